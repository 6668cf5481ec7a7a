// A scanner that uses any of the formats gets the answer of the advisory. For each version that an
// advisory names, its neighbors and others, OSV, CSAF, CVE and OpenVEX report exactly the affected
// versions, and so does the site. Ranges of one entry never overlap: the check range-overlap
// refuses that.

import { describe, expect, it } from 'vitest';
import { csafDocument } from '../../src/formats/csaf/document.ts';
import { cnaContainer } from '../../src/formats/cve/container.ts';
import { osvDocument } from '../../src/formats/osv/osv.ts';
import { vexOf } from '../../src/formats/vex/advisory.fixture.ts';
import type { Advisory, Affected } from '../../src/model/advisory/advisory.ts';
import { affecting } from '../../src/model/lookup/affects.ts';
import type { Package } from '../../src/model/package/package.ts';
import { packageKey, packageLabel } from '../../src/model/package/package-schema.ts';
import {
  GENERATED_PROJECTS,
  sampleAdvisories,
} from '../../src/model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject, aSite, NOW } from '../../src/model/testing/advisory.fixture.ts';
import { compareVersions, versionOrder } from '../../src/model/version/compare.ts';
import { scanCsaf, scanCve, scanOsv, scanVex, type Target } from '../support/consumers/scan.ts';

const SITE = aSite();
type Named = Extract<Package, { kind: 'package' }>;

/**
 * The truth, directly from the definition: in a list, or in a range. A listed or last affected
 * version without a label includes those with one (PEP 440), unless it is `plain`: then only the
 * order counts.
 */
function isAffected(
  entries: readonly Affected[],
  { ecosystem }: Named,
  version: string,
  plain = false,
): boolean {
  const { unlabelled = (one: string) => one } = (!plain && versionOrder(ecosystem)) || {};
  const seenFrom = (bound: string): string =>
    unlabelled(bound) === bound ? unlabelled(version) : version;
  const compare = (a: string, b: string): number => {
    if (a === '0' || b === '0') return a === b ? 0 : a === '0' ? -1 : 1;
    const result = a === b ? 0 : compareVersions(ecosystem, a, b);
    if (result === undefined) throw new Error(`${a} and ${b} cannot be compared.`);
    return result;
  };
  const isListed = (one: string): boolean =>
    one === version || (versionOrder(ecosystem) !== undefined && compare(one, seenFrom(one)) === 0);
  return entries.some(
    ({ versions, ranges }) =>
      versions.some(isListed) ||
      ranges.some(({ introduced = '0', fixed, last_affected: last, repo }) => {
        if (repo !== undefined || compare(version, introduced) < 0) return false;
        if (fixed !== undefined) return compare(version, fixed) < 0;
        return last === undefined || compare(seenFrom(last), last) <= 0;
      }),
  );
}

/**
 * Every version that the entries name, the versions directly before and after it, and some distant
 * ones.
 */
function versionsToAsk(entries: readonly Affected[], { ecosystem }: Named): string[] {
  const named = entries.flatMap(({ ranges, versions }) => [
    ...versions,
    ...ranges.flatMap(({ introduced, fixed, last_affected: last, repo }) =>
      repo === undefined ? [introduced, fixed, last] : [],
    ),
  ]);
  const given = [...new Set(named.filter((one) => one !== undefined).filter((one) => one !== '0'))];
  const order = versionOrder(ecosystem);
  if (order === undefined) return [...given, 'not named'];
  const asked = new Set([...given.flatMap((one) => [one, ...nextTo(one)]), '0.0.1', '97.0.0']);
  return [...asked].filter((one) => order.isValid(one));
}

const SUFFIXES = ['-0', '-alpha', 'a0', '.dev0', '~', '.post0', '.0', '.1', '-1', '+1', '.Final'];

function nextTo(version: string): string[] {
  const [, before = '', number = '', after = ''] = /^(.*?)(\d+)(\D*)$/.exec(version) ?? [];
  const others =
    number === ''
      ? []
      : [`${before}${Number(number) + 1}${after}`, `${before}${Number(number) + 1}`];
  const less =
    Number(number) > 0
      ? [`${before}${Number(number) - 1}${after}`, `${before}${Number(number) - 1}`]
      : [];
  return [...SUFFIXES.map((suffix) => version + suffix), ...others, ...less];
}

let asked = 0;

