// Private data in a retrospective that is or will be public: no embargoed advisory, no case, no
// person without consent (SPEC 11, notes: only those who consent are named). This includes comments
// and the file name, because both are visible in the site's repository.

import type { Everything } from '../../model/content.ts';
import { isAfter } from '../../model/instant.ts';
import type { Path } from '../../model/problem/problem.ts';
import { bodyStart } from '../../model/source/front-matter.ts';
import { checkFor, type Found } from '../check.ts';
import { lettersOf, type Names, namesOf, namingsIn } from './names-in-text.ts';
import { type AnyRetrospective, retrospectivesOf } from './retrospectives.ts';

/** Private names by their letters, each with the reason. */
type Secrets = Map<string, readonly [name: string, why: string]>;

/** A retrospective contains no private names. A draft can. */
export const retrospectivePrivacy = checkFor(
  ['retrospective-private'],
  function* (everything: Everything) {
    const shared = sharedSecrets(everything);
    const open = openNames(everything);
    for (const retrospective of retrospectivesOf(everything)) {
      if (retrospective.state === 'draft') continue;
      const secrets = namesOf(secretsFor(retrospective, shared, open, everything).values());
      yield* inFileName(retrospective, secrets);
      yield* inText(retrospective, secrets);
    }
  },
);

type Private = Found<'retrospective-private'>;

function* inFileName({ file, slug }: AnyRetrospective, secrets: Names): Generator<Private> {
  for (const { offset, length, why } of namingsIn(slug, secrets)) {
    const message = `The file name contains "${slug.slice(offset, offset + length)}": ${why}.`;
    yield { code: 'retrospective-private', file, at: 'start', message };
  }
}

/**
 * The source of the file, and then values of its front matter that the source encodes, such as
 * "\u0041".
 */
function* inText(retrospective: AnyRetrospective, secrets: Names): Generator<Private> {
  const { file, text } = retrospective;
  const from = bodyStart(text);
  const messageFor = (offset: number, length: number, of: string, why: string): string =>
    `The text contains "${of.slice(offset, offset + length)}": ${why}.`;
  const seen = new Set<string>();
  for (const { offset, length, why } of namingsIn(text, secrets)) {
    // A person who is listed without consent is reported as "person-consent".
    if (offset < from && why === NO_CONSENT && /name:\s*["']?$/.test(text.slice(0, offset)))
      continue;
    seen.add(lettersOf(text.slice(offset, offset + length)));
    yield {
      code: 'retrospective-private',
      file,
      at: { offset, length },
      message: messageFor(offset, length, text, why),
    };
  }
  for (const [path, value] of textsOf(frontMatterOf(retrospective)))
    for (const { offset, length, why } of namingsIn(value, secrets)) {
      const isListed = why === NO_CONSENT && path[0] === 'people' && path[2] === 'name';
      if (isListed || seen.has(lettersOf(value.slice(offset, offset + length)))) continue;
      yield {
        code: 'retrospective-private',
        file,
        at: { path },
        message: messageFor(offset, length, value, why),
      };
    }
}

/** Returns the public names of persons: those in public credits, and the team's own. */
function openNames({ content, site }: Everything): readonly string[] {
  const credited = content.advisories.flatMap(({ credits }) => credits.map(({ name }) => name));
  return [...credited, ...site.team.map(({ name }) => name)].map(lettersOf);
}

function sharedSecrets({ content, desk }: Everything): Secrets {
  const known = new Set(content.advisories.map(({ id }) => id));
  const secrets: Secrets = new Map();
  const add = (name: string | undefined, why: string): void => {
    if (name !== undefined) secrets.set(lettersOf(name), [name, why]);
  };
  for (const { id } of desk.reservations) if (!known.has(id)) add(id, 'it is a reserved id');
  for (const { id, reporter, fixing_team: team, consulted } of desk.cases) {
    if (!known.has(id)) add(id, 'it is the id of a private case');
    for (const { name } of [...team, ...consulted])
      add(
        name,
        'a case names a person with this name, who is not listed under "people" with consent',
      );
    if (lettersOf(reporter.name ?? '') !== lettersOf(reporter.credit ?? ''))
      add(reporter.name, 'a case names a reporter with this name, who did not agree to be named');
    add(reporter.contact, 'it is the private address of a reporter');
  }
  return secrets;
}

const NO_CONSENT = '"people" lists the name without consent';

function secretsFor(
  { published, people, advisories }: AnyRetrospective,
  shared: Secrets,
  open: readonly string[],
  { desk }: Everything,
): Secrets {
  const secrets: Secrets = new Map(shared);
  for (const { name, consent } of people)
    if (!consent) secrets.set(lettersOf(name), [name, NO_CONSENT]);
  for (const { name, consent } of people) if (consent) secrets.delete(lettersOf(name));
  for (const name of open) secrets.delete(name);
  for (const advisory of desk.advisories) {
    // An advisory that is published earlier can be named.
    const { published: opens } = advisory;
    const before = published !== undefined && opens !== undefined && !isAfter(opens, published);
    const comes = advisory.state === 'scheduled' && before;
    for (const id of [advisory.id, ...advisory.aliases]) {
      if (comes) secrets.delete(lettersOf(id));
      else secrets.set(lettersOf(id), [id, `${advisory.id} is under embargo`]);
    }
  }
  // The check of that list reports them.
  for (const id of advisories) secrets.delete(lettersOf(id));
  return secrets;
}

/** Returns the parsed values of the front matter. */
function frontMatterOf(retrospective: AnyRetrospective): object {
  const { body: _, text: __, file: ___, slug: ____, ...matter } = retrospective;
  return matter;
}

function* textsOf(value: unknown, path: Path = []): Generator<[Path, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value))
    for (const [i, one] of value.entries()) yield* textsOf(one, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* textsOf(one, [...path, key]);
}
