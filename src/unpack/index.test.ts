import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpacked } from './index.ts';

const SECRET = 'a secret that is packed';
const png = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    length,
    Buffer.from(type),
    data,
    Buffer.alloc(4),
  ]);
};
const holds = (bytes: Uint8Array, name: string): boolean =>
  [...unpacked(bytes, name)].some(
    (part) => !part.packed && Buffer.from(part.bytes).includes(SECRET),
  );

/** A gzip member with an extra field (RFC 1952, section 2.3.1). */
function withExtra(gzip: Buffer, extra: Buffer): Buffer {
  const head = Buffer.from(gzip.subarray(0, 10));
  head[3] = 4;
  return Buffer.concat([head, Buffer.of(extra.length, 0), extra, gzip.subarray(10)]);
}

/** An archive with two entries, of which the first is marked as packed by LZMA. */
function strangeZip(): Uint8Array {
  const bytes = zipSync({
    'a.txt': Buffer.from('nothing'),
    'b.txt': Buffer.from(`${SECRET} `.repeat(9)),
  });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint16(8, 14, true);
  view.setUint16(Buffer.from(bytes).indexOf('PK\x01\x02', 0, 'latin1') + 10, 14, true);
  return bytes;
}

describe('packed data is unpacked', () => {
  const long = Buffer.from(`${'x'.repeat(40)} ${SECRET} ${'y'.repeat(40)}`).toString('base64');
  const zlib = deflateSync(`BT (${SECRET}) Tj ET`);
  it.each([
    ['plain bytes', Buffer.from(SECRET), 'a.txt'],
    ['gzip under any name', gzipSync(SECRET), 'a.pf_fragment'],
    [
      'text behind gzip',
      Buffer.concat([gzipSync('nothing'), Buffer.from(SECRET, 'utf16le')]),
      'a.gz',
    ],
    [
      'a second gzip behind the first',
      Buffer.concat([gzipSync('nothing'), gzipSync(SECRET)]),
      'a.gz',
    ],
    [
      'an extra field of gzip in UTF-16',
      withExtra(gzipSync('nothing'), Buffer.from(SECRET, 'utf16le').swap16()),
      'a.gz',
    ],
    ['Zstandard', zstdCompressSync(SECRET), 'a.tar.zst'],
    ['Brotli', brotliCompressSync(SECRET), 'a.html.br'],
    ['a ZIP in a ZIP', zipSync({ 'b.zip': zipSync({ 'c.json': Buffer.from(SECRET) }) }), 'a.zip'],
    ['a ZIP with an entry that is packed in another way', strangeZip(), 'a.zip'],
    ['the name of an entry', zipSync({ [`${SECRET}.json`]: Buffer.from('{}') }), 'a.zip'],
    [
      'zTXt of PNG',
      png('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(SECRET)])),
      'a.png',
    ],
    [
      'iTXt of PNG',
      png('iTXt', Buffer.concat([Buffer.from('Text\0\x01\0\0\0'), deflateSync(SECRET)])),
      'a.png',
    ],
    ['tEXt of PNG', png('tEXt', Buffer.from(`Comment\0${SECRET}`)), 'a.png'],
    [
      'a stream of PDF',
      Buffer.concat([Buffer.from('%PDF-1.7\n<<>>stream\n'), zlib, Buffer.from('\nendstream')]),
      'a.pdf',
    ],
    ['Base64 in lines', Buffer.from(`x\n${long.replace(/(.{64})/g, '$1\n')}\n`), 'a.asc'],
  ])('%s', (_, bytes, name) => {
    expect(holds(bytes, name)).toBe(true);
  });

  it('and data that only looks packed stays unchanged', () => {
    for (const head of ['PK\x03\x04', '\x1f\x8b', '\x89PNG', '%PDF-stream'])
      expect([...unpacked(Buffer.from(`${head}${SECRET}`, 'latin1'), 'a.br')].at(-1)).toMatchObject(
        { packed: false },
      );
  });
});
