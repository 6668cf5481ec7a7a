// Transformations by an attacker, or an ordinary program, that hide a text in a file.

import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpacked } from './index.ts';

const SECRET = 'Überlauf in a secret of some words';
const NOISE = Array.from({ length: 300 }, (_, i) => ((i * 7919) % 10_007).toString(36)).join(' ');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const octal = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
const pieces = (text: string): string[] => text.match(/.{1,2}/gs) ?? [];

const finds = (bytes: Uint8Array): boolean =>
  [...unpacked(bytes, 'file')].some((part) => Buffer.from(part.bytes).includes(SECRET));

const pdf = (body: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from('\n%%EOF\n')]);
const stream = (text: string, dictionary = '<</Filter /FlateDecode>>'): Buffer =>
  Buffer.concat([
    Buffer.from(`4 0 obj ${dictionary} stream\n`),
    dictionary.includes('Flate')
      ? deflateSync(Buffer.from(text, 'latin1'))
      : Buffer.from(text, 'latin1'),
    Buffer.from('\nendstream'),
  ]);

describe('in a PDF, a text is found', () => {
  const hex = utf16(SECRET).toString('hex').toUpperCase();
  test.each<[string, Uint8Array]>([
    ['as a title in UTF-16 and hexadecimal digits', pdf(`<</Title<${hex}>>>`)],
    ['in digits with spaces', pdf(`<</Title <${hex.replace(/(....)/g, '$1 \n')}> >>`)],
    [
      'as a title in UTF-16',
      pdf(Buffer.concat([Buffer.from('<</Title('), utf16(SECRET), Buffer.from(')>>')])),
    ],
    ['in octal escapes', pdf(`<</Title(${octal(Buffer.from(SECRET, 'latin1'))})>>`)],
    ['in octal escapes of UTF-16', pdf(`<</Title(${octal(utf16(SECRET))})>>`)],
    ['in a compressed object', pdf(stream(`<</Title<${hex}>>>`))],
    ['broken by a line', pdf(stream(`(${SECRET.replace('secret', 'sec\\\nret')})Tj`))],
    ['with spacing in words', pdf(stream(`[(${pieces(SECRET).join(')-20.5(')})]TJ`))],
    [
      'with spacing in words, in digits',
      pdf(
        stream(
          `[<${pieces(SECRET)
            .map((one) => Buffer.from(one, 'latin1').toString('hex'))
            .join('>12<')}>]TJ`,
        ),
      ),
    ],
    ['with spacing in place of spaces', pdf(stream(`[(${SECRET.split(' ').join(')-333(')})]TJ`))],
    [
      'in a stream without a filter',
      pdf(stream(`[(${pieces(SECRET).join(')3(')})]TJ`, '<</Length 99>>')),
    ],
    ['behind other bytes', Buffer.concat([Buffer.from('a prefix\n'), pdf(`<</Title<${hex}>>>`)])],
    ['in Base64', pdf(`% ${Buffer.from(`${SECRET}, ${SECRET}`).toString('base64')}`)],
    ['compressed, behind its end', Buffer.concat([pdf(''), deflateSync(`${NOISE} ${SECRET}`)])],
  ])('%s', (_, bytes) => {
    expect(finds(bytes)).toBe(true);
  });

  test.each<[string, string]>([
    ['T1', '[(Heap)-333(o)28(v)27(er\\035o)28(w)-333(in)-334(o\\036ce)]TJ'],
    ['OT1', '[(Heap)-333(o)28(v)27(er\\015o)28(w)-333(in)-334(o\\016ce)]TJ'],
    ['the standard encoding', '[(Heap)-333(over\\257ow)-333(in)-334(of\\256ce)]TJ'],
    ['MacRoman', '[(Heap)-333(over\\337ow)-333(in)-334(of\\336ce)]TJ'],
  ])('and with the ligatures of %s', (_, text) => {
    const parts = [...unpacked(pdf(stream(text)), 'a.pdf')];
    expect(parts.some((part) => Buffer.from(part.bytes).includes('Heap overflow in office'))).toBe(
      true,
    );
  });

  test('and streams that are not read are reported', () => {
    const said: string[] = [];
    for (const _ of unpacked(pdf('<</Filter/LZWDecode>>'), 'a.pdf', (what) => said.push(what)));
    expect(said).toEqual(['a PDF with LZW or RunLength streams']);
  });
});

