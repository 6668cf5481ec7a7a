// Versions of opam packages (opam manual, "Version ordering"; module OpamVersionCompare): the order
// of Debian without an epoch, and a version can begin with a letter: v0.16.3 of Jane Street comes
// after 113.33.03.

import type { Sign } from './order.ts';
import {
  compareLists,
  compareNumbers,
  compareRanks,
  compareText,
  orderOf,
  type VersionOrder,
} from './order.ts';
import { isWord } from './placeholder.ts';

const VERSION = /^[0-9A-Za-z._+~-]+$/;

type OpamVersion = { readonly upstream: readonly Chunk[]; readonly revision: readonly Chunk[] };

/** The characters before a number, and the number; either can be empty. */
type Chunk = { readonly text: string; readonly number: string };

// The revision begins after the last hyphen.
function read(version: string): OpamVersion | undefined {
  if (!VERSION.test(version)) return undefined;
  const hyphen = version.lastIndexOf('-');
  return {
    upstream: chunks(hyphen === -1 ? version : version.slice(0, hyphen)),
    revision: chunks(hyphen === -1 ? '' : version.slice(hyphen + 1)),
  };
}

const chunks = (part: string): Chunk[] =>
  Array.from(part.matchAll(/([^0-9]*)([0-9]*)/g), ([, text = '', number = '']) => ({
    text,
    number,
  }));

const compare = (a: OpamVersion, b: OpamVersion): Sign =>
  compareLists(a.upstream, b.upstream, compareChunks) ||
  compareLists(a.revision, b.revision, compareChunks);

const EMPTY: Chunk = { text: '', number: '' };

const compareChunks = (a: Chunk = EMPTY, b: Chunk = EMPTY): Sign =>
  compareLists([...a.text], [...b.text], compareCharacters) || compareNumbers(a.number, b.number);

const compareCharacters = (x: string | undefined, y: string | undefined): Sign =>
  compareRanks(weigh(x), weigh(y)) || compareText(x ?? '', y ?? '');

/** "~" comes before the end of a text, letters after it, then all other characters. */
function weigh(character: string | undefined): number {
  if (character === '~') return 0;
  if (character === undefined) return 1;
  return /[A-Za-z]/.test(character) ? 2 : 3;
}

/** opam: like dpkg. */
export const opam: VersionOrder = {
  ...orderOf('opam', 'ECOSYSTEM', read, compare),
  isWord,
  builtFrom: (version) => {
    const upstream = version.replace(/[-+].*$/, '');
    return upstream === version || upstream === '' ? [] : [upstream];
  },
};
