// The ledger of published content, with which the next build is compared: the SHA-256 of every
// file, the dates and content of every record, and the ids of feed entries.

import { z } from 'zod';
import { type Instant, parseInstant } from '../instant.ts';

export const LEDGER_PATH = 'ledger.json';
export const LEDGER_VERSION = 2;

/** A file of the site. */
export interface LedgerFile {
  /** From the root of the site. */
  readonly path: string;
  /** Of its bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

export const RECORD_KINDS = ['advisory', 'release', 'retrospective', 'statement'] as const;

/** A published record that must stay under its name. */
export interface LedgerRecord {
  readonly kind: (typeof RECORD_KINDS)[number];
  /** The id of an advisory, the slug of anything else. */
  readonly id: string;
  readonly published: Instant;
  /** The last change for readers; `published` if it has not changed. */
  readonly modified: Instant;
  /** When an advisory was withdrawn. */
  readonly withdrawn?: Instant | undefined;
  /**
   * The hash of the data that tools act on: ranges, severity, names, links. In hexadecimal. Absent
   * if the kind has no revisions.
   */
  readonly facts?: string | undefined;
  /**
   * The hash of the text that only people read. An editorial revision can change it without
   * `modified`. Absent if all data are facts.
   */
  readonly text?: string | undefined;
  /** The number of editorial revisions; absent if zero. */
  readonly editorials?: number | undefined;
  /** Set if the advisory was imported: its dates are those of another publisher. */
  readonly imported?: true | undefined;
}

/** An entry of one or more feeds. Its id must never change while its page stays the same. */
export interface LedgerEntry {
  readonly id: string;
  readonly url: string;
}

/** A feed that readers subscribe to: the path of its JSON, and the number of its entries. */
export interface LedgerFeed {
  readonly path: string;
  readonly entries: number;
}

/** An OpenPGP key. */
export interface LedgerKey {
  readonly name: string;
  readonly fingerprint: string;
}

/** A redirect that the host of the site supports. `from` starts with "/". */
export interface LedgerRedirect {
  readonly from: string;
  readonly to: string;
}

/**
 * The JSON of the ledger. Lists are sorted by path, by kind and id, by id, or by name, with one
 * item on each line, so that people can compare two ledgers. It contains no time of its own
 * creation: a build without changes leaves it unchanged.
 */
export interface Ledger {
  readonly version: typeof LEDGER_VERSION;
  /** The URL of the site. */
  readonly site: string;
  /** The prefix of ids in OSV: "x_ORB" or "ORB". */
  readonly prefix: string;
  /** The switches of site.yaml that are on. */
  readonly formats: readonly string[];
  /**
   * Every file except this one. The dev server renders pages on demand, so it lists only documents.
   */
  readonly files: readonly LedgerFile[];
  readonly records: readonly LedgerRecord[];
  readonly entries: readonly LedgerEntry[];
  readonly feeds: readonly LedgerFeed[];
  readonly keys: readonly LedgerKey[];
  readonly redirects: readonly LedgerRedirect[];
}

const instant = () =>
  z.string().transform((text, ctx): Instant => {
    const read = parseInstant(text);
    if ('instant' in read) return read.instant;
    ctx.addIssue({ code: 'custom', message: 'no time' });
    return z.NEVER;
  });

const recordSchema = z.object({
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  published: instant(),
  modified: instant(),
  withdrawn: instant().optional(),
  facts: z.string().optional(),
  text: z.string().optional(),
  editorials: z.int().optional(),
  imported: z.literal(true).optional(),
});

const ledgerSchema = z.object({
  version: z.literal(LEDGER_VERSION),
  site: z.url({ protocol: /^https?$/ }),
  prefix: z.string(),
  formats: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
  records: z.array(recordSchema),
  entries: z.array(z.object({ id: z.string(), url: z.string() })),
  feeds: z.array(z.object({ path: z.string(), entries: z.int() })),
  keys: z.array(z.object({ name: z.string(), fingerprint: z.string() })),
  redirects: z.array(z.object({ from: z.string(), to: z.string() })),
});

/** Parses the text of a ledger.json. Returns a message if it cannot be compared. */
export function parseLedger(
  text: string,
): { readonly ledger: Ledger } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'It is not JSON.' };
  }
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  if (typeof version !== 'number')
    return { fault: 'It is not a ledger of Candor: it has no version.' };
  if (version > LEDGER_VERSION)
    return {
      fault: `It was written by a newer version of Candor (ledger version ${version}; this one supports ${LEDGER_VERSION}). Update Candor.`,
    };
  if (version < LEDGER_VERSION)
    return {
      fault: `It was written by an older version of Candor (ledger version ${version}; this one supports ${LEDGER_VERSION}). Build the last published content again, into another folder, and compare with that folder.`,
    };
  const read = ledgerSchema.safeParse(value);
  if (read.success) return { ledger: read.data };
  const [issue] = read.error.issues;
  return { fault: `It is damaged at "${issue?.path.join('.') ?? ''}".` };
}

/**
 * Returns the base path of the site in a ledger of any version; undefined if the text is not a
 * ledger.
 */
export function baseInLedger(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const site: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, 'site') : undefined;
    return typeof site === 'string' ? URL.parse(site)?.pathname.replace(/\/?$/, '/') : undefined;
  } catch {
    return undefined;
  }
}