describe('in Base64, gzip is found', () => {
  const base64 = gzipSync(`${SECRET} ${NOISE}`).toString('base64');
  const lined = (between: string): string => base64.replace(/(.{60})/g, `$1${between}`);
  test.each<[string, string]>([
    ['with escapes of JSON', `{"a":"${base64.replaceAll('/', '\\/').replaceAll('+', '\\u002B')}"}`],
    ['with escapes of addresses', `data:;base64,${encodeURIComponent(base64)}`],
    [
      'with escapes of HTML',
      `<a b="${base64.replaceAll('/', '&#x2F;').replaceAll('+', '&#43;')}">`,
    ],
    ['with names of HTML', `<a b="${base64.replaceAll('/', '&sol;').replaceAll('+', '&plus;')}">`],
    ['in lines of quoted-printable', lined('=\r\n')],
    ['in strings that are added', `x = "${lined('" +\n  "')}"`],
    ['in strings of C', `"${lined('\\n"\n  "')}"`],
    ['in a list of strings', `["${lined('",\n  "')}"]`],
    ['in a string that is continued', `"${lined('\\\n   ')}"`],
    ['in a comment', `# ${lined('\n# ')}`],
    ['in another comment', `// ${lined('\n// ')}`],
    ['in lines of HTML', lined('<br>\n')],
    ['in groups', lined(' ')],
    ['in old lines', lined('\r')],
    ['far to the right', lined(`\n${' '.repeat(90)}`)],
    ['behind letters', `xy${base64}`],
  ])('%s', (_, text) => {
    expect(finds(Buffer.from(text))).toBe(true);
  });

  test('short texts in a list of strings are found one by one', () => {
    const list = [`${SECRET}.`, `${SECRET}, and`].map((one) =>
      Buffer.from(one).toString('base64').replace(/=/g, ''),
    );
    expect(finds(Buffer.from(JSON.stringify([...list, 'x'.repeat(30)])))).toBe(true);
  });
});

