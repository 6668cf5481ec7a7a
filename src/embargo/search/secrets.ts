// PRIVATE. The secrets of a site: every string that reveals something about private content, and
// that no built file may therefore contain. Walks every text of every record of the desk, whatever
// its key, so that new keys of a schema are included.
//
// Secret:
// - id: the id of an advisory, a case or a reservation; every CVE, GHSA or other id that a record
//   names.
// - title: a summary or title of at least 4 words and 20 letters.
// - text: every 8 consecutive words of any paragraph that contain at least 4 different words of 3
//   letters or more.
// - person: a name of two capitalized words, of three Chinese, Japanese or Korean characters, or of
//   one word with a digit and 8 characters, under a key for names.
// - address: every mail address; every URL with a path, and every value under a key for contacts.
//   Not the site's own URLs, nor those of registries and dictionaries, which are about public
//   things.
// - commit: every hash of 12 to 64 hexadecimal digits, and its short forms, down to 7 digits.
// - slug: the address of the future page of a release, retrospective or statement; a slug of three
//   words by itself.
// Not secret, because others have them too: packages, versions, functions, platforms, vectors,
// CWEs, times, and shorter texts.
//
// Public text is not secret: site.yaml, the public content, and Candor itself (`shared`). These
// stay secret even if public content names them, because naming one reveals it:
// - ids of the site until the advisory with that id is public;
// - the CVE and other ids of a private advisory or case, until a public advisory or statement lists
//   them as its own. An advisory that was imported with a date of publication is public elsewhere,
//   and so are its ids;
// - a title of 7 words or more until a public record has it as its title. Shorter titles match by
//   chance.

import { cweName } from '../../model/advisory/cwe.ts';
import { privateNames } from '../../model/advisory/private-names.ts';
import type { Content, Desk } from '../../model/content.ts';
import type { Site } from '../../model/site/site.ts';
import type { Note } from './notes.ts';
import { phraseFinder } from './phrases.ts';
import { type Found, foundIn, type SecretKind, withoutLinks } from './secret-kinds.ts';
import { wordsOf } from './words.ts';

/** A text of 1 to 8 words that no built file may contain. */
export interface Secret extends Found {
  /**
   * The content file and the key that contain it. The name of the file is often a secret itself.
   */
  readonly file: string;
  readonly key: string;
}

/**
 * The sources of secrets. `shared` are texts that are known to everyone: those of Candor itself.
 */
export interface Secrecy {
  readonly desk: Desk;
  readonly content: Content;
  readonly site: Site;
  readonly shared?: readonly string[];
  /** Notes in private files that no record contains. */
  readonly notes?: readonly Note[];
}

/** Returns every secret, each text once, in the order of the desk. */
export function secretsOf({ desk, content, site, shared = [], notes = [] }: Secrecy): Secret[] {
  const all = [
    ...[...desk.advisories, ...desk.translations, ...desk.cases, ...desk.reservations].flatMap(
      (one) => named(one, 'id', one.id),
    ),
    ...desk.releases.flatMap((one) => slugs('announcements', one)),
    ...desk.retrospectives.flatMap((one) => slugs('retrospectives', one)),
    ...desk.statements.flatMap((one) => slugs('statements', one)),
    ...[
      desk.advisories,
      desk.translations,
      desk.cases,
      desk.reservations,
      desk.releases,
      desk.retrospectives,
      desk.statements,
    ]
      .flat()
      .flatMap(textsIn),
    ...notes.flatMap(textsIn),
  ];
  const unique = [...new Map(all.map((secret) => [nameOf(secret), secret])).values()];
  const published = new Set(content.advisories.map(({ id }) => id.toLowerCase()));
  const prefix = `${site.id.prefix.toLowerCase()}-`;
  const own = site.url.replace(/^https?:\/\/|\/$/g, '').toLowerCase();
  const occurring = occurringIn(unique, [...shared, ...publicTexts(content, site)]);
  // The case of a public advisory can have an earlier title of it.
  const settled = new Set(
    desk.cases.filter((one) => isSettled(one, published)).map(({ file }) => file),
  );
  const long = all.filter((secret) => isLongTitle(secret) && !settled.has(secret.file));
  const entitled = occurringIn(long, [...shared, ...titlesOf(content)]);
  const titles = new Set(long.map(nameOf).filter((name) => !entitled.has(name)));
  const withheld = withheldIds(desk, content, published);
  return unique.filter((secret) => {
    const text = secret.text.toLowerCase();
    if (secret.kind === 'id' && text.startsWith(prefix)) return !published.has(text);
    if ((secret.kind === 'id' && withheld.has(text)) || titles.has(nameOf(secret))) return true;
    return (
      !occurring.has(nameOf(secret)) &&
      !(secret.kind === 'address' && `${text}/`.startsWith(`${own}/`))
    );
  });
}

