// Checks the random advisories that other tests rely on: they are valid and of every kind.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseId } from '../advisory/id.ts';
import { RATINGS } from '../cvss/rating.ts';
import { compareInstants } from '../instant.ts';
import { arbitraryAdvisory, GENERATED_PROJECTS, sampleAdvisories } from './advisory.arbitrary.ts';
import { NOW } from './advisory.fixture.ts';

describe('random advisories', () => {
  const all = sampleAdvisories(300, 7);

  it('are the same for the same seed', () => {
    expect(sampleAdvisories(20, 1)).toEqual(sampleAdvisories(20, 1));
    expect(sampleAdvisories(20, 1)).not.toEqual(sampleAdvisories(20, 2));
  });

  it('have unique ids, in the year of their publication, the newest first', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(300);
    for (const { id, published, file } of all) {
      expect(parseId(id)?.year).toBe(published.slice(0, 4));
      expect(file).toBe(`advisories/${published.slice(0, 4)}/${id}.md`);
    }
    const dates = all.map(({ published }) => published);
    expect(dates).toEqual(dates.toSorted((a, b) => compareInstants(b, a)));
  });

  it('share no alias and name existing projects', () => {
    const aliases = all.flatMap((advisory) => advisory.aliases);
    expect(new Set(aliases).size).toBe(aliases.length);
    const slugs = new Set(GENERATED_PROJECTS.map(({ slug }) => slug));
    expect(new Set(all.map(({ project }) => project))).toEqual(slugs);
  });

  it('replace each other, and none replaces itself', () => {
    const replacements = all.flatMap(({ id, withdrawn }) =>
      withdrawn?.replaced_by === undefined ? [] : [[id, withdrawn.replaced_by]],
    );
    expect(replacements.length).toBeGreaterThan(5);
    for (const [id, other] of replacements) {
      expect(other).not.toBe(id);
      expect(all.some((one) => one.id === other)).toBe(true);
    }
  });

  it('are of every kind', () => {
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['published', 'withdrawn']));
    expect(new Set(all.map(({ severities }) => severities.rating))).toEqual(
      new Set([...RATINGS, undefined]),
    );
    const ecosystems = new Set(
      all.flatMap(({ affected }) =>
        affected.map((one) => (one.package.kind === 'package' ? one.package.ecosystem : 'GIT')),
      ),
    );
    expect([...ecosystems].sort()).toEqual([
      'Alpine:v3.20',
      'Android',
      'Debian:12',
      'GIT',
      'Go',
      'Linux',
      'Maven',
      'PyPI',
      'crates.io',
      'npm',
    ]);
    for (const has of [
      all.some(({ affected }) => affected.length === 0),
      all.some(
        ({ imported, sections }) =>
          imported !== undefined && sections.every(({ name }) => name === undefined),
      ),
      all.some(({ summary }) => summary === undefined),
      all.some(({ summary }) => summary?.includes('</title>')),
      all.some(({ revisions }) => revisions.some(({ at }, i) => revisions[i + 1]?.at === at)),
      all.some(({ exploited }) => exploited !== undefined),
      all.some(({ affected }) => affected.some(({ ranges }) => ranges.length > 2)),
    ])
      expect(has).toBe(true);
  });

  it('have dates in chronological order, before the time of the examples', () => {
    fc.assert(
      fc.property(arbitraryAdvisory(), ({ published, revisions, withdrawn, modified }) => {
        const dates = [
          published,
          ...revisions.map(({ at }) => at),
          ...(withdrawn === undefined ? [] : [withdrawn.at]),
        ];
        expect(dates).toEqual(dates.toSorted(compareInstants));
        expect(compareInstants(modified, published)).toBeGreaterThanOrEqual(0);
        expect(compareInstants(modified, NOW)).toBeLessThan(0);
      }),
    );
  });
});
