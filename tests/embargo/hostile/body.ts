// The payloads in the texts after front matter: Markdown, and MDX with its components.

import { readContent } from '../../../src/read/index.ts';
import { RETROSPECTIVE } from '../../content/broken-inputs/base.ts';
import { textOf } from '../../content/broken-inputs/broken-input.ts';
import { PAYLOADS } from './payloads.ts';
import type { Place } from './trial.ts';

/** The picture in the MDX, below public/. */
export const PICTURE = 'pictures/a.svg';

/**
 * The payloads that the body of a file accepts. For example, a top heading or an unknown figure of
 * a policy is refused.
 */
export async function bodyOf(place: Place, file: string, original: string): Promise<string[]> {
  let taken = PAYLOADS.map(({ text }) => text);
  for (let tries = 0; tries < 10; tries++) {
    const all = withBody(original, taken);
    const { problems } = await readContent(place, new Map([[file, all]]));
    const bad = new Set(problems.filter(({ level }) => level === 'error').map(({ line }) => line));
    if (bad.size === 0) return taken;
    taken = taken.filter((text) => {
      const start = all.slice(0, all.indexOf(`\n\n${text}\n\n`) + 2).split('\n').length;
      return !text.split('\n').some((_, i) => bad.has(start + i));
    });
  }
  throw new Error(`${file} does not take payloads.`);
}

/** The payloads that MDX accepts: as they are, in a component, and as props. */
export async function mdxBody(place: Place): Promise<string[]> {
  const bodies = PAYLOADS.flatMap(({ text }) => {
    const prop = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('\n', ' ');
    return [
      text,
      `<Callout kind="note">\n\n${text}\n\n</Callout>`,
      `<Figure src="${PICTURE}" alt="${prop}" caption="${prop}" />`,
    ];
  });
  const name = (i: number): string => `retrospectives/m${i}.mdx`;
  const texts = new Map(
    bodies.map((body, i) => [name(i), withBody(textOf(RETROSPECTIVE), [body])]),
  );
  const { problems } = await readContent(place, texts);
  const refused = new Set(
    problems.filter(({ level }) => level === 'error').map(({ file }) => file),
  );
  return bodies.filter((_, i) => !refused.has(name(i)));
}

/** A file with texts appended, each as a separate paragraph. */
export const withBody = (text: string, texts: readonly string[] | undefined): string =>
  texts === undefined ? text : `${text.trimEnd()}\n\n${texts.join('\n\n')}\n\n`;
