// Recognizes advisories and cases by their content, if they are outside the content folder or have
// another name.

import type { Desk } from '../../model/content.ts';
import type { Reading } from '../../read/index.ts';
import { type PrivateKind, versionState } from './private-file.ts';

/** The kind of a private file, and its desk if it can be read. */
export interface PrivateFound {
  readonly kind: PrivateKind;
  readonly desk: Desk | undefined;
}

const RESTRICTED = /^[ \t]*["']?tlp["']?[ \t]*:[ \t]*["']?(?:TLP:)?(?:AMBER|RED|GREEN)\b/im;
const OF_ADVISORY =
  /^["']?(?:summary|project|affected|severity|rating|cwe|aliases|timeline|credits|exploited|published)["']?[ \t]*:/gm;
/** The number of keys that identify the front matter of an advisory. */
const ENOUGH = 4;

/** The keys that every case has. */
const OF_CASE = ['title', 'received', 'reporter'].map(
  (key) => new RegExp(`^["']?${key}["']?[ \\t]*:`, 'm'),
);

/** Finds a private advisory or case in the text of any file; undefined if the text is neither. */
export function strayDraft(text: string, reading: Reading): PrivateFound | undefined {
  if (OF_CASE.every((key) => key.test(text))) return asCase(text, reading);
  const front = /^\s*---[ \t]*\n(.*?)(?:\n(?:---|\.\.\.)[ \t]*(?:\n|$)|$)/s.exec(text)?.[1];
  if (front === undefined) return undefined;
  if (RESTRICTED.test(front))
    return asDraft(text, reading) ?? { kind: 'advisory', desk: undefined };
  return new Set(front.match(OF_ADVISORY) ?? []).size < ENOUGH ? undefined : asDraft(text, reading);
}

/** Reads the text as an advisory without an id. */
function asDraft(text: string, reading: Reading): PrivateFound | undefined {
  const state = versionState('advisories/2000/UNNAMED-2000-0001.md', text.trimStart(), reading);
  return typeof state === 'object' ? state : undefined;
}

/** Reads the text as a case without an id; undefined if it does not fit the schema. */
function asCase(text: string, reading: Reading): PrivateFound | undefined {
  const state = versionState('cases/UNNAMED-2000-0001.yaml', text, reading);
  return typeof state === 'object' && state.desk !== undefined ? state : undefined;
}
