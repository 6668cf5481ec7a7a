import { expect, test } from 'vitest';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { versionPages } from '../../model/views/version-pages.ts';
import { matrixOf } from './matrix.ts';

test('names the affected packages of a version, and "?" if another one is unknown', () => {
  const packages = ['pkg:pypi/orbital', 'pkg:npm/%40orbital/archive'];
  const ranges = [{ introduced: '2.0.0', fixed: '2.1.4' }];
  const cell = (python: object) => {
    const affected = [
      { package: packages[1] ?? '', ranges },
      { package: packages[0] ?? '', ...python },
    ];
    const advisories = [anAdvisory({ affected })];
    const projects = [aProject({ packages, branches: [] })];
    const pages = versionPages({ advisories, releases: [], projects }).get('orbital') ?? [];
    const { rows } = matrixOf(pages, advisories, { yes: 'yes', no: 'no' });
    return rows.find(({ version }) => version.version === '2.0.0')?.cells[0]?.text;
  };
  expect(cell({})).toBe('npm, ?');
  expect(cell({ ranges })).toBe('yes');
  expect(cell({ ranges: [{ introduced: '1.0.0', fixed: '2.0.0' }] })).toBe('npm');
});
