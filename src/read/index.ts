import { check } from '../checks/index.ts';
import { isPublic } from '../model/advisory/advisory.ts';
import type { Content, Desk } from '../model/content.ts';
import type { Instant } from '../model/instant.ts';
import { parse } from '../model/problem/from-schema.ts';
import type { Finding, Problem } from '../model/problem/problem.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import { type Site, siteOf, siteSchema } from '../model/site/site.ts';
import { order } from '../model/text/order.ts';
import { type Entry, listFiles } from './folder.ts';
import { consequencesOf } from './follow-ups.ts';
import { idFindings } from './ids.ts';
import { scanPublic } from './key/private-keys.ts';
import { emptyShelf, type Shelf, shelve } from './loaded-files.ts';
import { type MdxFile, readMdx } from './mdx.ts';
import { nameFaults, userIdFaults } from './name-faults.ts';
import { partitionByPublicity } from './partition.ts';
import type { ContentPlace } from './place.ts';
import { problemsOf } from './problems.ts';
import { textFaults } from './text-faults.ts';
import { trackedCases } from './tracked-cases.ts';

/** What was read. Site, content and desk are complete only where no problem is an error. */
export interface Reading {
  readonly place: ContentPlace;
  readonly site: Site;
  readonly content: Content;
  readonly desk: Desk;
  /** In the order of compareProblems. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a content folder and checks it. Never throws for what the folder holds: that becomes problems.
 * Throws an Error of the file system only where the folder itself cannot be listed.
 * `texts` are read in the place of the files of their paths, or as further files: what would be if they were written.
 */
export async function readContent(
  place: ContentPlace,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<Reading> {
  const shelf = emptyShelf(place.folder, place.now, texts);
  const entries = withTexts(listFiles(place.folder), texts);
  for (const entry of entries) shelve(shelf, entry);
  for (const file of ['site.yaml', 'SECURITY.md'])
    if (!entries.some(({ path }) => path === file)) shelf.findings.push({ code: 'file-missing', file, at: 'start' });
  const served =
    place.publicFolder === undefined ? { files: [], findings: [] } : scanPublic(place.publicFolder, place.folder);
  const keys = await takeKeys(shelf);
  const site = shelf.site ?? fallbackSite();
  const mdx = await readMdx(mdxFiles(shelf, served.files), site.url);
  const { content, desk } = partitionByPublicity({
    site,
    shelf,
    keys,
    publicFiles: served.files,
    components: mdx.components,
  });
  const misnamed = idFindings(shelf);
  const unused = [
    ...unusedFiles(entries, shelf, keys),
    ...misnamed.filter(({ code }) => code === 'id-form').map(({ file }) => file),
  ];
  const follows = consequencesOf(unused, shelf.values);
  const signed = await lookIntoSecurityTxt(place, site, content);
  const signatures = await lookIntoSignatures(place, site, content);
  const checked = [
    ...check({ site, content, desk, now: place.now }),
    ...signed.findings,
    ...signatures,
    ...(await lookIntoRedirects(content, site, place.now)),
  ];
  const findings = [
    ...(await judgedTexts(shelf, site)),
    ...served.findings,
    ...mdx.findings,
    ...misnamed,
    ...trackedCases(place.folder),
    ...checked.filter((one) => !follows(one)),
    ...keys.flatMap(userIdFaults),
    // Findings are named from the content folder, and public/ is beside it.
    ...nameFaults(
      [...entries.map(({ path }) => path), ...served.files.map((path) => `../public/${path}`)],
      shelf.findings,
    ),
  ];
  return { place, site, content, desk, problems: problemsOf(findings, new Map([...shelf.texts, ...signed.texts])) };
}

/** What was found in the files, and everything that texts may not contain, judged as it is published. */
function judgedTexts({ judged, texts, values, findings }: Shelf, site: Site): Promise<Finding[]> {
  const read = judged.map((file) => ({ file, text: texts.get(file) ?? '', values: values.get(file) }));
  return textFaults(read, findings, site.url);
}

function mdxFiles({ retrospectives, advisories }: Shelf, files: readonly string[]): MdxFile[] {
  const known = new Set(advisories.filter(isPublic).map(({ id }) => id));
  const served = new Set(files);
  return retrospectives
    .filter(({ file }) => file.endsWith('.mdx'))
    .map(({ file, text, advisories: own }) => ({ file, text, context: { own, known, files: served } }));
}

function withTexts(entries: readonly Entry[], texts: ReadonlyMap<string, string>): readonly Entry[] {
  const there = new Set(entries.map(({ path }) => path));
  const added = [...texts.keys()].filter((path) => !there.has(path)).map((path) => ({ path }));
  return added.length === 0 ? entries : [...entries, ...added].sort((a, b) => order(a.path, b.path));
}

// What follows needs formats, and with them the whole Markdown pipeline, which takes longer to load than a hundred advisories to
// read: only who has such a file pays for it.

async function lookIntoSecurityTxt({ folder, publicFolder, now }: ContentPlace, site: Site, content: Content) {
  if (publicFolder === undefined || !content.publicFiles.some((path) => path.endsWith('security.txt')))
    return { findings: [], texts: new Map<string, string>() };
  const { checkSecurityTxt } = await import('./signature/security-txt.ts');
  return checkSecurityTxt({ folder, publicFolder, now, site, content });
}

async function lookIntoRedirects(content: Content, site: Site, now: Instant): Promise<Finding[]> {
  if (content.redirects.length === 0) return [];
  const { checkRedirects } = await import('./redirects.ts');
  return checkRedirects(content, site, now);
}

async function lookIntoSignatures({ folder, publicFolder, now }: ContentPlace, site: Site, content: Content) {
  if (publicFolder === undefined || !content.publicFiles.some((path) => path.endsWith('.json.asc'))) return [];
  const { checkSignedCsaf } = await import('./signature/csaf.ts');
  return checkSignedCsaf({ folder, publicFolder, now, site, content });
}

/** True where problems stop a build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

/** What stands in for a site.yaml that cannot be used, so that all other files are still checked. */
function fallbackSite(): Site {
  const values = {
    name: 'Unknown',
    url: 'https://example.invalid/',
    description: 'Unknown',
    id: { prefix: 'UNKNOWN' },
    publisher: { name: 'Unknown', namespace: 'https://example.invalid/' },
  };
  const result = parse(siteSchema, values, 'site.yaml');
  if (!('value' in result)) throw new Error('The fallback for site.yaml does not fit its own schema.');
  return siteOf(result.value);
}

/** The files that hold nothing usable, with those that every site needs. */
function unusedFiles(entries: readonly Entry[], shelf: Shelf, keys: readonly PublicKey[]): string[] {
  const lists: (readonly { readonly file: string }[])[] = [
    ...[
      shelf.advisories,
      shelf.translations,
      shelf.releases,
      shelf.retrospectives,
      shelf.statements,
      shelf.projects,
      shelf.channels,
    ],
    ...[shelf.policies, shelf.cases, shelf.reservations, shelf.templates, keys],
  ];
  const used = new Set(lists.flatMap((list) => list.map(({ file }) => file)));
  if (shelf.site !== undefined) used.add('site.yaml');
  if (shelf.redirects !== undefined) used.add('redirects.yaml');
  if (shelf.ledgerExceptions !== undefined) used.add('ledger-exceptions.yaml');
  return ['site.yaml', ...entries.map(({ path }) => path)].filter((path) => !used.has(path));
}

async function takeKeys(shelf: Shelf): Promise<PublicKey[]> {
  if (shelf.keys.length === 0) return [];
  // OpenPGP takes longer to load than everything else together, and a site may have no key.
  const { inspectKey } = await import('./key/key.ts');
  const keys: PublicKey[] = [];
  for (const { name, file, text } of shelf.keys) {
    const result = await inspectKey(name, file, text, shelf.now);
    if ('key' in result) keys.push(result.key);
    else shelf.findings.push(result.finding);
  }
  return keys;
}
