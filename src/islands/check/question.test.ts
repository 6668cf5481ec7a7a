import { expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { severityLabelIn } from '../../language/sentences/severity.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { ask } from './question.ts';

const COVERAGE = coverageOf(
  { advisories: [anAdvisory()], projects: [aProject({ branches: [] })], releases: [] },
  severityLabelIn(english.severity),
);

test.each([
  ['pkg:pypi/orbital', '1.4.6', 'affected'],
  ['pkg:pypi/orbital@1.4.6', '', 'affected'],
  ['pkg:pypi/orbital@1.4.6', '1.4.7', 'not-affected'],
  ['pkg:pypi/orbital?vcs_url=git%2Bhttps://git.example/fork', '1.4.7', 'unknown'],
])('the question %s with the version %j is answered: %s', async (named, version, status) => {
  const outcome = await ask(named, version, COVERAGE, english.check.script);
  expect('answers' in outcome ? outcome.answers.answers.map((one) => one.status) : outcome).toEqual(
    [status],
  );
});

test.each([
  ['orbital==1.4.6', ''],
  ['orbital 1.4.6', ''],
  ['orbital@1.4.6', ''],
  ['orbital v1.4.6', ''],
  ['orbital V1.4.6', ''],
  ['orbital == 1.4.6', ''],
  ['orbital (PyPI) 1.4.6', ''],
  ['orbital', 'v1.4.6'],
  ['orbital', '==1.4.6'],
  ['orbital==1.0', '1.4.6'],
])('the question %j with the version %j is about orbital (PyPI) 1.4.6', async (named, version) => {
  const outcome = await ask(named, version, COVERAGE, english.check.script);
  expect(outcome).toMatchObject({
    answers: { answers: [{ status: 'affected', version: '1.4.6' }] },
    name: 'pkg:pypi/orbital',
    label: 'orbital (PyPI)',
  });
});

test.each(['pkg:pypi/orbital', 'pkg:pypi/orbital?vcs_url=git%2Bhttps://git.example/fork'])(
  'the question %s without a version asks for it',
  async (named) => {
    expect(await ask(named, ' ', COVERAGE, english.check.script)).toMatchObject({
      missing: 'version',
    });
  },
);
