// "Vulnerability Details" in an announcement (SPEC 11, the template): details and a link for each
// vulnerability. On request the full text, for lists whose readers want the facts in the mail.

import { english } from '../../language/english/index.ts';
import { severityLabel } from '../../language/sentences/severity.ts';
import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import { severityGroups } from '../../model/advisory/package-severity.ts';
import { dayOf } from '../../model/instant.ts';
import { escapeMarkdown, firstParagraph } from '../../model/markdown/render.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { absolute, advisoryPath } from '../../model/site/site.ts';
import { sentence } from '../text/plain-text.ts';
import { referenceRole } from '../text/reference-name.ts';
import { linesOf } from './sections.ts';
import { vulnerableVersions } from './vulnerable-versions.ts';
import { blocks, inWords, nameOf, type Subject, sectionOf } from './words.ts';

/**
 * Returns Markdown: for each advisory its names, a short or full text, and the address of its page.
 */
export function detailsSection(subject: Subject): string {
  return blocks(...subject.advisories.map((advisory) => detailsOf(advisory, subject)));
}

function detailsOf(advisory: Advisory, subject: Subject): string {
  const { id, aliases, withdrawn, cve, exploited } = advisory;
  const name = nameOf(advisory);
  const others = [id, ...aliases].filter((one) => one !== name);
  const title = titleOf(advisory) === id ? '' : `: ${escapeMarkdown(titleOf(advisory))}`;
  const known =
    others.length === 0 ? '' : `Also known as ${inWords(others.map(escapeMarkdown), 'and')}.`;
  const pending = cve?.status === 'pending' ? 'A CVE id has been requested.' : '';
  return blocks(
    `### ${escapeMarkdown(name)}${title}`,
    ...(withdrawn === undefined ? textsOf(advisory, subject) : [withdrawalOf(withdrawn, subject)]),
    exploited === undefined || withdrawn !== undefined
      ? ''
      : 'This vulnerability is known to be exploited.',
    versionsOf(advisory, subject),
    subject.full && withdrawn === undefined ? factsOf(advisory) : '',
    [known, pending].join(' ').trim(),
    `Advisory: <${absolute(subject.site, advisoryPath(id))}>`,
  );
}

function textsOf(advisory: Advisory, { full }: Subject): string[] {
  const impact = sectionOf(advisory, 'impact');
  return full ? [impact, sectionOf(advisory, 'details')] : [firstParagraph(impact)];
}

function withdrawalOf(
  withdrawn: NonNullable<Advisory['withdrawn']>,
  { known, site }: Subject,
): string {
  const { at, reason, replaced_by: id = '' } = withdrawn;
  const next = known.get(id);
  const address = next === undefined ? '' : absolute(site, advisoryPath(id));
  const replaced =
    next === undefined ? '' : ` ${escapeMarkdown(nameOf(next))} replaces it: <${address}>.`;
  return `This advisory was withdrawn on ${dayOf(at)}: ${escapeMarkdown(sentence(reason))}${replaced}`;
}

// With several advisories, the list in "Am I vulnerable?" covers all of them together.
function versionsOf(advisory: Advisory, { advisories, full }: Subject): string {
  if (advisory.withdrawn !== undefined || (advisories.length < 2 && !full)) return '';
  const lines = linesOf(vulnerableVersions([advisory], undefined));
  return lines.length === 0 ? '' : `Vulnerable versions: ${escapeMarkdown(lines.join('; '))}.`;
}

function factsOf(advisory: Advisory): string {
  const { severities, cwe, references, credits } = advisory;
  const vectors = severityGroups(advisory)
    .flatMap(({ vectors: some, packages }) => {
      const text = some.map(({ canonical }) => canonical).join(', ');
      if (text === '') return [];
      return [packages === undefined ? text : `${packages.map(packageLabel).join(', ')}: ${text}`];
    })
    .join('; ');
  const fixes = references
    .filter(({ type }) => type === 'FIX')
    .map((one) => `* ${escapeMarkdown(referenceRole(one))}: <${one.url}>`);
  const people = credits.map(({ name, type }) =>
    type === undefined ? name : `${name} (${roleOf(type)})`,
  );
  return [
    `* Severity: ${severityLabel(severities, english.severity)}${vectors === '' ? '' : `, ${escapeMarkdown(vectors)}`}`,
    ...(cwe.length === 0 ? [] : [`* Weakness: ${cwe.join(', ')}`]),
    ...fixes,
    ...(people.length === 0 ? [] : [`* Credit: ${escapeMarkdown(people.join(', '))}`]),
  ].join('\n');
}

const roleOf = (type: string): string => type.toLowerCase().replaceAll('_', ' ');
