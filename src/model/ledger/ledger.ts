// The ledger: what was published, so that the next build can be held against it. What every file is by its SHA-256, what every
// record's dates and content are, and by which ids feed readers know the entries.

import { z } from 'zod';
import { type Instant, parseInstant } from '../instant.ts';

export const LEDGER_PATH = 'ledger.json';
export const LEDGER_VERSION = 2;

/** A file of the site. */
export interface LedgerFile {
  /** From the top of the site. */
  readonly path: string;
  /** Of its bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

export const RECORD_KINDS = ['advisory', 'release', 'retrospective', 'statement'] as const;

/** Something that is published under a name and must stay. */
export interface LedgerRecord {
  readonly kind: (typeof RECORD_KINDS)[number];
  /** The id of an advisory, the slug of anything else. */
  readonly id: string;
  readonly published: Instant;
  /** When it last changed for readers; `published` where it has not. */
  readonly modified: Instant;
  /** When an advisory was withdrawn. */
  readonly withdrawn?: Instant | undefined;
  /** Of what tools act on: ranges, severity, names, links. In hexadecimal. Absent where the kind has no revisions. */
  readonly facts?: string | undefined;
  /** Of what only people read. An editorial revision may change it without `modified`. Absent where all are facts. */
  readonly text?: string | undefined;
  /** How many editorial revisions there are; absent for none. */
  readonly editorials?: number | undefined;
  /** Set where the advisory was imported: its dates are those of others. */
  readonly imported?: true | undefined;
}

/** An entry of one or more feeds: its id must never change while its page is the same. */
export interface LedgerEntry {
  readonly id: string;
  readonly url: string;
}

/** A feed that readers subscribe to, by its JSON, with how many entries it has. */
export interface LedgerFeed {
  readonly path: string;
  readonly entries: number;
}

/** An OpenPGP key. */
export interface LedgerKey {
  readonly name: string;
  readonly fingerprint: string;
}

/** A redirect that works where the site is served; `from` starts with "/". */
export interface LedgerRedirect {
  readonly from: string;
  readonly to: string;
}

/**
 * The JSON of the ledger. Lists are sorted by path, by kind and id, by id, by name, with one item on each line, so that two
 * ledgers can be compared by eye. It holds no time of its own: a build that changes nothing leaves it as it is.
 */
export interface Ledger {
  readonly version: typeof LEDGER_VERSION;
  /** Where the site is served. */
  readonly site: string;
  /** What ids start with, as OSV knows them: "x_ORB" or "ORB". */
  readonly prefix: string;
  /** The switches of site.yaml that are on. */
  readonly formats: readonly string[];
  /** Every file but this one. The dev server, which makes pages when they are asked for, has the documents alone. */
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

/** Reads the text of a ledger.json. Answers in words why it is none that can be compared. */
export function parseLedger(text: string): { readonly ledger: Ledger } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'It is no JSON.' };
  }
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  if (typeof version !== 'number') return { fault: 'It is no ledger of Candor: it has no version.' };
  if (version > LEDGER_VERSION)
    return { fault: `A newer Candor wrote it (version ${version}; this one knows ${LEDGER_VERSION}). Update Candor.` };
  if (version < LEDGER_VERSION)
    return {
      fault: `An older Candor wrote it (version ${version}; this one compares ${LEDGER_VERSION}). Build what was last published once more, into another folder, and compare with that folder.`,
    };
  const read = ledgerSchema.safeParse(value);
  if (read.success) return { ledger: read.data };
  const [issue] = read.error.issues;
  return { fault: `It is damaged at "${issue?.path.join('.') ?? ''}".` };
}

/** The base path of the site that a ledger belongs to, whatever version wrote it. Undefined if the text is not a ledger. */
export function baseInLedger(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const site: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'site') : undefined;
    return typeof site === 'string' ? URL.parse(site)?.pathname.replace(/\/?$/, '/') : undefined;
  } catch {
    return undefined;
  }
}
