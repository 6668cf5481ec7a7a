import { expect, test } from 'vitest';
import { parseDay } from '../instant.ts';
import { aProject } from '../testing/advisory.fixture.ts';
import { branchOf, projectOn } from './project.ts';

test('a project does not have a version yet that is released later', () => {
  const day = parseDay('2026-06-01');
  if (day === undefined) throw new Error('no day');
  const releases = [
    { version: '1.0' },
    { version: '2.0', date: '2026-06-01' },
    { version: '3.0', date: '2026-06-02' },
  ];
  expect(projectOn(day, aProject({ releases })).releases.map(({ version }) => version)).toEqual([
    '1.0',
    '2.0',
  ]);
});

test('a version belongs to the branch whose range contains it, and to none without an order', () => {
  const project = aProject();
  const of = (ecosystem: string) => ({ kind: 'package', ecosystem, name: 'orbital' }) as const;
  expect(branchOf(of('PyPI'), '1.5', project)?.name).toBe('1.x');
  expect(branchOf(of('PyPI'), '2.0.0', project)?.name).toBe('2.x');
  expect(branchOf(of('PyPI'), '3.0', project)).toBeUndefined();
  expect(branchOf(of('Linux'), '1.5', project)).toBeUndefined();
  expect(
    branchOf({ kind: 'repository', repo: 'https://git.example/orbital' }, '1.5', project),
  ).toBeUndefined();
});
