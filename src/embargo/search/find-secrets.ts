// PRIVATE. Looks for secrets in bytes: as words, as words under escapes, and the short ones in other forms.

import { formFinder } from './encodings.ts';
import { type FindPhrases, LONGEST, phraseFinder } from './phrases.ts';
import { sieveFor } from './prefilter.ts';
import { shortened } from './secret-kinds.ts';
import type { Secret } from './secrets.ts';
import { withoutEntities, withoutEscapes } from './unescape.ts';
import { wordsOf } from './words.ts';

/** The secrets that stand in some bytes, each once. `packed`: text is there by chance, and under no escapes. */
export type Look = (bytes: Uint8Array, packed?: boolean) => readonly Secret[];

/** How often escapes are taken away: JSON in an attribute of HTML in a feed in XML has three. */
const ROUNDS = 3;

/**
 * Looks for all of some secrets at once. To make it takes longer than to use it: make it once. `usual`: some files like those that
 * are looked at, which make it faster.
 */
export function lookFor(secrets: readonly Secret[], usual: readonly Uint8Array[] = []): Look {
  if (secrets.length === 0) return () => [];
  const phrases = secrets.flatMap(phrasesOf);
  const mayHold = sieveFor(secrets.flatMap(shortestOf), usual, ROUNDS);
  const findPhrases = inEveryView(phraseFinder(phrases));
  const findForms = formFinder(secrets.filter(({ kind }) => kind !== 'text' && kind !== 'slug').map(asForm));
  return (given, packed = false) => {
    // One class of array, whatever has read it: loops over two take twice the time.
    const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
    const found = new Set<Secret>();
    const take = ({ secret }: { secret: Secret }): void => {
      found.add(secret);
    };
    findForms(bytes, take);
    if (mayHold(bytes, packed)) findPhrases(bytes, take);
    return [...found];
  };
}

/** Looks at bytes as they are, and without their escapes. */
export function inEveryView<Of>(find: FindPhrases<Of>): FindPhrases<Of> {
  return (bytes, found) => {
    const markup = withoutEntities(bytes);
    if (markup !== undefined) find(markup, found);
    let view: Uint8Array | undefined = bytes;
    for (let round = 0; view !== undefined && round <= ROUNDS; round++) {
      find(view, found);
      view = round === ROUNDS ? undefined : withoutEscapes(view);
    }
  };
}

const asForm = (secret: Secret) => ({ text: secret.text, secret });

/** What every phrase of a secret has: a commit is found by its shortest form. */
const shortestOf = (secret: Secret) => (secret.kind === 'commit' ? phrasesOf(secret).slice(0, 1) : phrasesOf(secret));

/** Each way in which a secret is looked for. */
export function phrasesOf(secret: Secret) {
  const exact = secret.exact === true;
  const phrases = textsOf(secret).map((text) => ({ text, exact, secret }));
  return secret.kind === 'id'
    ? [...phrases, ...unpadded(secret.text).map((text) => ({ text, exact: true, secret }))]
    : phrases;
}

/**
 * An id without the zeros before its number, as people write it: ORB-2026-77. Only with its separators: "Orb 2026.7" can be a
 * version.
 */
function unpadded(id: string): readonly string[] {
  const short = id.replace(/^(.+-\d{4}-)0+(?=\d)/, '$1');
  return short === id ? [] : [short, short.replaceAll('-', '_')];
}

function textsOf({ kind, text }: Secret): readonly string[] {
  if (kind === 'commit') return shortened(text);
  if (kind === 'id') return spellingsOf(text);
  if (isAscii(text)) return [text];
  // `cut` compares only ASCII in any case, and skips combining marks: decomposed, a text has none of its accents.
  const cases = kind === 'text' ? [text] : [text, text.toLowerCase(), text.toUpperCase()];
  const all = [...new Set([...cases, ...cases.map((one) => one.normalize('NFD'))])];
  return all.filter((one, i) => i === 0 || wordsOf(one).length <= LONGEST);
}

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/** An id as it is, and without some or all of its separators: "ORB20260077", as in names of branches and files. */
function spellingsOf(id: string): readonly string[] {
  const words = wordsOf(id);
  const [first = '', ...rest] = words;
  if (words.length < 3 || words.join('').length < 8) return [id];
  return [id, words.join(''), `${first} ${rest.join('')}`, `${words.slice(0, -1).join('')} ${words.at(-1)}`];
}
