// "Is this product affected at this version?": no two consumers get answers that contradict each
// other, for every kind of product that an advisory can name. Each document is read by the rules of
// its own standard. "Not known" here and silence there is no contradiction.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csafDocument } from '../../src/formats/csaf/document.ts';
import { csafDocument21 } from '../../src/formats/csaf/v2-1/document.ts';
import { cnaContainer } from '../../src/formats/cve/container.ts';
import { checkData } from '../../src/formats/data/check.ts';
import { osvDocument } from '../../src/formats/osv/osv.ts';
import { aSetting } from '../../src/formats/setting.fixture.ts';
import { vexOf } from '../../src/formats/vex/advisory.fixture.ts';
import { affecting } from '../../src/model/lookup/affects.ts';
import { answersFor } from '../../src/model/lookup/answer.ts';
import { type PackedCoverage, unpacked } from '../../src/model/lookup/compact.ts';
import { packageBranches } from '../../src/model/lookup/package-branches.ts';
import { componentAsked } from '../../src/model/lookup/question.ts';
import { baseEcosystem, type Package, PRODUCT } from '../../src/model/package/package.ts';
import { packageKey, packageLabel } from '../../src/model/package/package-schema.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import { NOW, someContent } from '../../src/model/testing/advisory.fixture.ts';
import { versionOrder } from '../../src/model/version/compare.ts';
import {
  arbitraryProductCase,
  PRODUCT_KINDS,
  type ProductCase,
} from '../support/consumers/product-kinds.ts';
import {
  scanCsaf,
  scanCve,
  scanOsv,
  scanVex,
  type Target,
  type Verdict,
} from '../support/consumers/scan.ts';
import { scanCsafIdentifiers } from '../support/consumers/scan-identifiers.ts';

type Answer = Verdict | 'not-affected' | 'not-assessed' | 'unknown' | undefined;
type Answers = Readonly<Record<string, Answer>>;

const parse = (body: unknown): PackedCoverage => JSON.parse(String(body));

/** The names by which a consumer knows a product. */
function targetOf(of: Package, publisher: string): Target {
  const label = packageLabel(of);
  if (of.kind === 'repository') return { ecosystem: 'GIT', name: of.repo, label, purl: undefined };
  const { ecosystem, name, purl, cpe, vendor = publisher } = of;
  return {
    ecosystem,
    name,
    label,
    purl,
    ...(baseEcosystem(ecosystem) === PRODUCT ? { vendor, cpe } : {}),
  };
}

/** Returns a function that asks every consumer about a version of a product of an advisory. */
function consumersOf({
  advisory,
  project,
}: ProductCase): (of: Package) => (version: string) => Answers {
  const setting = aSetting({ projects: [project] });
  const { site } = setting;
  const content = someContent({ advisories: [advisory], projects: [project], releases: [] });
  const coverage = unpacked(parse(checkData(content, setting)[0]?.body));
  const vex = vexOf(advisory, site);
  const cve = cnaContainer(advisory, { site, project, projects: [project], now: NOW });
  const csaf = JSON.stringify(csafDocument(advisory, project, { site }));
  const csaf21 = JSON.stringify(csafDocument21(advisory, project, setting));
  const scanners = {
    osv: scanOsv(osvDocument(advisory, setting).text),
    csaf: scanCsaf(csaf),
    csafIdentifiers: scanCsafIdentifiers(csaf),
    csaf21: scanCsafIdentifiers(csaf21),
    cve: scanCve(JSON.stringify({ cnaContainer: cve })),
    vex: vex === undefined ? () => () => 'silent' as const : scanVex(JSON.stringify(vex)),
  };
  return (of) => {
    const scans = Object.entries(scanners).map(
      ([name, scan]) => [name, scan(targetOf(of, site.publisher.name))] as const,
    );
    return (version) => {
      const asked = componentAsked({ package: of, project: undefined }, version);
      const answer = answersFor([asked], coverage, versionOrder).answers.find(
        (one) => packageKey(one.package) === packageKey(of),
      );
      return {
        ...Object.fromEntries(scans.map(([name, scan]) => [name, scan(version)])),
        model: affecting(of, version, [advisory], {
          branches: packageBranches(of, [project], project),
        }).status,
        check: answer?.status,
      };
    };
  };
}

/** What consumers conclude: "affected", "not affected", or nothing. */
function conclusionOf(answer: Answer): 'yes' | 'no' | undefined {
  if (answer === 'affected') return 'yes';
  return answer === 'fixed' || answer === 'unaffected' || answer === 'not-affected'
    ? 'no'
    : undefined;
}

/**
 * True for two answers that cannot both be true, and for "not affected" where the model does not
 * know. OSV has no third state: its algorithm says "not affected" of all that it does not list.
 */
function isContradiction(answers: Answers): boolean {
  const said = Object.values(answers).map(conclusionOf);
  const isGuess = Object.entries(answers).some(
    ([name, one]) => name !== 'osv' && conclusionOf(one) === 'no',
  );
  return (
    Object.values(answers).includes('contradiction') ||
    (said.includes('yes') && said.includes('no')) ||
    (answers['model'] === 'not-assessed' && isGuess)
  );
}

interface Asked {
  readonly what: string;
  readonly answers: Answers;
}

/** Asks about one random version of each entry's product. */
function* askedAbout([one, numbers]: readonly [ProductCase, readonly number[]]): Generator<Asked> {
  const consumers = consumersOf(one);
  for (const [i, { package: of }] of one.advisory.affected.entries()) {
    const versions = one.versions[i] ?? [];
    const version = versions[(numbers[i] ?? 0) % versions.length] ?? '';
    yield { what: `${packageLabel(of)} ${version}`, answers: consumers(of)(version) };
  }
}

const CASES = fc.tuple(arbitraryProductCase(), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }));

it('no two consumers contradict each other about any product', { timeout: 300_000 }, () => {
  const asked = fc.sample(CASES, runs(2000)).flatMap((one) => [...askedAbout(one)]);
  const wrong = asked.filter(({ answers }) => isContradiction(answers));
  expect(wrong.slice(0, 3), `${wrong.length} of ${asked.length}`).toEqual([]);
  expect(asked.length).toBeGreaterThan(runs(2000) * 2);
  // Each kind of product, and each consumer with each conclusion, occurs.
  expect(new Set(asked.map(({ what }) => what.replace(/ \S+$/, ''))).size).toBe(
    PRODUCT_KINDS.length,
  );
  for (const consumer of Object.keys(asked[0]?.answers ?? {}))
    for (const conclusion of ['yes', 'no', undefined])
      expect(
        asked.filter(({ answers }) => conclusionOf(answers[consumer]) === conclusion).length,
        `${consumer} ${conclusion}`,
      ).toBeGreaterThan(0);
});

it.each<Answers>([
  { model: 'affected', cve: 'unaffected' },
  { model: 'affected', osv: 'unaffected' },
  { csaf: 'fixed', vex: 'affected' },
  { model: 'not-assessed', csaf: 'fixed' },
  { model: 'affected', cve: 'contradiction' },
])('%o contradict each other', (answers) => expect(isContradiction(answers)).toBe(true));

it.each<Answers>([
  { model: 'affected', cve: 'silent', check: 'unknown' },
  { model: 'not-affected', cve: 'unaffected', osv: 'unaffected', vex: 'silent' },
  { model: 'not-assessed', osv: 'unaffected', cve: 'silent' },
])('%o do not', (answers) => expect(isContradiction(answers)).toBe(false));
