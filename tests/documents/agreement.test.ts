// Every format contains the same facts about an advisory. All documents are generated, read back by
// read-documents.ts, and compared with the advisory, for the example content and for random
// advisories. FORMATS lists everything that a standard cannot express; nothing else can be missing.

import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../src/formats/feed/feed.fixture.ts';
import { type Document, settingOf } from '../../src/formats/format.ts';
import { allDocuments } from '../../src/formats/index.ts';
import type { Advisory } from '../../src/model/advisory/advisory.ts';
import type { Content } from '../../src/model/content.ts';
import type { Instant } from '../../src/model/instant.ts';
import { packageLabel } from '../../src/model/package/package-schema.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import type { Site } from '../../src/model/site/site.ts';
import {
  GENERATED_PROJECTS,
  sampleAdvisories,
} from '../../src/model/testing/advisory.arbitrary.ts';
import {
  aRelease,
  aSite,
  at,
  NOW as FIXTURE_NOW,
  someContent,
} from '../../src/model/testing/advisory.fixture.ts';
import { hasErrors, readContent } from '../../src/read/index.ts';
import { publicFolderOf } from '../../src/read/place.ts';
import {
  boundsOf,
  CSAF_ROLES,
  day,
  fixedInMail,
  fixedOf,
  fixedPurls,
  isCve,
  labelOf,
  NO_FIX,
  nameOf,
  rangesOf,
  replacementOf,
  secondOf,
  severityInMail,
  severityOf,
  singlesOf,
  vectorsOf,
  wordsOf,
} from '../support/expected.ts';
import * as facts from '../support/read-documents.ts';
import { NOW, ROOT } from '../support/run-candor.ts';

const { sorted, toSecond } = facts;
interface Format {
  readonly name: string;
  /** Facts that the standard cannot express. */
  readonly without: string;
  readonly read: (documents: readonly Document[]) => facts.Facts[];
  /** Facts of an advisory that each of its documents must contain. */
  readonly truth: (advisory: Advisory, site: Site) => facts.Facts[];
}

/** Reads the documents with a matching path. */
const reading =
  (
    path: RegExp,
    read: (text: string, name: string) => facts.Facts | facts.Facts[],
  ): Format['read'] =>
  (documents) =>
    documents.flatMap((document) => {
      const name = path.exec(document.path)?.[1];
      return name === undefined ? [] : read(textOf(document), name);
    });

const feedTruth = (advisory: Advisory) => ({
  id: advisory.id,
  aliases: sorted(advisory.aliases),
  withdrawn: day(advisory),
  severity: severityOf(advisory),
  ranges: wordsOf(advisory),
  fixed: fixedOf(advisory, ({ package: of }) => packageLabel(of)),
});

const csafStatements = (advisory: Advisory): Partial<facts.Facts> =>
  advisory.withdrawn !== undefined
    ? { severity: '', vectors: [], ranges: [], fixed: [] }
    : {
        severity: advisory.severities.rating ?? '',
        vectors: vectorsOf(advisory).filter(
          (one) => advisory.affected.length > 0 || one.startsWith('CVSS:4.0/'),
        ),
        ranges: sorted([...rangesOf(advisory, labelOf), ...singlesOf(advisory, labelOf)]),
        fixed: fixedOf(advisory, labelOf),
      };

