// The files of public/ that belong to private records alone: the picture of a draft retrospective,
// the patch that an embargoed advisory links. A file must be in public/ before its record can be
// checked, and no search can read a picture, so a build leaves such files out until then.

import { type Content, type Desk, recordFiles } from '../model/content.ts';
import type { Site } from '../model/site/site.ts';

/** The parts of a reading that decide which files are withheld. */
interface Sources {
  readonly site: Pick<Site, 'url'>;
  readonly content: Pick<Content, 'publicFiles'>;
  readonly desk: Desk;
  /** The text of every content file, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Files that a site or its host uses although no text names them. */
const USED = /^\.well-known\/|^(?:security|robots)\.txt$|^(?:favicon|apple-touch-icon)\b/;
/** Content files that are never published, so that naming a file there does not publish it. */
const UNPUBLISHED = /^(?:cases|templates)\/|^ledger-exceptions\.yaml$|(?:^|\/)README\.md$/;

/**
 * Returns the files of public/ that a private record shows or links and that no public text names,
 * in the order of `publicFiles`.
 */
export function withheldFiles({ site, content, desk, texts }: Sources): string[] {
  const { publicFiles } = content;
  if (publicFiles.length === 0) return [];
  const targets = new Set<string>();
  for (const file of plannedFiles(desk)) for (const path of pathsIn(texts.get(file) ?? '', site.url)) targets.add(path);
  const candidates = publicFiles.filter((path) => targets.has(path) && !USED.test(path));
  if (candidates.length === 0) return [];
  const privateFiles = new Set(recordFiles(desk));
  const open = [...texts].flatMap(([file, text]) => (privateFiles.has(file) || UNPUBLISHED.test(file) ? [] : [text]));
  return candidates.filter((path) => !open.some((text) => text.includes(path) || text.includes(encodeURI(path))));
}

/**
 * The records that will be published. Cases never are, and stay after their advisory is public: a
 * file that only they link would be withheld for ever.
 */
const plannedFiles = ({ advisories, translations, releases, retrospectives, statements }: Desk): string[] =>
  [advisories, translations, releases, retrospectives, statements].flat().map(({ file }) => file);

/** The targets of links, pictures and `src` in Markdown and MDX, and every address in a text. */
const TARGETS = [
  /\]\(\s*<([^<>\n]+)>/g,
  /\]\(\s*((?:[^\s<>()]|\([^\s<>()]*\))+)/g,
  /^ {0,3}\[[^\]\n]+\]:\s*<?([^\s<>]+)/gm,
  /\bsrc\s*=\s*"([^"\n]+)"/g,
  /\bsrc\s*=\s*'([^'\n]+)'/g,
  /(https?:\/\/[^\s<>"'`)\]}]+)/g,
];

/** Returns the paths below the site that a text shows or links. */
function pathsIn(text: string, base: string): string[] {
  const { origin, pathname } = new URL(base);
  // A link counts from the page of its record, a picture of a retrospective from the top.
  const pages = [base, new URL('advisories/ID/', base).href];
  return TARGETS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, target = '']) => [
      // The source of a picture in MDX is a path, in which "#" and "?" are letters.
      target,
      ...pages.flatMap((page) => {
        const url = URL.parse(target, page);
        if (url?.origin !== origin || !url.pathname.startsWith(pathname)) return [];
        return decodedPath(url.pathname.slice(pathname.length));
      }),
    ]),
  );
}

function decodedPath(path: string): string[] {
  try {
    return [decodeURIComponent(path)];
  } catch {
    return [];
  }
}
