// Sentences about released versions that do not fix a vulnerability. Announcements and the messages of
// checks are in English.

import { packageLabel } from '../../model/package/package-schema.ts';
import type { Shortfall } from '../../model/release/shortfall.ts';
import { range } from '../english/range.ts';

/**
 * Returns one sentence for all versions with the same answer: "5.1.12 does not fix CVE-2026-12345
 * after all; 5.1.13 does." `isAnnounced` is false before the release is announced.
 */
export function shortfallSentences(
  shortfalls: readonly Shortfall[],
  name: string,
  { isAnnounced = false }: { readonly isAnnounced?: boolean } = {},
): string[] {
  const groups = Map.groupBy(shortfalls, ({ fix, isAffected, waiting }) =>
    JSON.stringify([
      isAffected,
      waiting === undefined && fix !== undefined,
      waiting?.name,
      waiting && fix,
    ]),
  );
  return [...groups.values()].map((group) =>
    sentenceOf(group, name, isAnnounced ? ' after all' : ''),
  );
}

function sentenceOf(group: readonly Shortfall[], name: string, afterAll: string): string {
  const versions = range.and(group.map(versionInWords));
  const fixes = [...new Set(group.flatMap(({ fix }) => fix ?? []))];
  const [first] = group;
  const instead =
    fixes.length === 0 ? '' : `; ${range.and(fixes)} ${fixes.length === 1 ? 'does' : 'do'}`;
  if (first?.isAffected !== true)
    return `It is not known whether ${versions} ${group.length === 1 ? 'fixes' : 'fix'} ${name}${instead}.`;
  const fails = `${versions} ${group.length === 1 ? 'does' : 'do'} not fix ${name}${afterAll}`;
  if (first.waiting === undefined)
    return `${fails}${instead === '' ? '; no version does yet' : instead}.`;
  const branch = `no version of the ${first.waiting.name} branch does yet`;
  return instead === '' ? `${fails}; ${branch}.` : `${fails}, and ${branch}${instead}.`;
}

const versionInWords = ({ version, isOfOnePackage, package: of }: Shortfall): string =>
  isOfOnePackage ? `${version} of ${packageLabel(of)}` : version;
