// Formats the remarks of a file reader in a language.

import { type Remark, uncheckedIn } from '../../model/lookup/remark.ts';
import { fill, plural } from '../template.ts';
import type { CheckWords } from './lookup.ts';

/** Returns one sentence or two. */
export function remarkInWords(remark: Remark, { lang, words }: CheckWords): string {
  if (!('count' in remark)) return fill(words.remarks[remark.code], remark);
  const { code, count, examples: some } = remark;
  const examples = [...some, ...(count > some.length ? ['…'] : [])].join(', ');
  return plural(words.entries, count, lang, { what: words.entryRemarks[code], examples });
}

/** Returns one sentence on how many components of files were not looked up; empty if none. */
export function uncheckedInWords(remarks: readonly Remark[], { lang, words }: CheckWords): string {
  const n = uncheckedIn(remarks);
  return n === 0 ? '' : plural(words.unchecked, n, lang);
}
