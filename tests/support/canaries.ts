// Searches a built site for canaries, independently of Candor's own search: every file is unpacked
// and decoded in all ways, and one pattern is searched in all of it. Slow and simple; only for
// tests.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { CANARY } from './canary-content.ts';
import { filesIn } from './run-candor.ts';

/** The files of a folder that contain a canary, with the canary. */
export function canariesIn(folder: string): string[] {
  return filesIn(folder).flatMap((file) => {
    const found = canaryIn(file) ?? canaryInBytes(readFileSync(join(folder, file)));
    return found === undefined ? [] : [`${file}: ${found}`];
  });
}

/** The first canary in a file, in any packing or encoding. */
export function canaryInBytes(bytes: Buffer, depth = 0): string | undefined {
  if (depth > 4) return undefined;
  const own = canaryIn(bytes.toString('latin1'));
  if (own !== undefined) return own;
  for (const inner of insides(bytes)) {
    const found = canaryInBytes(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function canaryIn(text: string): string | undefined {
  for (let view = text, round = 0; round < 3; round++) {
    const joined = view.replace(/\0/g, '');
    const bare = joined.replace(/<[^>]*>/g, '').replace(/\r?\n[ \t]/g, '');
    const found =
      CANARY.exec(view.toLowerCase()) ??
      CANARY.exec(joined.toLowerCase()) ??
      CANARY.exec(bare.toLowerCase());
    if (found !== null) return found[0];
    const next = view
      .replace(/&#x([0-9a-f]{2,4});/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      .replace(/&#(\d{2,4});/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(
        /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%([0-9a-f]{2})/gi,
        (_, a?: string, b?: string, c?: string) =>
          String.fromCharCode(Number.parseInt(a ?? b ?? c ?? '', 16)),
      );
    if (next === view) return undefined;
    view = next;
  }
  return undefined;
}

function insides(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  const attempts = [gunzipSync, inflateSync, brotliDecompressSync].map((unpack) => () => [
    unpack(bytes),
  ]);
  const zip = (): Buffer[] =>
    Object.entries(unzipSync(bytes)).flatMap(([name, body]) => [
      Buffer.from(name),
      Buffer.from(body),
    ]);
  const packed = [...attempts, ...(text.startsWith('PK') ? [zip] : [])].flatMap((attempt) => {
    try {
      return attempt();
    } catch {
      return [];
    }
  });
  // Four ways to split a run, because encoded data can start anywhere in it.
  const base64 = (text.match(/[A-Za-z0-9+/_-]{16,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64')),
  );
  const hex = (text.match(/[0-9a-f]{24,}/gi) ?? []).flatMap((run) =>
    [0, 1].map((from) => Buffer.from(run.slice(from), 'hex')),
  );
  const decoded = Buffer.concat([...base64, ...hex].flatMap((part) => [part, Buffer.from(' ')]));
  const found = canaryIn(decoded.toString('latin1'));
  return [...packed, ...(found === undefined ? [] : [Buffer.from(found)])];
}
