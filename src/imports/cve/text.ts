// The texts of a CVE record, which are plain text, as sections of an advisory.

import { SECTIONS } from '../../model/advisory/sections.ts';
import { markdownOf } from '../record/plain-text.ts';
import type { CveContainer, CveTexts } from './shape.ts';

/** Returns the English texts of a list, or else those of the first language. */
export function plainTextOf(texts: CveTexts): string {
  return preferred(texts)
    .map(({ value }) => value.trim())
    .filter((value) => value !== '')
    .join('\n\n');
}

function preferred(texts: CveTexts): NonNullable<CveTexts> {
  const all = texts ?? [];
  const english = all.filter(({ lang }) => /^en(?:-|$)/i.test(lang ?? 'en'));
  if (english.length > 0) return english;
  return all.filter(({ lang }) => lang === all[0]?.lang);
}

/** Returns Markdown; that of the record itself, if it has some. */
function markdown(texts: CveTexts): string {
  return preferred(texts)
    .map(({ value, supportingMedia }) => {
      const written = supportingMedia?.find(({ type }) => type === 'text/markdown');
      return written?.value.trim() ?? markdownOf(value);
    })
    .filter((value) => value !== '')
    .join('\n\n');
}

/** Returns the text of an advisory. The description stays above the sections: it can be anything. */
export function bodyOf(cna: CveContainer): string {
  const part = (heading: string, text: string): string =>
    text === '' ? '' : `${heading}\n\n${text}`;
  const isOurs = madeHere(cna);
  const description = isOurs ? impactOf(cna) : markdown(cna.descriptions);
  return [
    isOurs ? part(`## ${SECTIONS.impact}`, description) : description,
    part(`## ${SECTIONS.affected}`, markdown(cna.configurations)),
    part(`## ${SECTIONS.upgrade}`, isOurs ? upgradeOf(cna) : markdown(cna.solutions)),
    part(`## ${SECTIONS.mitigation}`, markdown(cna.workarounds)),
    part(`## ${SECTIONS.details}\n\n### Exploits`, markdown(cna.exploits)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** True for a record that Candor made. It repeats other facts in its texts. */
const madeHere = ({ x_generator: generator }: CveContainer): boolean =>
  typeof generator === 'object' &&
  generator !== null &&
  Reflect.get(generator, 'engine') === 'Candor';

/** Returns the section Impact of a record of ours: the description without its title and versions. */
function impactOf({ descriptions, title }: CveContainer): string {
  const paragraphs = plainTextOf(descriptions).split('\n\n');
  const [first = ''] = paragraphs;
  // A record without a text of its own has one that is made of its facts.
  if (
    /^A vulnerability in .+ by /.test(first) &&
    /^The advisory is at /.test(paragraphs.at(-1) ?? '')
  )
    return '';
  const start = title && first.replace(/\.$/, '') === title.trim().replace(/\.$/, '') ? 1 : 0;
  const end = paragraphs.findIndex((one) => /^Affected versions of .+:\n/.test(one));
  return markdownOf(paragraphs.slice(start, end < 0 ? undefined : end).join('\n\n'));
}

/** Returns the section Upgrade of a record of ours, whose first paragraph names the fixes. */
function upgradeOf({ solutions }: CveContainer): string {
  const paragraphs = plainTextOf(solutions).split('\n\n');
  const isFix = (line: string): boolean =>
    /^(?:Upgrade .+ to .+|In .+, the fix is commit .+)\.$/.test(line);
  const [first = '', ...others] = paragraphs;
  return markdownOf((first.split('\n').every(isFix) ? others : paragraphs).join('\n\n'));
}
