import { expect, test } from 'vitest';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { FILE, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const withBranch = (branch: string, project = aProject()) =>
  withAdvisory(
    { references: [{ type: 'FIX', url: 'https://git.example/orbital/commit/1', branch }] },
    { content: { projects: [project] } },
  );

test('the branch of a reference is one of the project', () => {
  expect(reports(withBranch('2.x'))).toEqual([]);
  expect(reports(withBranch('2.y'))).toEqual([
    { code: 'reference-branch', file: FILE, at: { path: ['references', 0, 'branch'] } },
  ]);
  expect(check(withBranch('2.y'))[0]?.remedy).toBe('Did you mean 2.x?');
  expect(check(withBranch('2.x', aProject({ branches: [] })))[0]?.remedy).toBe(
    'List the branches in projects/orbital.yaml, or remove "branch".',
  );
});
