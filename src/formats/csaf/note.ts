// CSAF 2.0 section 3.1.5, notes: the texts of an advisory, and facts that CSAF 2.0 has no field
// for. The texts are Markdown as written, without comments and without links that depend on other
// sections.

import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { severityGroups } from '../../model/advisory/package-severity.ts';
import {
  SECTIONS,
  type Section,
  type SectionName,
  sectionText,
} from '../../model/advisory/sections.ts';
import { dayOf } from '../../model/instant.ts';
import { standalone } from '../../model/markdown/render.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { Site } from '../../model/site/site.ts';

export interface Note {
  readonly category: 'description' | 'details' | 'legal_disclaimer' | 'other' | 'summary';
  readonly title: string;
  readonly text: string;
}

/** Returns the notes on the document: the summary, the withdrawal, the terms of use. */
export function documentNotes({ summary, withdrawn }: Advisory, { licence }: Site): Note[] {
  return [
    ...note('summary', 'Summary', summary),
    ...note('other', 'Withdrawn', withdrawn && withdrawalInWords(withdrawn)),
    ...note('legal_disclaimer', 'Terms of use', licence),
  ];
}

/** Says when and why an advisory was withdrawn, and names its replacement. */
function withdrawalInWords({
  at,
  reason,
  replaced_by: next,
}: NonNullable<Advisory['withdrawn']>): string {
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return `Withdrawn on ${dayOf(at)}: ${sentence}${next === undefined ? '' : ` It is replaced by ${next}.`}`;
}

/**
 * Returns the notes on the vulnerability, at least one (test 6.1.27.5). Upgrade and Mitigation
 * become remediations.
 */
export function vulnerabilityNotes(advisory: Advisory): Note[] {
  return [...textNotes(advisory), ...factNotes(advisory)];
}

/** Returns only the texts of the advisory, at least one. */
export function textNotes(advisory: Advisory): Note[] {
  const notes = advisory.sections.flatMap((section) => sectionNotes(section, advisory));
  if (notes.some(({ category }) => category === 'description')) return notes;
  return [{ category: 'description', title: 'Description', text: titleOf(advisory) }, ...notes];
}

function sectionNotes({ name, heading, text }: Section, advisory: Advisory): Note[] {
  const plain = standaloneText(text, advisory);
  switch (name) {
    case 'impact':
      return note('description', SECTIONS.impact, plain);
    case 'affected':
      return note('details', SECTIONS.affected, plain);
    case 'details':
      return note('details', SECTIONS.details, plain);
    case undefined:
      return heading === ''
        ? note('description', 'Description', plain)
        : note('other', heading, plain);
    // These become remediations.
    case 'upgrade':
    case 'mitigation':
      return [];
  }
}

function factNotes(advisory: Advisory): Note[] {
  const { related, upstream, cwe, cve, severities } = advisory;
  const weaknesses = cwe.filter((id) => cweName(id) !== undefined).slice(1);
  return [
    ...note('other', 'CVSS 4.0', cvss4InWords(advisory)),
    ...note('other', 'Reason for the rating', severities.reason),
    ...list(
      'Further weaknesses',
      weaknesses.map((id) => `${id}: ${cweName(id)}`),
    ),
    ...list('Affected functions', perPackage(advisory, 'functions')),
    ...list('Affected platforms', perPackage(advisory, 'platforms')),
    ...list('Comes from', upstream),
    ...list('Related', related),
    ...note('other', 'CVE', cve && cveInWords(cve)),
  ];
}

function cvss4InWords(advisory: Advisory): string {
  return severityGroups(advisory)
    .flatMap(({ severity, packages }) => {
      const score = severity.scores.find(({ version }) => version === '4.0');
      if (score === undefined) return [];
      const { vector, base, baseRating, overall, rating, nomenclature } = score;
      const of = packages === undefined ? '' : `${packages.map(packageLabel).join(', ')}:\n`;
      const own = `${nomenclature} ${overall.toFixed(1)} (${rating})`;
      return `${of}${vector}\n${own}${nomenclature === 'CVSS-B' ? '' : `, CVSS-B ${base.toFixed(1)} (${baseRating})`}`;
    })
    .join('\n\n');
}

function cveInWords({ status, reason }: NonNullable<Advisory['cve']>): string {
  return status === 'pending'
    ? `A CVE has been requested.${reason === undefined ? '' : ` ${reason}`}`
    : `No CVE is assigned: ${reason}`;
}

/** `orbital (PyPI): orbital.archive.open`, one for each package with functions. */
function perPackage({ affected }: Advisory, key: 'functions' | 'platforms'): string[] {
  return affected
    .filter((entry) => entry[key].length > 0)
    .map((entry) => `${packageLabel(entry.package)}: ${entry[key].join(', ')}`);
}

function note(category: Note['category'], title: string, text: string | undefined): Note[] {
  return text === undefined || text === '' ? [] : [{ category, title, text }];
}

const list = (title: string, items: readonly string[]): Note[] =>
  note('other', title, items.join('\n'));

/**
 * Returns a part of an advisory's body that is self-contained: without comments, with its links
 * inline.
 */
function standaloneText(text: string, { body }: Pick<Advisory, 'body'>): string {
  // Only links, footnotes and comments depend on the rest of the body. Parsing for them is far
  // slower than checking that none exists.
  return /\[|<!--/.test(text) ? standalone(text, body) : text;
}

/** Returns the text of a section; empty if it is absent. */
export function textOf(advisory: Pick<Advisory, 'body' | 'sections'>, name: SectionName): string {
  return standaloneText(sectionText(advisory.sections, name), advisory);
}