const FORMATS: readonly Format[] = [
  {
    name: 'OSV',
    without:
      'Commits have no order, so their bounds are one list. Only a rating of our own is there, as scores are computed.',
    read: reading(/^osv\/(?!all\.json$)(.+)\.json$/, facts.readOsv),
    truth: (advisory) => [
      {
        id: advisory.id,
        aliases: sorted(advisory.aliases),
        published: advisory.published,
        modified: advisory.modified,
        withdrawn: advisory.withdrawn?.at,
        vectors: vectorsOf(advisory),
        ranges: boundsOf(advisory),
        fixed: fixedOf(advisory, labelOf),
        credits: sorted(
          advisory.credits.map(
            ({ type, name, contact }) => `${type ?? ''} ${name} ${contact.join(' ')}`,
          ),
        ),
        references: sorted(advisory.references.map(({ type, url }) => `${type} ${url}`)),
      },
    ],
  },
  {
    name: 'CSAF',
    without:
      'No field for CVSS 4.0 (a note), none for CVSS where nothing is affected, none for types of references, no mail addresses. A withdrawn advisory states neither severity nor products.',
    read: reading(/^csaf\/white\/\d{4}\/([^/]+)\.json$/, facts.readCsaf),
    truth: (advisory, site) => [
      {
        id: advisory.id,
        aliases: sorted(advisory.aliases),
        published: toSecond(advisory.published),
        modified: toSecond(advisory.modified),
        withdrawn: secondOf(advisory),
        ...csafStatements(advisory),
        credits: sorted(
          advisory.credits.map(({ type = '', name, contact }) => {
            const web = contact.filter((address) => !address.startsWith('mailto:'));
            return `${CSAF_ROLES[type] ?? ''} ${name} ${web.join(' ')}`;
          }),
        ),
        references: sorted([
          ...advisory.references.map(({ url }) => url),
          ...replacementOf(advisory, site),
        ]),
      },
    ],
  },
  {
    name: 'CVE',
    without:
      'Only what has one CVE, and only that alias. A withdrawn advisory rejects its CVEs, without facts, unless it is imported. No date of change: that is of the record. Credits must have a type and no address.',
    read: reading(/^cve\/(?:rejected\/)?(.+)\.json$/, facts.readCve),
    truth: (advisory) => {
      const { id, withdrawn, imported } = advisory;
      const cves = advisory.aliases.filter(isCve);
      if (withdrawn !== undefined && imported !== undefined) return [];
      if (withdrawn !== undefined)
        return cves.map((cve) => ({ id, aliases: [cve], withdrawn: withdrawn.at }));
      if (cves.length > 1) return [];
      return cves.map((cve) => ({
        id,
        aliases: [cve],
        published: advisory.published,
        vectors: vectorsOf(advisory),
        ranges: sorted([...rangesOf(advisory, nameOf), ...singlesOf(advisory, nameOf)]),
        fixed: fixedOf(advisory, nameOf),
        credits: sorted(
          advisory.credits.map(
            ({ type = 'OTHER', name }) => `${type.toLowerCase().replaceAll('_', ' ')} ${name}`,
          ),
        ),
        references: sorted(advisory.references.map(({ url }) => url)),
      }));
    },
  },
  {
    name: 'RSS',
    without:
      'No date of change, no fraction of a second. As in all feeds: no credits and references, the first score for vectors.',
    read: reading(/^((?:feed|feed-archive\/\d+)\.xml)$/, facts.readRss),
    truth: (advisory) => [{ ...feedTruth(advisory), published: toSecond(advisory.published) }],
  },
  {
    name: 'Atom',
    without: 'As all feeds.',
    read: reading(/^((?:feed|feed-archive\/\d+)\.atom)$/, facts.readAtom),
    truth: (advisory) => [
      { ...feedTruth(advisory), published: advisory.published, modified: advisory.modified },
    ],
  },
  {
    name: 'JSON Feed',
    without: 'As all feeds.',
    read: reading(/^((?:feed|feed-archive\/\d+)\.json)$/, facts.readJsonFeed),
    truth: (advisory) => [
      { ...feedTruth(advisory), published: advisory.published, modified: advisory.modified },
    ],
  },
  {
    name: 'announcement mail',
    without:
      'It is of a release: no dates, credits and references; the first score; versions without their ranges.',
    read: reading(/^announcements\/alone-([^/]+)\/announcement\.txt$/, (mail) => {
      const { fixed = [], ...rest } = facts.readMail(mail);
      return { ...rest, fixed: fixed.filter((version) => version !== NO_FIX) };
    }),
    truth: (advisory) => [
      {
        id: advisory.id,
        aliases: sorted(advisory.aliases),
        withdrawn: advisory.withdrawn !== undefined,
        severity: severityInMail(advisory),
        fixed: fixedInMail(advisory),
      },
    ],
  },
];

const VEX = reading(/^vex\/(.+)\.json$/, facts.readVex);

/**
 * OpenVEX has no severity, ranges, credits, references and withdrawal, and no document if no
 * version has a purl.
 */
const vexTruth = (advisory: Advisory): facts.Facts => ({
  id: advisory.id,
  aliases: sorted(advisory.aliases),
  published: advisory.published,
  modified: advisory.modified,
  fixed: fixedPurls(advisory),
});

/**
 * Each advisory also in a separate release, because only the mail of a single one shows which fact
 * belongs to which.
 */
function withReleases(content: Content): Content {
  const releases = content.advisories.map((advisory) => {
    const fixed = fixedInMail(advisory);
    return aRelease({
      slug: `alone-${advisory.id.toLowerCase()}`,
      project: advisory.project,
      versions: fixed.length === 0 ? [NO_FIX] : fixed,
      advisories: [advisory.id],
      published: advisory.published,
    });
  });
  return { ...content, releases: [...content.releases, ...releases] };
}

const decoder = new TextDecoder();
const textOf = ({ body }: Document): string =>
  typeof body === 'string' ? body : decoder.decode(body);

