// The files of public/ that belong to private records alone: the picture of a draft retrospective,
// the patch that an embargoed advisory links. A file must be in public/ before its record can be
// checked, and no search can read a picture, so a build leaves such files out until then.

import { type Content, type Desk, recordFiles } from '../model/content.ts';
import {
  advisoryPath,
  announcementPath,
  policyPath,
  projectPath,
  retrospectivePath,
  translationPath,
} from '../model/site/paths.ts';
import type { Site } from '../model/site/site.ts';
import { type LinkingText, linkingText } from './file-links.ts';
import { contentFile } from './layout.ts';

/** The parts of a reading that decide which files are withheld. */
interface Sources {
  readonly site: Pick<Site, 'url' | 'public'>;
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
 * in the order of `publicFiles`, and the files that belong to them: see `belongsTo`.
 */
export function withheldFiles({ site, content, desk, texts }: Sources): string[] {
  const planned = plannedFiles(desk).map((file) => ({ file, text: texts.get(file) ?? '' }));
  return withheldAmong(content.publicFiles, {
    site,
    planned,
    open: () => publicTexts(desk, texts),
  });
}

/** Returns the texts of the content files that can publish a file of public/ by linking it. */
export function publicTexts(desk: Desk, texts: ReadonlyMap<string, string>): ContentText[] {
  const privateFiles = new Set(recordFiles(desk));
  return [...texts].flatMap(([file, text]) =>
    privateFiles.has(file) || UNPUBLISHED.test(file) ? [] : [{ file, text }],
  );
}

/** The text of a content file. `file` decides which page resolves its relative links. */
interface ContentText {
  readonly file: string;
  readonly text: string;
}

/** The texts that decide which files are withheld. `planned` are those of private records. */
interface Texts {
  readonly site: Pick<Site, 'url' | 'public'>;
  readonly planned: readonly ContentText[];
  /** Public texts. A function, because they are many, and rarely needed. */
  readonly open: () => readonly ContentText[];
}

/** Returns those of some files of public/ that only private records use. */
export function withheldAmong(files: readonly string[], { site, planned, open }: Texts): string[] {
  if (files.length === 0) return [];
  const pages = files.flatMap((path) => /^(.+)\/index\.html?$/.exec(path)?.[1] ?? []);
  const linking = planned.map(({ file, text }) => linkingText(text, site.url, pageOf(file)));
  const linked = pathsLinkedBy(linking, files, pages);
  if (linked.size === 0) return [];
  const candidates = files.filter(
    (path) => !USED.test(path) && [...linked].some((one) => belongsTo(path, one)),
  );
  const opening = open().map(({ file, text }) => linkingText(text, site.url, pageOf(file)));
  const published = new Set([
    ...pathsLinkedBy(opening, candidates, pages),
    ...site.public.replaces,
  ]);
  const withheld = [...linked].filter((path) => !USED.test(path) && !published.has(path));
  return candidates.filter(
    (path) => !published.has(path) && withheld.some((one) => belongsTo(path, one)),
  );
}

/**
 * The records that will be published. Cases never are, and stay after their advisory is public: a
 * file that only they link would be withheld for ever.
 */
const plannedFiles = ({
  advisories,
  translations,
  releases,
  retrospectives,
  statements,
}: Desk): string[] =>
  [advisories, translations, releases, retrospectives, statements].flat().map(({ file }) => file);

/** The page that shows the text of a content file, relative to the top of the site. */
function pageOf(path: string): string {
  const file = contentFile(path);
  switch (file.kind) {
    case 'advisory':
      return advisoryPath(file.name);
    case 'translation':
      return translationPath(file.name, file.lang);
    case 'release':
      return announcementPath(file.name);
    case 'retrospective':
      return retrospectivePath(file.name);
    case 'statement':
      return 'statements/';
    case 'security':
      return policyPath('security');
    case 'policy':
      return policyPath(file.name);
    case 'project':
      return projectPath(file.name);
    case 'channel':
      return 'report/';
    default:
      return '';
  }
}

/**
 * The files that texts link. A link to a folder that is a page links all files of the page. Many hosts
 * serve `poc.html` at `/poc` too.
 */
function pathsLinkedBy(
  texts: readonly LinkingText[],
  files: readonly string[],
  pages: readonly string[],
): Set<string> {
  const folders = pages.filter((page) => texts.some((text) => text.linksFolder(page)));
  return new Set(
    files.filter(
      (path) =>
        folders.some((folder) => path.startsWith(`${folder}/`)) ||
        texts.some(
          (text) =>
            text.links(path) || (/\.html?$/i.test(path) && text.linksFolder(pageName(path))),
        ),
    ),
  );
}

const pageName = (path: string): string => path.replace(/\.html?$/i, '');

/**
 * True if a file shows what another file is: the file itself, its signature, digest or packed copy
 * (poc.py.asc), the source or another size of a picture (race.drawio, race@2x.png), what a browser
 * saved beside a page (poc_files/).
 */
function belongsTo(path: string, other: string): boolean {
  if (path === other || path.startsWith(`${other}.`)) return true;
  const name = other.slice(other.lastIndexOf('/') + 1);
  const stem = name.lastIndexOf('.') > 0 ? other.slice(0, other.lastIndexOf('.')) : other;
  return ['.', '@', '_files/'].some((next) => path.startsWith(stem + next));
}
