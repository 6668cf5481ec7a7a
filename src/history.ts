// What commits hold: their messages, and what each changed. All names are taken as bytes between NULs, so that none is misread.

import { randomUUID } from 'node:crypto';
import { asked } from './push.ts';

/** A file as a commit left it. */
export interface Version {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  /** The hash of its bytes; undefined where the commit took it away, or where it is a repository of its own. */
  readonly blob: string | undefined;
}

/** How many commits are looked at in one go: what they add is held in memory. */
const AT_ONCE = 100;

/** A commit by its full hash. */
export interface Commit {
  readonly hash: string;
  /** Its own, and those of the signed tags that it merges. */
  readonly message: string;
  readonly versions: readonly Version[];
}

/** The commits with their messages and the files that they changed. A merge has what differs from all that it merges. */
export async function readCommits(top: string, hashes: readonly string[]): Promise<Commit[]> {
  if (hashes.length === 0) return [];
  const input = `${hashes.join('\n')}\n`;
  const format = ['--format=%H%n%B', '--encoding=UTF-8', '--no-show-signature', '--no-notes', '--no-color'];
  const log = await asked(top, ['log', '-z', '--no-walk=unsorted', '--stdin', '--no-patch', ...format], input);
  const messages = new Map(
    log
      .split('\0')
      .filter((part) => part !== '')
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  );
  const versions = await readVersions(top, input);
  const merged = await mergedTags(top, hashes);
  return hashes.map((hash) => ({
    hash,
    message: [messages.get(hash) ?? '', ...(merged.get(hash) ?? [])].join('\n'),
    versions: versions.get(hash) ?? [],
  }));
}

/** The texts of signed tags that were merged: git keeps them in the head of the merge, where no log shows them. */
async function mergedTags(top: string, hashes: readonly string[]): Promise<Map<string, readonly string[]>> {
  const parents = await asked(
    top,
    ['rev-list', '--no-walk=unsorted', '--parents', '--stdin'],
    `${hashes.join('\n')}\n`,
  );
  const merges = parents.split('\n').flatMap((line) => {
    const [hash, , second] = line.split(' ');
    return hash !== undefined && second !== undefined ? [hash] : [];
  });
  const heads = [...(await readBlobs(top, merges))].map(
    ([hash, text]) => [hash, text.slice(0, text.indexOf('\n\n'))] as const,
  );
  return new Map(
    heads.map(([hash, head]) => [
      hash,
      [...head.matchAll(/^mergetag .*(?:\n .*)*/gm)].map(([tag]) => tag.replace(/^ tagger .*$/m, '')),
    ]),
  );
}

async function readVersions(top: string, input: string): Promise<Map<string, Version[]>> {
  const raw = await asked(top, [...DIFF, '--raw', '-z', '--no-abbrev'], input);
  const versions = new Map<string, Version[]>();
  let current: Version[] = [];
  const parts = raw.split('\0').values();
  for (const part of parts) {
    if (!part.startsWith(':')) {
      current = versions.get(part) ?? [];
      if (part !== '') versions.set(part, current);
      continue;
    }
    const { value: path } = parts.next();
    if (path !== undefined) current.push({ path, blob: blobOf(part) });
  }
  return versions;
}

const DIFF = [
  'diff-tree',
  '--stdin',
  '-r',
  '--root',
  '-c',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
];

/** The new file of a raw line: modes, hashes and status, one old mode and hash for each parent. */
function blobOf(line: string): string | undefined {
  const parents = /^:+/.exec(line)?.[0].length ?? 1;
  const words = line.slice(parents).split(' ');
  const mode = words[parents];
  const blob = words[2 * parents + 1];
  return blob === undefined || /^0+$/.test(blob) || mode === '160000' ? undefined : blob;
}

/** The lines that each commit added, as one text; `except` are paths that are not looked at. */
export async function readAddedLines(
  top: string,
  hashes: readonly string[],
  except: readonly string[],
): Promise<Map<string, string>> {
  const added = new Map<string, string>();
  const paths = except.length === 0 ? [] : ['--', '.', ...except.map((path) => `:(exclude,top,literal)${path}`)];
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const input = `${hashes.slice(i, i + AT_ONCE).join('\n')}\n`;
    const patch = await asked(top, [...DIFF, '-p', '-U0', '--text', ...paths], input);
    for (const [hash, text] of addedLines(patch)) added.set(hash, text);
  }
  return added;
}

/** The added lines of a patch of many commits, by commit. What a merge adds has a "+" for each parent that lacks it. */
export function addedLines(patch: string): Map<string, string> {
  const added = new Map<string, string[]>();
  let lines: string[] = [];
  // How many columns tell where a line stems from; 0 outside of a hunk.
  let columns = 0;
  for (const line of patch.split('\n')) {
    const [mark] = /^@@+(?= )/.exec(line) ?? [];
    if (mark !== undefined) columns = mark.length - 1;
    else if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) {
      columns = 0;
      lines = added.get(line) ?? [];
      added.set(line, lines);
    } else if (line.startsWith('diff ')) columns = 0;
    else if (columns > 0 && line.slice(0, columns).includes('+')) lines.push(line.slice(columns));
  }
  return new Map([...added].map(([hash, all]) => [hash, all.join('\n')]));
}

/** The texts of blobs, by their hash. */
export async function readBlobs(top: string, blobs: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  // Nobody who writes a file knows what stands between two of them.
  const mark = randomUUID();
  for (let i = 0; i < blobs.length; i += AT_ONCE) {
    const some = blobs.slice(i, i + AT_ONCE);
    const out = await asked(
      top,
      ['cat-file', '--batch=%(rest)'],
      some.map((blob) => `${blob} ${mark}${blob}\n`).join(''),
    );
    for (const part of out.split(mark).slice(1)) {
      const start = part.indexOf('\n');
      texts.set(part.slice(0, start), part.slice(start + 1, -1));
    }
  }
  return texts;
}
