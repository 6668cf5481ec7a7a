// CVE Record Format 5.x: texts with their language. Descriptions, solutions and workarounds have
// the same shape and limits.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { dayOf } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { affectedInWords, fixesInWords } from '../text/affected.ts';
import {
  plainImpact,
  plainMitigation,
  plainSection,
  sentence,
  shortened,
} from '../text/plain-text.ts';

/** "description" */
export interface CveText {
  /** A BCP 47 language tag, in the forms that CVE allows. */
  readonly lang: string;
  readonly value: string;
}

const LONGEST = 4096;
/** A shorter description is rejected (cvelint E003). */
const SHORTEST = 10;

/** Returns the language of the advisories for CVE: "en" for every variant of English. */
export function cveLanguage({ language }: Pick<Site, 'language'>): string {
  if (/^en(?:-|$)/i.test(language)) return 'en';
  const known = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(language);
  return known ? language : (language.split('-')[0] ?? language);
}

/**
 * Returns the description, without credited people (CNA rules 5.1.9 and 5.2.4). An English text
 * always exists: if the advisories are in another language, it is made of the facts.
 */
export function descriptionsOf(
  advisory: Advisory | EmbargoedAdvisory,
  project: Project | undefined,
  site: Site,
): CveText[] {
  const lang = cveLanguage(site);
  const names = [project?.name ?? '', advisory.project, site.publisher.name];
  const own = withoutCredited(descriptionOf(advisory, site), advisory, names);
  const facts = factsOf(advisory, project, site);
  if (lang !== 'en') return [shortenedText('en', facts), ...texts(lang, own)];
  if (own.length < SHORTEST) return [shortenedText('en', facts)];
  const versions = versionsOf(advisory, project);
  const limit = LONGEST - versions.length - PARAGRAPH.length;
  return [shortenedText('en', paragraphs(shortened(own, limit), versions))];
}

/** The longest list of versions in a description; `affected` has all of them. */
const LONGEST_LIST = 1000;

/** Names the product and its affected versions (CNA rules 5.1). */
function versionsOf(advisory: Advisory | EmbargoedAdvisory, project: Project | undefined): string {
  if (advisory.affected.length === 0 || advisory.withdrawn !== undefined) return '';
  const list = shortened(affectedInWords(advisory).join('\n'), LONGEST_LIST);
  return `Affected versions of ${project?.name ?? advisory.project}:\n${list}`;
}

function descriptionOf(advisory: Advisory | EmbargoedAdvisory, site: Site): string {
  const { summary, withdrawn } = advisory;
  return paragraphs(
    withdrawn === undefined
      ? ''
      : `This advisory was withdrawn on ${dayOf(withdrawn.at)}: ${sentence(withdrawn.reason)}`,
    summary === undefined ? '' : sentence(summary),
    plainImpact(advisory, site),
  );
}

function factsOf(
  advisory: Advisory | EmbargoedAdvisory,
  project: Project | undefined,
  { url, publisher }: Site,
): string {
  const weaknesses = advisory.cwe.flatMap((id) => cweName(id) ?? []);
  return paragraphs(
    `A vulnerability in ${project?.name ?? advisory.project} by ${sentence(publisher.name)}`,
    weaknesses.length === 0 ? '' : `Weakness: ${weaknesses.join(', ')}.`,
    advisory.affected.length === 0 ? '' : `Affected: ${affectedInWords(advisory).join('\n')}`,
    `The advisory is at ${absolute({ url }, advisoryPath(advisory.id))}`,
  );
}

/** Returns the solution: the fixed versions in English, then the section Upgrade. */
export function solutionsOf(
  advisory: Advisory,
  project: Project | undefined,
  site: Site,
): CveText[] {
  const lang = cveLanguage(site);
  const fixes = fixesInWords(advisory, project).join('\n');
  const upgrade = plainSection(advisory, 'upgrade', site);
  return lang === 'en'
    ? texts('en', paragraphs(fixes, upgrade))
    : [...texts('en', fixes), ...texts(lang, upgrade)];
}

/** Returns the workarounds for users who cannot upgrade. */
export function workaroundsOf(advisory: Advisory, site: Site): CveText[] {
  return texts(cveLanguage(site), plainMitigation(advisory, site));
}

/** Returns the conditions under which the vulnerability matters. */
export function configurationsOf(advisory: Advisory, site: Site): CveText[] {
  return texts(cveLanguage(site), plainSection(advisory, 'affected', site));
}

/** States that it is exploited, if so. */
export function exploitsOf({ exploited }: Advisory, { publisher }: Site): CveText[] {
  if (exploited === undefined) return [];
  return texts(
    'en',
    `Exploited in the wild: ${publisher.name} has known of it since ${dayOf(exploited.aware_at)}.`,
  );
}

// Names of one or two letters occur in too many words.
const SHORTEST_NAME = 3;

/**
 * Returns the paragraphs of a text that name no credited person. Tools, the project and its
 * publisher can be named.
 */
function withoutCredited(
  whole: string,
  { credits }: Pick<Advisory, 'credits'>,
  names: readonly string[],
): string {
  const people = credits.filter(
    ({ name, type }) =>
      type !== 'TOOL' && name.length >= SHORTEST_NAME && !names.some((one) => one.includes(name)),
  );
  return whole
    .split('\n\n')
    .filter((paragraph) => !people.some(({ name }) => paragraph.includes(name)))
    .join('\n\n')
    .trim();
}

/** Returns a text, cut to the limit of the format. */
export const shortenedText = (lang: string, value: string): CveText => ({
  lang,
  value: shortened(value.trim(), LONGEST),
});
const texts = (lang: string, value: string): CveText[] =>
  value.trim() === '' ? [] : [shortenedText(lang, value)];
const PARAGRAPH = '\n\n';
const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(PARAGRAPH);