/** The content of a document, including the files in an archive. */
function insideOf(document: Document): string {
  const { path, body } = document;
  if (typeof body === 'string' || !path.endsWith('.zip')) return textOf(document);
  return Object.entries(unzipSync(body))
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');
}

function expectAgreement(
  documents: readonly Document[],
  { advisories }: Content,
  site: Site,
  { name, read, truth }: Format,
): void {
  const found = Map.groupBy(read(documents), ({ id }) => id);
  expect([...found.keys()].sort(), name).toEqual(
    advisories
      .filter((advisory) => truth(advisory, site).length > 0)
      .map(({ id }) => id)
      .sort(),
  );
  const unlike: unknown[] = [];
  for (const advisory of advisories) {
    const wanted = truth(advisory, site).map(plain).sort();
    const given = sorted((found.get(advisory.id) ?? []).map(plain));
    if (given.join('\n') !== wanted.join('\n')) unlike.push({ given, wanted });
  }
  expect(unlike.slice(0, 3), `${name}: ${unlike.length} advisories`).toEqual([]);
}

/** As one text, with keys in one order. */
const plain = (one: facts.Facts): string =>
  JSON.stringify(Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))));

interface Given {
  readonly content: Content;
  readonly site: Site;
  readonly documents: readonly Document[];
  readonly embargoed: readonly string[];
}

/** All documents. Many of them generate their body each time it is read. */
const made = (content: Content, site: Site, now: Instant): Document[] =>
  allDocuments(content, settingOf(site, now, content)).map((document) => ({ ...document }));

async function example(): Promise<Given> {
  const folder = join(ROOT, 'content');
  const reading = await readContent({ folder, publicFolder: publicFolderOf(folder), now: at(NOW) });
  if (hasErrors(reading.problems)) throw new Error(JSON.stringify(reading.problems));
  const content = withReleases(reading.content);
  const documents = made(content, reading.site, at(NOW));
  return {
    content,
    site: reading.site,
    documents,
    embargoed: reading.desk.advisories.map(({ id }) => id),
  };
}

async function random(count: number, seed: number): Promise<Given> {
  const site = aSite();
  const content = withReleases(
    someContent({
      advisories: sampleAdvisories(count, seed),
      projects: [...GENERATED_PROJECTS],
      releases: [],
      keys: [],
      channels: [],
      policies: [],
    }),
  );
  return { content, site, documents: made(content, site, FIXTURE_NOW), embargoed: [] };
}

/** All of them in CI. */
const MANY = runs(500);

describe.each([
  { of: 'the example content', given: example(), least: 5 },
  { of: 'random advisories', given: random(MANY, 20), least: MANY },
])('the documents of $of', ({ given, least }) => {
  it.each(FORMATS)('have in $name the facts of the advisories', async (format) => {
    const { documents, content, site } = await given;
    expect(content.advisories.length).toBeGreaterThanOrEqual(least);
    expectAgreement(documents, content, site, format);
  });

  it('have in VEX the facts of the advisories, if a version has a purl', async () => {
    const { documents, content } = await given;
    const byId = new Map(VEX(documents).map((one) => [one.id, one]));
    const standing = content.advisories.filter(({ withdrawn }) => withdrawn === undefined);
    expect([...byId.keys()].filter((id) => !standing.some((one) => one.id === id))).toEqual([]);
    for (const advisory of standing) {
      const truth = vexTruth(advisory);
      const one = byId.get(advisory.id);
      if (one !== undefined || (truth.fixed ?? []).length > 0) expect(one).toEqual(truth);
    }
    expect(byId.size).toBeGreaterThan(standing.length / 2);
  });

  it('are well-formed', async () => {
    const { documents } = await given;
    const json = documents.filter(({ path }) => path.endsWith('.json'));
    const xml = documents.filter(({ path }) => /\.(xml|atom)$/.test(path));
    for (const document of json)
      expect(() => JSON.parse(textOf(document)), document.path).not.toThrow();
    for (const document of xml)
      expect(() => readXml(textOf(document)), document.path).not.toThrow();
    expect(json.length).toBeGreaterThan(least * 2);
    expect(xml.length).toBeGreaterThan(2);
  });
});

describe('an advisory that is not public', () => {
  it('is in no document of the example', async () => {
    const { documents, embargoed } = await example();
    expect(embargoed.length).toBeGreaterThan(0);
    const mentions = documents.filter((document) => {
      const inside = `${document.path}\n${insideOf(document)}`.toLowerCase();
      return embargoed.some((id) => inside.includes(id.toLowerCase()));
    });
    expect(mentions.map(({ path }) => path)).toEqual([]);
  });
});
