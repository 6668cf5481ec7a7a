// Loads each content file into a value, or into findings.

import { join } from 'node:path';
import type { z } from 'zod';
import {
  type Advisory,
  advisoryOf,
  advisorySchema,
  type EmbargoedAdvisory,
} from '../model/advisory/advisory.ts';
import {
  type Translation,
  translationOf,
  translationSchema,
} from '../model/advisory/translation.ts';
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
import { formatFinding } from '../model/site/content-format.ts';
import type { Logo } from '../model/site/logo.ts';
import { type Redirect, redirectsSchema } from '../model/site/redirects.ts';
import { type Site, siteOf, siteSchema } from '../model/site/site.ts';
import { readTheme, type ThemeDeclaration } from '../model/site/theme/theme.ts';
import { SLUG } from '../model/source/fields.ts';
import { readMarkdown, readYaml } from '../model/source/parse.ts';
import {
  type DraftStatement,
  type Statement,
  statementOf,
  statementSchema,
} from '../model/statement.ts';
import { findPrivateKeyIn } from '../model/text/private-keys.ts';
import { cleanText, type Entry, readText } from './folder.ts';
import { holdsPrivateKey } from './key/private-keys.ts';
import { type ContentFile, contentFile } from './layout.ts';
import { inspectLogo } from './logo.ts';

type Written<Schema extends z.ZodType> = z.output<Schema> & {
  slug: string;
  file: string;
  body: string;
};

/** All files that were loaded so far. */
export interface LoadedFiles {
  readonly folder: string;
  readonly now: Instant;
  /** Texts by path that replace the content of the files. */
  readonly instead: ReadonlyMap<string, string>;
  site: Site | undefined;
  redirects: readonly Redirect[] | undefined;
  ledgerExceptions: readonly LedgerException[] | undefined;
  theme: readonly ThemeDeclaration[] | undefined;
  logo: Logo | undefined;
  readonly advisories: (Advisory | EmbargoedAdvisory)[];
  readonly translations: Translation[];
  readonly releases: Written<typeof releaseSchema>[];
  /** The components are filled in later: read/mdx.ts parses all texts together. */
  readonly retrospectives: (Written<typeof retrospectiveSchema> & {
    text: string;
    components: readonly string[];
  })[];
  readonly statements: (Statement | DraftStatement)[];
  readonly projects: Project[];
  readonly channels: Channel[];
  readonly keys: { name: string; file: string; text: string }[];
  readonly policies: Policy[];
  readonly cases: Case[];
  readonly reservations: Reservation[];
  readonly templates: WrittenTemplate[];
  readonly findings: Finding[];
  /** The paths of the readable texts, which text-faults.ts checks. */
  readonly checkedPaths: string[];
  /** The clean text of every file, for the positions of problems. */
  readonly texts: Map<string, string>;
  /** The plain values of every readable file of YAML or front matter. */
  readonly values: Map<string, unknown>;
}

export function noFilesYet(
  folder: string,
  now: Instant,
  instead: ReadonlyMap<string, string> = new Map(),
): LoadedFiles {
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
    checkedPaths: [],
    texts: new Map(),
    values: new Map(),
  };
}

/** Loads one file of the content folder: its value or its findings. */
export function loadFile(files: LoadedFiles, { path, fault, message }: Entry): void {
  if (fault !== undefined) {
    files.findings.push({ code: fault, file: path, at: 'start', message });
    return;
  }
  const kind = contentFile(path);
  if (kind.kind === 'unexpected') {
    const code = holdsPrivateKey(join(files.folder, path)) ? 'key-private' : 'file-unexpected';
    files.findings.push({
      code,
      file: path,
      at: 'start',
      remedy: code === 'file-unexpected' ? kind.hint : undefined,
    });
    return;
  }
  const instead = files.instead.get(path);
  if (kind.kind === 'logo') {
    loadLogo(files, path);
    return;
  }
  const { text, usable, faults } =
    instead === undefined ? readText(join(files.folder, path)) : cleanText(instead);
  files.texts.set(path, text);
  for (const found of faults) files.findings.push({ ...found, file: path });
  const key = findPrivateKeyIn(text);
  if (key) files.findings.push({ code: 'key-private', file: path, at: key });
  else if (usable) {
    files.checkedPaths.push(path);
    load(files, kind, path, text);
  }
  // A binary key is not text, and a key can be in a part of a file that was not read.
  else if (holdsPrivateKey(join(files.folder, path)))
    files.findings.push({ code: 'key-private', file: path, at: 'start' });
}

type Kind = ContentFile['kind'];
type FileOf<Name extends Kind> = ContentFile & { readonly kind: Name };

/** Reads a file of one kind. */
type Loader<Name extends Kind> = (
  files: LoadedFiles,
  kind: FileOf<Name>,
  file: string,
  text: string,
) => void;

