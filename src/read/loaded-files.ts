// One content file after another becomes a value on the shelf, or findings.

import { join } from 'node:path';
import type { z } from 'zod';
import { type Advisory, advisoryOf, advisorySchema, type EmbargoedAdvisory } from '../model/advisory/advisory.ts';
import { type Translation, translationOf, translationSchema } from '../model/advisory/translation.ts';
import { type Case, caseSchema } from '../model/case/case.ts';
import { templateSchema, type WrittenTemplate } from '../model/case/letter.ts';
import { releaseDaySchema } from '../model/case/release-day.ts';
import { type Reservation, reservationSchema } from '../model/case/reservation.ts';
import type { Instant } from '../model/instant.ts';
import { type LedgerException, ledgerExceptionsSchema } from '../model/ledger/exceptions.ts';
import { type Policy, policyOf, policySchema } from '../model/policy/policy.ts';
import { parse } from '../model/problem/from-schema.ts';
import { meantSlug } from '../model/problem/meant-value.ts';
import type { Finding } from '../model/problem/problem.ts';
import { type Project, projectSchema } from '../model/project/project.ts';
import { releaseSchema } from '../model/release/release.ts';
import { type Channel, channelSchema } from '../model/reporting/channel.ts';
import { retrospectiveSchema } from '../model/retrospective/retrospective.ts';
import type { Logo } from '../model/site/logo.ts';
import { type Redirect, redirectsSchema } from '../model/site/redirects.ts';
import { type Site, siteOf, siteSchema } from '../model/site/site.ts';
import { readTheme, type ThemeDeclaration } from '../model/site/theme.ts';
import { SLUG } from '../model/source/fields.ts';
import { readMarkdown, readYaml } from '../model/source/parse.ts';
import { type DraftStatement, type Statement, statementOf, statementSchema } from '../model/statement.ts';
import { findPrivateKeyIn } from '../model/text/private-keys.ts';
import { cleanText, type Entry, readText } from './folder.ts';
import { holdsPrivateKey } from './key/private-keys.ts';
import { type ContentFile, contentFile } from './layout.ts';
import { inspectLogo } from './logo.ts';

type Written<Schema extends z.ZodType> = z.output<Schema> & { slug: string; file: string; body: string };

/** Everything that was read so far. */
export interface Shelf {
  readonly folder: string;
  readonly now: Instant;
  /** Texts by path, that are taken instead of what the files hold. */
  readonly instead: ReadonlyMap<string, string>;
  site: Site | undefined;
  redirects: readonly Redirect[] | undefined;
  ledgerExceptions: readonly LedgerException[] | undefined;
  theme: readonly ThemeDeclaration[] | undefined;
  logo: Logo | undefined;
  readonly advisories: (Advisory | EmbargoedAdvisory)[];
  readonly translations: Translation[];
  readonly releases: Written<typeof releaseSchema>[];
  /** Which components a text uses is not known yet: read/mdx.ts looks at all texts together. */
  readonly retrospectives: (Written<typeof retrospectiveSchema> & { text: string; components: readonly string[] })[];
  readonly statements: (Statement | DraftStatement)[];
  readonly projects: Project[];
  readonly channels: Channel[];
  readonly keys: { name: string; file: string; text: string }[];
  readonly policies: Policy[];
  readonly cases: Case[];
  readonly reservations: Reservation[];
  readonly templates: WrittenTemplate[];
  readonly findings: Finding[];
  /** The paths of the texts that text-faults.ts judges: those that can be read. */
  readonly judged: string[];
  /** The clean text of every file, for the positions of problems. */
  readonly texts: Map<string, string>;
  /** The plain values of every file of YAML or front matter that could be read. */
  readonly values: Map<string, unknown>;
}

export function emptyShelf(folder: string, now: Instant, instead: ReadonlyMap<string, string> = new Map()): Shelf {
  return {
    folder,
    now,
    instead,
    site: undefined,
    redirects: undefined,
    ledgerExceptions: undefined,
    theme: undefined,
    logo: undefined,
    advisories: [],
    translations: [],
    releases: [],
    retrospectives: [],
    statements: [],
    projects: [],
    channels: [],
    keys: [],
    policies: [],
    cases: [],
    reservations: [],
    templates: [],
    findings: [],
    judged: [],
    texts: new Map(),
    values: new Map(),
  };
}

