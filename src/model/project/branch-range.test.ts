import { describe, expect, it, test } from 'vitest';
import { dayOf, parseInstant } from '../instant.ts';
import { aProject } from '../testing/advisory.fixture.ts';
import { supportOn } from './branch.ts';
import { isMaintained, rangeMeets } from './branch-range.ts';
import { projectOn } from './project.ts';

const BRANCH = { from: '2.0.0', before: '3.0.0' };
const day = (text: string) => {
  const result = parseInstant(`${text}T00:00:00Z`);
  if (!('instant' in result)) throw new Error(text);
  return dayOf(result.instant);
};

describe('a range that overlaps a branch', () => {
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

  it('always overlaps an unbounded branch, and is undefined without an order', () => {
    expect(rangeMeets('PyPI', { introduced: '9.0.0' }, {})).toBe(true);
    expect(rangeMeets('GIT', { introduced: '1', fixed: '2' }, BRANCH)).toBeUndefined();
  });
});

describe('the support of a branch on a day', () => {
  const today = day('2026-06-01');
  test.each([
    [{ status: 'supported' }, 'supported'],
    [{ status: 'supported', until: day('2026-06-01') }, 'supported'],
    [{ status: 'supported', until: day('2026-05-31') }, 'end-of-life'],
    [{ status: 'security-only', until: day('2026-05-31') }, 'end-of-life'],
    [{ status: 'end-of-life', until: day('2020-12-31') }, 'end-of-life'],
    [{ status: 'end-of-life' }, 'end-of-life'],
    [{ status: 'supported', since: day('2026-06-01') }, 'supported'],
    [{ status: 'supported', since: day('2026-06-02') }, 'unreleased'],
    [{ status: 'unreleased' }, 'unreleased'],
    [{ status: 'unreleased', since: day('2026-06-01') }, 'supported'],
    [{ status: 'unreleased', since: day('2020-01-01'), until: day('2021-01-01') }, 'end-of-life'],
  ] as const)('%j: %s', (branch, expected) => {
    expect(supportOn(branch, today)).toBe(expected);
    expect(isMaintained(branch, today)).toBe(expected === 'supported');
  });

  it('is that of every project of a content, so that all pages and formats agree', () => {
    const branches = [
      { name: '1.x', range: '<2.0', status: 'security-only', until: '2026-05-31' },
    ] as const;
    const project = aProject({ branches: [...branches] });
    expect(projectOn(day('2026-05-31'), project).branches[0]?.status).toBe('security-only');
    expect(projectOn(today, project).branches[0]?.status).toBe('end-of-life');
  });
});
