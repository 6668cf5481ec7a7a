import { describe, expect, test } from 'vitest';
import { runs } from '../../model/property-runs.fixture.ts';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { type CveProduct, cveProducts } from './product.ts';

type Input = NonNullable<Parameters<typeof anAdvisory>[0]>['affected'];
const products = (affected: Input) =>
  cveProducts(anAdvisory({ affected }), aProject(), 'The Orbital Project');
const name = 'orbital';

const identityOf = ({
  vendor,
  product,
  collectionURL,
  packageName,
  packageURL,
  repo,
  platforms,
}: CveProduct) =>
  JSON.stringify([vendor, product, collectionURL, packageName, packageURL, repo, platforms]);

describe('the names of a package in CVE', () => {
  test('differ if packages of several ecosystems have the same name', () => {
    const made = products([
      {
        package: { ecosystem: 'Debian:12', name },
        ranges: [{ introduced: '1:2.0-1', fixed: '1:2.3-4+deb12u1' }],
      },
      {
        package: { ecosystem: 'Debian:11', name },
        ranges: [{ introduced: '0', fixed: '1:2.1-1' }],
      },
      {
        package: { ecosystem: 'Ubuntu:24.04:LTS', name },
        ranges: [{ introduced: '0', fixed: '1:2.3-4ubuntu1' }],
      },
      {
        package: { ecosystem: 'Red Hat:enterprise_linux:9::appstream', name },
        versions: ['1:2.0-1.el9'],
      },
      { package: { ecosystem: 'SUSE', name }, versions: ['2.0'] },
      { package: { ecosystem: 'PyPI', name }, ranges: [{ introduced: '0', fixed: '1!2.0' }] },
      { package: { ecosystem: 'npm', name }, versions: ['2.0.0'], platforms: ['linux'] },
    ]);
    expect(
      made.map(({ collectionURL, packageURL, platforms }) => [
        collectionURL,
        packageURL,
        platforms,
      ]),
    ).toEqual([
      ['https://packages.debian.org', undefined, ['Debian:12']],
      ['https://packages.debian.org', undefined, ['Debian:11']],
      ['https://packages.ubuntu.com', undefined, ['Ubuntu:24.04:LTS']],
      [
        'https://access.redhat.com/downloads/content/package-browser',
        undefined,
        ['Red Hat:enterprise_linux:9::appstream'],
      ],
      [undefined, undefined, ['SUSE']],
      ['https://pypi.org', 'pkg:pypi/orbital', undefined],
      ['https://www.npmjs.com', 'pkg:npm/orbital', ['linux']],
    ]);
    expect(new Set(made.map(({ packageName }) => packageName))).toEqual(new Set([name]));
  });

  test('contain the release of a distribution beside each platform', () => {
    const [made] = products([
      {
        package: { ecosystem: 'Debian:12', name },
        versions: ['1.0-1'],
        platforms: ['amd64', 'arm64'],
      },
    ]);
    expect(made?.platforms).toEqual(['Debian:12, amd64', 'Debian:12, arm64']);
  });

  test('are those of the registry if Maven names one', () => {
    const [made] = products([
      {
        package: { ecosystem: 'Maven:https://maven.example/m2', name: 'org.orbital:core' },
        versions: ['1.0'],
      },
    ]);
    expect(made).toMatchObject({ collectionURL: 'https://maven.example/m2' });
    expect(made?.platforms).toBeUndefined();
  });

  test('are the purl if no ecosystem has it, with the repository whose tags are its versions', () => {
    const ranges = [{ introduced: '1.0.0', fixed: '1.4.0' }];
    const made = products([
      { package: 'pkg:docker/example/orbital', version_order: 'semver', ranges },
      { package: { repo: 'https://git.example/orbital.git' }, version_order: 'semver', ranges },
    ]);
    expect(made.map(({ platforms }) => platforms)).toEqual([undefined, undefined]);
    expect(made[1]?.repo).toBe('https://git.example/orbital.git');
    expect(made[0]?.repo).not.toBe(made[1]?.repo);
  });

  test('are vendor, product and CPE name if no registry has it', () => {
    const cpe = 'cpe:2.3:h:orbital:appliance:*:*:*:*:*:*:*:*';
    const ranges = [{ introduced: '1.0', fixed: '1.4' }];
    const [own, other] = products([
      { package: { product: 'Appliance', cpe }, version_order: 'semver', ranges },
      {
        package: { product: 'Appliance', vendor: 'Example Inc.' },
        version_order: 'semver',
        ranges,
      },
    ]);
    expect(own).toMatchObject({ vendor: 'The Orbital Project', product: 'Appliance', cpes: [cpe] });
    expect(other).toMatchObject({ vendor: 'Example Inc.', product: 'Appliance' });
    for (const one of [own, other])
      expect([one?.packageName, one?.packageURL, one?.collectionURL]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
  });

  test('are unique in each of many random advisories', () => {
    for (const advisory of sampleAdvisories(runs(300), 47)) {
      const made = cveProducts(advisory, aProject(), 'The Orbital Project').filter(
        ({ packageName }) => packageName !== undefined,
      );
      expect(new Set(made.map(identityOf)).size).toBe(made.length);
    }
  });
});

test('entries of one package for overlapping platforms do not call versions of each other unaffected', () => {
  const entry = { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }] };
  const windows = {
    package: 'pkg:pypi/orbital',
    ranges: [{ introduced: '2.0.0', fixed: '2.1.3' }],
    platforms: ['windows'],
  };
  for (const made of [
    products([entry, windows]),
    products([windows, { ...entry, platforms: ['linux', 'windows'] }]),
  ])
    expect(
      made.map(({ defaultStatus, versions = [] }) => [
        defaultStatus,
        [...new Set(versions.map(({ status }) => status))],
      ]),
    ).toEqual([
      ['unknown', ['affected']],
      ['unknown', ['affected']],
    ]);
  const apart = products([windows, { ...entry, platforms: ['linux'] }]);
  expect(
    apart.some(({ versions = [] }) => versions.some(({ status }) => status === 'unaffected')),
  ).toBe(true);
});
