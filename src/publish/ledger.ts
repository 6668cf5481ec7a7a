// Creates the ledger: from a built folder, as the last step of a build, because it lists the bytes
// of every other file; or from the documents only, for the dev server.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Document, settingOf } from '../formats/format.ts';
import { type LedgerFile, ledgerDocument, ledgerOf } from '../formats/ledger/ledger.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { Reading } from '../read/index.ts';

/** The number of files that are read at once. */
const PARALLEL = 32;

/**
 * Writes the ledger of a folder with a complete site. Nothing can replace it. `documents` are those
 * that were written there.
 */
export async function writeLedger(
  folder: string,
  documents: readonly Document[],
  reading: Reading,
): Promise<void> {
  const { path, body } = ledgerDocument(
    ...ledgerInput(await hashedFiles(folder), documents, reading),
  );
  await writeFile(join(folder, path), body);
}

/** Returns the ledger of a folder with a complete site, computed from its files. */
export async function ledgerOfFolder(
  folder: string,
  documents: readonly Document[],
  reading: Reading,
): Promise<Ledger> {
  return ledgerOf(...ledgerInput(await hashedFiles(folder), documents, reading));
}

/** Returns the ledger of the documents only. */
export function ledgerOfDocuments(documents: readonly Document[], reading: Reading): Document[] {
  const files = documents.map(({ path, body }) => ({ path, sha256: sha256(body) }));
  return [ledgerDocument(...ledgerInput(files, documents, reading))];
}

function ledgerInput(
  files: readonly LedgerFile[],
  documents: readonly Document[],
  { content, site, place }: Reading,
): Parameters<typeof ledgerOf> {
  return [files, documents, content, settingOf(site, place.now, content)];
}

async function hashedFiles(folder: string): Promise<LedgerFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files: LedgerFile[] = [];
  const hashed = async (file: string): Promise<LedgerFile> => ({
    path: relative(folder, file).split(sep).join('/'),
    sha256: sha256(await readFile(file)),
  });
  for (let i = 0; i < paths.length; i += PARALLEL)
    files.push(...(await Promise.all(paths.slice(i, i + PARALLEL).map(hashed))));
  return files;
}

const sha256 = (body: Document['body']): string => createHash('sha256').update(body).digest('hex');
