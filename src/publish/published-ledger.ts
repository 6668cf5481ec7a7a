// Reads the last published ledger: of a folder, of a file, or of the site itself. A build uses the
// network only for this, and only if an address is given.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LEDGER_PATH, type Ledger, parseLedger } from '../model/ledger/ledger.ts';
import { UsageError } from '../usage-error.ts';

const MOST_SECONDS = 30;
/** A hundred thousand files need less. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads the ledger of a folder with a site, of a file, or at an http(s) address of a site or of its
 * ledger. Throws UsageError with a remedy if it cannot be read or compared.
 */
export async function readLastLedger(where: string): Promise<Ledger> {
  const text = /^https?:\/\//i.test(where) ? await fetched(where) : written(where);
  const read = parseLedger(text);
  if ('ledger' in read) return read.ledger;
  throw new UsageError(`The ledger of ${where} cannot be compared. ${read.fault}`);
}

/**
 * Reads a file of the last published site, if it is available beside the ledger and has the bytes
 * that the ledger lists. The ledger contains only digests, which reveal no words.
 */
export async function readLastFile(
  where: string,
  path: string,
  sha256: string,
): Promise<string | undefined> {
  try {
    const text = /^https?:\/\//i.test(where)
      ? await fetchedBeside(where, path)
      : writtenBeside(where, path);
    return text !== undefined && createHash('sha256').update(text).digest('hex') === sha256
      ? text
      : undefined;
  } catch {
    return undefined;
  }
}

async function fetchedBeside(where: string, path: string): Promise<string | undefined> {
  const url = new URL(where);
  const base = url.pathname.endsWith('.json')
    ? url.pathname.replace(/[^/]*$/, '')
    : url.pathname.replace(/\/?$/, '/');
  url.pathname = `${base}${path}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(MOST_SECONDS * 1000) });
  return response.ok ? await bounded(response, url.href) : undefined;
}

function writtenBeside(where: string, path: string): string | undefined {
  const folder = statSync(where).isDirectory() ? where : dirname(where);
  const file = join(folder, path);
  return existsSync(file) && statSync(file).size <= MOST_BYTES
    ? readFileSync(file, 'utf8')
    : undefined;
}

function written(where: string): string {
  const file =
    existsSync(where) && statSync(where).isDirectory() ? join(where, LEDGER_PATH) : where;
  if (!existsSync(file))
    throw new UsageError(
      `${file} does not exist. If nothing was published before, build without --against.`,
    );
  if (statSync(file).size > MOST_BYTES)
    throw new UsageError(`${file} is larger than ${MOST_BYTES} bytes.`);
  return readFileSync(file, 'utf8');
}

async function fetched(where: string): Promise<string> {
  const url = URL.parse(where);
  if (url === null) throw new UsageError(`${where} is not an address.`);
  if (!url.pathname.endsWith('.json'))
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${LEDGER_PATH}`;
  const offline = `Download it on another machine and pass the file, or pass the folder of the last build: --against ${LEDGER_PATH}.`;
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(MOST_SECONDS * 1000),
      headers: { accept: 'application/json' },
    });
    if (response.status === 404)
      throw new UsageError(
        `${url.href} does not exist. If nothing was published before, build without --against.`,
      );
    if (!response.ok) throw new UsageError(`${url.href} answers ${response.status}. ${offline}`);
    return await bounded(response, url.href);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${url.href} cannot be fetched: ${causeOf(error)}. ${offline}`);
  }
}

async function bounded(response: Response, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new UsageError(`${address} is larger than ${MOST_BYTES} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Node's fetch says only "fetch failed"; the reason is in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${MOST_SECONDS} seconds`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