/** True if every advisory of a case is public. `published` are ids in lower case. */
const isSettled = (
  { id, advisories }: Desk['cases'][number],
  published: ReadonlySet<string>,
): boolean => [id, ...advisories].every((one) => published.has(one.toLowerCase()));

/**
 * The external ids of private records, in lower case, except those that public records have too.
 * `published` are ids in lower case.
 */
function withheldIds(
  { advisories, cases }: Desk,
  content: Content,
  published: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = [
    ...advisories.flatMap(privateNames),
    ...cases
      .filter((one) => !isSettled(one, published))
      .flatMap(({ cve_requests: requests }) => requests.flatMap(({ id }) => id ?? [])),
  ];
  const named = [
    ...content.advisories.flatMap(({ aliases }) => aliases),
    ...content.statements.flatMap(({ vulnerability, aliases }) => [vulnerability, ...aliases]),
  ];
  const known = new Set(named.map((id) => id.toLowerCase()));
  return new Set(own.map((id) => id.toLowerCase()).filter((id) => !known.has(id)));
}

const LONG_TITLE = 7;
const isLongTitle = ({ kind, text }: Found): boolean =>
  kind === 'title' && wordsOf(text).length >= LONG_TITLE;

const titlesOf = ({
  advisories,
  translations,
  statements,
  retrospectives,
  policies,
}: Content): string[] => [
  ...[...advisories, ...translations, ...statements].flatMap(({ summary }) => summary ?? []),
  ...[...retrospectives, ...policies].map(({ title }) => title),
];

const nameOf = ({ kind, text }: Found): string => `${kind} ${text}`;
const named = ({ file }: { file: string }, kind: SecretKind, text: string): Secret[] => [
  { kind, text, file, key: '' },
];

function slugs(folder: string, one: { slug: string; file: string }): Secret[] {
  const page = named(one, 'slug', `${folder}/${one.slug}`).filter(
    ({ text }) => wordsOf(text).length <= 8,
  );
  const words = wordsOf(one.slug);
  const isDistinctive =
    words.length >= 3 && words.length <= 8 && words.every((word) => /^[a-z]{2,}$/.test(word));
  return isDistinctive ? [...page, ...named(one, 'slug', one.slug)] : page;
}

/**
 * Keys that Candor computes: their text is already elsewhere in the record, or was written by
 * nobody.
 */
const COMPUTED = new Set([
  'file',
  'state',
  'sections',
  'severities',
  'severity',
  'package',
  'packages',
  'component',
]);

function textsIn(record: object & { readonly file: string }): Secret[] {
  const secrets: Secret[] = [];
  const walk = (value: unknown, key: string, path: string): void => {
    if (typeof value === 'string')
      for (const found of foundIn(value, key))
        secrets.push({ ...found, file: record.file, key: path });
    else if (Array.isArray(value))
      for (const [i, one] of value.entries()) walk(one, key, `${path}[${i}]`);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value))
        if (!COMPUTED.has(name)) walk(one, name, path === '' ? name : `${path}.${name}`);
  };
  walk(record, '', '');
  return secrets;
}

/** The secrets, by kind and text, that occur in public texts. */
function occurringIn(secrets: readonly Secret[], texts: readonly string[]): Set<string> {
  const find = phraseFinder(secrets);
  const occurring = new Set<string>();
  // A NUL prevents a phrase across the end of one text and the start of the next.
  find(new TextEncoder().encode(texts.join('\0')), (secret) => occurring.add(nameOf(secret)));
  return occurring;
}

function publicTexts(content: Content, site: Site): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) walk(one);
  };
  walk(content);
  walk(site);
  const links = texts.filter((text) => text.includes('](')).map(withoutLinks);
  const weaknesses = new Set(content.advisories.flatMap(({ cwe }) => cwe));
  // As in the texts of pages and of draft retrospectives.
  const events = content.advisories.flatMap(({ timeline }) =>
    timeline.map(({ event, note }) => `${event} ${note ?? ''}`),
  );
  return [...texts, ...links, ...events, ...[...weaknesses].map((id) => cweName(id) ?? '')];
}
