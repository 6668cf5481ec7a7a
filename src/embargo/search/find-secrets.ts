// PRIVATE. Searches bytes for secrets: as words, as words under escapes, and short secrets in
// encoded forms.

import { formFinder } from './encodings.ts';
import { type FindPhrases, LONGEST, phraseFinder } from './phrases.ts';
import { prefilterFor } from './prefilter.ts';
import { shortened } from './secret-kinds.ts';
import type { Secret } from './secrets.ts';
import { withoutEntities, withoutEscapes } from './unescape.ts';
import { wordsOf } from './words.ts';

/**
 * Returns the secrets in some bytes, each once. `packed`: the bytes are packed data, which contains
 * text only by chance and no escapes.
 */
export type FindSecrets = (bytes: Uint8Array, packed?: boolean) => readonly Secret[];

/** How many layers of escapes are removed: JSON in an HTML attribute in an XML feed has three. */
const ROUNDS = 3;

/**
 * Returns a search for all secrets at once. Creating it takes longer than using it, so create it
 * once. `usual`: samples of the files to search, which make it faster.
 */
export function secretFinder(
  secrets: readonly Secret[],
  usual: readonly Uint8Array[] = [],
): FindSecrets {
  if (secrets.length === 0) return () => [];
  const phrases = secrets.flatMap(phrasesOf);
  const canContain = prefilterFor(secrets.flatMap(shortestOf), usual, ROUNDS);
  const findPhrases = inEveryView(phraseFinder(phrases));
  const findForms = formFinder(
    secrets.filter(({ kind }) => kind !== 'text' && kind !== 'slug').map(asForm),
  );
  return (given, packed = false) => {
    // Converts every input to the same array class: loops over two classes take twice the time.
    const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
    const found = new Set<Secret>();
    const take = ({ secret }: { secret: Secret }): void => {
      found.add(secret);
    };
    findForms(bytes, take);
    if (canContain(bytes, packed)) findPhrases(bytes, take);
    return [...found];
  };
}

/** Searches bytes as they are, and without their escapes. */
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

/** The phrases that every match of a secret contains: a commit is found by its shortest form. */
const shortestOf = (secret: Secret) =>
  secret.kind === 'commit' ? phrasesOf(secret).slice(0, 1) : phrasesOf(secret);

/** The phrases to search for, for one secret. */
export function phrasesOf(secret: Secret) {
  const exact = secret.exact === true;
  const ssh = secret.kind === 'address' && exact ? withSsh(secret.text) : [];
  const phrases = [...textsOf(secret), ...ssh].map((text) => ({ text, exact, secret }));
  return secret.kind === 'id'
    ? [...phrases, ...unpadded(secret.text).map((text) => ({ text, exact: true, secret }))]
    : phrases;
}

/**
 * The address of a repository for ssh, `host:path`. git writes it in the message of a merge, and into
 * .gitmodules.
 */
const withSsh = (address: string): readonly string[] =>
  /^[\w.-]+\/[^/]/.test(address) ? [address.replace('/', ':')] : [];

/**
 * An id without leading zeros in its number, as people write it: ORB-2026-77. Only with its
 * separators, because "Orb 2026.7" can be a version.
 */
function unpadded(id: string): readonly string[] {
  const short = id.replace(/^(.+-\d{4}-)0+(?=\d)/, '$1');
  return short === id ? [] : [short, short.replaceAll('-', '_')];
}

function textsOf({ kind, text }: Secret): readonly string[] {
  if (kind === 'commit') return shortened(text);
  if (kind === 'id') return spellingsOf(text);
  if (isAscii(text)) return [text];
  // `cut` ignores case only in ASCII, and skips combining marks: a decomposed text loses its
  // accents.
  const cases = kind === 'text' ? [text] : [text, text.toLowerCase(), text.toUpperCase()];
  const all = [...new Set([...cases, ...cases.map((one) => one.normalize('NFD'))])];
  return all.filter((one, i) => i === 0 || wordsOf(one).length <= LONGEST);
}

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/**
 * An id as written, and without some or all of its separators: "ORB20260077", as in names of
 * branches and files.
 */
function spellingsOf(id: string): readonly string[] {
  const words = wordsOf(id);
  const [first = '', ...rest] = words;
  if (words.length < 3 || words.join('').length < 8) return [id];
  return [
    id,
    words.join(''),
    `${first} ${rest.join('')}`,
    `${words.slice(0, -1).join('')} ${words.at(-1)}`,
  ];
}
