// PRIVATE. Looks for secrets in bytes: as words, as words under escapes, and the short ones in other forms.

import type { Secret } from '../secret.ts';
import { withoutEntities, withoutEscapes } from './escapes.ts';
import { formFinder } from './forms.ts';
import { shortened } from './kinds.ts';
import { phraseFinder } from './phrases.ts';

/** The secrets that stand in some bytes, each once. */
export type Look = (bytes: Uint8Array) => readonly Secret[];

/** How often escapes are taken away: JSON in an attribute of HTML in a feed in XML has three. */
const ROUNDS = 3;

/** Looks for all of some secrets at once. To make it takes longer than to use it: make it once. */
export function lookFor(secrets: readonly Secret[]): Look {
  if (secrets.length === 0) return () => [];
  const findPhrases = phraseFinder(secrets.flatMap(phrasesOf));
  const findForms = formFinder(secrets.filter(({ kind }) => kind !== 'text' && kind !== 'slug').map(asForm));
  return (bytes) => {
    const found = new Set<Secret>();
    const take = ({ secret }: { secret: Secret }): void => {
      found.add(secret);
    };
    findForms(bytes, take);
    const markup = withoutEntities(bytes);
    if (markup !== undefined) findPhrases(markup, take);
    let view: Uint8Array | undefined = bytes;
    for (let round = 0; view !== undefined && round <= ROUNDS; round++) {
      findPhrases(view, take);
      view = round === ROUNDS ? undefined : withoutEscapes(view);
    }
    return [...found];
  };
}

const asForm = (secret: Secret) => ({ text: secret.text, secret });

function phrasesOf(secret: Secret) {
  const texts = secret.kind === 'commit' ? shortened(secret.text) : [secret.text];
  return texts.map((text) => ({ text, exact: secret.exact === true, secret }));
}
