// Any valid OSV record has the same meaning after import and export. Any other JSON is imported
// into files that can be parsed, or refused in a sentence.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { osvRecord } from '../../formats/osv/osv.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { aSite } from '../../model/testing/advisory.fixture.ts';
import { order } from '../../model/text/order.ts';
import { compareVersions } from '../../model/version/compare.ts';
import type { ImportOptions } from '../record/batch.ts';
import { advisoryIn, exported, type Json, meaning, projectIn } from './meaning.fixture.ts';
import { importOsv, importOsvAll } from './one-record.fixture.ts';

const SITE = aSite();
const OPTIONS: ImportOptions = { site: SITE, takenIds: [], projects: [] };

const time = fc
  .date({ min: new Date(Date.UTC(1990, 0)), max: new Date(Date.UTC(2030, 0)), noInvalidDate: true })
  .map((date) => date.toISOString());

const id = fc.oneof(
  fc.nat(9999).map((number) => `CVE-2024-${10_000 + number}`),
  fc.nat(9999).map((number) => `PYSEC-2024-${number}`),
  fc.nat(9999).map((number) => `x_ORB-2024-${number}`),
);

/**
 * True for JSON that a content file can represent; other JSON is lost with a note. Excludes -0,
 * which JSON text does not have.
 */
const isHoldable = (value: unknown): boolean =>
  !/"(__proto__|constructor|prototype|)":/.test(JSON.stringify(value));
const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const holdable = fc.jsonValue({ maxDepth: 4 }).filter(isHoldable).map(asWritten);
const data = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 })
  .filter(isHoldable)
  .map(asWritten);

const semver = fc
  .tuple(fc.nat(3), fc.nat(12), fc.nat(12), fc.constantFrom('', '-rc.1', '-2', '-alpha+b'))
  .map(([major, minor, patch, rest]) => `${major}.${minor}.${patch}${rest}`);
const pep440 = fc
  .tuple(fc.nat(3), fc.nat(12), fc.constantFrom('', 'rc1', 'a2', '.post1', '.dev3', '.0'))
  .map(([major, minor, rest]) => `${major}.${minor}${rest}`);

/**
 * Returns events of distinct versions, alternating starts and ends, in the order of the ecosystem
 * or shuffled.
 */
function versionEvents(ecosystem: string, version: fc.Arbitrary<string>): fc.Arbitrary<Json[]> {
  const versions = fc.uniqueArray(version, {
    minLength: 1,
    maxLength: 7,
    comparator: (a, b) => compareVersions(ecosystem, a, b) === 0,
  });
  return fc
    .tuple(versions, fc.boolean(), fc.constantFrom('fixed', 'last_affected'), fc.boolean())
    .chain(([found, fromStart, end, shuffled]) => {
      const sorted = found.toSorted((a, b) => compareVersions(ecosystem, a, b) ?? order(a, b));
      const bounds = fromStart ? ['0', ...sorted] : sorted;
      const events = bounds.map((bound, i) => ({ [i % 2 === 0 ? 'introduced' : end]: bound }));
      return shuffled
        ? fc.shuffledSubarray(events, { minLength: events.length })
        : fc.constant(events);
    });
}

const sha = fc.constantFrom(...'0123456789abcdef').map((digit) => digit.repeat(40));
const commitEvents = fc
  .record({
    introduced: fc.uniqueArray(fc.oneof(fc.constant('0'), sha), { minLength: 1, maxLength: 3 }),
    fixed: fc.uniqueArray(sha, { maxLength: 4 }),
    limit: fc.uniqueArray(sha, { maxLength: 1 }),
  })
  .chain((found) => {
    const events = Object.entries(found).flatMap(([kind, commits]) =>
      commits.map((commit) => ({ [kind]: commit })),
    );
    return fc.shuffledSubarray(events, { minLength: events.length });
  });

const optional = { requiredKeys: [] };
const gitRange = fc
  .tuple(
    fc.constantFrom('https://git.example/orbital', 'https://git.example/fork.git'),
    commitEvents,
    fc.option(data),
  )
  .map(([repo, events, extra]) => ({
    type: 'GIT',
    repo,
    events,
    ...(extra === null ? {} : { database_specific: extra }),
  }));

