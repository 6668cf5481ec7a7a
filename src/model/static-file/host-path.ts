// Paths as hosts compare them: many file systems and web servers take names that differ in case, in the normal form of Unicode, or by
// characters that nobody sees, for the same.

/** What every path of a file has in common that some host takes for the same. */
export function hostPath(path: string): string {
  const segments: string[] = [];
  for (const segment of folded(path).split(/[/\\]/)) {
    // Windows drops dots and spaces at the end of a name, and ".." leads up.
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

/** Endings of files that a host sends in the place of the file without them. */
const COMPRESSED = /\.(?:gz|br|zst|zstd|deflate)$/;

/** A path of hostPath without the ending of a compressed copy. */
export const uncompressed = (path: string): string => path.replace(COMPRESSED, '');

/** The folders above a path, outermost first. */
export function foldersOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('/'));
}
