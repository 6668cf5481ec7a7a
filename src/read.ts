// The only reader of content: a folder in, typed values out, the public apart from the private, and every problem at once.

import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { check } from './checks/index.ts';
import { isPublic } from './model/advisory.ts';
import type { Content, Desk } from './model/content.ts';
import { parse } from './model/finding.ts';
import { compareIds, parseId } from './model/id.ts';
import { compareInstants, dayOf, type Instant, isAfter } from './model/instant.ts';
import type { PublicKey } from './model/key.ts';
import { policyFor } from './model/policy.ts';
import { preannouncementsOf } from './model/preannouncement.ts';
import { compareProblems, type Finding, levelOf, order, type Problem } from './model/problem.ts';
import { PROBLEM_KINDS, type ProblemCode } from './model/problem-codes.ts';
import { projectOn } from './model/project.ts';
import type { PlannedRelease, Release } from './model/release.ts';
import type { DraftRetrospective, Retrospective } from './model/retrospective.ts';
import { withoutTokens } from './model/secret-token.ts';
import { type Site, siteOf, siteSchema } from './model/site.ts';
import { locator } from './model/source.ts';
import { consequencesOf } from './read/consequence.ts';
import { type Entry, listFiles } from './read/folder.ts';
import { type MdxFile, readMdx } from './read/mdx.ts';
import { scanPublic } from './read/private-keys.ts';
import { emptyShelf, type Shelf, shelve } from './read/shelf.ts';
import { trackedCases } from './read/tracked-cases.ts';

/** Where content lies, and as of when it is read. */
export interface ContentPlace {
  /** The content folder. */
  readonly folder: string;
  /** The folder that is served as it is; undefined where there is none. */
  readonly publicFolder?: string | undefined;
  readonly now: Instant;
}

/** What was read. Site, content and desk are complete only where no problem is an error. */
export interface Reading {
  readonly place: ContentPlace;
  readonly site: Site;
  readonly content: Content;
  readonly desk: Desk;
  /** In the order of compareProblems. */
  readonly problems: readonly Problem[];
}

/** The public/ that belongs to a content folder: the one beside it, where the folder itself is called "content". */
export function publicFolderOf(folder: string): string | undefined {
  const beside = join(dirname(resolve(folder)), 'public');
  return basename(resolve(folder)) === 'content' && existsSync(beside) ? beside : undefined;
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
  const mdx = await readMdx(mdxFiles(shelf, served.files));
  const { content, desk } = part(site, shelf, keys, served.files, mdx.components);
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
    ...shelf.findings,
    ...served.findings,
    ...mdx.findings,
    ...misnamed,
    ...trackedCases(place.folder),
    ...checked.filter((one) => !follows(one)),
  ];
  return { place, site, content, desk, problems: problemsOf(findings, new Map([...shelf.texts, ...signed.texts])) };
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
  const { checkSecurityTxt } = await import('./read/signed-security-txt.ts');
  return checkSecurityTxt({ folder, publicFolder, now, site, content });
}

async function lookIntoRedirects(content: Content, site: Site, now: Instant): Promise<Finding[]> {
  if (content.redirects.length === 0) return [];
  const { checkRedirects } = await import('./read/redirects.ts');
  return checkRedirects(content, site, now);
}

async function lookIntoSignatures({ folder, publicFolder, now }: ContentPlace, site: Site, content: Content) {
  if (publicFolder === undefined || !content.publicFiles.some((path) => path.endsWith('.json.asc'))) return [];
  const { checkSignedCsaf } = await import('./read/signed-csaf.ts');
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
  const {
    advisories,
    releases,
    retrospectives,
    statements,
    projects,
    channels,
    policies,
    cases,
    reservations,
    templates,
  } = shelf;
  const used = new Set(
    [
      advisories,
      releases,
      retrospectives,
      statements,
      projects,
      channels,
      policies,
      cases,
      reservations,
      templates,
      keys,
    ].flatMap((list) => list.map(({ file }) => file)),
  );
  if (shelf.site !== undefined) used.add('site.yaml');
  if (shelf.redirects !== undefined) used.add('redirects.yaml');
  if (shelf.ledgerExceptions !== undefined) used.add('ledger-exceptions.yaml');
  return ['site.yaml', ...entries.map(({ path }) => path)].filter((path) => !used.has(path));
}

function idFindings({ advisories, retrospectives, site }: Shelf): Finding[] {
  const findings: Finding[] = [...sameNames(retrospectives.map(({ slug, file }) => ({ id: slug, file })))];
  findings.push(...sameNames(advisories));
  for (const { id, file } of advisories) {
    const parsed = parseId(id);
    const [, year] = file.split('/');
    if (site !== undefined && parsed?.prefix !== site.id.prefix) {
      const message = `"${id}" is no id of this site; ${site.id.prefix}-YEAR-NUMBER is wanted.`;
      findings.push({ code: 'id-form', file, at: 'start', message });
    } else if (parsed !== undefined && parsed.year !== year) {
      const message = `${id} is in the folder ${year}; it belongs into advisories/${parsed.year}/.`;
      findings.push({ code: 'id-year', file, at: 'start', message });
    }
  }
  return findings;
}

