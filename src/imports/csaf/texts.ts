// The notes, remediations and threats of a CSAF document as the text of an advisory.

import { SECTION_NAMES, SECTIONS, type SectionName } from '../../model/advisory/sections.ts';
import { fieldOf, listOf, textOf } from '../inventory/value.ts';
import { demoted } from '../record/sections.ts';
import { isWebAddress } from '../record/value.ts';

/** Notes of our own documents that repeat facts, which the import reads as such. */
const FACT_NOTES = new Set([
  ...[
    'Summary',
    'Withdrawn',
    'Terms of use',
    'CVSS 4.0',
    'Reason for the rating',
    'Further weaknesses',
  ],
  ...['Affected functions', 'Affected platforms', 'Comes from', 'Related', 'CVE'],
]);

const TO_UPGRADE = new Set([
  'vendor_fix',
  'fix_planned',
  'optional_patch',
  'no_fix_planned',
  'none_available',
]);
const TO_MITIGATION = new Set(['workaround', 'mitigation']);

/** Returns the Markdown of a vulnerability, with the notes of its document. */
export function bodyOf(document: unknown, vulnerability: unknown, isOurs: boolean): string {
  const title = textOf(document, 'title') ?? '';
  const sections = new Map<SectionName | 'start', string[]>();
  const others: string[] = [];
  const add = (name: SectionName | 'start', text: string): void => {
    const known = sections.get(name) ?? [];
    if (text !== '' && !known.includes(text)) sections.set(name, [...known, text]);
  };
  for (const note of [...listOf(document, 'notes'), ...listOf(vulnerability, 'notes')]) {
    const [heading = '', text = '', category] = [
      textOf(note, 'title'),
      textOf(note, 'text'),
      textOf(note, 'category'),
    ];
    if (text === title || category === 'legal_disclaimer' || (isOurs && FACT_NOTES.has(heading)))
      continue;
    const name = SECTION_NAMES.find((one) => SECTIONS[one].toLowerCase() === heading.toLowerCase());
    if (name !== undefined) add(name, demoted(text));
    else if (isOurs && category === 'other') others.push(`## ${oneLine(heading)}\n\n${text}`);
    else if (category === 'description' || category === 'summary') add('start', demoted(text));
    else add('details', joined([heading === '' ? '' : `### ${oneLine(heading)}`, demoted(text)]));
  }
  for (const one of listOf(vulnerability, 'remediations')) {
    const category = textOf(one, 'category') ?? '';
    const [details, url] = [textOf(one, 'details') ?? '', textOf(one, 'url') ?? ''];
    const text = joined([
      isOurs ? ownWords(details) : demoted(details),
      isWebAddress(url) ? `<${url}>` : '',
    ]);
    if (TO_UPGRADE.has(category)) add('upgrade', text);
    if (TO_MITIGATION.has(category)) add('mitigation', text);
  }
  for (const one of listOf(vulnerability, 'threats')) {
    const [category, details = ''] = [textOf(one, 'category'), textOf(one, 'details')];
    const isFact = isOurs || (category === 'impact' && details.split(/\s/).length < 3);
    if (!isFact)
      add(
        'details',
        joined([category === 'exploit_status' ? '### Exploits' : '### Threat', demoted(details)]),
      );
  }
  const upgrade = new Set(sections.get('upgrade') ?? []);
  if (isOurs) sections.set('mitigation', withoutUpgrade(sections.get('mitigation') ?? [], upgrade));
  const own = SECTION_NAMES.map((name) => {
    const text = joined(sections.get(name) ?? []);
    return text === '' ? '' : `## ${SECTIONS[name]}\n\n${text}`;
  });
  return joined([...(sections.get('start') ?? []), ...own, ...others]);
}

const joined = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n\n');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The sentences that our documents add to the section Upgrade. */
const ADDED = [
  /^Upgrade .+ to .+\.$/,
  /^The fix is commit \S+ of .+\.$/,
  /will not get a fix\.$/,
  /^.+: end of life, no fix is planned\.$/,
  /^Fixed versions of other branches: .+\.$/,
  /^No fixed version is known\.$/,
];

/** Returns a remediation of ours without the parts that are made of facts. */
function ownWords(details: string): string {
  const paragraphs = details.split('\n\n');
  let start = 0;
  while (start < paragraphs.length && ADDED.some((one) => one.test(paragraphs[start] ?? '')))
    start += 1;
  // A command follows the sentence that names the version.
  if (
    start > 0 &&
    /^(?:npm|python|pip|cargo|go|pnpm|yarn|uv|gem|dotnet|composer|mvn|dart) /.test(
      paragraphs[start] ?? '',
    )
  )
    start += 1;
  while (start < paragraphs.length && ADDED.some((one) => one.test(paragraphs[start] ?? '')))
    start += 1;
  return paragraphs.slice(start).join('\n\n');
}

/** Without a fix, our documents put the section Upgrade before the mitigation. */
const withoutUpgrade = (texts: readonly string[], upgrade: ReadonlySet<string>): string[] => [
  ...new Set(
    texts.map((text) => {
      const before = [...upgrade].find((one) => text.startsWith(`${one}\n\n`));
      return before === undefined ? text : text.slice(before.length + 2);
    }),
  ),
];

/** Returns the text of the note with a title; undefined if there is none. */
export function noteTitled(title: string, ...holders: readonly unknown[]): string | undefined {
  for (const holder of holders)
    for (const note of listOf(holder, 'notes'))
      if (fieldOf(note, 'title') === title) return textOf(note, 'text');
  return undefined;
}
