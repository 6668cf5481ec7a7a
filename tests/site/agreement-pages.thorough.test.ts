// The page of an advisory contains its facts, as structured data and as text, as agreement.test.ts
// checks for every document. For the example, and for a whole site of 500 random advisories, which
// the conformance kit then checks.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Advisory } from '../../src/model/advisory/advisory.ts';
import { packageLabel } from '../../src/model/package/package-schema.ts';
import { sampleAdvisories } from '../../src/model/testing/advisory.arbitrary.ts';
import { at } from '../../src/model/testing/advisory.fixture.ts';
import { readContent } from '../../src/read/index.ts';
import { publicFolderOf } from '../../src/read/place.ts';
import {
  fixedOf,
  labelOf,
  rangesOf,
  rangeWords,
  severityOf,
  vectorsOf,
} from '../support/expected.ts';
import { writeRandomContent } from '../support/random-content.ts';
import { type Facts, sorted } from '../support/read-documents.ts';
import { readPageData, readPageText } from '../support/read-page.ts';
import { candor, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const PAGE_ROLES: Readonly<Record<string, string>> = {
  FINDER: 'finder',
  REPORTER: 'reporter',
  ANALYST: 'analyst',
  COORDINATOR: 'coordinator',
  REMEDIATION_DEVELOPER: 'developer of the fix',
  REMEDIATION_REVIEWER: 'reviewer of the fix',
  REMEDIATION_VERIFIER: 'verifier of the fix',
  TOOL: 'tool',
  SPONSOR: 'sponsor',
  OTHER: 'contributor',
};

const PAGE_REFERENCES: Readonly<Record<string, string>> = {
  ADVISORY: 'Advisory',
  ARTICLE: 'Article',
  DETECTION: 'Detection',
  DISCUSSION: 'Discussion',
  REPORT: 'Report',
  FIX: 'Fix',
  INTRODUCED: 'Introduced by',
  PACKAGE: 'Package',
  EVIDENCE: 'Evidence',
  WEB: 'Further reading',
};

/** Facts that both ways of reading a page must find. A page can express all of them. */
const common = (advisory: Advisory): Facts => ({
  id: advisory.id,
  aliases: sorted(advisory.aliases),
  published: advisory.published,
  modified: advisory.modified,
  withdrawn: advisory.withdrawn?.at,
  severity: severityOf(advisory),
  vectors: vectorsOf(advisory),
  fixed: fixedOf(advisory, labelOf),
  credits: sorted(
    advisory.credits.map(
      ({ type = '', name, contact }) =>
        `${PAGE_ROLES[type] ?? ''} ${name} ${sorted(contact).join(' ')}`,
    ),
  ),
  references: sorted(advisory.references.map(({ type, url }) => `${PAGE_REFERENCES[type]} ${url}`)),
});

const inData = (advisory: Advisory): Facts => ({
  ...common(advisory),
  ranges: sorted([
    ...rangesOf(advisory, labelOf),
    ...advisory.affected.flatMap(({ package: of, versions }) =>
      versions.map((one) => `${packageLabel(of)} =${one}`),
    ),
  ]),
});

const inText = (advisory: Advisory): Facts => ({
  ...common(advisory),
  ranges: sorted(
    advisory.affected.flatMap((entry) => [
      ...entry.ranges.map((range) => `${labelOf(entry, range)} ${rangeWords(range)}`),
      ...(entry.versions.length === 0
        ? []
        : [`${packageLabel(entry.package)}: ${entry.versions.join(', ')}`]),
    ]),
  ),
});

async function publicAdvisories(folder: string): Promise<readonly Advisory[]> {
  const { content } = await readContent({
    folder,
    publicFolder: publicFolderOf(folder),
    now: at(NOW),
  });
  return content.advisories;
}

const work = workFolder('agreement-pages');
const random = sampleAdvisories(500, 20);
// The kit asks a library that wants a version in these purls. purl-spec does not: src/model/package/purl-types.ts.
const NEEDS_VERSION = /Invalid purl: (?:cran|swift|conan) requires a "version" component/;
const KIT = join(ROOT, '../shared/conformance/run');
afterAll(work.remove);

describe.each([
  {
    of: 'the example',
    content: join(ROOT, 'content'),
    dist: join(work.folder, 'example'),
    least: 5,
  },
  {
    of: '500 random advisories',
    content: join(work.folder, 'content'),
    dist: join(work.folder, 'random'),
    least: 500,
  },
])('the site of $of', ({ content, dist, least }) => {
  let advisories: readonly Advisory[] = [];
  const page = (id: string): string =>
    readFileSync(join(dist, `advisories/${id}/index.html`), 'utf8');

  beforeAll(async () => {
    if (least === random.length) writeRandomContent(work.folder, random);
    const { code, err } = candor(['build', '--content', content, '--now', NOW, '--out', dist]);
    expect(code, err.slice(0, 3000)).toBe(0);
    advisories = await publicAdvisories(content);
  });

  it('has a page for every public advisory', () => {
    const pages = readdirSync(join(dist, 'advisories')).filter((name) => /\d/.test(name));
    expect(pages.sort()).toEqual(advisories.map(({ id }) => id).sort());
    expect(pages.length).toBeGreaterThanOrEqual(least);
  });

  it('links on every page exactly the documents of the advisory, CSAF 2.1 only if it is enabled', () => {
    const isOn = least === random.length;
    for (const { id } of advisories) {
      const links = [...page(id).matchAll(/href="\/(csaf[^"]*\.json)"/g)].map(
        ([, path = '']) => path,
      );
      expect(
        links.map((path) => path.split('/')[0]),
        id,
      ).toEqual(isOn ? ['csaf', 'csaf-2.1'] : ['csaf']);
      for (const path of links) expect(existsSync(join(dist, path)), path).toBe(true);
    }
  });

  it.each([
    ['structured data', readPageData, inData],
    ['text', readPageText, inText],
  ] as const)('has on every page, as %s, the facts of the advisory', (_as, read, truth) => {
    const unlike: unknown[] = [];
    for (const advisory of advisories) {
      const [given, wanted] = [plain(read(page(advisory.id))), plain(truth(advisory))];
      if (given !== wanted) unlike.push({ given, wanted });
    }
    expect(unlike.slice(0, 3), `${unlike.length} advisories`).toEqual([]);
  });
});

