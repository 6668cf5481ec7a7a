// The announcement of a security release, by the template of SPEC 11 (Implementation, release day,
// step 5). Everything that the ranges, scores and texts of the advisories contain is taken from
// them. An author adds only what is specific to the release.

import { severity as english } from '../../language/english/severity.ts';
import { shortfallSentences } from '../../language/sentences/shortfall.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { isCve } from '../../model/advisory/id.ts';
import { SECTIONS, type SectionName, splitSections } from '../../model/advisory/sections.ts';
import type { Content } from '../../model/content.ts';
import { withoutComments } from '../../model/markdown/render.ts';
import { outcomesOf, versionsOf } from '../../model/release/outcome.ts';
import type { Release } from '../../model/release/release.ts';
import { absolute, advisoryPath, announcementPath } from '../../model/site/site.ts';
import type { Setting, SiteFormat } from '../format.ts';
import { advisedVersions } from './advised.ts';
import type { AnnouncedVulnerability, Announcement, AnnouncementSection } from './announcement.ts';
import { changesSince } from './changes.ts';
import { detailsSection } from './details.ts';
import { announcementText } from './mail.ts';
import { mitigationSection, vulnerableSection } from './sections.ts';
import { upgradeSection } from './upgrade.ts';
import { blocks, inWords, nameOf, notWithdrawn, type Subject } from './words.ts';

export { announcementText } from './mail.ts';

const HEADINGS = {
  affected: 'Am I vulnerable?',
  mitigation: 'How do I mitigate the vulnerability?',
  upgrade: 'How do I upgrade?',
  details: 'Vulnerability Details',
} as const satisfies Partial<Record<SectionName, string>>;

type Heading = keyof typeof HEADINGS;
const ORDER = ['affected', 'mitigation', 'upgrade', 'details'] as const satisfies Heading[];

export interface AnnouncementOptions {
  /**
   * True if the details contain the full text of each advisory, for lists that do not accept mere
   * links.
   */
  readonly full?: boolean;
  /** The mark of a preview of embargoed content. */
  readonly embargo?: string | undefined;
}

/** Makes the announcement of a release. Omits advisories that are not public. */
export function announcementOf(
  release: Release,
  content: Content,
  { site, now }: Setting,
  { full = false, embargo }: AnnouncementOptions = {},
): Announcement {
  const byId = new Map(content.advisories.map((advisory) => [advisory.id, advisory]));
  const project = content.projects.find(({ slug }) => slug === release.project);
  const advisories = [...new Set(release.advisories)].flatMap((id) => byId.get(id) ?? []);
  const subject: Subject = {
    project,
    versions: versionsOf(release),
    outcomes: outcomesOf(release, advisories, project),
    advisories,
    known: byId,
    site,
    full,
    now,
  };
  const name = project?.name ?? release.project;
  const { prose, additions } = partsOf(release.body);
  const { title, ...words } = introduction(name, subject, embargo === undefined);
  return {
    ...(embargo === undefined ? {} : { embargo }),
    project: name,
    slug: release.slug,
    versions: subject.versions,
    published: release.published,
    changes: changesSince(release.published, subject.advisories),
    subject: embargo === undefined ? title : `[${embargo}] ${title}`,
    to: release.to.length > 0 ? release.to : site.announcements.to,
    greeting: `Hello ${name} Community,`,
    ...words,
    prose,
    sections: sectionsOf(subject, additions),
    url: absolute(site, announcementPath(release.slug)),
  };
}

type Introduction = Pick<
  Announcement,
  'paragraphs' | 'cves' | 'unfixed' | 'advised' | 'closing'
> & {
  readonly title: string;
};

function introduction(name: string, subject: Subject, isAnnounced: boolean): Introduction {
  const { versions, advisories, outcomes } = subject;
  if (isWithdrawn(subject)) return withdrawal(name, subject);
  const failed = new Set(
    outcomes.flatMap(({ kind, advisory }) => (kind === 'fails' ? advisory : [])),
  );
  const cves = advisories
    .filter((one) => !failed.has(one))
    .flatMap((advisory) => announced(advisory, subject));
  const unfixed = outcomes.flatMap(({ advisory, shortfalls }) => {
    if (shortfalls.length === 0) return [];
    const words = shortfallSentences(shortfalls, 'it', { isAnnounced }).join(' ');
    return announced(advisory, subject).map((one) => ({ ...one, words }));
  });
  const available = inWords(versions, 'and');
  const targets = advisedVersions(subject);
  const advised = inWords(targets, 'or');
  const isFailed = failed.size > 0 && cves.every(({ withdrawn }) => withdrawn);
  const title = isFailed
    ? `${name} ${available} ${versions.length === 1 ? 'does' : 'do'} not fix ${inWords(
        unfixed.map(({ id }) => id),
        'and',
      )}${isAnnounced ? ' after all' : ''}`
    : `Security release of ${name} ${available} is now available`;
  const first = `The Security Incident Response Team and maintainers of ${name} would like to announce the availability of ${name} ${available}.`;
  const rest = { title, cves, unfixed, advised: targets };
  const reason = cves.length + unfixed.length === 0 ? '' : ' to fix these issues';
  const closing =
    targets.length === 0
      ? 'No version fixes these issues yet.'
      : `Upgrading to ${advised} is encouraged${reason}.`;
  if (cves.length === 0) return { ...rest, paragraphs: [first], closing };
  // The template says "CVE", which would be wrong for an advisory without one.
  const what = cves.every(({ id }) => isCve(id))
    ? 'CVE(s)'
    : cves.length === 1
      ? 'vulnerability'
      : 'vulnerabilities';
  return { ...rest, paragraphs: [first, `This addresses the following ${what}:`], closing };
}

