// All content, parted at the root: what is public, and, apart, what only the team may see.

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
import type { ThemeDeclaration } from './site/theme.ts';
import type { DraftStatement, Statement } from './statement.ts';
import { order } from './text/order.ts';

/** What is public. Formats and pages are given this and nothing else. Every list has a fixed order. */
export interface Content {
  /** The newest publication first, then by id. */
  readonly advisories: readonly Advisory[];
  /** Of public advisories alone. By id, then by language. */
  readonly translations: readonly Translation[];
  /** The newest first. */
  readonly releases: readonly Release[];
  /** What is told of releases that are still to come: the next first, then by project. */
  readonly preannouncements: readonly Preannouncement[];
  /** The newest first. */
  readonly retrospectives: readonly Retrospective[];
  /** The newest publication first, then by slug. */
  readonly statements: readonly Statement[];
  /** By slug. */
  readonly projects: readonly Project[];
  /** By slug; retired ones too. */
  readonly channels: readonly Channel[];
  /** By name. */
  readonly keys: readonly PublicKey[];
  /** SECURITY.md first. */
  readonly policies: readonly Policy[];
  /** As they are written. */
  readonly redirects: readonly Redirect[];
  /** Paths below public/, with `/`: a file there wins over a generated one. */
  readonly publicFiles: readonly string[];
  /** What theme.css sets; absent where there is none. */
  readonly theme?: readonly ThemeDeclaration[] | undefined;
  readonly logo?: Logo | undefined;
}

const newest = (a: { published: Instant }, b: { published: Instant }): number =>
  compareInstants(b.published, a.published);
const bySlug = (a: { slug: string }, b: { slug: string }): number => order(a.slug, b.slug);
const byIdAndLanguage = (a: Translation, b: Translation): number => compareIds(a.id, b.id) || order(a.lang, b.lang);
const byPolicy = (a: Policy, b: Policy): number =>
  Number(b.slug === 'security') - Number(a.slug === 'security') || a.order - b.order || bySlug(a, b);

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

/** What only the team may see. Commands and checks are given it; formats and pages cannot be. */
export interface Desk {
  readonly advisories: readonly EmbargoedAdvisory[];
  /** Of what is not public, and those without an original. */
  readonly translations: readonly Translation[];
  readonly releases: readonly PlannedRelease[];
  readonly retrospectives: readonly DraftRetrospective[];
  readonly statements: readonly DraftStatement[];
  readonly cases: readonly Case[];
  /** Ids that are set aside, used or not. */
  readonly reservations: readonly Reservation[];
  /** The team's own letters, by file. */
  readonly templates: readonly WrittenTemplate[];
  /** What the team lets pass though the last ledger says otherwise, as they are written. */
  readonly ledgerExceptions: readonly LedgerException[];
}

/** Everything that checks look at. `now` is when the check is made. */
export interface Everything {
  readonly site: Site;
  readonly content: Content;
  readonly desk: Desk;
  readonly now: Instant;
}
