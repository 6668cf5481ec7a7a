// Compares paths as hosts do: many file systems and web servers treat names as equal that differ in
// case, Unicode form, or invisible characters.

/** Returns the common form of all paths that some host treats as equal. */
export function hostPath(path: string): string {
  const segments: string[] = [];
  for (const segment of folded(path).split(/[/\\]/)) {
    // Windows drops dots and spaces at the end of a name, and ".." is the parent.
    const name = segment === '..' ? segment : segment.replace(/[. ]+$/, '');
    if (name === '..') segments.pop();
    else if (name !== '') segments.push(name);
  }
  return segments.join('/');
}

const folded = (path: string): string =>
  path
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');

/** Suffixes of compressed copies that a host sends instead of the file. */
const COMPRESSED = /\.(?:gz|br|zst|zstd|deflate)$/;

/** Removes the suffix of a compressed copy from a path of hostPath. */
export const uncompressed = (path: string): string => path.replace(COMPRESSED, '');

/** Returns the parent folders of a path, outermost first. */
export function foldersOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('/'));
}
