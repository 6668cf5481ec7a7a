// Nothing private in a retrospective that is or will be public: no embargoed advisory, no case, nobody who did not agree to be
// named (SPEC 11, notes: only those who consent are named).

import type { Everything } from '../model/content.ts';
import { isAfter } from '../model/instant.ts';
import type { Place } from '../model/problem.ts';
import { checkFor } from './check.ts';
import { type AnyRetrospective, retrospectivesOf } from './retrospectives.ts';

/** What must not be named, in lower case, with the words that say why. */
type Secrets = ReadonlyMap<string, string>;

/** The texts of retrospectives name nothing private. A draft may. */
export const retrospectivePrivacy = checkFor(['retrospective-private'], function* (everything: Everything) {
  const shared = sharedSecrets(everything);
  const open = openNames(everything);
  for (const retrospective of retrospectivesOf(everything)) {
    if (retrospective.state === 'draft') continue;
    const secrets = secretsFor(retrospective, shared, open, everything);
    for (const { text, place } of textsOf(retrospective))
      for (const { offset, length, why } of namedIn(text, secrets)) {
        const message = `The text says "${text.slice(offset, offset + length)}": ${why}.`;
        yield { code: 'retrospective-private', file: retrospective.file, at: place(offset, length), message };
      }
  }
});

/** Names of persons that anybody may say: those in public credits, and the team's own. */
function openNames({ content, site }: Everything): ReadonlySet<string> {
  const credited = content.advisories.flatMap(({ credits }) => credits.map(({ name }) => name));
  return new Set([...credited, ...site.team.map(({ name }) => name)].map(fold));
}

function sharedSecrets({ content, desk }: Everything): Secrets {
  const known = new Set(content.advisories.map(({ id }) => id));
  const secrets = new Map<string, string>();
  for (const { id, reporter } of desk.cases) {
    if (!known.has(id)) secrets.set(fold(id), 'it is the id of a private case');
    const agreed = reporter.credit === undefined ? undefined : fold(reporter.credit);
    if (reporter.name !== undefined && fold(reporter.name) !== agreed)
      secrets.set(fold(reporter.name), 'a case names this reporter, who did not agree to be named');
    if (reporter.contact !== undefined) secrets.set(fold(reporter.contact), 'it is the private address of a reporter');
  }
  return secrets;
}

function secretsFor(
  { published, people, authors }: AnyRetrospective,
  shared: Secrets,
  open: ReadonlySet<string>,
  { desk }: Everything,
): Secrets {
  const secrets = new Map(shared);
  for (const { name, consent } of people)
    if (!consent) secrets.set(fold(name), '"people" has the name without consent');
  for (const name of [...authors, ...people.filter(({ consent }) => consent).map(({ name }) => name)])
    secrets.delete(fold(name));
  for (const name of open) secrets.delete(name);
  for (const advisory of desk.advisories) {
    // One that is published first may be named.
    const { published: opens } = advisory;
    const before = published !== undefined && opens !== undefined && !isAfter(opens, published);
    const comes = advisory.state === 'scheduled' && before;
    for (const id of [advisory.id, ...advisory.aliases]) {
      if (comes) secrets.delete(fold(id));
      else secrets.set(fold(id), `${advisory.id} is under embargo`);
    }
  }
  return secrets;
}

interface PlacedText {
  readonly text: string;
  readonly place: (offset: number, length: number) => Place;
}

function textsOf(one: AnyRetrospective): PlacedText[] {
  const matter: [(string | number)[], string | undefined][] = [
    [['title'], one.title],
    [['summary'], one.summary],
    [['root_cause'], one.root_cause],
    ...(['went_well', 'went_wrong', 'lucky', 'factors'] as const).flatMap((key) =>
      one[key].map((text, i): [(string | number)[], string] => [[key, i], text]),
    ),
    ...one.actions.flatMap(({ text, owner, url }, i): [(string | number)[], string | undefined][] => [
      [['actions', i, 'text'], text],
      [['actions', i, 'owner'], owner],
      [['actions', i, 'url'], url],
    ]),
    ...one.people.map(({ role }, i): [(string | number)[], string] => [['people', i, 'role'], role]),
    ...one.pull_requests.map((url, i): [(string | number)[], string] => [['pull_requests', i], url]),
  ];
  return [
    { text: one.body, place: (bodyOffset, length) => ({ bodyOffset, length }) },
    ...matter.flatMap(([path, text]) => (text === undefined ? [] : [{ text, place: () => ({ path }) }])),
  ];
}

/** Each place at which a text names a secret as a whole word. Takes as long as the text, however many secrets there are. */
function* namedIn(text: string, secrets: Secrets): Generator<{ offset: number; length: number; why: string }> {
  const lengths = [...new Set([...secrets.keys()].map((secret) => secret.length))].sort((a, b) => b - a);
  if (lengths.length === 0) return;
  for (const { index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const length of lengths) {
      const why = secrets.get(fold(text.slice(index, index + length)));
      if (why === undefined || /^[\p{L}\p{N}]/u.test(text.slice(index + length, index + length + 2))) continue;
      yield { offset: index, length, why };
      break;
    }
  }
}

const fold = (text: string): string => text.toLowerCase();
