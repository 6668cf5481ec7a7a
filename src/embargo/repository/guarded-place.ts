// Finds the private files of content in a repository by their paths.

import type { PrivateKind } from './private-file.ts';

/** The content folders of a repository. */
export interface ContentRoots {
  /** The path of the content folder; empty for the top, undefined outside the repository. */
  readonly own: string | undefined;
  /** Other folders of the repository with a site.yaml, as `folded` writes them. */
  readonly others: ReadonlySet<string>;
}

/** The folders of private files, with the kind and the extension of their files. */
const FOLDERS: Readonly<Record<string, { readonly kind: PrivateKind; readonly ending: string }>> = {
  advisories: { kind: 'advisory', ending: 'md' },
  cases: { kind: 'case', ending: 'yaml' },
  releases: { kind: 'release', ending: 'md' },
  retrospectives: { kind: 'retrospective', ending: 'mdx' },
  statements: { kind: 'statement', ending: 'yaml' },
};

/** The folders of a content folder that hold private files. */
export const PRIVATE_FOLDERS: readonly string[] = Object.keys(FOLDERS);

const isFolder = (name: string): boolean => Object.hasOwn(FOLDERS, folded(name));

/** A path in a folder of private files. */
interface Place {
  /** As written in the content, with the standard spelling of folders and extensions. */
  readonly path: string;
  readonly kind: PrivateKind;
  /** True if the folder contains only content. */
  readonly isContent: boolean;
  /** The name of the file up to its first dot. */
  readonly name: string;
}

/**
 * Normalizes all paths that are the same folder on some machine: ignores case, Unicode form,
 * characters that file systems ignore (HFS+), and dots and spaces at the end of a name (Windows).
 */
export const folded = (path: string): string =>
  path
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .split('/')
    .map((name) => name.replace(/[. ]+$/, ''))
    .join('/');

/** The content folders that the path could belong to. */
export function rootsAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, i) => (isFolder(part) ? [parts.slice(0, i).join('/')] : []));
}

/**
 * Returns the place of a path; undefined if it is in no folder of private files. `isOther`: it is a
 * link or a repository, not a file.
 */
export function placeOf(
  path: string,
  { own, others }: ContentRoots,
  isOther: boolean,
): Place | undefined {
  const parts = path.split('/');
  const rootAt = (at: number): string => folded(parts.slice(0, at).join('/'));
  const isRoot = (at: number): boolean =>
    (own !== undefined && rootAt(at) === folded(own)) || others.has(rootAt(at));
  // A nested repository, or a link, can have the name of the folder itself.
  const last = parts.length - (isOther ? 0 : 1);
  const folders = parts.flatMap((part, i) => (isFolder(part) && i < last ? [i] : []));
  const at = folders.find(isRoot) ?? folders[0];
  const name = at === undefined ? '' : folded(parts[at] ?? '');
  const folder = FOLDERS[name];
  if (at === undefined || folder === undefined) return undefined;
  return { ...fileIn(name, folder, parts.slice(at + 1)), isContent: isRoot(at) };
}

/** A file of one of the folders, by its path there. */
function fileIn(
  folder: string,
  { kind, ending }: { readonly kind: PrivateKind; readonly ending: string },
  inner: readonly string[],
): Omit<Place, 'isContent'> {
  const base = inner.at(-1) ?? '';
  const plain = base.replace(
    /(?:\.(?:md|mdx|ya?ml|markdown|txt|orig|rej|bak|old|swp|tmp|json)|~)+$/i,
    '',
  );
  const file = `${plain}.${/\.md$/i.test(base) ? 'md' : ending}`;
  const year = /^\d{4}$/.test(inner[0] ?? '') ? inner[0] : '2000';
  const isReserved = kind === 'case' && folded(inner[0] ?? '') === 'reserved';
  const below = kind === 'advisory' ? `${year}/` : isReserved ? 'reserved/' : '';
  const name = kind === 'advisory' ? (plain.split('.')[0] ?? '') : plain;
  return { path: `${folder}/${below}${file}`, kind: isReserved ? 'reservation' : kind, name };
}