describe('the random content', () => {
  it('is read from files as it was generated', async () => {
    const read = new Map(
      (await publicAdvisories(join(work.folder, 'content'))).map((one) => [one.id, one]),
    );
    for (const advisory of random)
      expect(read.get(advisory.id), advisory.id).toEqual({
        ...advisory,
        // Undefined metrics are omitted.
        severity: advisory.severity.map((one) => ({ ...one, text: expect.any(String) })),
        body: expect.any(String),
        sections: expect.any(Array),
      });
  });

  it.skipIf(!existsSync(KIT))('makes a site in which the conformance kit finds no fault', () => {
    const words = [
      '--require',
      'all',
      '--all-warnings',
      '--base',
      'https://security.orbital.example/',
      '--now',
      NOW,
    ];
    const { stdout, stderr } = spawnSync(KIT, [join(work.folder, 'random'), ...words], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const wrong = stdout
      .split('\n')
      .filter(
        (line) =>
          /^FAIL|\(required\)/.test(line) && !MISTAKEN.test(line) && !NEEDS_VERSION.test(line),
      );
    expect(wrong.slice(0, 10), stderr.slice(0, 2000)).toEqual([]);
    expect(stdout).toMatch(/^\d{4,} passed, \d+ failed$/m);
    const explained = readFileSync(join(ROOT, 'docs/conformance.md'), 'utf8');
    const warnings = [...stdout.matchAll(/^warn \S+ ([a-z-]+\/[^: ]+):/gm)].map(
      ([, rule = '']) => rule,
    );
    expect(warnings.length).toBeGreaterThan(100);
    expect(sorted(warnings).filter((rule) => !explained.includes(`| \`${rule}\` |`))).toEqual([]);
  });
});

/** The kit treats a version with "<", ">" or "=" in it as a comparison. */
const MISTAKEN = /^FAIL cve\/\S+ cve\/versions: affected\[\d+\]: ".*[<>=].*" holds a comparison/;

/** As one text, with keys in one order. */
const plain = (one: Facts): string =>
  JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