/** True if every advisory of the release is withdrawn. */
const isWithdrawn = (subject: Subject): boolean =>
  subject.advisories.length > 0 && notWithdrawn(subject).length === 0;

function withdrawal(name: string, subject: Subject): Introduction {
  const { versions, advisories } = subject;
  const [names, released] = [inWords(advisories.map(nameOf), 'and'), inWords(versions, 'and')];
  const [what, verb] = advisories.length === 1 ? ['advisory', 'is'] : ['advisories', 'are'];
  return {
    title: `Security ${what} ${names} of ${name} ${verb} withdrawn`,
    paragraphs: [
      `The Security Incident Response Team and maintainers of ${name} have withdrawn the security ${what} ${names}, announced with ${name} ${released}:`,
    ],
    cves: advisories.flatMap((advisory) => announced(advisory, subject)),
    unfixed: [],
    advised: versions,
    closing: 'For the reason and what this means for you, see "Vulnerability Details".',
  };
}

function announced(advisory: Advisory, { site }: Subject): AnnouncedVulnerability[] {
  const { id, aliases, state, summary: title = 'see the advisory for details' } = advisory;
  const cves = aliases.filter(isCve);
  const withdrawn = state === 'withdrawn';
  const summary = `${withdrawn ? 'WITHDRAWN: ' : ''}${title}`;
  const path = advisoryPath(id);
  const rest = {
    score: scoreInWords(advisory),
    summary,
    path,
    url: absolute(site, path),
    rating: advisory.severities.rating,
    exploited: advisory.exploited !== undefined,
    withdrawn,
  };
  return (cves.length === 0 ? [id] : cves).map((one) => ({ id: one, ...rest }));
}

/** "CVSS score 8.7", "rated high" or "not rated". */
export function scoreInWords({ severities: { main, rating, differs } }: Advisory): string {
  if (main === undefined) return rating === undefined ? 'not rated' : `rated ${rating}`;
  const own = rating === undefined || rating === main.rating ? '' : `, rated ${rating}`;
  return `CVSS score ${main.overall.toFixed(1)}${own}${differs ? `; ${english.byPackage}` : ''}`;
}

function sectionsOf(
  subject: Subject,
  additions: ReadonlyMap<Heading, string>,
): AnnouncementSection[] {
  const generated: Record<Heading, string> = {
    affected: vulnerableSection(subject),
    mitigation: mitigationSection(subject),
    upgrade: isWithdrawn(subject) ? '' : upgradeSection(subject),
    details: detailsSection(subject),
  };
  return ORDER.map((name) => ({
    heading: HEADINGS[name],
    markdown: blocks(generated[name], additions.get(name) ?? ''),
  })).filter(({ markdown }) => markdown !== '');
}

/**
 * Splits the text of a release into sections, by their headings or those of advisories, and the
 * rest.
 */
function partsOf(body: string): { prose: string; additions: Map<Heading, string> } {
  const additions = new Map<Heading, string>();
  const prose: string[] = [];
  for (const { heading, text } of splitSections(withoutComments(body))) {
    const name = ORDER.find((one) =>
      [HEADINGS[one], SECTIONS[one]].some((words) => letters(words) === letters(heading)),
    );
    if (text === '') continue;
    if (name === undefined) prose.push(heading === '' ? text : `## ${heading}\n\n${text}`);
    else additions.set(name, blocks(additions.get(name) ?? '', text));
  }
  return { prose: blocks(...prose), additions };
}

const letters = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '');

/** Returns the mail of every release, as a document beside its page. */
export const announcements: SiteFormat = (content, setting) =>
  content.releases.map((release) => ({
    path: `${announcementPath(release.slug)}announcement.txt`,
    title: 'Announcement',
    type: 'text/plain; charset=utf-8',
    body: announcementText(announcementOf(release, content, setting)),
  }));
