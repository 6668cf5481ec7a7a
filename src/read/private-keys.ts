// Looks for private keys and tokens in whole files, whatever they are called, and lists what public/ would serve.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { findPrivateKey } from '../model/private-key.ts';
import type { Finding } from '../model/problem.ts';
import { findTokens } from '../model/secret-token.ts';
import { listFiles } from './folder.ts';

const CHUNK = 16 * 1024 * 1024;
/** Longer than any mark of a private key, and than any token. */
const OVERLAP = 4096;

/** True where a file holds a private key anywhere. A file that cannot be read holds none that could be published. */
export const holdsPrivateKey = (file: string): boolean =>
  holds(file, (bytes, atStart) => findPrivateKey(bytes, atStart) !== undefined);

const holdsToken = (file: string): boolean =>
  holds(file, (bytes) => findTokens(Buffer.from(bytes).toString('latin1')).some(({ unsure }) => !unsure));

function holds(file: string, found: (bytes: Uint8Array, atStart: boolean) => boolean): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return false;
  }
  try {
    const buffer = Buffer.alloc(Math.min(CHUNK, fstatSync(handle).size));
    for (let position = 0; ; position += CHUNK - OVERLAP) {
      const count = readSync(handle, buffer, 0, buffer.length, position);
      if (found(buffer.subarray(0, count), position === 0)) return true;
      if (count < CHUNK) return false;
    }
  } catch {
    return false;
  } finally {
    closeSync(handle);
  }
}

/** The files of public/, hidden ones too, and a finding for each that must not be served. Paths in findings are from `folder`. */
export function scanPublic(publicFolder: string, folder: string): { files: string[]; findings: Finding[] } {
  const files: string[] = [];
  const findings: Finding[] = [];
  const prefix = `${relative(folder, publicFolder).split(sep).join('/')}/`;
  for (const { path, fault, message } of listFiles(publicFolder, true)) {
    const file = `${prefix}${path}`;
    if (fault !== undefined) findings.push({ code: fault, file, at: 'start', message });
    else if (holdsPrivateKey(join(publicFolder, path))) findings.push({ code: 'key-private', file, at: 'start' });
    else if (holdsToken(join(publicFolder, path))) findings.push({ code: 'secret-token', file, at: 'start' });
    else files.push(path);
  }
  return { files, findings };
}