/** Returns an entry for a package with at most one list of versions, and any lists of commits. */
const entryOf = (ecosystem: string, type: fc.Arbitrary<string>, version: fc.Arbitrary<string>) =>
  fc
    .record({
      name: fc.constantFrom('orbital', 'Orbital.Archive', 'a_b'),
      type,
      events: versionEvents(ecosystem, version),
      git: fc.uniqueArray(gitRange, { maxLength: 2, selector: ({ repo }) => repo }),
      versions: fc.uniqueArray(version, { maxLength: 5 }),
      more: fc.record(
        {
          ecosystem_specific: data,
          database_specific: data,
          severity: fc.constant([{ type: 'Ubuntu', score: 'low' }]),
        },
        optional,
      ),
    })
    .map(
      ({ name, type: rangeType, events, git, versions, more }): Json => ({
        package: { ecosystem, name },
        ranges: [...git, { type: rangeType, events }],
        versions,
        ...more,
      }),
    );

const affected = fc.oneof(
  entryOf('npm', fc.constantFrom('SEMVER', 'ECOSYSTEM'), semver),
  entryOf('PyPI', fc.constant('ECOSYSTEM'), pep440),
  fc
    .uniqueArray(gitRange, { minLength: 1, maxLength: 2, selector: ({ repo }) => repo })
    .map((ranges): Json => ({ ranges })),
);

const VECTOR = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 150 }), fc.lorem());

/** A valid record of this site or of another. */
const record: fc.Arbitrary<Json> = fc
  .record(
    {
      id,
      modified: time,
      published: time,
      withdrawn: time,
      aliases: fc.uniqueArray(id, { maxLength: 3 }),
      related: fc.uniqueArray(id, { maxLength: 3 }),
      summary: words,
      severity: fc.subarray([
        { type: 'CVSS_V3', score: VECTOR },
        { type: 'CVSS_V3', score: `${VECTOR}/E:P` },
        { type: 'Ubuntu', score: 'low' },
      ]),
      affected: fc.array(affected, { maxLength: 3 }),
      references: fc.uniqueArray(
        fc.record({
          type: fc.constantFrom('WEB', 'FIX', 'GIT', 'ADVISORY'),
          url: fc.oneof(fc.webUrl(), fc.constant('ftp://a.example/')),
        }),
        { maxLength: 4, selector: ({ type, url }) => `${type} ${url}` },
      ),
      credits: fc.array(
        fc.record(
          {
            name: words,
            type: fc.constantFrom('FINDER', 'HERO'),
            contact: fc.array(fc.oneof(fc.webUrl(), words), { maxLength: 2 }),
          },
          { requiredKeys: ['name'] },
        ),
        { maxLength: 3 },
      ),
      database_specific: data,
      another: holdable,
    },
    { requiredKeys: ['id', 'modified', 'published'] },
  )
  .map((made): Json => ({ ...made }));

/** Returns a text as a content file represents it. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed();

/** Returns the expected meaning of a record: its own id as an alias has no meaning. */
function wanted(value: Json, publishedAs: unknown): Json {
  const own = [value['id'], publishedAs];
  const names = (key: string): unknown[] =>
    Array.isArray(value[key]) ? value[key].filter((name) => !own.includes(name)) : [];
  return meaning({ ...value, aliases: names('aliases'), related: names('related') }, publishedAs);
}

const RUNS = { numRuns: runs(200) };

