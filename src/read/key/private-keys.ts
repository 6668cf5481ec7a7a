// Searches whole files for secrets, whatever their names, including packed content, and lists the
// files that public/ would serve.

import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Finding } from '../../model/problem/problem.ts';
import { activeIn } from '../../model/static-file/active-content.ts';
import { type NameFault, nameFault } from '../../model/static-file/public-name.ts';
import { repositoryIn } from '../../model/static-file/repository-bytes.ts';
import { type FoundSecret, secretIn } from '../../model/static-file/secret-in-bytes.ts';
import { visible } from '../../model/text/visible.ts';
import { type Part, unpacked } from '../../unpack/index.ts';
import { listFiles } from '../folder.ts';

/** Files up to this size are unpacked; for larger files, only the raw bytes are searched. */
const MOST_BYTES = 256 * 1024 * 1024;
const CHUNK = 16 * 1024 * 1024;
/** Longer than any marker of a private key, and than any token. */
const OVERLAP = 8192;

/**
 * True if a file contains a private key anywhere. False if it cannot be read, since it then cannot
 * be published either.
 */
export const holdsPrivateKey = (file: string): boolean =>
  faultsIn(file, '').some(({ code }) => code === 'key-private');

/** A fault of a file in public/, most important first. */
type Fault = Pick<Finding, 'code' | 'message'>;

/**
 * Lists the files of public/, including hidden ones, with a finding for each file that must not be
 * served. Paths in findings are relative to `folder`.
 */
export function scanPublic(
  publicFolder: string,
  folder: string,
): { files: string[]; findings: Finding[] } {
  const files: string[] = [];
  const findings: Finding[] = [];
  const prefix = `${relative(folder, publicFolder).split(sep).join('/')}/`;
  for (const { path, fault, message } of listFiles(publicFolder, true)) {
    const file = `${prefix}${path}`;
    if (fault !== undefined) {
      findings.push({ code: fault, file, at: 'start', message });
      continue;
    }
    const named = nameFault(path);
    const faults = [
      ...(named === undefined ? [] : [ofName(named)]),
      ...faultsIn(join(publicFolder, path), path),
    ];
    for (const one of faults) findings.push({ ...one, file, at: 'start' });
    if (!faults.some(({ code }) => isSecret(code))) files.push(path);
  }
  return { files, findings };
}

const isSecret = (code: Finding['code']): boolean =>
  code === 'key-private' || code === 'secret-token';

const ofName = ({ code, what }: NameFault, way = ''): Fault => ({
  code,
  message: `The file is ${what}${way}.`,
});

/** The faults of the bytes of a file. Each code is reported once. */
function faultsIn(file: string, path: string): Fault[] {
  const faults = new Map<Finding['code'], Fault>();
  const add = (one: Fault): void => {
    if (!faults.has(one.code)) faults.set(one.code, one);
  };
  const opaque = (what: string): void =>
    add({ code: 'public-opaque', message: `The file is or contains ${what}.` });
  const bytes = bytesOf(file);
  if (bytes === undefined) {
    opaque(`more than ${MOST_BYTES / 1024 ** 2} MiB; only the raw bytes are searched`);
    for (const one of bareSecrets(file)) add(ofSecret(one));
  } else
    for (const part of unpacked(bytes, path, opaque))
      for (const one of faultsOf(part, path)) add(one);
  return [...faults.values()].sort((a, b) => Number(isSecret(b.code)) - Number(isSecret(a.code)));
}

function* faultsOf({ bytes, way, entry }: Part, path: string): Generator<Fault> {
  const where = way.length === 0 ? '' : `, in ${visible(way.join(' > '))}`;
  const secret = secretIn(bytes);
  if (secret !== undefined) yield ofSecret(secret, where);
  const repository = repositoryIn(bytes);
  if (repository !== undefined)
    yield { code: 'public-repository', message: `This is ${repository}${where}.` };
  const named = entry === undefined ? undefined : nameFault(entry);
  // Other leftovers in an archive are harmless.
  if (named?.code === 'public-repository' || named?.code === 'public-secret-file')
    yield ofName(named, where);
  if (entry === undefined)
    for (const what of activeIn(bytes, path)) yield { code: 'public-active', message: `${what}.` };
}

const ofSecret = ({ code, what }: FoundSecret, where = ''): Fault => ({
  code,
  message:
    code === 'key-private'
      ? `The file contains a private key${where}.`
      : `This looks like ${what}${where}.`,
});

/** All bytes of a file; undefined if it is too large to unpack, none if it cannot be read. */
function bytesOf(file: string): Uint8Array | undefined {
  try {
    const handle = openSync(file, 'r');
    try {
      return fstatSync(handle).size > MOST_BYTES ? undefined : readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    return new Uint8Array();
  }
}

/** The secrets in the raw bytes of a large file. */
function* bareSecrets(file: string): Generator<FoundSecret> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK);
    for (let position = 0; ; position += CHUNK - OVERLAP) {
      const count = readSync(handle, buffer, 0, CHUNK, position);
      const found = secretIn(buffer.subarray(0, count), position === 0);
      if (found !== undefined) yield found;
      if (count < CHUNK) return;
    }
  } catch {
    return;
  } finally {
    closeSync(handle);
  }
}
