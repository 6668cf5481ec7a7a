import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_KINDS } from '../model/problem/codes.ts';
import { cell, problemsPage } from './problems.ts';

const page = problemsPage();

describe('docs/problems.md', () => {
  test('is what the table says: run "npm run docs" where it is not', () => {
    expect(readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8')).toBe(page);
  });

  test('has each code once, with its level, cause and cure', () => {
    for (const [code, { level, cause, cure }] of Object.entries(PROBLEM_KINDS)) {
      const rows = page.split('\n').filter((row) => row.startsWith(`| \`${code}\` |`));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toContain(`| ${level}`);
      expect(rows[0]).toContain(`| ${cell(cause)} | ${cell(cure)} |`);
    }
  });

  test('says which errors are warnings on imported records and drafts', () => {
    expect(page).toMatch(/\| `summary-missing` \| error; imported or draft: warning \|/);
    expect(page).toMatch(/\| `cve-contradicts` \| error \|/);
  });

  test('leaves no row without a group', () => {
    const groups = page.split('\n## ').slice(1);
    expect(groups.map((group) => group.split('\n').filter((row) => row.startsWith('| `')).length)).not.toContain(0);
    const rows = groups.flatMap((group) => group.split('\n').filter((row) => row.startsWith('| `')));
    expect(rows).toHaveLength(Object.keys(PROBLEM_KINDS).length);
  });

  test('shows every text as it is', () => {
    expect(cell('a | b <c> `d` [e] *f*_g_')).toBe('a \\| b \\<c\\> \\`d\\` \\[e\\] \\*f\\*\\_g\\_');
  });
});
