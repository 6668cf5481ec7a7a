// Products, their identification and the product tree of a CSAF document.

import { describe, expect, it } from 'vitest';
import type { Project } from '../../model/project/project.ts';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject, aSite } from '../../model/testing/advisory.fixture.ts';
import { productTreeOf } from '../csaf/product-tree.ts';
import { identifierOf } from './identification.ts';
import { productsOf } from './products.ts';

type Affected = NonNullable<Parameters<typeof anAdvisory>[0]>['affected'];

const productsFor = (affected: Affected, project: Project | undefined = aProject()) =>
  productsOf(anAdvisory({ affected, imported: { format: 'osv', id: 'PYSEC-2026-1' } }), project);
const productsOfEntries = (affected: Affected) =>
  productsFor(affected).map(({ id, status, fixes }) => [status, id, ...fixes].join(' '));
const purls = (affected: Affected) =>
  productsFor(affected).map(({ identification }) => identification && identifierOf(identification));

describe('the products', () => {
  it('are the affected ranges, and the fixed versions that end them', () => {
    expect(
      productsOfEntries([
        { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0', fixed: '1.4' }] },
      ]),
    ).toEqual(['known_affected PyPI/orbital@vers:pypi/>=1.0|<1.4 1.4', 'fixed PyPI/orbital@1.4']);
  });

  it('are named in words', () => {
    const names = productsFor([
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '1.4' }] },
    ]).map(({ name }) => name);
    expect(names).toEqual(['orbital (PyPI), versions: all before 1.4', 'orbital (PyPI) 1.4']);
  });

  it('name the last affected version if nothing is fixed', () => {
    expect(
      productsOfEntries([
        { package: 'pkg:npm/x', ranges: [{ introduced: '0', last_affected: '2.0.0' }] },
      ]),
    ).toEqual(['known_affected npm/x@vers:npm/<=2.0.0', 'last_affected npm/x@2.0.0']);
  });

  it('show a range of one version as that version', () => {
    expect(
      productsOfEntries([
        { package: 'pkg:npm/x', ranges: [{ introduced: '2.0.0', last_affected: '2.0.0' }] },
      ]),
    ).toEqual(['known_affected npm/x@2.0.0']);
  });

  it('do not repeat a listed version that is in a range', () => {
    const ranges = [{ introduced: '1.0.0', fixed: '1.4.0' }];
    expect(
      productsOfEntries([{ package: 'pkg:npm/x', ranges, versions: ['1.0.0', '1.3.9', '2.0.0'] }]),
    ).toEqual([
      'known_affected npm/x@vers:npm/>=1.0.0|<1.4.0 1.4.0',
      'fixed npm/x@1.4.0',
      // 1.4.0 is older than 2.0.0 and cannot fix it.
      'known_affected npm/x@2.0.0',
    ]);
  });

  it('list single versions if there is no range', () => {
    expect(
      productsOfEntries([{ package: { ecosystem: 'CRAN', name: 'x' }, versions: ['1-2', '1-3'] }]),
    ).toEqual(['known_affected CRAN/x@1-2', 'known_affected CRAN/x@1-3']);
  });

  it('do not call a version fixed that is affected again', () => {
    const ranges = [
      { introduced: '0', fixed: '1.0.0' },
      { introduced: '1.0.0', fixed: '2.0.0' },
    ];
    expect(productsOfEntries([{ package: 'pkg:npm/x', ranges }])).toEqual([
      'known_affected npm/x@vers:npm/<1.0.0 2.0.0',
      'known_affected npm/x@vers:npm/>=1.0.0|<2.0.0 2.0.0',
      'fixed npm/x@2.0.0',
    ]);
    const otherwise = {
      package: 'pkg:pypi/x',
      ranges: [{ introduced: '0', fixed: '1.0' }],
      versions: ['1.0.0'],
    };
    expect(productsOfEntries([otherwise])).toEqual([
      'known_affected PyPI/x@vers:pypi/<1.0',
      'known_affected PyPI/x@1.0.0',
    ]);
    expect(
      productsOfEntries([
        { package: 'pkg:npm/x', ranges: ranges.slice(0, 1), versions: ['1.0.0'] },
      ]),
    ).toEqual(['known_affected npm/x@vers:npm/<1.0.0', 'known_affected npm/x@1.0.0']);
  });

  it('merge two entries of a package', () => {
    const entry = { package: 'pkg:npm/x', ranges: [{ introduced: '0', fixed: '1.0.0' }] };
    expect(productsOfEntries([entry, { ...entry, versions: ['1.0.0'] }])).toEqual([
      'known_affected npm/x@vers:npm/<1.0.0',
      'known_affected npm/x@1.0.0',
    ]);
  });

  it('describe ranges of commits in words, with the commit that ends them', () => {
    const repo = 'https://git.example/orbital';
    const products = productsFor([
      {
        package: { repo },
        ranges: [
          { introduced: '0', fixed: 'abc' },
          { introduced: 'def', limit: 'fed' },
        ],
      },
    ]);
    expect(products.map(({ name, status }) => `${status}: ${name}`)).toEqual([
      'known_affected: git.example/orbital, commits: all before abc',
      'fixed: git.example/orbital, commit abc',
      'known_affected: git.example/orbital, commits: from def on (looked at up to fed)',
    ]);
    expect(products.map(({ id }) => id)).toEqual([
      `GIT/${repo}@0..abc`,
      `GIT/${repo}@abc`,
      `GIT/${repo}@def..|fed`,
    ]);
    expect(products.every(({ leaf }) => leaf === undefined)).toBe(true);
  });

  it('separate the commits of several repositories', () => {
    const range = { introduced: '0', last_affected: 'abc' };
    const ranges = ['https://a.example/x', 'https://b.example/x'].map((repo) => ({
      ...range,
      repo,
    }));
    expect(productsOfEntries([{ package: 'pkg:npm/x', ranges }])).toEqual([
      'known_affected npm/x@https://a.example/x 0..=abc',
      'known_affected npm/x@https://b.example/x 0..=abc',
    ]);
  });

  it('treat the commits as the fix of the tags that are listed beside them', () => {
    const repo = 'https://git.example/orbital';
    const [tag] = productsFor([
      { package: { repo }, ranges: [{ introduced: '0', fixed: 'abc' }], versions: ['v1.0'] },
    ]);
    expect(tag).toMatchObject({ name: 'git.example/orbital v1.0', fixes: ['abc'], commits: repo });
  });

  it('are under investigation if nothing is stated as affected', () => {
    expect(productsOfEntries([])).toEqual(['under_investigation PyPI/orbital']);
    expect(productsOfEntries([{ package: 'pkg:npm/x' }])).toEqual(['under_investigation npm/x']);
    const advisory = anAdvisory({ affected: [], project: 'unknown' });
    expect(productsOf(advisory, undefined).map(({ id, name }) => [id, name])).toEqual([
      ['unknown', 'unknown'],
    ]);
  });

  it.each([
    ['a version that reads like a range', '< 2', 'vers:cran/%3C%202'],
    ['a word of a range', 'all of 1.0', 'vers:cran/all%20of%201.0'],
  ])('write %s as a range', (_what, version, name) => {
    const [product] = productsFor([
      { package: { ecosystem: 'CRAN', name: 'x' }, versions: [version] },
    ]);
    expect(product?.leaf).toEqual({ category: 'product_version_range', name });
  });
});

