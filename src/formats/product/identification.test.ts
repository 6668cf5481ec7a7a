// The helpers are read here as a consumer reads them: by the purl and vers specifications alone.

import { PackageURL } from 'packageurl-js';
import { expect, test } from 'vitest';
import type { Package } from '../../model/package/package.ts';
import { contains } from '../../model/package/range.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { GENERATED_PROJECTS, sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { compareVersions } from '../../model/version/compare.ts';
import { identifierOf } from './identification.ts';
import type { Product } from './product.ts';
import { productsOf } from './products.ts';
import { versOfVersion } from './vers.ts';

type Named = Extract<Package, { kind: 'package' }>;

/** True if a purl matches a version of its package. */
function isMatch(purl: string, { ecosystem }: Named, version: string): boolean {
  const { type, version: written, qualifiers } = PackageURL.fromString(purl);
  const vers = qualifiers?.['vers'];
  if (written) return (type === 'golang' ? written.replace(/^v/, '') : written) === version;
  if (vers === undefined) return true;
  const constraints = vers.replace(/^vers:[^/]+\//, '').split('|');
  return constraints.every((constraint) => {
    const [, sign = '', bound = ''] = /^(>=|<=|<|>|)(.*)$/.exec(constraint) ?? [];
    const result = compareVersions(ecosystem, version, decodeURIComponent(bound)) ?? Number.NaN;
    return (
      { '>=': result >= 0, '<=': result <= 0, '<': result < 0, '>': result > 0 }[sign] ??
      result === 0
    );
  });
}

function isContained({ leaf, range, status }: Product, of: Named, version: string): boolean {
  if (leaf === undefined) return status === 'under_investigation';
  if (leaf.category === 'product_version') return leaf.name === version;
  // A listed version whose text looks like a range is written as a range of one version.
  if (leaf.name === versOfVersion(of, version)) return true;
  return range !== undefined && contains(of.ecosystem, range, version) === true;
}

test('a helper matches no version that its product does not contain, in random advisories', () => {
  let [matches, others] = [0, 0];
  for (const advisory of sampleAdvisories(runs(300), 53)) {
    const products = productsOf(advisory, GENERATED_PROJECTS[0]);
    for (const product of products) {
      const { package: of, identification } = product;
      if (of?.kind !== 'package' || product.commits !== undefined || identification === undefined)
        continue;
      const versions = advisory.affected
        .filter((entry) => entry.package === of)
        .flatMap(({ ranges, versions: listed }) => [
          ...listed,
          ...ranges.flatMap(({ introduced, fixed, last_affected: last, repo }) =>
            repo === undefined ? [introduced, fixed, last] : [],
          ),
        ])
        .filter((version) => version !== undefined && version !== '0');
      for (const version of [...versions, '0.0.1', '999.0.0']) {
        if (version === undefined) continue;
        const found = isMatch(identifierOf(identification), of, version);
        if (found) matches++;
        else others++;
        if (found)
          expect([product.id, version, isContained(product, of, version)]).toEqual([
            product.id,
            version,
            true,
          ]);
      }
    }
    const purls = products.flatMap(({ identification }) =>
      identification === undefined ? [] : identifierOf(identification),
    );
    expect(new Set(purls).size, purls.join('\n')).toBe(purls.length);
  }
  expect(Math.min(matches, others)).toBeGreaterThan(runs(300));
});

test('a range has its versions in the purl, unless it contains every version', () => {
  const purls = (ranges: { introduced: string; fixed?: string; last_affected?: string }[]) =>
    productsOf(anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges }] }), aProject()).map(
      ({ identification }) =>
        identification && PackageURL.fromString(identifierOf(identification)).qualifiers?.['vers'],
    );
  expect(purls([{ introduced: '1.0.0', fixed: '1.4.7' }])).toEqual([
    'vers:pypi/>=1.0.0|<1.4.7',
    undefined,
  ]);
  expect(purls([{ introduced: '0', last_affected: '1.4.6' }])).toEqual([
    'vers:pypi/<=1.4.6',
    undefined,
  ]);
  expect(purls([{ introduced: '0' }])).toEqual([undefined]);
});

test('a range of commits has none: a purl of the repository matches every commit', () => {
  const repo = 'https://git.example/orbital';
  const affected = [{ package: { repo }, ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }] }];
  const [range, fix] = productsOf(anAdvisory({ affected }), aProject());
  expect(range?.identification).toBeUndefined();
  expect(fix?.identification).toEqual({ purl: expect.stringContaining('a'.repeat(40)) });
});

test('a product without a purl is identified by its CPE name: any version, or one', () => {
  const cpe = 'cpe:2.3:a:orbital:appliance:*:*:*:*:*:*:*:*';
  const helpers = (ranges: { introduced: string; fixed?: string }[], of: object = { cpe }) =>
    productsOf(
      anAdvisory({ affected: [{ package: { product: 'Appliance', ...of }, ranges }] }),
      aProject(),
    ).map(({ identification }) => identification);
  expect(helpers([{ introduced: '1.0', fixed: '1.4' }])).toEqual([
    undefined,
    { cpe: 'cpe:2.3:a:orbital:appliance:1.4:*:*:*:*:*:*:*' },
  ]);
  expect(helpers([{ introduced: '0' }])).toEqual([{ cpe }]);
  expect(helpers([{ introduced: '0' }], {})).toEqual([undefined]);
});
