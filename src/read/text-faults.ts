// What no text of the content folder may hold, whatever it says: tokens, and characters that nobody sees.

import { hiddenCharacters } from '../model/hidden-text.ts';
import type { Finding } from '../model/problem.ts';
import { findTokens } from '../model/secret-token.ts';

/** More of one file would only bury the others. */
const MOST = 100;

/** A finding for each token and each hidden character of a text. Private worksheets are quoted from mails: they may hold the latter. */
export function* textFaults(file: string, text: string, imported: boolean): Generator<Finding> {
  for (const { offset, length, what, unsure } of findTokens(text).slice(0, MOST)) {
    const code = unsure ? 'secret-jwt' : 'secret-token';
    yield { code, file, at: { offset, length }, message: `This looks like ${what}.` };
  }
  if (file.startsWith('cases/')) return;
  for (const { code, offset, length, name } of hiddenCharacters(text).slice(0, MOST)) {
    const what = code === 'text-bidi' ? 'which turns the order of the text around' : 'which nobody sees';
    yield { code, file, at: { offset, length }, message: `The text holds ${name}, ${what}.`, lenient: imported };
  }
}
