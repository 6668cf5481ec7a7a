import { check } from '../checks/index.ts';
import { isPublic } from '../model/advisory/advisory.ts';
import type { Content, Desk } from '../model/content.ts';
import type { Instant } from '../model/instant.ts';
import { parse } from '../model/problem/from-schema.ts';
import type { Finding, Problem } from '../model/problem/problem.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import { type Site, siteOf, siteSchema } from '../model/site/site.ts';
import { readTheme } from '../model/site/theme/theme.ts';
import { order } from '../model/text/order.ts';
import { type Entry, listFiles } from './folder.ts';
import { isFollowUpOf } from './follow-ups.ts';
import { idFindings } from './ids.ts';
import { scanPublic } from './key/private-keys.ts';
import { type LoadedFiles, loadFile, noFilesYet } from './loaded-files.ts';
import { type MdxFile, readMdx } from './mdx.ts';
import { nameFaults, userIdFaults } from './name-faults.ts';
import { partitionByPublicity } from './partition.ts';
import type { ContentPlace } from './place.ts';
import { problemsOf } from './problems.ts';
import { textFaults } from './text-faults.ts';
import { trackedCases } from './tracked-cases.ts';
import { withheldFiles } from './withheld-files.ts';

/**
 * The result of reading a content folder. `site`, `content` and `desk` are complete only if no
 * problem is an error.
 */