const LOADERS: { readonly [Name in Kind]: Loader<Name> } = {
  readme: () => undefined,
  // `loadFile` handles the logo first, because it is not text.
  logo: () => undefined,
  theme: (files, _, file, text) => {
    const read = readTheme(text);
    if ('declarations' in read) files.theme = read.declarations;
    else
      add(
        files,
        read.faults.map((fault) => ({ ...fault, file })),
      );
  },
  site: (files, _, file, text) => {
    const read = structured(files, siteSchema, file, text);
    if (read) files.site = siteOf(read);
    const format = formatFinding(file, files.values.get(file));
    if (format !== undefined) files.findings.push(format);
  },
  redirects: (files, _, file, text) => {
    files.redirects = structured(files, redirectsSchema, file, text)?.redirects;
  },
  'ledger-exceptions': (files, _, file, text) => {
    files.ledgerExceptions = structured(files, ledgerExceptionsSchema, file, text)?.exceptions;
  },
  security: (files, _, file, text) => loadPolicy(files, 'security', file, text),
  policy: (files, { name }, file, text) => loadPolicy(files, name, file, text),
  project: (files, { name }, file, text) =>
    put(files.projects, named(files, projectSchema, name, file, text)),
  channel: (files, { name }, file, text) =>
    put(files.channels, named(files, channelSchema, name, file, text)),
  release: (files, { name }, file, text) =>
    put(files.releases, named(files, releaseSchema, name, file, text)),
  retrospective: (files, { name }, file, text) => {
    const read = named(files, retrospectiveSchema, name, file, text);
    if (read) files.retrospectives.push({ ...read, text, components: [] });
  },
  key: (files, { name }, file, text) => {
    files.keys.push({ name, file, text });
  },
  statement: (files, { name }, file, text) => {
    const read = named(files, statementSchema, name, file, text);
    if (read) files.statements.push(statementOf(name, file, read, files.now));
  },
  case: (files, { name }, file, text) => {
    const read = structured(files, caseSchema, file, text);
    if (read) files.cases.push({ ...read, id: name, file });
  },
  template: (files, { name }, file, text) => {
    const read = marked(files, templateSchema, file, text, true);
    if (read) files.templates.push({ ...read.values, name, file, body: read.body });
  },
  'release-day': (files, _, file, text) => {
    // Only "release-day" needs the values, and it reads them itself.
    structured(files, releaseDaySchema, file, text);
  },
  reservation: (files, { name }, file, text) => {
    const read = structured(files, reservationSchema, file, text);
    if (read) files.reservations.push({ ...read, id: name, file });
  },
  advisory: (files, { name }, file, text) => {
    const read = marked(files, advisorySchema, file, text);
    if (read) files.advisories.push(advisoryOf(name, file, read.values, read.body, files.now));
  },
  translation: (files, { name: id, lang }, file, text) => {
    const read = marked(files, translationSchema, file, text);
    if (read) files.translations.push(translationOf({ id, lang, file }, read.values, read.body));
  },
};

function load<Name extends Kind>(
  files: LoadedFiles,
  kind: FileOf<Name>,
  file: string,
  text: string,
): void {
  const loader: Loader<Name> = LOADERS[kind.kind];
  loader(files, kind, file, text);
}

function loadLogo(files: LoadedFiles, file: string): void {
  const result = inspectLogo(join(files.folder, file), file, files.logo !== undefined);
  if ('finding' in result) files.findings.push(result.finding);
  else files.logo = result.logo;
}

function loadPolicy(files: LoadedFiles, slug: string, file: string, text: string): void {
  const read = marked(files, policySchema, file, text, true);
  if (read && (slug === 'security' || fits(files, slug, file)))
    files.policies.push(policyOf(slug, file, read.values, read.body));
}

/**
 * Reads a Markdown file: its front matter, validated by a schema, and its body. `isOptional`: the
 * front matter can be missing.
 */
function marked<Schema extends z.ZodType>(
  files: LoadedFiles,
  schema: Schema,
  file: string,
  text: string,
  isOptional = false,
): { readonly values: z.output<Schema>; readonly body: string } | undefined {
  const { values, body, findings } = readMarkdown(file, text, isOptional);
  add(files, findings);
  const read = values === undefined ? undefined : parsed(files, schema, values, file);
  return read === undefined ? undefined : { values: read, body };
}

function structured<Schema extends z.ZodType>(
  files: LoadedFiles,
  schema: Schema,
  file: string,
  text: string,
): z.output<Schema> | undefined {
  const { values, findings } = readYaml(file, text);
  add(files, findings);
  return values === undefined ? undefined : parsed(files, schema, values, file);
}

/** Reads a file whose name is a slug: YAML, or Markdown with front matter. */
function named<Schema extends z.ZodType>(
  files: LoadedFiles,
  schema: Schema,
  slug: string,
  file: string,
  text: string,
): Written<Schema> | undefined {
  const source = file.endsWith('.yaml') ? readYaml(file, text) : readMarkdown(file, text);
  add(files, source.findings);
  const fit = fits(files, slug, file);
  const read = source.values === undefined ? undefined : parsed(files, schema, source.values, file);
  return read !== undefined && fit ? { ...read, slug, file, body: source.body } : undefined;
}

function fits(files: LoadedFiles, slug: string, file: string): boolean {
  // A release has a version in its name, which contains dots.
  const good =
    SLUG.test(slug) ||
    (file.startsWith('releases/') && /^[a-z0-9]+(?:[-.+_][A-Za-z0-9]+)*$/.test(slug));
  if (!good) {
    const message = `"${slug}" must contain only lowercase letters, digits and hyphens: it becomes part of addresses.`;
    const meant = meantSlug(slug);
    const name =
      meant && file.replace(/[^/]+$/, (written) => `${meant}${written.slice(slug.length)}`);
    const remedy = name && `Rename it to ${name}.`;
    files.findings.push({ code: 'file-name', file, at: 'start', message, remedy });
  }
  return good;
}

function parsed<Schema extends z.ZodType>(
  files: LoadedFiles,
  schema: Schema,
  values: unknown,
  file: string,
): z.output<Schema> | undefined {
  files.values.set(file, values);
  const result = parse(schema, values, file);
  if ('value' in result) return result.value;
  add(files, result.findings);
  return undefined;
}

// Not `push(...findings)`: a file can have more findings than a call can have arguments.
function add(files: LoadedFiles, findings: readonly Finding[]): void {
  for (const finding of findings) files.findings.push(finding);
}

function put<Value>(list: Value[], value: Value | undefined): void {
  if (value !== undefined) list.push(value);
}
