// What a site must show before a notice is sent: proof that its text comes from the same content.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Content } from '../../model/content.ts';
import type { LedgerRecord } from '../../model/ledger/ledger.ts';
import { recordName } from '../../model/ledger/paths.ts';
import { announcements } from '../announcement/make.ts';
import type { Setting } from '../format.ts';
import { recordsOf } from '../ledger/ledger.ts';

/** The public content, as a ledger describes it. */
export interface Evidence {
  /** By name. */
  readonly records: ReadonlyMap<string, LedgerRecord>;
  /** The SHA-256 of documents, by path: a record of a release has no digest of its text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Returns the evidence of public content. */
export function evidenceOf(content: Content, setting: Setting): Evidence {
  const hash = (body: string | Uint8Array): string =>
    bytesToHex(sha256(typeof body === 'string' ? utf8ToBytes(body) : body));
  return {
    records: new Map(recordsOf(content).map((record) => [recordName(record), record])),
    files: new Map(announcements(content, setting).map(({ path, body }) => [path, hash(body)])),
  };
}

/** Returns why a ledger does not show the same state of a record; undefined if it does. */
export function recordFault(name: string, own: Evidence, site: Evidence): string | undefined {
  const [mine, theirs] = [own.records.get(name), site.records.get(name)];
  if (mine === undefined) return `${name} is not public`;
  if (theirs === undefined) return `${name} is not on the site yet`;
  const parts = ['published', 'modified', 'withdrawn', 'facts', 'text'] as const;
  if (parts.some((part) => mine[part] !== theirs[part]))
    return `the site has another state of ${name}`;
  const path = mine.kind === 'release' ? `announcements/${mine.id}/announcement.txt` : '';
  return own.files.get(path) === site.files.get(path)
    ? undefined
    : `the site has another announcement of ${mine.id}`;
}
