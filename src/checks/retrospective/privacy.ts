// Nothing private in a retrospective that is or will be public: no embargoed advisory, no case, nobody who did not agree to be
// named (SPEC 11, notes: only those who consent are named). Not in a comment either, nor in the name of the file: who reads the
// site's repository reads both.

import type { Everything } from '../../model/content.ts';
import { isAfter } from '../../model/instant.ts';
import type { Path } from '../../model/problem/problem.ts';
import { bodyStart } from '../../model/source/front-matter.ts';
import { checkFor, type Found } from '../check.ts';
import { lettersOf, type Names, namesOf, namingsIn } from './names-in-text.ts';
import { type AnyRetrospective, retrospectivesOf } from './retrospectives.ts';

/** What must not be named, with the words that say why, by its letters. */
type Secrets = Map<string, readonly [name: string, why: string]>;

/** Retrospectives name nothing private. A draft may. */
export const retrospectivePrivacy = checkFor(['retrospective-private'], function* (everything: Everything) {
  const shared = sharedSecrets(everything);
  const open = openNames(everything);
  for (const retrospective of retrospectivesOf(everything)) {
    if (retrospective.state === 'draft') continue;
    const secrets = namesOf(secretsFor(retrospective, shared, open, everything).values());
    yield* inFileName(retrospective, secrets);
    yield* inText(retrospective, secrets);
  }
});

type Private = Found<'retrospective-private'>;

function* inFileName({ file, slug }: AnyRetrospective, secrets: Names): Generator<Private> {
  for (const { offset, length, why } of namingsIn(slug, secrets)) {
    const message = `The name of the file says "${slug.slice(offset, offset + length)}": ${why}.`;
    yield { code: 'retrospective-private', file, at: 'start', message };
  }
}

/** The file as it is written, and then what its front matter says in a way that its text does not show, as "\u0041". */
function* inText(retrospective: AnyRetrospective, secrets: Names): Generator<Private> {
  const { file, text } = retrospective;
  const from = bodyStart(text);
  const said = (offset: number, length: number, of: string, why: string): string =>
    `The text says "${of.slice(offset, offset + length)}": ${why}.`;
  const seen = new Set<string>();
  for (const { offset, length, why } of namingsIn(text, secrets)) {
    // Whoever is listed without consent is told of as "person-consent".
    if (offset < from && why === NO_CONSENT && /name:\s*["']?$/.test(text.slice(0, offset))) continue;
    seen.add(lettersOf(text.slice(offset, offset + length)));
    yield {
      code: 'retrospective-private',
      file,
      at: { offset, length },
      message: said(offset, length, text, why),
    };
  }
  for (const [path, value] of textsOf(matterOf(retrospective)))
    for (const { offset, length, why } of namingsIn(value, secrets)) {
      const isListed = why === NO_CONSENT && path[0] === 'people' && path[2] === 'name';
      if (isListed || seen.has(lettersOf(value.slice(offset, offset + length)))) continue;
      yield { code: 'retrospective-private', file, at: { path }, message: said(offset, length, value, why) };
    }
}

/** Names of persons that anybody may say: those in public credits, and the team's own. */
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
  for (const { id } of desk.reservations) if (!known.has(id)) add(id, 'it is an id that is set aside');
  for (const { id, reporter, fixing_team: team, consulted } of desk.cases) {
    if (!known.has(id)) add(id, 'it is the id of a private case');
    for (const { name } of [...team, ...consulted])
      add(name, 'a case names somebody so, who is not among the "people" with consent');
    if (lettersOf(reporter.name ?? '') !== lettersOf(reporter.credit ?? ''))
      add(reporter.name, 'a case names this reporter, who did not agree to be named');
    add(reporter.contact, 'it is the private address of a reporter');
  }
  return secrets;
}

const NO_CONSENT = '"people" has the name without consent';

function secretsFor(
  { published, people, advisories }: AnyRetrospective,
  shared: Secrets,
  open: readonly string[],
  { desk }: Everything,
): Secrets {
  const secrets: Secrets = new Map(shared);
  for (const { name, consent } of people) if (!consent) secrets.set(lettersOf(name), [name, NO_CONSENT]);
  for (const { name, consent } of people) if (consent) secrets.delete(lettersOf(name));
  for (const name of open) secrets.delete(name);
  for (const advisory of desk.advisories) {
    // One that is published first may be named.
    const { published: opens } = advisory;
    const before = published !== undefined && opens !== undefined && !isAfter(opens, published);
    const comes = advisory.state === 'scheduled' && before;
    for (const id of [advisory.id, ...advisory.aliases]) {
      if (comes) secrets.delete(lettersOf(id));
      else secrets.set(lettersOf(id), [id, `${advisory.id} is under embargo`]);
    }
  }
  // The check of that list tells of them.
  for (const id of advisories) secrets.delete(lettersOf(id));
  return secrets;
}

/** What the front matter says, as it is meant. */
function matterOf(retrospective: AnyRetrospective): object {
  const { body: _, text: __, file: ___, slug: ____, ...matter } = retrospective;
  return matter;
}

function* textsOf(value: unknown, path: Path = []): Generator<[Path, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* textsOf(one, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* textsOf(one, [...path, key]);
}
