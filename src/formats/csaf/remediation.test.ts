// The remediations of a CSAF document.

import { describe, expect, it } from 'vitest';
import { runs } from '../../model/property-runs.fixture.ts';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { productsOf } from '../product/products.ts';
import { type Remediation, remediationsOf } from './remediation.ts';

type Changes = Parameters<typeof anAdvisory>[0];

const NO_MITIGATION =
  '## Impact\n\nBad.\n\n## Upgrade\n\nWait for 3.0.\n\n## Mitigation\n\nNone known.';

function remediations(changes: Changes = {}, project = aProject()): Remediation[] {
  const advisory = anAdvisory(changes);
  return remediationsOf(advisory, productsOf(advisory, project), project);
}

const old = (...names: string[]) =>
  aProject({
    branches: [
      {
        name: '2.x',
        range: '>=2.0.0 <3.0.0',
        status: names.includes('2.x') ? 'end-of-life' : 'supported',
      },
      { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'end-of-life' },
    ],
  });

describe('the remediations', () => {
  it('are one fix for each fixed version, with the command and the text of Upgrade, and the mitigation for all', () => {
    const [first, second, ...rest] = remediations();
    expect(first).toEqual({
      category: 'vendor_fix',
      details:
        'Upgrade orbital (PyPI) to 1.4.7.\n\npython -m pip install --upgrade "orbital==1.4.7"\n\nUpgrade to Orbital 1.4.7 or 2.1.3.',
      product_ids: ['PyPI/orbital@vers:pypi/>=1.0.0|<1.4.7'],
    });
    expect(second).toMatchObject({
      category: 'vendor_fix',
      product_ids: ['PyPI/orbital@vers:pypi/>=2.0.0|<2.1.3'],
    });
    expect(rest).toEqual([
      {
        category: 'mitigation',
        details: 'Set `ORBITAL_ARCHIVE=off` in the environment, which turns archives off.',
        product_ids: [...(first?.product_ids ?? []), ...(second?.product_ids ?? [])],
      },
    ]);
  });

  it('use the command of the project', () => {
    const project = aProject({
      upgrade: [{ package: 'pkg:pypi/orbital', command: 'orbital self-update' }],
    });
    expect(remediations({}, project)[0]?.details).toContain('\n\norbital self-update\n\n');
  });

  it('state that none is available if there is neither a fix nor a mitigation', () => {
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0' }] }];
    expect(remediations({ affected, body: NO_MITIGATION })).toEqual([
      {
        category: 'none_available',
        details: 'No fixed version is known.\n\nWait for 3.0.',
        product_ids: ['PyPI/orbital@vers:pypi/>=2.0.0'],
      },
    ]);
  });

  it('are only the mitigation if there is one but no fix', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', last_affected: '2.1.0' }] },
    ];
    expect(remediations({ affected })).toEqual([
      {
        category: 'mitigation',
        details:
          'No fixed version is known.\n\nUpgrade to Orbital 1.4.7 or 2.1.3.\n\nSet `ORBITAL_ARCHIVE=off` in the environment, which turns archives off.',
        product_ids: ['PyPI/orbital@vers:pypi/>=2.0.0|<=2.1.0', 'PyPI/orbital@2.1.0'],
      },
    ]);
  });

  it('state that no fix is planned for an end-of-life branch, and name the fixed branches', () => {
    const ranges = [
      { introduced: '1.0.0', last_affected: '1.9.0' },
      { introduced: '2.0.0', fixed: '2.1.3' },
    ];
    const affected = [{ package: 'pkg:pypi/orbital', ranges }];
    const [fix, never, ...rest] = remediations({ affected, body: NO_MITIGATION }, old());
    expect(fix).toMatchObject({
      category: 'vendor_fix',
      product_ids: ['PyPI/orbital@vers:pypi/>=2.0.0|<2.1.3'],
    });
    expect(never).toEqual({
      category: 'no_fix_planned',
      details:
        'Orbital 1.x: end of life, no fix is planned.\n\nFixed versions of other branches: orbital (PyPI) 2.1.3.\n\nWait for 3.0.',
      product_ids: ['PyPI/orbital@vers:pypi/>=1.0.0|<=1.9.0', 'PyPI/orbital@1.9.0'],
    });
    expect(rest).toEqual([]);
  });

  it.each([
    ['reaches into a supported branch', '1.0.0', old(), 'none_available'],
    ['covers only end-of-life branches', '1.0.0', old('2.x'), 'no_fix_planned'],
    ['starts in a supported branch', '2.0.0', old(), 'none_available'],
    ['lies behind all branches', '9.0.0', old('2.x'), 'none_available'],
  ])('classify an open range that %s', (_what, introduced, project, category) => {
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [{ introduced }] }];
    expect(
      remediations({ affected, body: NO_MITIGATION }, project).map((one) => one.category),
    ).toEqual([category]);
  });

  it('name the end-of-life branch that gets no fix', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '2.1.3' }] },
    ];
    expect(remediations({ affected }, old())[0]?.details).toContain(
      '\n\nOrbital 1.x is end-of-life and will not get a fix.\n\n',
    );
    expect(remediations({ affected })[0]?.details).not.toContain('end-of-life');
  });

  it('name the commit that fixes a range of commits', () => {
    const repo = 'https://git.example/orbital';
    const affected = [{ package: { repo }, ranges: [{ introduced: '0', fixed: 'abc' }] }];
    expect(remediations({ affected })[0]?.details).toMatch(
      /^The fix is commit abc of https:\/\/git\.example\/orbital\.\n/,
    );
  });

  it('contain no comments and no links that depend on other sections', () => {
    const body =
      '## Upgrade\n\nSee [the page][1].<!-- not yet --> \n\n## Details\n\nMore.\n\n[1]: https://orbital.example/';
    const details = remediations({ body })[0]?.details;
    expect(details).toContain('See [the page](<https://orbital.example/>).');
    expect(details).not.toContain('not yet');
  });

  it('cover every affected product of random advisories, without contradictions', () => {
    const project = old('2.x');
    for (const advisory of sampleAdvisories(runs(200), 3)) {
      const products = productsOf(advisory, project);
      const all = remediationsOf(advisory, products, project);
      for (const { id, status } of products) {
        const categories = new Set(
          all.filter(({ product_ids }) => product_ids.includes(id)).map(({ category }) => category),
        );
        expect(categories.size > 0).toBe(status !== 'fixed');
        if (categories.has('none_available')) expect(categories.size).toBe(1);
        expect(categories.has('vendor_fix') && categories.has('no_fix_planned')).toBe(false);
      }
    }
  });
});
