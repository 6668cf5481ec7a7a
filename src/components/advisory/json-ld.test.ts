import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { advisoryData } from './json-ld.ts';

const site = aSite();
const written = (advisory: Advisory, others: readonly Advisory[] = []): string =>
  advisoryData(advisory, {
    site,
    advisories: new Map(others.map((one) => [one.id, one])),
    documents: [],
  });
const dataOf = (...given: Parameters<typeof written>): unknown => JSON.parse(written(...given));

describe('the data of an advisory', () => {
  it('is an article about a vulnerability', () => {
    expect(dataOf(anAdvisory())).toMatchObject({
      '@type': 'TechArticle',
      '@id': 'https://security.orbital.example/advisories/ORB-2026-0003/',
      identifier: 'ORB-2026-0003',
      headline: 'Heap overflow when opening a crafted archive',
      datePublished: '2026-05-12T16:00:00Z',
      dateModified: '2026-05-12T16:00:00Z',
      creativeWorkStatus: 'Published',
      contributor: [{ roleName: 'finder', contributor: { name: 'Example Researcher' } }],
      citation: [{ url: 'https://git.example/orbital/commit/1', description: 'Fix' }],
      about: {
        alternateName: ['CVE-1900-12345'],
        sameAs: ['https://www.cve.org/CVERecord?id=CVE-1900-12345'],
        additionalType: ['https://cwe.mitre.org/data/definitions/122.html'],
        severity: [
          { name: 'Rating', ratingValue: 'high' },
          { name: 'CVSS 4.0', ratingValue: 8.7 },
          { name: 'CVSS 3.1', ratingValue: 8.8 },
        ],
        affected: [
          {
            '@type': 'SoftwareApplication',
            name: 'orbital',
            ecosystem: 'PyPI',
            identifier: 'pkg:pypi/orbital',
            ranges: [
              { introduced: '1.0.0', fixed: '1.4.7' },
              { introduced: '2.0.0', fixed: '2.1.3' },
            ],
          },
        ],
      },
    });
  });

  it('states when and why it was withdrawn, and its replacement', () => {
    const next = anAdvisory({ id: 'ORB-2026-0004' });
    const withdrawn = {
      at: '2026-05-20T10:00:00Z',
      reason: 'It was no vulnerability.',
      replaced_by: next.id,
    };
    expect(dataOf(anAdvisory({ withdrawn }), [next])).toMatchObject({
      creativeWorkStatus: 'Withdrawn',
      withdrawn: '2026-05-20T10:00:00Z',
      correction: { datePublished: '2026-05-20T10:00:00Z', text: 'It was no vulnerability.' },
      isReplacedBy: {
        '@id': 'https://security.orbital.example/advisories/ORB-2026-0004/',
        identifier: next.id,
      },
    });
  });

  it('names none of our advisories that is not public', () => {
    const withdrawn = {
      at: '2026-05-20T10:00:00Z',
      reason: 'A duplicate.',
      replaced_by: 'ORB-2026-0099',
    };
    expect(
      written(anAdvisory({ withdrawn, aliases: ['ORB-2026-0098', 'x_ORB-2026-0097'] })),
    ).not.toMatch(/009[789]/);
  });

  it('contains no empty values', () => {
    const bare = anAdvisory({
      summary: 'Bare',
      aliases: [],
      credits: [],
      references: [],
      cwe: [],
      severity: [],
    });
    expect(written(bare)).not.toMatch(/\[\]|null|undefined/);
  });

  it('is JSON that cannot end the script element, for any text', () => {
    const hostile = '</script><script>alert(1)</script><!--\u2028\u2029 end';
    for (const advisory of [
      anAdvisory({ credits: [{ name: hostile }] }),
      ...sampleAdvisories(100, 7),
    ]) {
      const text = written(advisory);
      expect(text).not.toMatch(/[<\n\u2028\u2029]/);
      expect(JSON.parse(text)).toMatchObject({ identifier: advisory.id });
    }
    expect(dataOf(anAdvisory({ credits: [{ name: hostile }] }))).toMatchObject({
      contributor: [{ name: hostile }],
    });
  });

  it('defines every term that is not in schema.org, each with its own address', () => {
    const words = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [word, inner] of Object.entries(value)) {
        if (!Array.isArray(value) && word !== '@context') words.add(word);
        if (word !== '@context') collect(inner);
      }
    };
    const [, terms] = contextOf(written(anAdvisory()));
    const addresses = Object.values(terms);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const advisory of sampleAdvisories(100, 8)) collect(dataOf(advisory));
    const unknown = [...words].filter((word) => !SCHEMA_ORG.has(word) && !(word in terms));
    expect(unknown).toEqual([]);
  });

  it.skipIf(!existsSync(SCHEMA))(
    'takes the terms of OSV from their definitions in its schema',
    () => {
      const schema: unknown = JSON.parse(readFileSync(SCHEMA, 'utf8'));
      const [, terms] = contextOf(written(anAdvisory()));
      const whole = (address: string): string => {
        const [prefix = '', rest = ''] = address.split(/:(?!\/\/)(.*)/);
        const start = terms[prefix];
        return start === undefined ? address : whole(start) + rest;
      };
      const pointers = Object.values(terms)
        .map(whole)
        .filter((address) => address.startsWith(OSV) && !address.endsWith('/'));
      for (const pointer of pointers)
        expect(at(schema, pointer.slice(OSV.length).split('/').slice(1)), pointer).toBeDefined();
      expect(pointers.length).toBe(11);
    },
  );
});

const SCHEMA = new URL('../../../../shared/schemas/osv.json', import.meta.url);
const OSV = 'https://raw.githubusercontent.com/ossf/osv-schema/main/validation/schema.json#';

/** Resolves a JSON Pointer. */
const at = (value: unknown, [step, ...rest]: readonly string[]): unknown =>
  step === undefined
    ? value
    : at(Object.entries(Object(value)).find(([key]) => key === step)?.[1], rest);

const contextOf = (text: string): [string, Record<string, string>] => JSON.parse(text)['@context'];

const SCHEMA_ORG = new Set([
  ...[
    '@type',
    '@id',
    'url',
    'identifier',
    'headline',
    'name',
    'description',
    'text',
    'email',
    'inLanguage',
  ],
  ...[
    'datePublished',
    'dateModified',
    'creativeWorkStatus',
    'correction',
    'publisher',
    'contributor',
    'roleName',
  ],
  ...[
    'citation',
    'encoding',
    'encodingFormat',
    'contentUrl',
    'about',
    'additionalType',
    'alternateName',
    'sameAs',
  ],
  ...['ratingValue', 'ratingExplanation', 'worstRating', 'bestRating', 'codeRepository'],
]);
