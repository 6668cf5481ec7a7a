import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldProblems, repeatedText } from './fold.ts';
import { compareProblems, type Problem } from './problem.ts';

const aProblem = (of: Pick<Problem, 'file'> & Partial<Problem>): Problem => ({
  code: 'section-missing',
  level: 'warning',
  line: 1,
  column: 1,
  length: 1,
  message: 'There is no section.',
  remedy: 'Add it.',
  excerpt: '---',
  ...of,
});
const many = (count: number, of: Partial<Problem> = {}): Problem[] =>
  Array.from({ length: count }, (_, i) =>
    aProblem({ file: `a-${String(i).padStart(3, '0')}.md`, ...of }),
  );

describe('repeated problems', () => {
  test('are printed in full up to ten warnings and twenty errors of a code', () => {
    const problems = [...many(10), ...many(20, { level: 'error', code: 'key-unknown' })];
    const { printed, repeated } = foldProblems(problems, new Set());
    expect(printed).toEqual(problems.map((problem) => ({ problem, brief: false })));
    expect(repeated).toEqual([]);
  });

  test('are counted by code, with the first places in full', () => {
    const problems = [...many(11), aProblem({ file: 'b.md', code: 'cve-missing' })];
    const { printed, repeated } = foldProblems(problems, new Set());
    expect(printed.map(({ problem }) => problem.file)).toEqual([
      'a-000.md',
      'a-001.md',
      'a-002.md',
      'b.md',
    ]);
    expect(repeatedText(repeated)).toBe(
      'warning section-missing: 11 in 11 files; showing the first 3\n    = "candor check --all" prints each of them in full.',
    );
  });

  test('of imported records are counted separately, so that the team sees its own', () => {
    const own = aProblem({ file: 'own.md' });
    const problems = [...many(400), own];
    const { printed, repeated } = foldProblems(
      problems,
      new Set(many(400).map(({ file }) => file)),
    );
    expect(printed.map(({ problem }) => problem)).toContain(own);
    expect(repeatedText(repeated)).toContain(
      'warning section-missing: 400 in 400 imported records; showing the first 3',
    );
  });

  test('in one file are counted as one file', () => {
    const { repeated } = foldProblems(many(30, { file: 'a.md' }), new Set());
    expect(repeatedText(repeated)).toContain('30 in 1 file;');
  });

  test('keep every place if they are errors', () => {
    const { printed, repeated } = foldProblems(many(50, { level: 'error' }), new Set());
    expect(printed.map(({ brief }) => brief)).toEqual([
      ...Array(20).fill(false),
      ...Array(30).fill(true),
    ]);
    expect(repeatedText(repeated)).toContain(
      'error section-missing: 50 in 50 files; showing the first 20 in full',
    );
  });

  test('never lose a code, an error or the order', () => {
    const problem = fc.record({
      file: fc.constantFrom('a.md', 'b.md', 'c.md'),
      line: fc.integer({ min: 1, max: 99 }),
      code: fc.constantFrom('cve-missing' as const, 'key-unknown' as const),
      level: fc.constantFrom('error' as const, 'warning' as const),
    });
    fc.assert(
      fc.property(
        fc.array(problem, { maxLength: 200 }),
        fc.subarray(['a.md', 'b.md']),
        (raw, imported) => {
          const problems = raw.map(aProblem).sort(compareProblems);
          const { printed, repeated } = foldProblems(problems, new Set(imported));
          const kept = new Set(printed.map((one) => one.problem));
          expect(printed.map((one) => one.problem)).toEqual(
            problems.filter((one) => kept.has(one)),
          );
          for (const one of problems) {
            expect(one.level === 'warning' || kept.has(one)).toBe(true);
            expect(
              [...kept].some(({ code, level }) => code === one.code && level === one.level),
            ).toBe(true);
          }
          const counted = repeated.reduce((sum, { count, shown }) => sum + count - shown, 0);
          expect(printed.filter(({ brief }) => !brief).length + counted).toBe(problems.length);
        },
      ),
    );
  });
});
