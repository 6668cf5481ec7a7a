// Presents a planned release as if it were public, so that the team can review it before the
// announcement (SPEC 11, release day). Only this file converts embargoed content into the input of
// formats. The caller must put the mark of `embargoMark` on all output.

import type { Advisory, EmbargoedAdvisory, TLP } from '../../model/advisory/advisory.ts';
import { compareIds } from '../../model/advisory/id.ts';
import { type Case, caseOf } from '../../model/case/case.ts';
import type { Content, Desk } from '../../model/content.ts';
import { compareInstants, type Instant, isAfter, latest } from '../../model/instant.ts';
import type { PlannedRelease, Release } from '../../model/release/release.ts';
import type { Statement } from '../../model/statement.ts';
import { order } from '../../model/text/order.ts';

type Tlp = (typeof TLP)[number];

/** Public and embargoed content together, for one release. Never pass it to code that publishes. */
interface Preview {
  readonly release: Release;
  /** All public content, with the release and its embargoed advisories. */
  readonly content: Content;
  /** The strictest label of its content. */
  readonly tlp: Tlp;
}

/** Private content without a stricter label is for the team only. */
const LEAST: Tlp = 'AMBER+STRICT';
const STRICTNESS: readonly Tlp[] = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'];

/**
 * Returns the preview of a planned release. Records without a time get that of the release; a
 * release without a time gets `now`. Excludes advisories that the release does not name.
 */
export function previewOf(
  release: PlannedRelease,
  desk: Desk,
  content: Content,
  now: Instant,
): Preview {
  const published = release.published ?? now;
  const named = desk.advisories.filter(({ id }) => release.advisories.includes(id));
  const shown: Release = { ...release, published, state: 'published' };
  return {
    release: shown,
    content: {
      ...content,
      advisories: [
        ...content.advisories,
        ...named.map((advisory) => asPublished(advisory, published)),
      ],
      translations: [
        ...content.translations,
        ...desk.translations.filter(
          ({ id }) => release.advisories.includes(id) && named.some((one) => one.id === id),
        ),
      ],
      releases: [...content.releases, shown],
    },
    tlp: strictest(named, desk.cases),
  };
}

/**
 * Returns everything that will be published some day as if it were public: advisories, releases,
 * retrospectives and statements. Records without a time get `now`. Excludes cases, reservations and
 * letters, which are never published. For the team only: the caller must put the mark on all
 * output, and keep it on this machine.
 */
export function everythingAsPublished(
  desk: Desk,
  content: Content,
  now: Instant,
): Pick<Preview, 'content' | 'tlp'> {
  const newest = (a: { published: Instant }, b: { published: Instant }): number =>
    compareInstants(b.published, a.published);
  const bySlug = (a: { slug: string }, b: { slug: string }): number => order(a.slug, b.slug);
  const statements = desk.statements.map((one): Statement => {
    const published = one.published ?? now;
    return { ...one, state: 'published', published, modified: published, revisions: [] };
  });
  return {
    content: {
      ...content,
      advisories: [
        ...content.advisories,
        ...desk.advisories.map((one) => asPublished(one, now)),
      ].sort((a, b) => newest(a, b) || compareIds(a.id, b.id)),
      translations: [
        ...content.translations,
        ...desk.translations.filter(({ id }) => desk.advisories.some((one) => one.id === id)),
      ],
      releases: [...content.releases, ...desk.releases.map((one) => asOut(one, now))].sort(
        (a, b) => newest(a, b) || bySlug(a, b),
      ),
      retrospectives: [
        ...content.retrospectives,
        ...desk.retrospectives.map((one) => asOut(one, now)),
      ].sort((a, b) => newest(a, b) || bySlug(a, b)),
      statements: [...content.statements, ...statements].sort(
        (a, b) => newest(a, b) || bySlug(a, b),
      ),
    },
    tlp: strictest(desk.advisories, desk.cases),
  };
}

function asOut<One extends { published?: Instant | undefined }>(
  one: One,
  now: Instant,
): One & { state: 'published'; published: Instant } {
  return { ...one, state: 'published', published: one.published ?? now };
}

/** "EMBARGOED PREVIEW – TLP:AMBER – do not forward": for the subject, the top and the bottom. */
export function embargoMark({ tlp }: Pick<Preview, 'tlp'>): string {
  return `EMBARGOED PREVIEW – TLP:${tlp} – do not forward`;
}

/** Returns the reasons why a planned release is not public, one sentence each. */
export function embargoReasons(release: PlannedRelease, desk: Desk, now: Instant): string[] {
  const { slug, published } = release;
  const of = desk.advisories.filter(({ id }) => release.advisories.includes(id));
  return [
    ...(published === undefined ? [`${slug} is a draft: it has no "published".`] : []),
    ...(published !== undefined && isAfter(published, now)
      ? [`${slug} is not public before ${published}.`]
      : []),
    ...of.map((advisory) => `${advisory.id} ${embargoWords(advisory)}`),
  ];
}

function embargoWords({ state, tlp, published }: EmbargoedAdvisory): string {
  if (state === 'restricted') return `is under TLP:${tlp}.`;
  return published === undefined
    ? 'is a draft: it has no "published".'
    : `is not public before ${published}.`;
}

function asPublished(advisory: EmbargoedAdvisory, at: Instant): Advisory {
  const published = advisory.published ?? at;
  const { withdrawn } = advisory;
  return {
    ...advisory,
    published,
    modified: withdrawn === undefined ? published : latest(published, withdrawn.at),
    state: withdrawn === undefined ? 'published' : 'withdrawn',
  };
}

function strictest(advisories: readonly EmbargoedAdvisory[], cases: readonly Case[]): Tlp {
  const labels = advisories.flatMap(({ id, tlp }) => [tlp, caseOf(id, cases)?.tlp ?? LEAST]);
  const label = STRICTNESS.findLast((one) => labels.includes(one));
  return label === undefined || label === 'CLEAR' ? LEAST : label;
}
