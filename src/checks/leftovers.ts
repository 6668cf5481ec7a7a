// Placeholders that must be replaced before publication, and names that would notify people if the
// text is pasted. Code is excluded: there a dollar sign belongs to a shell, and an at sign to a
// decorator.

import type { Everything } from '../model/content.ts';
import { paragraphs, withoutCode } from './advisory/body.ts';
import { advisoriesById } from './advisory/each.ts';
import { checkFor, type Found } from './check.ts';

// The names of SPEC 11's template and similar ones. Other names with a dollar are variables that a
// text can mention.
const LEFTOVER =
  /\b(?:TODO|FIXME|XXX)\b|\blorem ipsum\b|\$\{?[A-Z_]{0,20}(?:PROJECT|VERSION|CVE|CVSS|SUMMARY)[A-Z_]{0,20}\}?/;
// A user name of a code host: not part of an address or of a package name (@scope/name), and not
// escaped.
const MENTION = /(?<![\w`@./\\[(-])@[A-Za-z\d](?:[A-Za-z\d-]{0,38})(?![\w./@-])/;

/** An item with texts that are published, now or once it is finished. */
interface Writing {
  readonly file: string;
  readonly body: string;
  /** One-line texts by their keys. */
  readonly lines: Readonly<Record<string, string | undefined>>;
  readonly lenient: boolean;
}

/** Published texts contain no placeholder and no accidental mention of a user. */
export const leftovers = checkFor(
  ['text-leftover', 'text-mention'],
  function* (everything: Everything) {
    for (const writing of writingsOf(everything)) {
      for (const [key, line] of Object.entries(writing.lines)) {
        const found = line === undefined ? null : LEFTOVER.exec(line);
        if (found) yield leftover(writing, { path: [key] }, found[0]);
      }
      yield* inBody(writing);
    }
  },
);

/** Returns the first of each kind in every paragraph. */
function* inBody(writing: Writing): Generator<Found<'text-leftover' | 'text-mention'>> {
  // From the end, because a policy loses its level-1 heading and its text starts later in the file.
  const end = writing.body.length;
  for (const { offset, text } of paragraphs(writing.body)) {
    const prose = withoutComments(withoutCode(text));
    const left = LEFTOVER.exec(prose);
    if (left)
      yield leftover(
        writing,
        { bodyOffset: offset + left.index - end, length: left[0].length },
        left[0],
      );
    const name = MENTION.exec(prose);
    if (!name) continue;
    const at = { bodyOffset: offset + name.index - end, length: name[0].length };
    yield {
      code: 'text-mention',
      file: writing.file,
      at,
      message: `${name[0]} notifies the user of that name.`,
    };
  }
}

function leftover(
  { file, lenient }: Writing,
  at: Found<'text-leftover'>['at'],
  found: string,
): Found<'text-leftover'> {
  return {
    code: 'text-leftover',
    file,
    at,
    lenient,
    message: `The text still contains ${JSON.stringify(found)}.`,
  };
}

/** Returns a paragraph with its comments blanked out: they are not published. */
function withoutComments(text: string): string {
  let result = '';
  let from = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start);
    const stop = end < 0 ? text.length : end + 3;
    result += text.slice(from, start) + ' '.repeat(stop - start);
    from = stop;
  }
  return result + text.slice(from);
}

function* writingsOf({ content, desk }: Everything): Generator<Writing> {
  for (const one of [...content.advisories, ...desk.advisories])
    yield {
      ...one,
      lines: { summary: one.summary },
      lenient: one.published === undefined || one.imported !== undefined,
    };
  const originals = advisoriesById({ content, desk });
  for (const { id, file, body, summary } of [...content.translations, ...desk.translations]) {
    const original = originals.get(id);
    const lenient =
      original !== undefined &&
      (original.published === undefined || original.imported !== undefined);
    yield { file, body, lines: { summary }, lenient };
  }
  for (const { file, body, state } of [...content.releases, ...desk.releases])
    yield { file, body, lines: {}, lenient: state === 'draft' };
  for (const { file, body, state, title, summary } of [
    ...content.retrospectives,
    ...desk.retrospectives,
  ])
    yield { file, body, lines: { title, summary }, lenient: state === 'draft' };
  for (const { file, written, title } of content.policies)
    yield { file, body: written, lines: { title }, lenient: false };
}
