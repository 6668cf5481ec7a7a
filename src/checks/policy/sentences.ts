// The sentences of a Markdown text, for checks of prose.

import { linesOutsideFences } from '../../model/advisory/sections.ts';

/**
 * Returns the sentences of a Markdown text with their offsets, within a line and across lines of
 * one paragraph. Line breaks become spaces.
 */
export function* sentencesIn(text: string): Generator<{ offset: number; text: string }> {
  let start = 0;
  let paragraph = '';
  for (const { offset, line } of [...linesOutsideFences(text), { offset: text.length, line: '' }]) {
    const adjacent = offset === start + paragraph.length;
    const breaks = line.trim() === '' || /^\s*(?:[-*+#|]|\d+[.)])/.test(line) || !adjacent;
    if (breaks) {
      yield* parts(paragraph, start);
      [start, paragraph] = [offset, ''];
    }
    paragraph += `${line} `;
  }
  yield* parts(paragraph, start);
}

function* parts(paragraph: string, start: number): Generator<{ offset: number; text: string }> {
  for (const { index, 0: sentence } of paragraph.matchAll(/.+?(?:[.!?;](?=\s)|$)/g))
    yield { offset: start + index, text: sentence };
}
