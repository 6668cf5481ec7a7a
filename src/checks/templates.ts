// The team's own templates: each is named after a kind, and contains only known placeholders.

import {
  isLetterName,
  isPlaceholder,
  LETTER_KINDS,
  PLACEHOLDERS,
  referencesIn,
} from '../model/case/letter.ts';
import type { Everything } from '../model/content.ts';
import { nearest } from '../model/problem/from-schema.ts';
import { checkFor } from './check.ts';

/** content/templates/<kind>.md */
export const templates = checkFor(
  ['template-kind', 'template-placeholder'],
  function* ({ desk }: Everything) {
    for (const { name, file, subject = '', body } of desk.templates) {
      if (!isLetterName(name)) {
        const remedy = hint(name, Object.keys(LETTER_KINDS), (one) => `${one}.md`);
        yield {
          code: 'template-kind',
          file,
          at: 'start',
          message: `The letter "${name}" does not exist.`,
          remedy,
        };
      }
      for (const { name: found, offset, length } of unknownIn(subject))
        yield {
          code: 'template-placeholder',
          file,
          at: { path: ['subject'], from: offset, length },
          ...words(found),
        };
      for (const { name: found, offset, length } of unknownIn(body))
        yield {
          code: 'template-placeholder',
          file,
          at: { bodyOffset: offset, length },
          ...words(found),
        };
    }
  },
);

const unknownIn = (text: string) => referencesIn(text).filter(({ name }) => !isPlaceholder(name));

function words(name: string): { message: string; remedy: string } {
  if (name === '')
    return {
      message: 'The braces contain no name.',
      remedy: 'Write a placeholder such as {{greeting}}.',
    };
  return {
    message: `The placeholder {{${name}}} does not exist.`,
    remedy: hint(name, Object.keys(PLACEHOLDERS), (one) => `{{${one}}}`),
  };
}

function hint(name: string, names: readonly string[], written: (name: string) => string): string {
  const near = nearest(name, names);
  return near === undefined
    ? `Use one of ${names.map(written).join(', ')}.`
    : `Did you mean ${written(near)}?`;
}
