import { describe, expect, it } from 'vitest';
import { isMaintained, rangeMeets } from './branch-range.ts';
import { dayOf, parseInstant } from './instant.ts';

const BRANCH = { from: '2.0.0', before: '3.0.0' };
const day = (text: string) => {
  const result = parseInstant(`${text}T00:00:00Z`);
  if (!('instant' in result)) throw new Error(text);
  return dayOf(result.instant);
};

describe('a range meets a branch', () => {
  it.each([
    [{ introduced: '1.0.0', fixed: '2.1.0' }, true],
    [{ introduced: '2.9.0' }, true],
    [{ introduced: '0', last_affected: '2.0.0' }, true],
    [{ introduced: '0', fixed: '2.0.0' }, false],
    [{ introduced: '0', last_affected: '1.9.9' }, false],
    [{ introduced: '3.0.0', fixed: '3.1.0' }, false],
    [{ introduced: 'not a version!', fixed: '2.1.0' }, undefined],
    [{ introduced: 'not a version!', fixed: '1.1.0' }, false],
    [{ fixed: '2.1.0' }, undefined],
  ])('%j: %s', (range, expected) => {
    expect(rangeMeets('PyPI', range, BRANCH)).toBe(expected);
  });

  it('without bounds wherever the range lies, and where there is no order nobody knows', () => {
    expect(rangeMeets('PyPI', { introduced: '9.0.0' }, {})).toBe(true);
    expect(rangeMeets('GIT', { introduced: '1', fixed: '2' }, BRANCH)).toBeUndefined();
  });
});

describe('a branch gets fixes', () => {
  it('until its last day, unless its life has ended', () => {
    const branch = { status: 'supported', until: day('2027-06-30') } as const;
    expect(isMaintained(branch, day('2027-06-30'))).toBe(true);
    expect(isMaintained(branch, day('2027-07-01'))).toBe(false);
    expect(isMaintained({ status: 'end-of-life' }, day('2020-01-01'))).toBe(false);
  });
});
