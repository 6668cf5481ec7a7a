// All content in two separate parts: the public part, and the private part that only the team can
// see.

import type { Advisory, EmbargoedAdvisory } from './advisory/advisory.ts';
import { compareIds } from './advisory/id.ts';
import type { Translation } from './advisory/translation.ts';
import type { Case } from './case/case.ts';
import type { WrittenTemplate } from './case/letter.ts';
import type { Reservation } from './case/reservation.ts';
import { compareInstants, type Instant } from './instant.ts';
import type { LedgerException } from './ledger/exceptions.ts';
import type { Policy } from './policy/policy.ts';
import type { Project } from './project/project.ts';
import type { Preannouncement } from './release/preannouncement.ts';
import type { PlannedRelease, Release } from './release/release.ts';
import type { Channel } from './reporting/channel.ts';
import type { PublicKey } from './reporting/key.ts';
import type { DraftRetrospective, Retrospective } from './retrospective/retrospective.ts';
import type { Logo } from './site/logo.ts';
import type { Redirect } from './site/redirects.ts';
import type { Site } from './site/site.ts';
import type { ThemeDeclaration } from './site/theme/theme.ts';
import type { DraftStatement, Statement } from './statement.ts';
import { order } from './text/order.ts';

/** The public content. Formats and pages receive only this. Every list has a fixed order. */
export interface Content {
  /** Newest publication first, then by id. */
  readonly advisories: readonly Advisory[];
  /** Only of public advisories. By id, then by language. */
  readonly translations: readonly Translation[];
  /** Newest first. */
  readonly releases: readonly Release[];
  /** Announcements of planned releases: the next one first, then by project. */
  readonly preannouncements: readonly Preannouncement[];
  /** Newest first. */
  readonly retrospectives: readonly Retrospective[];
  /** Newest publication first, then by slug. */
  readonly statements: readonly Statement[];
  /** By slug. */
  readonly projects: readonly Project[];
  /** By slug, including retired ones. */
  readonly channels: readonly Channel[];
  /** By name. */
  readonly keys: readonly PublicKey[];
  /** SECURITY.md first. */
  readonly policies: readonly Policy[];
  /** In the order of the file. */
  readonly redirects: readonly Redirect[];
  /** Paths below public/, with `/`. A file there replaces a generated one. */
  readonly publicFiles: readonly string[];
  /** The declarations of theme.css; absent if it sets none. */
  readonly theme?: readonly ThemeDeclaration[] | undefined;
  readonly logo?: Logo | undefined;
}

const newest = (a: { published: Instant }, b: { published: Instant }): number =>
  compareInstants(b.published, a.published);
const bySlug = (a: { slug: string }, b: { slug: string }): number => order(a.slug, b.slug);
const byIdAndLanguage = (a: Translation, b: Translation): number =>
  compareIds(a.id, b.id) || order(a.lang, b.lang);
const byPolicy = (a: Policy, b: Policy): number =>
  Number(b.slug === 'security') - Number(a.slug === 'security') ||
  a.order - b.order ||
  bySlug(a, b);

/** Returns translations in the order of `Content.translations`. */
export const orderTranslations = (translations: readonly Translation[]): Translation[] =>
  translations.toSorted(byIdAndLanguage);

/** Returns content with every list in its fixed order. */
export function inOrder(content: Content): Content {
  return {
    ...content,
    advisories: content.advisories.toSorted((a, b) => newest(a, b) || compareIds(a.id, b.id)),
    translations: orderTranslations(content.translations),
    releases: content.releases.toSorted((a, b) => newest(a, b) || bySlug(a, b)),
    retrospectives: content.retrospectives.toSorted((a, b) => newest(a, b) || bySlug(a, b)),
    statements: content.statements.toSorted((a, b) => newest(a, b) || bySlug(a, b)),
    projects: content.projects.toSorted(bySlug),
    channels: content.channels.toSorted(bySlug),
    keys: content.keys.toSorted((a, b) => order(a.name, b.name)),
    policies: content.policies.toSorted(byPolicy),
  };
}

/** Content that only the team can see. Commands and checks receive it; formats and pages cannot. */
export interface Desk {
  readonly advisories: readonly EmbargoedAdvisory[];
  /** Translations of advisories that are not public, and those without an original. */
  readonly translations: readonly Translation[];
  readonly releases: readonly PlannedRelease[];
  readonly retrospectives: readonly DraftRetrospective[];
  readonly statements: readonly DraftStatement[];
  readonly cases: readonly Case[];
  /** Reserved ids, used or not. */
  readonly reservations: readonly Reservation[];
  /** The team's own letters, by file. */
  readonly templates: readonly WrittenTemplate[];
  /** Differences from the last ledger that the team accepts, in the order of the file. */
  readonly ledgerExceptions: readonly LedgerException[];
}

/** A desk without records. */
export const EMPTY_DESK: Desk = {
  advisories: [],
  translations: [],
  releases: [],
  retrospectives: [],
  statements: [],
  cases: [],
  reservations: [],
  templates: [],
  ledgerExceptions: [],
};

/** The input of all checks. `now` is the time of the check. */
export interface Everything {
  readonly site: Site;
  readonly content: Content;
  readonly desk: Desk;
  readonly now: Instant;
}

/** The files of all records of some content. */
export function recordFiles(content: Content | Desk): string[] {
  return Object.values(content).flatMap((list: unknown) =>
    Array.isArray(list) ? list.flatMap(fileOf) : [],
  );
}

const fileOf = (one: unknown): string[] =>
  typeof one === 'object' && one !== null && 'file' in one && typeof one.file === 'string'
    ? [one.file]
    : [];