describe('a valid record', () => {
  test('has the same meaning when it is exported, whichever site imports it', () => {
    fc.assert(
      fc.property(record, (value) => {
        const result = importOsv(value, OPTIONS);
        if ('problem' in result) throw new Error(result.problem);
        const out = exported(result, SITE, osvRecord);
        expect(meaning(out)).toEqual(wanted(value, out['id']));
      }),
      RUNS,
    );
  });

  test('has its details as its body, except line breaks and characters that no file can contain', () => {
    const details = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('\n', '---', ' ', '\r', '\t', '#', '\u0007', 'é', '\ud800'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(details, (text) => {
        const result = importOsv(
          { id: 'PSF-2024-1', modified: '2024-01-01T00:00:00Z', details: text },
          OPTIONS,
        );
        if ('problem' in result) throw new Error(result.problem);
        expect(advisoryIn(result).body).toBe(clean(text));
      }),
      RUNS,
    );
  });

  test('gives the same files together with others, in any order', () => {
    const some = fc.uniqueArray(record, { maxLength: 4, selector: (value) => value['id'] });
    fc.assert(
      fc.property(
        some.chain((values) =>
          fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
        ),
        ([values, shuffled]) => {
          const named = (list: readonly Json[]) =>
            importOsvAll(
              list.map((one) => ({ name: String(one['id']), record: one })),
              OPTIONS,
            );
          expect(named(shuffled)).toEqual(named(values));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('any JSON', () => {
  const json = fc.jsonValue({ maxDepth: 5 });
  const named = (key: string, value: fc.Arbitrary<unknown>) => value.map((one) => ({ [key]: one }));
  const loose = fc.oneof(json, fc.constant(null), words, fc.array(json, { maxLength: 3 }));
  const item = fc.record(
    {
      type: fc.oneof(words, fc.constantFrom('GIT', 'SEMVER', 'CVSS_V3')),
      score: fc.oneof(words, fc.constant(VECTOR)),
      url: fc.oneof(words, fc.webUrl()),
      name: words,
      package: fc.record(
        {
          ecosystem: fc.oneof(words, fc.constantFrom('npm', 'PyPI', 'Maven', 'GIT')),
          name: words,
          purl: words,
          x: json,
        },
        { requiredKeys: ['ecosystem', 'name'] },
      ),
      ranges: fc.array(
        fc.record({
          type: fc.constantFrom('GIT', 'SEMVER', 'ECOSYSTEM', 'X'),
          repo: fc.oneof(words, fc.webUrl()),
          events: fc.array(
            fc.oneof(
              ...['introduced', 'fixed', 'last_affected', 'limit', 'x'].map((key) =>
                named(key, fc.oneof(semver, sha, words, json)),
              ),
            ),
            { maxLength: 5 },
          ),
        }),
        { maxLength: 4 },
      ),
      versions: fc.array(words, { maxLength: 4 }),
      contact: fc.array(words, { maxLength: 2 }),
      x: json,
    },
    { requiredKeys: ['type', 'score', 'url', 'name'] },
  );
  const items = fc.oneof(
    { weight: 5, arbitrary: fc.array(item, { maxLength: 3 }) },
    { weight: 1, arbitrary: loose },
  );
  const nearly = fc.record(
    {
      id: fc.oneof({ weight: 5, arbitrary: id }, { weight: 1, arbitrary: loose }),
      modified: fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: loose }),
      published: fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: words }),
      withdrawn: fc.oneof(time, words),
      aliases: fc.oneof(
        { weight: 5, arbitrary: fc.array(words, { maxLength: 3 }) },
        { weight: 1, arbitrary: loose },
      ),
      summary: words,
      details: words,
      severity: items,
      affected: items,
      references: items,
      credits: items,
      database_specific: loose,
    },
    { requiredKeys: ['id', 'modified'] },
  );

  test('is imported into files that can be parsed, or refused in a sentence', () => {
    let imports = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: nearly }, { weight: 1, arbitrary: json }),
        (value) => {
          const result = importOsv(value, OPTIONS);
          if ('problem' in result) {
            expect(result.problem).toMatch(/\.$/);
            expect(result.problem).not.toContain('cannot be written');
            return;
          }
          imports += 1;
          expect(projectIn(result).slug).toBe(advisoryIn(result).project);
          // A value that does not fit is kept and exported again, or the import reports its loss.
          const lost = result.notes.some((note) => note.includes('is lost'));
          if (!lost) {
            const out = exported(result, SITE, osvRecord);
            expect(exported(reimported(out), SITE, osvRecord)).toEqual(out);
          }
        },
      ),
      { numRuns: runs(400) },
    );
    expect(imports).toBeGreaterThan(runs(100));
  });

  function reimported(value: unknown) {
    const result = importOsv(value, OPTIONS);
    if ('problem' in result) throw new Error(result.problem);
    return result;
  }

  test('even endless nesting, never throws', () => {
    for (const open of ['[', '{"a":']) {
      const depth = 100_000;
      let value: unknown = 1;
      for (let i = 0; i < depth; i++) value = open === '[' ? [value] : { a: value };
      expect(importOsv(value, OPTIONS)).toHaveProperty('problem');
      const result = importOsv(
        {
          id: 'PSF-2024-1',
          modified: '2024-01-01T00:00:00Z',
          affected: [{ x: value }],
          database_specific: { cwe_ids: [value] },
          y: value,
        },
        OPTIONS,
      );
      expect(
        'notes' in result && result.notes.filter((note) => note.includes('is lost')),
      ).toHaveLength(3);
    }
  });
});
