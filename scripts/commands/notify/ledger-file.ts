// A ledger that an option names: a file, or the folder of a built site.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readRegular } from '../../../src/disk/regular-file.ts';
import { LEDGER_PATH, type Ledger, parseLedger } from '../../../src/model/ledger/ledger.ts';
import { UsageError } from '../../../src/usage-error.ts';

/** Reads the ledger of an option; undefined without the option. Throws UsageError. */
export function ledgerOption(option: string, path: string | undefined): Ledger | undefined {
  if (path === undefined) return undefined;
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, LEDGER_PATH) : path;
  if (!existsSync(file)) throw new UsageError(`${option}: ${file} does not exist.`);
  const read = parseLedger(readRegular(file).toString('utf8'));
  if ('ledger' in read) return read.ledger;
  throw new UsageError(`${option}: ${file} cannot be used. ${read.fault}`);
}
