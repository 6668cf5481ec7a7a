// The contents of commits: their messages, and the files that each changed. All names are read as
// bytes between NULs, so that none is misread.

import { UsageError } from '../../usage-error.ts';
import { type ObjectText, objectText } from './object-text.ts';
import { asked, gitBytes } from './run.ts';

/** A file after a commit. */
export interface Version {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** The hash of its bytes; undefined if the commit deleted it, or if it is a nested repository. */
  readonly blob: string | undefined;
  /** True if it is not a file: a nested repository, or a symbolic link. */
  readonly isOther: boolean;
}

/** The number of commits that are read at once: their added lines are kept in memory. */
const AT_ONCE = 100;

/** A commit by its full hash. */
export interface Commit {
  readonly hash: string;
  readonly text: ObjectText;
  readonly versions: readonly Version[];
}

/**
 * Returns the commits with all their texts, and the files that they changed. For a merge, the files
 * that differ from all its parents.
 */
export async function readCommits(top: string, hashes: readonly string[]): Promise<Commit[]> {
  if (hashes.length === 0) return [];
  const versions = await readVersions(top, `${hashes.join('\n')}\n`);
  const commits: Commit[] = [];
  await readObjects(top, hashes, (hash, bytes) => {
    commits.push({ hash, text: objectText(bytes), versions: versions.get(hash) ?? [] });
  });
  return commits;
}

/** Returns the files of a tree or a single file that is pushed without a commit. */
export async function readTree(top: string, hash: string): Promise<Version[]> {
  const raw = await asked(top, ['ls-tree', '-r', '-z', hash]);
  return raw.split('\0').flatMap((line): Version[] => {
    const [, mode, type, blob, path] = /^(\d+) (\S+) (\S+)\t(.*)$/s.exec(line) ?? [];
    if (path === undefined || blob === undefined) return [];
    return [
      {
        path,
        blob: type === 'blob' ? blob : undefined,
        isOther: type !== 'blob' || mode === '120000',
      },
    ];
  });
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
    if (path !== undefined) current.push({ path, ...stateOf(part) });
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
  '--no-relative',
  '--ignore-submodules=none',
  '--submodule=short',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/**
 * The new file of a raw line: modes, hashes and status, with one old mode and hash for each parent.
 */
function stateOf(line: string): Omit<Version, 'path'> {
  const parents = /^:+/.exec(line)?.[0].length ?? 1;
  const words = line.slice(parents).split(' ');
  const mode = words[parents];
  const blob = words[2 * parents + 1];
  if (blob === undefined || /^0+$/.test(blob)) return { blob: undefined, isOther: false };
  return {
    blob: mode === '160000' ? undefined : blob,
    isOther: mode === '160000' || mode === '120000',
  };
}

/** The lines that commits add. */
interface Added {
  /** The lines of each commit, as one text. */
  readonly lines: ReadonlyMap<string, Uint8Array>;
  /**
   * The commits with a file whose lines git does not show: binary files of merges, and those that
   * attributes mark as binary.
   */
  readonly unshown: ReadonlySet<string>;
}

/** Returns the lines that each commit added; `except` are paths to skip. */
export async function readAddedLines(
  top: string,
  hashes: readonly string[],
  except: readonly string[],
): Promise<Added> {
  const lines = new Map<string, Uint8Array>();
  const unshown = new Set<string>();
  const paths =
    except.length === 0
      ? []
      : ['--', '.', ...except.map((path) => `:(exclude,top,literal)${path}`)];
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const input = `${hashes.slice(i, i + AT_ONCE).join('\n')}\n`;
    const patch = await gitBytes(top, [...DIFF, '-p', '-U0', '--text', ...paths], input);
    // One character for each byte, so that invalid UTF-8 is kept.
    for (const [hash, { text, isWhole }] of addedLines(Buffer.from(patch).toString('latin1'))) {
      lines.set(hash, Buffer.from(text, 'latin1'));
      if (!isWhole) unshown.add(hash);
    }
  }
  return { lines, unshown };
}

interface AddedText {
  readonly text: string;
  /** True if it has the lines of every file. */
  readonly isWhole: boolean;
}

/**
 * Returns the added lines of a patch of many commits, by commit. In a merge, an added line has a
 * "+" for each parent that lacks it.
 */
function addedLines(patch: string): Map<string, AddedText> {
  const added = new Map<string, string[]>();
  const cut = new Set<string[]>();
  let lines: string[] = [];
  // The number of columns that mark the origin of a line; 0 outside a hunk.
  let columns = 0;
  for (const line of patch.split('\n')) {
    const [mark] = /^@@+(?= )/.exec(line) ?? [];
    if (mark !== undefined) columns = mark.length - 1;
    else if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) {
      columns = 0;
      lines = added.get(line) ?? [];
      added.set(line, lines);
    } else if (line.startsWith('diff ')) columns = 0;
    else if (columns === 0 && /^Binary files .*differ$/.test(line)) cut.add(lines);
    else if (columns > 0 && line.slice(0, columns).includes('+')) lines.push(line.slice(columns));
  }
  return new Map(
    [...added].map(([hash, all]) => [hash, { text: all.join('\n'), isWhole: !cut.has(all) }]),
  );
}

/**
 * Calls `take` with the bytes of each object, in order. Throws UsageError if an object is missing.
 */
export async function readObjects(
  top: string,
  hashes: readonly string[],
  take: (hash: string, bytes: Uint8Array) => void,
): Promise<void> {
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const some = hashes.slice(i, i + AT_ONCE);
    const out = await gitBytes(
      top,
      ['cat-file', '--batch'],
      some.map((hash) => `${hash}\n`).join(''),
    );
    let at = 0;
    for (const hash of some) {
      const end = out.indexOf(0x0a, at);
      const head = Buffer.from(out.subarray(at, end)).toString('latin1');
      const size = /^[0-9a-f]+ \S+ (\d+)$/.exec(head)?.[1];
      if (end < 0 || size === undefined)
        throw new UsageError(
          `The object ${hash} is not in this repository, so nothing was verified. In a partial clone, get it with git fetch --refetch --no-filter.`,
        );
      take(hash, out.subarray(end + 1, end + 1 + Number(size)));
      at = end + 1 + Number(size) + 1;
    }
  }
}