function* sameNames(named: readonly { id: string; file: string }[]): Generator<Finding> {
  const files = new Map<string, string>();
  for (const { id, file } of named) {
    const other = files.get(id);
    if (other === undefined) files.set(id, file);
    else yield { code: 'id-duplicate', file, at: 'start', message: `${id} is also the name of ${other}.` };
  }
}

async function takeKeys(shelf: Shelf): Promise<PublicKey[]> {
  if (shelf.keys.length === 0) return [];
  // OpenPGP takes longer to load than everything else together, and a site may have no key.
  const { inspectKey } = await import('./read/key.ts');
  const keys: PublicKey[] = [];
  for (const { name, file, text } of shelf.keys) {
    const result = await inspectKey(name, file, text, shelf.now);
    if ('key' in result) keys.push(result.key);
    else shelf.findings.push(result.finding);
  }
  return keys;
}

/** Parts what is public as of now from what is not. The only place where that is decided. */
function part(
  site: Site,
  shelf: Shelf,
  keys: PublicKey[],
  publicFiles: string[],
  components: ReadonlyMap<string, readonly string[]>,
): { content: Content; desk: Desk } {
  const advisories = shelf.advisories.filter(isPublic).sort((a, b) => newest(a, b) || compareIds(a.id, b.id));
  const known = new Set(advisories.map(({ id }) => id));
  const releases = shelf.releases.map((release): Release | PlannedRelease => {
    const versions = release.versions.length > 0 ? release.versions : [release.slug.slice(release.project.length + 1)];
    const { published } = release;
    if (published === undefined) return { ...release, versions, state: 'draft' };
    if (isAfter(published, shelf.now) || !release.advisories.every((id) => known.has(id)))
      return { ...release, versions, state: 'scheduled' };
    return { ...release, versions, published, state: 'published' };
  });
  const retrospectives = shelf.retrospectives.map((written): Retrospective | DraftRetrospective => {
    const retrospective = { ...written, components: components.get(written.file) ?? written.components };
    const { published } = retrospective;
    if (published === undefined) return { ...retrospective, state: 'draft' };
    if (isAfter(published, shelf.now) || !retrospective.advisories.every((id) => known.has(id)))
      return { ...retrospective, state: 'scheduled' };
    return { ...retrospective, published, state: 'published' };
  });
  const isOut = <Kind extends { state: string }>(one: Kind): one is Extract<Kind, { state: 'published' }> =>
    one.state === 'published';
  const isIn = <Kind extends { state: string }>(one: Kind): one is Exclude<Kind, { state: 'published' }> =>
    one.state !== 'published';
  return {
    content: {
      advisories,
      releases: releases.filter(isOut).sort((a, b) => newest(a, b) || order(a.slug, b.slug)),
      preannouncements: preannouncementsOf(releases.filter(isIn), shelf.now),
      retrospectives: retrospectives.filter(isOut).sort((a, b) => newest(a, b) || order(a.slug, b.slug)),
      statements: shelf.statements.filter(isOut).sort((a, b) => newest(a, b) || order(a.slug, b.slug)),
      projects: shelf.projects.map((project) => projectOn(dayOf(shelf.now), project)),
      channels: shelf.channels,
      keys,
      policies: shelf.policies
        .map((policy) => policyFor(site, policy))
        .sort((a, b) => first(a.slug) - first(b.slug) || a.order - b.order || order(a.slug, b.slug)),
      redirects: shelf.redirects ?? [],
      publicFiles,
      theme: shelf.theme,
      logo: shelf.logo,
    },
    desk: {
      advisories: shelf.advisories.filter((advisory) => !isPublic(advisory)),
      releases: releases.filter(isIn),
      retrospectives: retrospectives.filter(isIn),
      statements: shelf.statements.filter(isIn),
      cases: shelf.cases,
      reservations: shelf.reservations,
      templates: shelf.templates,
      ledgerExceptions: shelf.ledgerExceptions ?? [],
    },
  };
}

const newest = (a: { published: Instant }, b: { published: Instant }): number =>
  compareInstants(b.published, a.published);
const first = (slug: string): number => (slug === 'security' ? 0 : 1);

/** A place without what must not be printed: logs of a public CI are public. */
function quiet<At extends { readonly excerpt: string }>(code: ProblemCode, at: At): At {
  return { ...at, excerpt: code === 'key-private' ? '' : withoutTokens(at.excerpt) };
}

/** Findings with their lines and columns in the texts of their files, in the order of compareProblems. */
export function problemsOf(findings: readonly Finding[], texts: ReadonlyMap<string, string>): Problem[] {
  const locators = new Map<string, ReturnType<typeof locator>>();
  const problems = findings.map((finding): Problem => {
    const { code, file, at } = finding;
    const locate = locators.get(file) ?? locator(texts.get(file) ?? '', !file.endsWith('.yaml'));
    locators.set(file, locate);
    const { cause, cure } = PROBLEM_KINDS[code];
    return {
      code,
      level: levelOf(finding),
      file,
      ...quiet(code, locate(at)),
      // A value that does not fit is told in words, and may be a token.
      message: finding.message === undefined ? cause : withoutTokens(finding.message),
      remedy: finding.remedy === undefined ? cure : withoutTokens(finding.remedy),
    };
  });
  return problems.sort(compareProblems);
}
