// The names and addresses of people in commits and tags. People who are known to work on a
// repository are not secret.

import { privateRemotes } from '../../external/git/pushed-commits.ts';
import { publicTips } from '../../external/git/remote-tips.ts';
import { gitUser } from '../../external/git/repository.ts';
import { asked } from '../../external/git/run.ts';
import type { FindKinds } from './exposure.ts';

/** The kinds of secrets that never apply to a known person. */
const PERSONAL: ReadonlySet<string> = new Set(['person', 'address']);

/**
 * Returns a function that finds the secrets in names and addresses. Checks each once: a long
 * history has few of them.
 */
export async function personFinder(
  top: string,
  findKinds: FindKinds,
  people: readonly string[],
): Promise<(some: readonly string[]) => string[]> {
  const found = new Map([...new Set(people)].map((one) => [one, findKinds(one)]));
  const isPersonal = [...found.values()].flat().some((kind) => PERSONAL.has(kind));
  const isKnown = isPersonal ? await knownPeople(top) : () => false;
  return (some) =>
    some.flatMap((one) =>
      (found.get(one) ?? []).filter((kind) => !PERSONAL.has(kind) || !isKnown(one)),
    );
}

/**
 * Returns a predicate for known people: the user of this repository, and everyone who has commits
 * on a public remote.
 */
async function knownPeople(top: string): Promise<(name: string) => boolean> {
  const { name, email } = gitUser(top);
  let names: Set<string> | undefined;
  const tips = await publicTips(top, await privateRemotes(top));
  const listed =
    tips.length === 0
      ? ''
      : await asked(
          top,
          ['log', '--stdin', '--format=%an%n%ae%n%cn%n%ce'],
          tips.map((tip) => `${tip}\n`).join(''),
        );
  return (one) => {
    names ??= new Set([name ?? '', email ?? '', ...listed.split('\n')]);
    return names.has(one);
  };
}
