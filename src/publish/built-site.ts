// Checks that a folder contains only a site that Candor built. ledger.json alone proves nothing:
// people save it beside other things, because --against compares with it. A folder is Candor's if
// each of its files is in the ledger, with its current SHA-256. So a build deletes only bytes that
// a build wrote, and also recognizes sites of older versions.

import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { kindOf, readRegular } from '../disk/regular-file.ts';
import { identityOf } from '../disk/same-folder.ts';
import { LEDGER_PATH } from '../model/ledger/ledger.ts';
import { order } from '../model/text/order.ts';

/** The state of a path that a site will be written to. */
type Found =
  | { readonly kind: 'absent' | 'empty' | 'site' }
  /** Something that is not a folder, in words. */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'repository'; readonly path: string }
  | Foreign;

/** A folder with files that no build wrote. */
export interface Foreign {
  readonly kind: 'foreign';
  /** Some of those files, relative to the folder. */
  readonly files: readonly string[];
  readonly more: boolean;
  /** True if the folder also has a ledger of Candor: then most of it can be a site. */
  readonly ledger: boolean;
}

const MOST_NAMED = 5;
const MOST_RETRIES = 100;

/** Inspects a path without following links. */
export function inspectSite(path: string): Found {
  for (let tries = 0; ; tries += 1) {
    const before = identityOf(path);
    const found = inspectOnce(path);
    // If another build replaced the site meanwhile, this inspection saw parts of both.
    if (found.kind !== 'foreign' || identityOf(path) === before || tries === MOST_RETRIES)
      return found;
  }
}

function inspectOnce(path: string): Found {
  const top = lstatSync(path, { throwIfNoEntry: false });
  if (top === undefined) return { kind: 'absent' };
  if (!top.isDirectory()) return { kind: 'other', what: kindOf(top) };
  const hashes = ledgerOf(path);
  const ours: string[] = [];
  const foreign: string[] = [];
  for (const one of walk(path, '')) {
    if (isRepository(one.path)) return { kind: 'repository', path: one.path };
    if (one.isFile && hashes !== undefined && isExpected(one.path, hashes)) ours.push(one.path);
    else if (one.path !== LEDGER_PATH || hashes === undefined) foreign.push(one.path);
    if (foreign.length > MOST_NAMED) break;
  }
  if (hashes !== undefined && foreign.length === 0)
    for (const file of ours) {
      if (!isUnchanged(path, file, hashes)) foreign.push(file);
      if (foreign.length > MOST_NAMED) break;
    }
  // Folders without files contain nothing that could be lost.
  if (hashes === undefined && foreign.length === 0) return { kind: 'empty' };
  // A ledger alone is not a site: someone saved it there.
  if (
    hashes !== undefined &&
    foreign.length === 0 &&
    ours.some((file) => file !== LEDGER_PATH && hashes.has(file))
  )
    return { kind: 'site' };
  const files = foreign.length === 0 ? [LEDGER_PATH] : foreign.slice(0, MOST_NAMED);
  return {
    kind: 'foreign',
    files,
    more: foreign.length > MOST_NAMED,
    ledger: hashes !== undefined,
  };
}

const isRepository = (path: string): boolean => /(?:^|\/)\.git$/i.test(path);

/** Compressed copies that a host creates: they contain the bytes of the file beside them. */
const DERIVED = /\.(gz|br|zst)$/;
const LIMIT = { maxOutputLength: 2 ** 30 };
const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gz: (bytes) => gunzipSync(bytes, LIMIT),
  br: (bytes) => brotliDecompressSync(bytes, LIMIT),
  zst: (bytes) => zstdDecompressSync(bytes, LIMIT),
};
/** Files that file managers create in folders that they show. */
const LITTER = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/;

function isExpected(path: string, hashes: ReadonlyMap<string, string>): boolean {
  return hashes.has(path) || hashes.has(path.replace(DERIVED, '')) || LITTER.test(path);
}

function isUnchanged(folder: string, path: string, hashes: ReadonlyMap<string, string>): boolean {
  const [, packed = ''] = DERIVED.exec(path) ?? [];
  const own = hashes.get(path);
  const hash = own ?? hashes.get(path.replace(DERIVED, ''));
  if (hash === undefined) return true;
  try {
    return hashOf(join(folder, path), own === undefined ? UNPACK[packed] : undefined) === hash;
  } catch {
    return false;
  }
}

// A build inspects the old site four times: before and after the rendering, before and after the
// swap. A file is read again only if the file system reports a change of its status or content.
const known = new Map<string, { readonly status: string; readonly hash: string }>();
/** Changes within this time of each other can have one time stamp, in milliseconds. */
const TICK = 2000;

/** The SHA-256 of a file, or of what it unpacks to. */
function hashOf(file: string, unpack: ((bytes: Buffer) => Buffer) | undefined): string {
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = lstatSync(file, { bigint: true });
  const key = `${dev}:${ino}:${unpack === undefined}`;
  const status = `${size}:${mtimeNs}:${ctimeNs}`;
  const found = known.get(key);
  if (found?.status === status) return found.hash;
  const isOld = Number(ctimeMs) < Date.now() - TICK;
  const bytes = readRegular(file);
  const hash = createHash('sha256')
    .update(unpack?.(bytes) ?? bytes)
    .digest('hex');
  if (isOld) known.set(key, { status, hash });
  return hash;
}

/**
 * Yields the files and everything else except folders, without following links. A folder that
 * cannot be read counts as an entry.
 */
function* walk(folder: string, prefix: string): Generator<{ path: string; isFile: boolean }> {
  const names = namesIn(join(folder, prefix));
  if (names === undefined) yield { path: prefix, isFile: false };
  for (const name of names ?? []) {
    const path = `${prefix}${name}`;
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (found?.isDirectory() !== true || isRepository(path))
      yield { path, isFile: found?.isFile() === true };
    else yield* walk(folder, `${path}/`);
  }
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder).sort(order);
  } catch {
    return undefined;
  }
}

/** The fields that every version of the ledger has. */
const ledgerShape = z.object({
  version: z.int().positive(),
  site: z.url({ protocol: /^https?$/ }),
  files: z.array(z.object({ path: z.string(), sha256: z.hash('sha256') })),
  records: z.array(z.unknown()),
});

/**
 * The SHA-256 of the ledger of a folder and of each file in it; undefined if the folder has no
 * ledger of Candor.
 */
function ledgerOf(folder: string): ReadonlyMap<string, string> | undefined {
  try {
    const bytes = readRegular(join(folder, LEDGER_PATH));
    const read = ledgerShape.safeParse(JSON.parse(bytes.toString('utf8')));
    if (!read.success) return undefined;
    const hashes = new Map(read.data.files.map(({ path, sha256 }) => [path, sha256]));
    return hashes.set(LEDGER_PATH, createHash('sha256').update(bytes).digest('hex'));
  } catch {
    return undefined;
  }
}
