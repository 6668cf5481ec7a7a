// Advisories and cases that are elsewhere than in the content folder, or have another name, by what they say.

import type { Desk } from '../../model/content.ts';
import type { Reading } from '../../read/index.ts';
import { type PrivateKind, versionState } from './private-file.ts';

/** What makes a file private, and the desk that it makes, if it can be read. */
export interface PrivateFound {
  readonly kind: PrivateKind;
  readonly desk: Desk | undefined;
}

const RESTRICTED = /^[ \t]*["']?tlp["']?[ \t]*:[ \t]*["']?(?:TLP:)?(?:AMBER|RED|GREEN)\b/im;
const OF_ADVISORY =
  /^["']?(?:summary|project|affected|severity|rating|cwe|aliases|timeline|credits|exploited|published)["']?[ \t]*:/gm;
/** So many keys make a front matter that of an advisory. */
const ENOUGH = 4;

/** The keys that every case has. */
const OF_CASE = ['title', 'received', 'reporter'].map((key) => new RegExp(`^["']?${key}["']?[ \\t]*:`, 'm'));

/** A private advisory or case in the text of any file; undefined if there is none. */
export function strayDraft(text: string, reading: Reading): PrivateFound | undefined {
  if (OF_CASE.every((key) => key.test(text))) return asCase(text, reading);
  const front = /^\s*---[ \t]*\n(.*?)(?:\n(?:---|\.\.\.)[ \t]*(?:\n|$)|$)/s.exec(text)?.[1];
  if (front === undefined) return undefined;
  if (RESTRICTED.test(front)) return asDraft(text, reading) ?? { kind: 'advisory', desk: undefined };
  return new Set(front.match(OF_ADVISORY) ?? []).size < ENOUGH ? undefined : asDraft(text, reading);
}

/** The text read as an advisory without an id. */
function asDraft(text: string, reading: Reading): PrivateFound | undefined {
  const state = versionState('advisories/2000/UNNAMED-2000-0001.md', text.trimStart(), reading);
  return typeof state === 'object' ? state : undefined;
}

/** The text read as a case without an id, if it fits the schema of one. */
function asCase(text: string, reading: Reading): PrivateFound | undefined {
  const state = versionState('cases/UNNAMED-2000-0001.yaml', text, reading);
  return typeof state === 'object' && state.desk.cases.length > 0 ? state : undefined;
}
