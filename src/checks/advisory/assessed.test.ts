import { expect, test } from 'vitest';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { FILE, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const RANGES = [{ introduced: '2.0.0', fixed: '2.1.3' }];
const withAssessed = (assessed: 'all' | string[], project = aProject()) =>
  withAdvisory(
    { assessed, affected: [{ package: 'pkg:pypi/orbital', ranges: RANGES }] },
    { content: { projects: [project] } },
  );

test('the assessment covers everything, or branches of the project, affected or not', () => {
  expect(reports(withAssessed('all'))).toEqual([]);
  expect(reports(withAssessed(['2.x', '1.x']))).toEqual([]);
  expect(reports(withAssessed([]))).toEqual([]);
});

test('a branch that the project does not list is a problem, with a hint', () => {
  expect(reports(withAssessed(['2.x', '1.y']))).toEqual([
    { code: 'assessed-branch', file: FILE, at: { path: ['assessed', 1] } },
  ]);
  const [near] = check(withAssessed(['1.y']));
  expect(near?.remedy).toBe('Did you mean 1.x?');
  const [far] = check(withAssessed(['long-term support']));
  expect(far?.remedy).toBe('The project lists 2.x (>=2.0.0 <3.0.0), 1.x (>=1.0.0 <2.0.0).');
  const [none] = check(withAssessed(['1.x'], aProject({ branches: [] })));
  expect(none?.remedy).toBe(
    'Write "assessed: all", or list the branches in projects/orbital.yaml.',
  );
});
