// Every CSAF 2.1 document is valid by the validator's schema and tests, which are older than the
// draft. Requirements of the draft only are tested in document.test.ts. The validator takes many
// seconds to load, so all documents are validated in this file.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Advisory } from '../../../model/advisory/advisory.ts';
import type { CvssVector } from '../../../model/cvss/vector.ts';
import { runs } from '../../../model/property-runs.fixture.ts';
import {
  GENERATED_PROJECTS,
  sampleAdvisories,
  sampleDifferingPackages,
} from '../../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../../../model/testing/advisory.fixture.ts';
import { aSetting } from '../../setting.fixture.ts';
import { csaf21, csafDocument21 } from './document.ts';

type Validator = (document: unknown) => Promise<{ errors: string[]; warnings: string[] }>;

interface Exception {
  /** The first part of the validator's output. */
  readonly pattern: RegExp;
  readonly when: (advisory: Advisory) => boolean;
  readonly why: string;
}

const ALLOWED: readonly Exception[] = [
  {
    pattern: /^6\.2\.3 /,
    when: (advisory) => vectorsOfEach(advisory).some((one) => one.length === 0),
    why: 'a rating is no metric for this version of the schema',
  },
  {
    pattern: /^6\.2\.16 /,
    when: ({ affected }) =>
      affected.some(
        ({ package: of, ranges }) =>
          of.kind === 'repository' ||
          of.purl === undefined ||
          ranges.some(({ repo }) => repo !== undefined),
      ),
    why: 'no purl means a range of commits, or a package of an ecosystem without a purl type',
  },
  {
    pattern: /^6\.2\.22 /,
    when: ({ summary }) => summary === undefined,
    why: 'an imported record without a summary has no title but its id',
  },
  {
    pattern: /^6\.2\.20 /,
    when: () => true,
    why: 'the validator takes the schema of CSAF 2.0 for this test',
  },
  {
    pattern: /^6\.1\.26 \/document\/category reserved prefix used/,
    when: ({ withdrawn, affected }) => withdrawn !== undefined || affected.length === 0,
    why: 'the validator takes the list of profiles of CSAF 2.0, which has none for what is withdrawn',
  },
  {
    pattern:
      /^(csaf\.2\.1\.strict|6\.1\.8) \/vulnerabilities\/\d+\/metrics\/\d+\/content\/cvss_v4(\/base\w+)? must /,
    when: (advisory) =>
      vectorsOfEach(advisory).some((one) => one.some(({ version }) => version === '4.0')),
    why: 'the validator divides 8.7 by 0.1 in floating point; the schema of CVSS 4.0 is held against it below',
  },
];

/** Returns the vectors of each package: those of the advisory, otherwise its own. */
const vectorsOfEach = ({ severity, affected }: Advisory): (readonly CvssVector[])[] =>
  severity.length > 0 || affected.length === 0
    ? [severity]
    : affected.map((entry) => entry.severity);

let validate: Validator;

beforeAll(async () => {
  const { default: run } = await import('@secvisogram/csaf-validator-lib/validate.js');
  const { csaf_2_1_strict: schema } = await import(
    '@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js'
  );
  const mandatory = Object.values(
    await import('@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js'),
  );
  const recommended = Object.values(
    await import('@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js'),
  );
  validate = async (document) => {
    const { tests } = await run([schema, ...mandatory, ...recommended], document);
    const messages = (kind: 'errors' | 'warnings'): string[] =>
      tests.flatMap(({ name, [kind]: messages = [] }) =>
        messages.map(({ instancePath, message }) => `${numberOf(name)} ${instancePath} ${message}`),
      );
    return { errors: messages('errors'), warnings: messages('warnings') };
  };
});

const numberOf = (name: string): string =>
  name.replace(/^(mandatory|recommended)Test_/, '').replaceAll('_', '.');

async function problemsOf(advisory: Advisory, setting = aSetting()): Promise<string[]> {
  const { errors, warnings } = await validate(JSON.parse(String(csaf21(advisory, setting)?.body)));
  return [...errors, ...warnings].filter(
    (message) => !ALLOWED.some(({ pattern, when }) => pattern.test(message) && when(advisory)),
  );
}

describe('a CSAF 2.1 document', () => {
  it('is valid for the example advisory', async () => {
    const document = csafDocument21(anAdvisory(), aProject(), aSetting());
    expect(document.document.category).toBe('csaf_security_advisory');
    expect(await problemsOf(anAdvisory())).toEqual([]);
  });

  it('is found invalid by this test if it is invalid', async () => {
    const document = csafDocument21(anAdvisory(), aProject(), aSetting());
    expect((await validate({ ...document, extra: 1 })).errors).not.toEqual([]);
    const { product_tree: _none, ...without } = document;
    expect((await validate(without)).errors.map((error) => error.split(' ')[0])).toContain(
      '6.1.27.4',
    );
  });

  it('is valid for random advisories with any text', async () => {
    const setting = aSetting({ projects: GENERATED_PROJECTS });
    const wrong: Record<string, string[]> = {};
    for (const advisory of sampleAdvisories(runs(300), 31)) {
      const problems = await problemsOf(advisory, setting);
      if (problems.length > 0) wrong[advisory.id] = problems;
    }
    expect(wrong).toEqual({});
  });

  it('is valid for random advisories whose packages differ in severity', async () => {
    const setting = aSetting({ projects: GENERATED_PROJECTS });
    const advisories = sampleDifferingPackages(runs(100), 37);
    expect(advisories.filter(({ severities }) => severities.differs).length).toBeGreaterThan(
      runs(20),
    );
    const problems = await Promise.all(advisories.map((advisory) => problemsOf(advisory, setting)));
    expect(problems.flat()).toEqual([]);
  });

  it('has CVSS 4.0 as its schema requires', async () => {
    const { default: schema } = await import(
      '@secvisogram/csaf-validator-lib/csaf_2_1/csafAjv/cvss-v4.0.js'
    );
    const isValid = new Ajv2020({ strict: false, multipleOfPrecision: 6 }).compile(schema);
    const given = sampleAdvisories(runs(300), 31).flatMap((advisory) => {
      const document = csafDocument21(advisory, undefined, aSetting());
      return (document.vulnerabilities ?? []).flatMap(({ metrics }) =>
        (metrics ?? []).flatMap(({ content: { cvss_v4: one } }) =>
          one === undefined ? [] : [one],
        ),
      );
    });
    expect(given.filter((one) => !isValid(one))).toEqual([]);
    expect(given.length).toBeGreaterThan(runs(50));
    expect(isValid({ ...given[0], baseScore: 8.75 })).toBe(false);
  });
});