/** Reads one file of the content folder and puts what it holds on the shelf. */
export function shelve(shelf: Shelf, { path, fault, message }: Entry): void {
  if (fault !== undefined) {
    shelf.findings.push({ code: fault, file: path, at: 'start', message });
    return;
  }
  const kind = contentFile(path);
  if (kind.kind === 'unexpected') {
    const code = holdsPrivateKey(join(shelf.folder, path)) ? 'key-private' : 'file-unexpected';
    shelf.findings.push({ code, file: path, at: 'start', remedy: code === 'file-unexpected' ? kind.hint : undefined });
    return;
  }
  const instead = shelf.instead.get(path);
  if (kind.kind === 'logo') {
    takeLogo(shelf, path);
    return;
  }
  const { text, usable, faults } = instead === undefined ? readText(join(shelf.folder, path)) : cleanText(instead);
  shelf.texts.set(path, text);
  for (const found of faults) shelf.findings.push({ ...found, file: path });
  const key = findPrivateKeyIn(text);
  if (key) shelf.findings.push({ code: 'key-private', file: path, at: key });
  else if (usable) {
    shelf.judged.push(path);
    take(shelf, kind, path, text);
  }
  // A key in binary is no text, and one may be in a part of a file that was not read.
  else if (holdsPrivateKey(join(shelf.folder, path)))
    shelf.findings.push({ code: 'key-private', file: path, at: 'start' });
}

type Kind = ContentFile['kind'];
type FileOf<Name extends Kind> = ContentFile & { readonly kind: Name };

/** Reads a file of one kind. */
type Loader<Name extends Kind> = (shelf: Shelf, kind: FileOf<Name>, file: string, text: string) => void;

const LOADERS: { readonly [Name in Kind]: Loader<Name> } = {
  readme: () => undefined,
  // A logo is no text: `shelve` takes it before.
  logo: () => undefined,
  theme: (shelf, _, file, text) => {
    const read = readTheme(text);
    if ('declarations' in read) shelf.theme = read.declarations;
    else
      add(
        shelf,
        read.faults.map((fault) => ({ ...fault, file })),
      );
  },
  site: (shelf, _, file, text) => {
    const read = structured(shelf, siteSchema, file, text);
    if (read) shelf.site = siteOf(read);
  },
  redirects: (shelf, _, file, text) => {
    shelf.redirects = structured(shelf, redirectsSchema, file, text)?.redirects;
  },
  'ledger-exceptions': (shelf, _, file, text) => {
    shelf.ledgerExceptions = structured(shelf, ledgerExceptionsSchema, file, text)?.exceptions;
  },
  security: (shelf, _, file, text) => takePolicy(shelf, 'security', file, text),
  policy: (shelf, { name }, file, text) => takePolicy(shelf, name, file, text),
  project: (shelf, { name }, file, text) => put(shelf.projects, named(shelf, projectSchema, name, file, text)),
  channel: (shelf, { name }, file, text) => put(shelf.channels, named(shelf, channelSchema, name, file, text)),
  release: (shelf, { name }, file, text) => put(shelf.releases, named(shelf, releaseSchema, name, file, text)),
  retrospective: (shelf, { name }, file, text) => {
    const read = named(shelf, retrospectiveSchema, name, file, text);
    if (read) shelf.retrospectives.push({ ...read, text, components: [] });
  },
  key: (shelf, { name }, file, text) => {
    shelf.keys.push({ name, file, text });
  },
  statement: (shelf, { name }, file, text) => {
    const read = named(shelf, statementSchema, name, file, text);
    if (read) shelf.statements.push(statementOf(name, file, read, shelf.now));
  },
  case: (shelf, { name }, file, text) => {
    const read = structured(shelf, caseSchema, file, text);
    if (read) shelf.cases.push({ ...read, id: name, file });
  },
  template: (shelf, { name }, file, text) => {
    const read = marked(shelf, templateSchema, file, text, true);
    if (read) shelf.templates.push({ ...read.values, name, file, body: read.body });
  },
  'release-day': (shelf, _, file, text) => {
    // Only "release-day" needs what it says, and reads it itself.
    structured(shelf, releaseDaySchema, file, text);
  },
  reservation: (shelf, { name }, file, text) => {
    const read = structured(shelf, reservationSchema, file, text);
    if (read) shelf.reservations.push({ ...read, id: name, file });
  },
  advisory: (shelf, { name }, file, text) => {
    const read = marked(shelf, advisorySchema, file, text);
    if (read) shelf.advisories.push(advisoryOf(name, file, read.values, read.body, shelf.now));
  },
  translation: (shelf, { name: id, lang }, file, text) => {
    const read = marked(shelf, translationSchema, file, text);
    if (read) shelf.translations.push(translationOf({ id, lang, file }, read.values, read.body));
  },
};

