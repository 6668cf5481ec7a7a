import { expect, test } from 'vitest';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { assessedOf } from './assessed.ts';

const project = aProject({
  branches: [
    { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' },
    { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'end-of-life' },
  ],
});
const affected = [
  { package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.3' }] },
];
const of = (changes: Parameters<typeof anAdvisory>[0]) =>
  assessedOf(anAdvisory({ affected, ...changes }), project);

test('the page names the branches that were not assessed', () => {
  expect(of({})).toEqual({ isWhole: false, unassessed: ['1.x'] });
  expect(of({ assessed: ['1.x'] })).toEqual({ isWhole: false, unassessed: [] });
  expect(of({ assessed: 'all' })).toEqual({ isWhole: true, unassessed: [] });
});

test('the page omits the assessment of a withdrawn advisory', () => {
  const withdrawn = { at: '2026-05-20T16:00:00Z', reason: 'No vulnerability.' };
  expect(of({ withdrawn, assessed: 'all' })).toEqual({ isWhole: false, unassessed: [] });
});
