import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_KINDS } from '../model/problem/codes.ts';
import { cell, problemsPage } from './problems.ts';

const page = problemsPage();

describe('docs/problems.md', () => {
  test('matches the table: run "npm run docs" if it does not', () => {
    expect(readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8')).toBe(page);
  });

  test('has each code once, with its level, cause and remedy', () => {
    for (const [code, { level, cause, remedy }] of Object.entries(PROBLEM_KINDS)) {
      const rows = page.split('\n').filter((row) => row.startsWith(`| \`${code}\` |`));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toContain(`| ${level}`);
      expect(rows[0]).toContain(`| ${cell(cause)} | ${cell(remedy)} |`);
    }
  });

  test('marks the errors that are warnings on imported records and drafts', () => {
    expect(page).toMatch(/\| `summary-missing` \| error; imported or draft: warning \|/);
    expect(page).toMatch(/\| `cve-contradicts` \| error \|/);
  });

  test('leaves no row without a group', () => {
    const groups = page.split('\n## ').slice(1);
    expect(
      groups.map((group) => group.split('\n').filter((row) => row.startsWith('| `')).length),
    ).not.toContain(0);
    const rows = groups.flatMap((group) =>
      group.split('\n').filter((row) => row.startsWith('| `')),
    );
    expect(rows).toHaveLength(Object.keys(PROBLEM_KINDS).length);
  });

  test('shows every text literally', () => {
    expect(cell('a | b <c> `d` [e] *f*_g_')).toBe('a \\| b \\<c\\> \\`d\\` \\[e\\] \\*f\\*\\_g\\_');
  });
});