function take<Name extends Kind>(shelf: Shelf, kind: FileOf<Name>, file: string, text: string): void {
  const loader: Loader<Name> = LOADERS[kind.kind];
  loader(shelf, kind, file, text);
}

function takeLogo(shelf: Shelf, file: string): void {
  const result = inspectLogo(join(shelf.folder, file), file, shelf.logo !== undefined);
  if ('finding' in result) shelf.findings.push(result.finding);
  else shelf.logo = result.logo;
}

function takePolicy(shelf: Shelf, slug: string, file: string, text: string): void {
  const read = marked(shelf, policySchema, file, text, true);
  if (read && (slug === 'security' || fits(shelf, slug, file)))
    shelf.policies.push(policyOf(slug, file, read.values, read.body));
}

/** A Markdown file: its front matter, judged by a schema, and its body. `isOptional`: it can be without front matter. */
function marked<Schema extends z.ZodType>(
  shelf: Shelf,
  schema: Schema,
  file: string,
  text: string,
  isOptional = false,
): { readonly values: z.output<Schema>; readonly body: string } | undefined {
  const { values, body, findings } = readMarkdown(file, text, isOptional);
  add(shelf, findings);
  const read = values === undefined ? undefined : parsed(shelf, schema, values, file);
  return read === undefined ? undefined : { values: read, body };
}

function structured<Schema extends z.ZodType>(
  shelf: Shelf,
  schema: Schema,
  file: string,
  text: string,
): z.output<Schema> | undefined {
  const { values, findings } = readYaml(file, text);
  add(shelf, findings);
  return values === undefined ? undefined : parsed(shelf, schema, values, file);
}

/** A file whose name is a slug: YAML, or Markdown with front matter. */
function named<Schema extends z.ZodType>(
  shelf: Shelf,
  schema: Schema,
  slug: string,
  file: string,
  text: string,
): Written<Schema> | undefined {
  const source = file.endsWith('.yaml') ? readYaml(file, text) : readMarkdown(file, text);
  add(shelf, source.findings);
  const fit = fits(shelf, slug, file);
  const read = source.values === undefined ? undefined : parsed(shelf, schema, source.values, file);
  return read !== undefined && fit ? { ...read, slug, file, body: source.body } : undefined;
}

function fits(shelf: Shelf, slug: string, file: string): boolean {
  // A release carries a version in its name, which has dots.
  const good = SLUG.test(slug) || (file.startsWith('releases/') && /^[a-z0-9]+(?:[-.+_][A-Za-z0-9]+)*$/.test(slug));
  if (!good) {
    const message = `"${slug}" must have lower-case letters, digits and hyphens only: it becomes a part of addresses.`;
    const meant = meantSlug(slug);
    const name = meant && file.replace(/[^/]+$/, (written) => `${meant}${written.slice(slug.length)}`);
    const remedy = name && `Rename it to ${name}.`;
    shelf.findings.push({ code: 'file-name', file, at: 'start', message, remedy });
  }
  return good;
}

function parsed<Schema extends z.ZodType>(
  shelf: Shelf,
  schema: Schema,
  values: unknown,
  file: string,
): z.output<Schema> | undefined {
  shelf.values.set(file, values);
  const result = parse(schema, values, file);
  if ('value' in result) return result.value;
  add(shelf, result.findings);
  return undefined;
}

// One by one: a file can have more problems than a call can have arguments.
function add(shelf: Shelf, findings: readonly Finding[]): void {
  for (const finding of findings) shelf.findings.push(finding);
}

function put<Value>(list: Value[], value: Value | undefined): void {
  if (value !== undefined) list.push(value);
}