describe('the identification', () => {
  it('is the purl of the package, with the version if there is one', () => {
    expect(
      purls([
        {
          package: 'pkg:npm/%40orbital/archive',
          ranges: [{ introduced: '0', fixed: '1.0.0+b 1' }],
        },
      ]),
    ).toEqual([
      'pkg:npm/%40orbital/archive?vers=vers:npm%2F%3C1.0.0%2Bb%25201',
      'pkg:npm/%40orbital/archive@1.0.0%2Bb%201',
    ]);
  });

  it('has the versions of Go modules with their "v"', () => {
    expect(
      purls([
        { package: 'pkg:golang/example.org/x', ranges: [{ introduced: '0', fixed: '1.0.0' }] },
      ]),
    ).toContain('pkg:golang/example.org/x@v1.0.0');
  });

  it('names the repository and the commit', () => {
    const repo = 'https://git.example/team/orbital.git';
    expect(purls([{ package: { repo }, ranges: [{ introduced: '0', fixed: 'abc' }] }])).toEqual([
      undefined,
      'pkg:generic/orbital?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fteam%2Forbital.git%40abc',
    ]);
  });

  it('is absent if the ecosystem has no purl type', () => {
    expect(purls([{ package: { ecosystem: 'Debian:12', name: 'x' }, versions: ['1'] }])).toEqual([
      undefined,
    ]);
  });
});

describe('the product tree', () => {
  const affected = [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0', fixed: '1.4' }] }];

  it('is vendor, product, versions', () => {
    const { branches, full_product_names } = productTreeOf(
      productsFor(affected),
      aProject(),
      aSite(),
    );
    expect(branches).toMatchObject([
      {
        category: 'vendor',
        name: 'The Orbital Project',
        branches: [
          {
            category: 'product_name',
            name: 'orbital (PyPI)',
            branches: [
              { category: 'product_version_range', name: 'vers:pypi/>=1.0|<1.4' },
              { category: 'product_version', name: '1.4' },
            ],
          },
        ],
      },
    ]);
    expect(full_product_names).toEqual([]);
  });

  it('names the project as the vendor if the publisher is not a vendor', () => {
    const site = aSite({
      publisher: { name: 'CERT', namespace: 'https://cert.example/', category: 'coordinator' },
    });
    expect(productTreeOf(productsFor(affected), aProject(), site).branches[0]?.name).toBe(
      'Orbital',
    );
  });

  it('lists products without a version beside the branches', () => {
    const products = productsFor([
      { package: { repo: 'https://git.example/x' }, ranges: [{ introduced: '0' }] },
    ]);
    const tree = productTreeOf(products, aProject(), aSite());
    expect(tree.branches).toEqual([]);
    expect(tree.full_product_names.map(({ name }) => name)).toEqual([
      'git.example/x, commits: all',
    ]);
  });

  it('has each id once for random advisories', () => {
    for (const advisory of sampleAdvisories(200, 2)) {
      const ids = productsOf(advisory, undefined).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(0);
    }
  });
});
