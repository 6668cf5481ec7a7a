// Calendar versions (calver.org): a year, then numbers (months, weeks, days, counters), separated by
// one kind of separator, such as 2026.04.1 and 26.4-rc1. A short year counts from 2000, as calver.org
// defines YY. Zeros at the end do not count. calver.org does not order modifiers: alpha, beta and rc
// come before the release, as in all orders with these words. Not valid: any other modifier,
// and times without separators, except YYYYMMDD.

import type { Sign } from './order.ts';
import {
  compareNumberLists,
  compareNumbers,
  compareOptional,
  compareRanks,
  orderOf,
  type VersionOrder,
} from './order.ts';

const VERSION =
  /^([0-9]{1,4}|[0-9]{8})((?:([._-])[0-9]+(?:\3[0-9]+)*)?)(?:[._-]?(alpha|beta|rc)[._-]?([0-9]*))?$/i;
const DATE = /^((?:19|20|21)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$/;
const WORDS = ['alpha', 'beta', 'rc'];

type CalendarVersion = {
  readonly numbers: readonly string[];
  readonly modifier: Modifier | undefined;
};
type Modifier = { readonly word: number; readonly number: string };

function parse(version: string): CalendarVersion | undefined {
  const [matched, first = '', rest = '', , word, number = ''] = VERSION.exec(version) ?? [];
  const start = first.length === 8 ? DATE.exec(first)?.slice(1) : [yearOf(first)];
  if (matched === undefined || start === undefined) return undefined;
  return {
    numbers: [...start, ...(rest.match(/[0-9]+/g) ?? [])],
    modifier: word === undefined ? undefined : { word: WORDS.indexOf(word.toLowerCase()), number },
  };
}

const yearOf = (digits: string): string =>
  digits.length < 4 ? String(2000 + Number(digits)) : digits;

const compare = (a: CalendarVersion, b: CalendarVersion): Sign =>
  compareNumberLists(a.numbers, b.numbers) ||
  compareOptional(a.modifier, b.modifier, 1, compareModifiers);

const compareModifiers = (a: Modifier, b: Modifier): Sign =>
  compareRanks(a.word, b.word) || compareNumbers(a.number, b.number);

/** CalVer, only if an author states it. */
export const calendar: VersionOrder = orderOf('CalVer', 'ECOSYSTEM', parse, compare);
