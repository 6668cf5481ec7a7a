// References between files: projects, keys, channels and advisories that another file names.

import { parseId } from '../model/advisory/id.ts';
import type { Case } from '../model/case/case.ts';
import type { Everything } from '../model/content.ts';
import { nearest } from '../model/problem/from-schema.ts';
import type { Path } from '../model/problem/problem.ts';
import { type AnyAdvisory, advisoriesOf, type CheckedFile, found } from './advisory/each.ts';
import { checkFor, type Found } from './check.ts';

/**
 * Checks the projects of advisories and releases, the keys of channels and of the team, and the
 * references of a private case.
 */
export const names = checkFor(['reference-unknown'], function* (everything: Everything) {
  const { site, content, desk } = everything;
  const projects = lookup(
    content.projects.map(({ slug }) => slug),
    unknownProject,
  );
  const keys = lookup(
    content.keys.map(({ name }) => name),
    unknownKey,
  );
  const channels = lookup(
    content.channels.map(({ slug }) => slug),
    unknownChannel,
  );
  for (const advisory of advisoriesOf(everything))
    yield* projects(advisory, advisory.project, ['project']);
  for (const release of [...content.releases, ...desk.releases])
    yield* projects(release, release.project, ['project']);
  for (const channel of content.channels) yield* keys(channel, channel.key, ['key']);
  for (const [i, { key }] of site.team.entries())
    yield* keys({ file: 'site.yaml' }, key, ['team', i, 'key']);
  if (desk.cases.length === 0) return;
  const advisories = lookup(
    [...advisoriesOf(everything)].map(({ id }) => id),
    () => unknownAdvisory(advisoriesOf(everything)),
  );
  for (const one of desk.cases) {
    yield* channels(one, one.received.channel, ['received', 'channel']);
    for (const [i, id] of one.advisories.entries()) yield* advisories(one, id, ['advisories', i]);
    for (const [key, slugs] of projectsOfCase(one))
      for (const [i, slug] of slugs.entries())
        yield* projects(one, slug.name, [...key, i, ...slug.rest]);
  }
});

/** The location in a case that names projects of the site. */
function projectsOfCase(one: Case): [Path, { name: string | undefined; rest: Path }[]][] {
  const named = (entries: readonly { project?: string | undefined }[]) =>
    entries.map(({ project }) => ({ name: project, rest: ['project'] }));
  return [
    [['projects'], one.projects.map((name) => ({ name, rest: [] }))],
    [['triage', 'unaffected'], named(one.triage.unaffected)],
    [['fixing_team'], named(one.fixing_team)],
    [['private_forks'], named(one.private_forks)],
    [['regression_tests'], named(one.regression_tests)],
    [['cve_requests'], named(one.cve_requests)],
    [['release_plan'], named(one.release_plan)],
  ];
}

type Words = (name: string) => { readonly message: string; readonly remedy: string };

// The search for a similar name takes time linear in the number of names, so the number of hints is
// limited.
const MOST_HINTS = 100;

/** Returns the message for an unknown name. `place` is the file that would define it. */
export function unknownName(
  kind: string,
  known: readonly string[],
  place: (name: string) => string,
): Words {
  let hints = 0;
  return (name) => {
    const near = hints++ < MOST_HINTS ? nearest(name, known) : undefined;
    const remedy =
      near === undefined
        ? `Correct the name, or create ${place(name)}.`
        : `Did you mean "${near}"?`;
    return { message: `The ${kind} "${name}" does not exist.`, remedy };
  };
}

/** Returns the message for an unknown advisory. A CVE is not its id, but can be an alias of one. */
export function unknownAdvisory(advisories: Iterable<AnyAdvisory>): Words {
  const all = [...advisories];
  const byAlias = new Map(
    all.flatMap(({ id, aliases }) => aliases.map((alias) => [alias.toUpperCase(), id] as const)),
  );
  const words = unknownName(
    'advisory',
    all.map(({ id }) => id),
    (id) => `advisories/${parseId(id)?.year ?? '<year>'}/${id}.md`,
  );
  return (name) => {
    const id = byAlias.get(name.toUpperCase());
    const message = `The advisory "${name}" does not exist.`;
    if (id !== undefined) return { message, remedy: `${name} is an alias of ${id}. Write ${id}.` };
    if (!/^(?:CVE|GHSA)-/i.test(name)) return words(name);
    return {
      message,
      remedy: 'Write the id of an advisory, which is its file name. No advisory has this alias.',
    };
  };
}

const unknownProject = (known: readonly string[]): Words =>
  unknownName('project', known, (slug) => `projects/${slug}.yaml`);
const unknownKey = (known: readonly string[]): Words =>
  unknownName('key', known, (name) => `keys/${name}.asc`);
const unknownChannel = (known: readonly string[]): Words =>
  unknownName('channel', known, (slug) => `channels/${slug}.yaml`);

type Lookup = (
  where: CheckedFile,
  name: string | undefined,
  path: Path,
) => Generator<Found<'reference-unknown'>>;

function lookup(known: readonly string[], words: (known: readonly string[]) => Words): Lookup {
  const all = new Set(known);
  const say = words(known);
  return function* (where, name, path) {
    if (name === undefined || all.has(name)) return;
    const { message, remedy } = say(name);
    yield found(where, 'reference-unknown', { path }, message, remedy);
  };
}