describe('in what draws diagrams, a hidden text is found', () => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const head = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    return Buffer.concat([head, length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const page = deflateRawSync(
    encodeURIComponent(`<root><mxCell value="${SECRET}"/>${NOISE}</root>`),
  ).toString('base64');
  const file = encodeURIComponent(`<mxfile><diagram name="Page-1">${page}</diagram></mxfile>`);
  const scene = deflateSync(
    JSON.stringify({ elements: [{ text: SECRET, isDeleted: true }], NOISE }),
  );
  const drawing = Buffer.from(
    JSON.stringify({ encoding: 'bstring', encoded: scene.toString('latin1') }),
    'latin1',
  );
  // The alphabet of PlantUML in the order of that of Base64.
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  const standard = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const source = deflateRawSync(`@startuml\n' ${SECRET}\nA -> B\n@enduml`)
    .toString('base64')
    .replace(/=+$/, '')
    .replace(/./g, (letter) => letters[standard.indexOf(letter)] ?? '');

  test.each<[string, Uint8Array]>([
    ['in a PNG of draw.io', chunk('tEXt', Buffer.from(`mxfile\0${file}`))],
    [
      'in a PNG of draw.io for desks',
      chunk('zTXt', Buffer.concat([Buffer.from('mxfile\0\0'), deflateRawSync(file)])),
    ],
    [
      'in a PNG of Excalidraw',
      chunk('tEXt', Buffer.concat([Buffer.from('application/json\0'), drawing])),
    ],
    [
      'in an SVG of Excalidraw',
      Buffer.from(`<svg><!-- payload-start -->${drawing.toString('base64')}<!-- -->`),
    ],
    ['in an SVG of PlantUML', Buffer.from(`<svg><?plantuml-src ${source}?></svg>`)],
    ['in an older SVG of PlantUML', Buffer.from(`<svg><!--SRC=[${source}]--></svg>`)],
    ['in an address of PlantUML', Buffer.from(`https://www.plantuml.com/plantuml/svg/~1${source}`)],
  ])('%s', (_, bytes) => {
    expect([...unpacked(bytes, 'file')].some((part) => holdsSecret(part.bytes))).toBe(true);
  });

  /** Percent-encoded too: the search for secrets takes these escapes away itself. */
  const holdsSecret = (bytes: Uint8Array): boolean =>
    [SECRET, encodeURIComponent(SECRET)].some((one) => Buffer.from(bytes).includes(one));
});

describe('in a mail, a text is found', () => {
  const quoted = [...Buffer.from(SECRET)]
    .map((byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`,
    )
    .join('');
  test.each<[string, string]>([
    ['that is quoted-printable', `${quoted.slice(0, 20)}=\r\n${quoted.slice(20)}`],
    [
      'in encoded words',
      `Subject: =?utf-8?Q?${quoted.slice(0, 18).replaceAll(' ', '_')}?=\r\n =?UTF-8?q?${quoted.slice(18).replaceAll(' ', '_')}?=`,
    ],
    [
      'in encoded words of Base64',
      `Subject: =?utf-8?B?${Buffer.from(SECRET.slice(0, 9)).toString('base64')}?=\n =?utf-8?b?${Buffer.from(SECRET.slice(9)).toString('base64')}?=`,
    ],
  ])('%s', (_, text) => {
    expect(finds(Buffer.from(text))).toBe(true);
  });
});

describe('across tags inside its words, a text is found', () => {
  const [start, end] = [SECRET.slice(0, 17), SECRET.slice(17)];
  test.each<[string, string]>([
    ['where a line may break', `<p>${start}<wbr>${end}`],
    ['with a first letter', `<span class="first">${SECRET.slice(0, 1)}</span>${SECRET.slice(1)}`],
    ['in bold and italics', `<b>${start}</b><i title="x">${end}</i>`],
    ['in SVG', `<text><tspan x="1">${start}</tspan><tspan x="2">${end}</tspan></text>`],
    [
      'far from another such place',
      `a<b>b</b>c ${NOISE} ${start}<em>${end.slice(0, 2)}</em>${end.slice(2)} ${NOISE} d<i>e</i>`,
    ],
    [
      'in Word',
      `<w:p><w:r><w:t>${start}</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>${end}</w:t></w:r></w:p>`,
    ],
    ['in slides', `<a:p><a:r><a:t>${start}</a:t></a:r><a:r><a:rPr/><a:t>${end}</a:t></a:r></a:p>`],
    [
      'in OpenDocument',
      `<text:p>${start}<text:span text:style-name="T1">${end}</text:span></text:p>`,
    ],
    ['in a sheet', `<si><r><t>${start}</t></r><r><rPr/><t>${end}</t></r></si>`],
  ])('%s', (_, text) => {
    expect(finds(Buffer.from(text))).toBe(true);
  });

  test('and words of two paragraphs or cells stay separate', () => {
    for (const text of [
      '<w:p>ab</w:p><w:p>cd</w:p>',
      '<p>ab</p><p>cd</p>',
      '<td>ab</td><td>cd</td>',
    ])
      expect(
        [...unpacked(Buffer.from(text), 'a')].some(({ bytes }) =>
          Buffer.from(bytes).includes('abcd'),
        ),
      ).toBe(false);
  });
});

describe('behind a tar archive', () => {
  const header = Buffer.alloc(512);
  header.write('file', 0);
  header.write('00000000000 ', 124);
  header.write('        0', 148);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const archive = Buffer.concat([header, Buffer.alloc(1024)]);
  test.each<[string, Uint8Array]>([
    ['gzip', gzipSync(`${SECRET} ${NOISE}`)],
    ['another archive', Buffer.concat([archive, gzipSync(`${SECRET} ${NOISE}`)])],
  ])('%s is read', (_, rest) => {
    expect(finds(Buffer.concat([archive, rest]))).toBe(true);
  });
});