export interface Reading {
  readonly place: ContentPlace;
  readonly site: Site;
  readonly content: Content;
  readonly desk: Desk;
  /** The files of public/ that a build leaves out. They are not in `content.publicFiles`. */
  readonly withheld: readonly string[];
  /** The texts of all readable files, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The files that give no record, most of them because of errors; site.yaml if it is missing. */
  readonly unused: readonly string[];
  /** In the order of compareProblems. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks a content folder. Faults of its content never throw: they become problems.
 * Throws an Error of the file system only if the folder itself cannot be listed. `texts` replace
 * the files at their paths, or are added as files: they show the result of writing them.
 */
export async function readContent(
  place: ContentPlace,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<Reading> {
  const files = noFilesYet(place.folder, place.now, texts);
  const entries = withTexts(listFiles(place.folder), texts);
  for (const entry of entries) loadFile(files, entry);
  for (const file of ['site.yaml', 'SECURITY.md'])
    if (!entries.some(({ path }) => path === file))
      files.findings.push({ code: 'file-missing', file, at: 'start' });
  const served =
    place.publicFolder === undefined
      ? { files: [], findings: [] }
      : scanPublic(place.publicFolder, place.folder);
  const keys = await loadKeys(files);
  const site = files.site ?? fallbackSite();
  const mdx = await readMdx(mdxFiles(files, served.files), site.url);
  const { content, desk } = partitionByPublicity({
    site,
    files,
    keys,
    publicFiles: served.files,
    components: mdx.components,
  });
  const misnamed = idFindings(files);
  const unused = [
    ...unusedFiles(entries, files, keys),
    ...misnamed.filter(({ code }) => code === 'id-form').map(({ file }) => file),
  ];
  const isFollowUp = isFollowUpOf(unused, files.values);
  const signed = await securityTxtFindings(place, site, content);
  const signatures = await signatureFindings(place, site, content);
  const checked = [
    ...check({ site, content, desk, now: place.now }),
    ...signed.findings,
    ...signatures,
    ...(await redirectFindings(content, site, place.now)),
  ];
  const findings = [
    ...(await textFindings(files, site)),
    ...(await themeFindings(files)),
    ...served.findings,
    ...mdx.findings,
    ...misnamed,
    ...trackedCases(place.folder),
    ...checked.filter((one) => !isFollowUp(one)),
    ...keys.flatMap(userIdFaults),
    // Paths in findings are relative to the content folder, and public/ is beside it.
    ...nameFaults(
      [...entries.map(({ path }) => path), ...served.files.map((path) => `../public/${path}`)],
      files.findings,
    ),
  ];
  const withheld = withheldFiles({ site, content, desk, texts: files.texts });
  return {
    place,
    site,
    content: withheld.length === 0 ? content : withoutFiles(content, withheld),
    desk,
    withheld,
    texts: files.texts,
    unused,
    problems: problemsOf(findings, new Map([...files.texts, ...signed.texts])),
  };
}

function withoutFiles(content: Content, withheld: readonly string[]): Content {
  const left = new Set(withheld);
  return { ...content, publicFiles: content.publicFiles.filter((path) => !left.has(path)) };
}

/**
 * Returns the findings of the files and checks their texts for forbidden content, as it is
 * published.
 */
function textFindings(
  { checkedPaths, texts, values, findings }: LoadedFiles,
  site: Site,
): Promise<Finding[]> {
  const read = checkedPaths.map((file) => ({
    file,
    text: texts.get(file) ?? '',
    values: values.get(file),
  }));
  return textFaults(read, findings, site.url);
}

function mdxFiles(
  { retrospectives, advisories }: LoadedFiles,
  files: readonly string[],
): MdxFile[] {
  const known = new Set(advisories.filter(isPublic).map(({ id }) => id));
  const served = new Set(files);
  return retrospectives
    .filter(({ file }) => file.endsWith('.mdx'))
    .map(({ file, text, advisories: own }) => ({
      file,
      text,
      context: { own, known, files: served },
    }));
}

function withTexts(
  entries: readonly Entry[],
  texts: ReadonlyMap<string, string>,
): readonly Entry[] {
  const there = new Set(entries.map(({ path }) => path));
  const added = [...texts.keys()].filter((path) => !there.has(path)).map((path) => ({ path }));
  return added.length === 0
    ? entries
    : [...entries, ...added].sort((a, b) => order(a.path, b.path));
}

// The functions below need the formats, and with them the whole Markdown pipeline. It takes longer
// to load than a hundred advisories take to read, so it is loaded only if such a file exists.

async function securityTxtFindings(
  { folder, publicFolder, now }: ContentPlace,
  site: Site,
  content: Content,
) {
  if (
    publicFolder === undefined ||
    !content.publicFiles.some((path) => path.endsWith('security.txt'))
  )
    return { findings: [], texts: new Map<string, string>() };
  const { checkSecurityTxt } = await import('./signature/security-txt.ts');
  return checkSecurityTxt({ folder, publicFolder, now, site, content });
}

async function redirectFindings(content: Content, site: Site, now: Instant): Promise<Finding[]> {
  if (content.redirects.length === 0) return [];
  const { checkRedirects } = await import('./redirects.ts');
  return checkRedirects(content, site, now);
}

async function signatureFindings(
  { folder, publicFolder, now }: ContentPlace,
  site: Site,
  content: Content,
) {
  if (publicFolder === undefined || !content.publicFiles.some((path) => path.endsWith('.json.asc')))
    return [];
  const { checkSignedCsaf } = await import('./signature/csaf.ts');
  return checkSignedCsaf({ folder, publicFolder, now, site, content });
}

/** The faults of the colors of a theme. Their library takes longer to load than all other checks. */
async function themeFindings({ texts }: LoadedFiles): Promise<Finding[]> {
  const file = 'theme.css';
  const read = readTheme(texts.get(file) ?? '');
  if ('faults' in read || read.declarations.length === 0) return [];
  const { contrastFaults } = await import('../model/site/theme/contrast.ts');
  return contrastFaults(read.declarations).map((fault) => ({ ...fault, file }));
}

/** True if the problems stop a build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

/** Replaces a site.yaml that cannot be used, so that all other files are still checked. */
function fallbackSite(): Site {
  const values = {
    name: 'Unknown',
    url: 'https://example.invalid/',
    description: 'Unknown',
    id: { prefix: 'UNKNOWN' },
    publisher: { name: 'Unknown', namespace: 'https://example.invalid/' },
  };
  const result = parse(siteSchema, values, 'site.yaml');
  if (!('value' in result))
    throw new Error('The fallback for site.yaml does not match its own schema.');
  return siteOf(result.value);
}

/** The files without usable content, and site.yaml if it is missing. */
function unusedFiles(
  entries: readonly Entry[],
  files: LoadedFiles,
  keys: readonly PublicKey[],
): string[] {
  const lists: (readonly { readonly file: string }[])[] = [
    ...[
      files.advisories,
      files.translations,
      files.releases,
      files.retrospectives,
      files.statements,
      files.projects,
      files.channels,
    ],
    ...[files.policies, files.cases, files.reservations, files.templates, keys],
  ];
  const used = new Set(lists.flatMap((list) => list.map(({ file }) => file)));
  if (files.site !== undefined) used.add('site.yaml');
  if (files.redirects !== undefined) used.add('redirects.yaml');
  if (files.ledgerExceptions !== undefined) used.add('ledger-exceptions.yaml');
  return ['site.yaml', ...entries.map(({ path }) => path)].filter((path) => !used.has(path));
}

async function loadKeys(files: LoadedFiles): Promise<PublicKey[]> {
  if (files.keys.length === 0) return [];
  // OpenPGP takes longer to load than everything else together, and a site can have no key.
  const { inspectKey } = await import('./key/key.ts');
  const keys: PublicKey[] = [];
  for (const { name, file, text } of files.keys) {
    const result = await inspectKey(name, file, text, files.now);
    if ('key' in result) keys.push(result.key);
    else files.findings.push(result.finding);
  }
  return keys;
}
