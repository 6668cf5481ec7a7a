// The references of an advisory of GitHub: a section of its description, or a list.

import type { HeldReference } from '../record/held.ts';
import { referenceNamed } from '../record/reference-role.ts';
import { isWebAddress } from '../record/value.ts';

const ITEM = /^[-*+]?[ \t]*(.*?):?[ \t]*<?(https?:\/\/[^\s<>]+?)>?[.;]?$/;
const LINK = /^[-*+]?[ \t]*\[([^\]]*)\]\((https?:\/\/[^\s<>()]+)\)$/;

/**
 * Returns the addresses of the section "References", and its lines that are more than an address,
 * as a part of the text. Addresses of this site (`own`) are those of the advisory itself.
 */
export function referencesIn(
  section: string,
  list: readonly string[],
  own: string,
): { references: HeldReference[]; rest: string } {
  const lines = section.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => lineOf(line.trim()));
  const isList = read.every((one) => one !== undefined);
  const found = isList ? read.flatMap((one) => one ?? []) : [];
  const all = [...found, ...list.map((url): HeldReference => ({ type: 'WEB', url: url.trim() }))];
  const unique = [...new Map(all.toReversed().map((one) => [one.url, one])).values()].toReversed();
  return {
    references: unique.filter(({ url }) => !url.startsWith(own)),
    rest: isList ? '' : `### References\n\n${section}`,
  };
}

function lineOf(line: string): HeldReference | undefined {
  const [, title = '', url = ''] = LINK.exec(line) ?? ITEM.exec(line) ?? [];
  if (!isWebAddress(url)) return undefined;
  const plain = title.replace(/\\(?=[!-/:-@[-`{-~])/g, '').trim();
  return referenceNamed(plain, url);
}
