// Checks every text of the content folder, whatever its keys mean, for secrets, hidden characters
// and misleading links. Checks the published form (after YAML, character references and
// percent-encoding) and reports the place in the source.

import type { Finding } from '../model/problem/problem.ts';
import {
  bodyStart,
  FENCE,
  secondFrontMatter,
  splitFrontMatter,
} from '../model/source/front-matter.ts';
import { findSecrets } from '../model/text/disguised-secret.ts';
import { encodedCharacters, encodedValues } from '../model/text/encoded-text.ts';
import { type HiddenCharacter, hiddenCharacters } from '../model/text/hidden-characters.ts';
import { withoutEchoes } from './form-faults.ts';
import type { ReadText } from './read-text.ts';
import { couldMislead, linkFaultsOfValues } from './value-links.ts';

/** More findings for one file would only bury the others. */
const MOST = 100;

/**
 * Returns the findings of schemas in the texts (`known`, which can also be about other files), and
 * a finding for each secret, hidden character and misleading link. Reports each fault once. `base`
 * is the address of the site.
 */
export async function textFaults(
  texts: readonly ReadText[],
  known: readonly Finding[],
  base: string,
): Promise<Finding[]> {
  const byFile = Map.groupBy(known, ({ file }) => file);
  const findings: Finding[] = [];
  for (const one of texts) {
    const before = byFile.get(one.file) ?? [];
    byFile.delete(one.file);
    // Not `push(...)`: a file can have more findings than a call can have arguments.
    for (const finding of await faultsOf(one, before, base)) findings.push(finding);
  }
  for (const others of byFile.values()) for (const finding of others) findings.push(finding);
  return findings;
}

async function faultsOf(
  one: ReadText,
  known: readonly Finding[],
  base: string,
): Promise<readonly Finding[]> {
  const secrets = secretFaults(one);
  // Private worksheets quote mails, and are never published.
  if (one.file.startsWith('cases/')) return withoutEchoes(known, secrets, one.text);
  const found = withoutEchoes(known, [...secrets, ...(await hiddenFaults(one))], one.text);
  return [
    ...found,
    ...secondFrontMatterFaults(one, known),
    ...(await linkFaults(one, known, base)),
  ];
}

function secretFaults({ file, text }: ReadText): Finding[] {
  return findSecrets(text)
    .slice(0, MOST)
    .map(({ code, offset, length, what }) => {
      return { code, file, at: { offset, length }, message: `This looks like ${what}.` };
    });
}

const isMarkdown = ({ file }: ReadText): boolean =>
  /\.mdx?$/.test(file) && !/(?:^|\/)README\.md$/.test(file);

/** The hidden characters of a text, literal or encoded, each once. */
async function hiddenFaults(one: ReadText): Promise<Finding[]> {
  const { file, text } = one;
  const plain = hiddenCharacters(text);
  const known = new Set(plain.map(({ offset }) => offset));
  const encoded = (await encodedIn(one)).filter(({ offset }) => !known.has(offset));
  return [...plain, ...encoded].slice(0, MOST).map(({ code, offset, length, name }) => {
    const written = text.slice(offset, offset + length);
    const how = /^[\x20-\x7e]+$/.test(written) ? `, written as ${written}` : '';
    const message = `The text contains ${name}, ${EFFECTS[code]}${how}.`;
    return { code, file, at: { offset, length }, message, lenient: isImported(one.values) };
  });
}

const EFFECTS: Readonly<Record<HiddenCharacter['code'], string>> = {
  'text-control': 'which is a control character or half of a surrogate pair',
  'text-bidi': 'which makes text display in a different order than it is stored',
  'text-invisible': 'which is invisible to readers',
};

async function encodedIn(one: ReadText): Promise<HiddenCharacter[]> {
  const { file, text } = one;
  if (file.endsWith('.yaml')) return encodedValues(text);
  if (file.endsWith('.svg')) return encodedCharacters(text);
  if (!isMarkdown(one)) return [];
  const parts = splitFrontMatter(text);
  const matter = typeof parts === 'string' ? [] : moved(encodedValues(parts.yaml), FENCE.length);
  const start = bodyStart(text);
  const inBody = encodedCharacters(text.slice(start));
  // MDX and Markdown differ on what is code. In MDX, an entity can be written as a number,
  // "U+202E", alone.
  if (inBody.length === 0 || file.endsWith('.mdx')) return [...matter, ...moved(inBody, start)];
  const { codeIn } = await import('./markdown-links.ts');
  const code = codeIn(text.slice(start));
  const prose = inBody.filter(
    ({ offset }) => !code.some((span) => offset >= span.start && offset < span.end),
  );
  return [...matter, ...moved(prose, start)];
}

const moved = (found: readonly HiddenCharacter[], by: number): HiddenCharacter[] =>
  found.map((one) => ({ ...one, offset: one.offset + by }));

function secondFrontMatterFaults(one: ReadText, known: readonly Finding[]): Finding[] {
  // Without its front matter, a file is not published.
  if (!isMarkdown(one) || known.some(({ code }) => code.startsWith('front-matter-'))) return [];
  const at = secondFrontMatter(one.text);
  return at === undefined
    ? []
    : [{ code: 'front-matter-second', file: one.file, at, lenient: isImported(one.values) }];
}

/**
 * The misleading links of the values and of the body. Those in MDX are found by its parser
 * (read/mdx.ts).
 */
async function linkFaults(
  one: ReadText,
  known: readonly Finding[],
  base: string,
): Promise<Finding[]> {
  const lenient = isImported(one.values);
  const found = await linkFaultsOfValues(one, known, base);
  if (isMarkdown(one) && !one.file.endsWith('.mdx')) {
    const start = bodyStart(one.text);
    const body = one.text.slice(start);
    if (couldMislead(body)) {
      const { linkFaultsIn } = await import('./markdown-links.ts');
      for (const { offset, length, ...rest } of linkFaultsIn(body, base))
        found.push({ ...rest, file: one.file, at: { offset: start + offset, length } });
    }
  }
  return found.slice(0, MOST).map((finding) => ({ ...finding, lenient }));
}

const isImported = (values: unknown): boolean =>
  typeof values === 'object' && values !== null && 'imported' in values;