function* wrongOf(advisory: Advisory): Generator<string> {
  const project = [...GENERATED_PROJECTS, aProject()].find(({ slug }) => slug === advisory.project);
  const vex = vexOf(advisory, SITE);
  const scanners = {
    osv: scanOsv(osvDocument(advisory, { site: SITE }).text),
    csaf: scanCsaf(JSON.stringify(csafDocument(advisory, project, { site: SITE }))),
    cve: scanCve(
      JSON.stringify({ cnaContainer: cnaContainer(advisory, { site: SITE, project, now: NOW }) }),
    ),
    vex: vex === undefined ? () => () => 'silent' as const : scanVex(JSON.stringify(vex)),
  };
  for (const of of packagesOf(advisory)) {
    const entries = advisory.affected.filter(
      (entry) => packageKey(entry.package) === packageKey(of),
    );
    // A list of versions does not show which ones contain the commits of a range, so the site does
    // not say "not affected".
    const commits = entries.some(({ ranges }) => ranges.some(({ repo }) => repo !== undefined));
    const unaffected = ['not-affected', 'not-assessed', ...(commits ? ['affected'] : [])];
    const target: Target = {
      ecosystem: of.ecosystem,
      name: of.name,
      label: packageLabel(of),
      purl: of.purl,
    };
    const [osv, csaf, cve, vexed] = [scanners.osv, scanners.csaf, scanners.cve, scanners.vex].map(
      (scan) => scan(target),
    );
    for (const version of versionsToAsk(entries, of)) {
      const affected = isAffected(entries, of, version);
      const found = {
        osv: osv?.(version),
        csaf: csaf?.(version),
        cve: cve?.(version),
        vex: vexed?.(version),
      };
      const isWithdrawn = advisory.state === 'withdrawn';
      const site = isWithdrawn ? undefined : affecting(of, version, [advisory], project).status;
      asked++;
      const isRight =
        (site === undefined || (affected ? ['affected'] : unaffected).includes(site)) &&
        // The evaluation of OSV uses only the order.
        found.osv === (isAffected(entries, of, version, true) ? 'affected' : 'unaffected') &&
        // A withdrawn advisory says nothing about products in CSAF.
        (isWithdrawn ? ['silent'] : affected ? ['affected'] : ['fixed', 'silent']).includes(
          found.csaf ?? '',
        ) &&
        (affected ? ['affected'] : ['unaffected', 'silent']).includes(found.cve ?? '') &&
        // If the site does not know the status, no format says "not affected".
        (site !== 'not-assessed' ||
          [found.csaf, found.cve, found.vex].every((one) => one === 'silent')) &&
        [affected ? 'affected' : 'fixed', 'silent'].includes(found.vex ?? '');
      if (!isRight)
        yield `${advisory.id}, ${packageLabel(of)} ${version}, ${affected}: ${JSON.stringify({ site, ...found })}`;
    }
  }
}

function packagesOf({ affected }: Advisory): Named[] {
  const packages = affected.map(({ package: of }) => of).filter((of) => of.kind === 'package');
  return [...new Map(packages.map((one) => [packageKey(one), one])).values()];
}

describe('a scanner', () => {
  it('gets the answer of the advisory from every format, for 100 random ones', () => {
    asked = 0;
    const wrong = sampleAdvisories(100, 31).flatMap((advisory) => [...wrongOf(advisory)]);
    expect(wrong.slice(0, 3), `${wrong.length} of ${asked}`).toEqual([]);
    expect(asked).toBeGreaterThan(2500);
  });

  it.each([
    [
      'a version in which the next range starts',
      [
        { introduced: '0', fixed: '1.0.0' },
        { introduced: '1.0.0', fixed: '2.0.0' },
      ],
      [],
    ],
    [
      'the same version written otherwise',
      [
        { introduced: '0', fixed: '1.0' },
        { introduced: '1.0.0', fixed: '2.0' },
        { introduced: '3', last_affected: '3.0.0' },
      ],
      ['2.0.0', '4.0'],
    ],
    [
      'an end, then none',
      [
        { introduced: '0', fixed: '1.0' },
        { introduced: '2.0' },
        { introduced: '1.5', last_affected: '1.6' },
      ],
      [],
    ],
    ['a fixed version that is listed', [{ introduced: '0', fixed: '1.0' }], ['1.0', '0.5']],
    ['one version alone', [{ introduced: '1.0', last_affected: '1.0' }], []],
    ['every version', [{ introduced: '0' }], []],
    ['only a list', [], ['1.0', '1.0.1', '2.0rc1']],
  ])('gets the same answer for %s', (_what, ranges, versions) => {
    const entry = { package: 'pkg:pypi/orbital', ranges, versions };
    expect([...wrongOf(anAdvisory({ affected: [entry] }))]).toEqual([]);
    const halves = [0, 1].map((half) => ({
      package: 'pkg:pypi/orbital',
      ranges: ranges.filter((_, i) => i % 2 === half),
      versions: versions.filter((_, i) => i % 2 === half),
    }));
    const said = halves.filter((one) => one.ranges.length + one.versions.length > 0);
    const imported = { format: 'osv' as const, id: 'ORB-2026-0003' };
    expect([...wrongOf(anAdvisory({ affected: said, imported }))], 'in two entries').toEqual([]);
  });

  it('would fail this test if it were wrong', () => {
    const target: Target = {
      ecosystem: 'PyPI',
      name: 'orbital',
      label: 'orbital (PyPI)',
      purl: 'pkg:pypi/orbital',
    };
    const ranges = [{ introduced: '1.0.0', fixed: '1.4.8' }];
    const other = anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges }] });
    expect(scanOsv(osvDocument(anAdvisory(), { site: SITE }).text)(target)('1.4.7')).toBe(
      'unaffected',
    );
    expect(scanOsv(osvDocument(other, { site: SITE }).text)(target)('1.4.7')).toBe('affected');
    const csaf = JSON.stringify(csafDocument(other, aProject(), { site: SITE }));
    expect(['1.4.7', '1.4.8', '1.4.9'].map(scanCsaf(csaf)(target))).toEqual([
      'affected',
      'fixed',
      'silent',
    ]);
  });
});
