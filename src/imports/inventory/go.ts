// go.mod and go.sum (go.dev/ref/mod, "go.mod files" and "go.sum files").

import type { Where } from '../../model/lookup/component.ts';
import { type Inventory, type InventoryBuilder, inventoryBy } from './inventory.ts';

interface Replacement {
  readonly path: string;
  readonly version: string | undefined;
}

/** All directives of go.mod. Go refuses a file with any other. */
const VERBS = [
  'module',
  'go',
  'toolchain',
  'godebug',
  'require',
  'exclude',
  'replace',
  'retract',
  'tool',
  'ignore',
];

/** Reads a go.mod: its requirements, with replacements applied. */
export function readGoMod(text: string): Inventory {
  return inventoryBy('go.mod', (into) => {
    const directives = [...directivesOf(text)];
    const replaced = new Map<string, Replacement>();
    if (!namesAllModules(directives)) into.problem({ code: 'go-mod-is-partial' });
    for (const { verb, words, number } of directives) {
      if (!VERBS.includes(verb)) into.missed('not-a-requirement', [verb, ...words].join(' '));
      const [own] = words;
      if (verb === 'module' && own !== undefined)
        into.unaddressed({
          ecosystem: 'Go',
          name: own,
          version: undefined,
          where: { at: 'line', n: number },
        });
    }
    for (const { verb, words } of directives)
      if (verb === 'replace' && !addReplacement(words, replaced))
        into.missed('not-a-requirement', words.join(' '));
    for (const { verb, words, number } of directives) {
      const [path, version] = words;
      if (verb !== 'require') continue;
      if (path === undefined || version === undefined || path.startsWith('('))
        into.missed('not-a-requirement', words.join(' '));
      else if (!require(path, version, number, replaced, into)) return;
    }
  });
}

/**
 * From "go 1.17" on, a go.mod lists all modules of the build. Without the directive, Go assumes
 * 1.16.
 */
function namesAllModules(directives: readonly { verb: string; words: string[] }[]): boolean {
  const [version = ''] = directives.find(({ verb }) => verb === 'go')?.words ?? [];
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= 17;
}

function require(
  path: string,
  version: string,
  number: number,
  replaced: ReadonlyMap<string, Replacement>,
  into: InventoryBuilder,
): boolean {
  const other = replaced.get(`${path}@${version}`) ?? replaced.get(path);
  const where: Where = { at: 'line', n: number };
  if (other === undefined)
    return into.add({ ecosystem: 'Go', name: path, version: goVersion(version), where });
  if (other.path === path && other.version !== undefined)
    return into.add({ ecosystem: 'Go', name: path, version: goVersion(other.version), where });
  // The replacement, a fork or a folder, can have the same vulnerabilities, but no version names
  // them.
  into.also(other.version === undefined ? 'replaced-by-folder' : 'replaced-by-module', path);
  const added = into.add({ ecosystem: 'Go', name: path, version: undefined, where });
  if (!added || other.version === undefined) return added;
  return into.add({ ecosystem: 'Go', name: other.path, version: goVersion(other.version), where });
}

const goVersion = (version: string): string => version.replace(/^v(?=\d)/, '');

function addReplacement(words: readonly string[], replaced: Map<string, Replacement>): boolean {
  const arrow = words.indexOf('=>');
  const [path, version] = words.slice(0, arrow);
  const [other, otherVersion] = words.slice(arrow + 1);
  if (arrow < 1 || path === undefined || other === undefined) return false;
  replaced.set(version === undefined ? path : `${path}@${version}`, {
    path: other,
    version: otherVersion,
  });
  return true;
}

/** Yields the lines of a go.mod; the lines of a block get its verb. */
function* directivesOf(text: string): Generator<{ verb: string; words: string[]; number: number }> {
  let block: string | undefined;
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (line === '') continue;
    const words = line.split(/\s+/).map((word) => word.replace(/^["`](.*)["`]$/, '$1'));
    const [first = '', second] = words;
    if (block !== undefined) {
      if (line === ')') block = undefined;
      else yield { verb: block, words, number: i + 1 };
    } else if (second === '(' && words.length === 2) block = first;
    else if (/^\w+\($/.test(line)) block = line.slice(0, -1);
    else yield { verb: first, words: words.slice(1), number: i + 1 };
  }
  // An unclosed block: the file was cut off, and requirements can be missing.
  if (block !== undefined) yield { verb: 'require', words: [`${block} (`], number: 0 };
}

/** Reads a go.sum: all modules whose content it lists. */
export function readGoSum(text: string): Inventory {
  return inventoryBy('go.sum', (into) => {
    into.note({ code: 'go-sum-is-wide' });
    for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
      const words = line.trim().split(/\s+/);
      const [path, version, hash, more] = words;
      if (line.trim() === '') continue;
      const isWhole =
        path !== undefined && version !== undefined && hash !== undefined && more === undefined;
      if (!isWhole || !version.startsWith('v')) {
        into.missed('not-go-sum', line.trim());
        continue;
      }
      // "v1.2.3/go.mod" is only the hash of the go.mod: the module itself need not be in use.
      if (version.endsWith('/go.mod')) continue;
      if (
        !into.add({
          ecosystem: 'Go',
          name: path,
          version: goVersion(version),
          where: { at: 'line', n: i + 1 },
        })
      )
        return;
    }
  });
}
