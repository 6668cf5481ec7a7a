import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeQuality, workflowCommand, workflowNote } from './annotation.ts';
import type { Problem } from './problem.ts';

const PROBLEM: Problem = {
  code: 'range-reversed',
  level: 'error',
  file: 'advisories/2026/ORB-2026-0001.md',
  line: 12,
  column: 36,
  length: 5,
  message: 'The range is reversed.',
  remedy: 'Swap them.',
  excerpt: '',
};

describe('a workflow command', () => {
  it('names file, line, column, code, message and remedy', () => {
    expect(workflowCommand(PROBLEM, 'content/')).toBe(
      '::error file=content/advisories/2026/ORB-2026-0001.md,line=12,col=36,title=range-reversed::The range is reversed. Swap them.',
    );
    expect(workflowCommand({ ...PROBLEM, level: 'warning' }, '')).toMatch(
      /^::warning file=advisories\//,
    );
  });

  it('stays one command, whatever a path or a message contains', () => {
    const file = 'a:b,c%\n::error::x.md';
    const command = workflowCommand(
      { ...PROBLEM, file, message: '100%\r\n::add-mask::a, b: c' },
      '',
    );
    expect(command).not.toMatch(/[\r\n]/);
    expect(command).toMatch(/^::error file=a%3Ab%2Cc%25\\u\{a\}%3A%3Aerror%3A%3Ax\.md,line=12,/);
    expect(command).toMatch(/::100%25\\u\{d\}\\u\{a\}::add-mask::a, b: c Swap them\.$/);
    expect(workflowNote('warning', '50%\nx')).toBe('::warning title=Candor::50%25\\u{a}x');
  });

  it('resolves the path of a file in public/', () => {
    const shown = workflowCommand({ ...PROBLEM, file: '../public/logo.png' }, 'site/content/');
    expect(shown).toContain('file=site/public/logo.png,');
  });
});

const ISSUES = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().min(1),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z.string().min(1),
      lines: z.strictObject({ begin: z.int().positive() }),
    }),
  }),
);
const issuesOf = (text: string) => ISSUES.parse(JSON.parse(text));

describe('the code quality report', () => {
  it('has what GitLab reads', () => {
    expect(issuesOf(codeQuality([PROBLEM], 'content/'))).toEqual([
      expect.objectContaining({
        description: 'The range is reversed. Swap them.',
        check_name: 'range-reversed',
        severity: 'major',
        location: { path: 'content/advisories/2026/ORB-2026-0001.md', lines: { begin: 12 } },
      }),
    ]);
    expect(issuesOf(codeQuality([], ''))).toEqual([]);
  });

  it('has one fingerprint for each problem, which a moved line does not change', () => {
    const [first, second] = issuesOf(codeQuality([PROBLEM, { ...PROBLEM, line: 20 }], ''));
    expect(first?.fingerprint).not.toBe(second?.fingerprint);
    const [moved] = issuesOf(codeQuality([{ ...PROBLEM, line: 99 }], ''));
    expect(moved?.fingerprint).toBe(first?.fingerprint);
  });

  it('reports what it does not name', () => {
    const [issue] = issuesOf(codeQuality([], 'content/', { level: 'error', message: '1 error.' }));
    expect(issue).toMatchObject({
      description: '1 error.',
      location: { path: 'content/site.yaml' },
    });
  });
});
