// Finds the packages of this site that a name without an address can mean.

import { repositoryName } from '../package/package.ts';
import type { Component } from './component.ts';
import type { Coverage, CoveredPackage } from './coverage.ts';

/** A component that can be one of several packages. It never counts as "not affected". */
export interface Maybe {
  readonly component: Component;
  readonly reason:
    | 'no-address'
    | 'own-part'
    | 'other-ecosystem'
    | 'other-release'
    | 'other-variant'
    | 'other-module'
    | 'project-repository'
    | 'guessed-group'
    | 'no-namespace'
    | 'distribution'
    | 'repackaged'
    | 'no-source';
  /** At least one. */
  readonly packages: readonly CoveredPackage[];
}

interface Named {
  readonly one: CoveredPackage;
  readonly namespace: string | undefined;
}

/**
 * Returns a function that finds packages by name, in any ecosystem, and the packages of a project
 * of that name.
 */
export function namesakesIn({
  packages,
  projects,
}: Coverage): (name: string) => readonly CoveredPackage[] {
  const named = new Map<string, Named[]>();
  const add = (name: string, namespace: string | undefined, one: CoveredPackage): void => {
    const key = foldedName(name);
    named.set(key, [...(named.get(key) ?? []), { one, namespace }]);
  };
  for (const one of packages) {
    const [namespace, name] = partsOf(
      one.package.kind === 'package' ? one.package.name : one.package.repo,
    );
    add(name, namespace, one);
    const project = projects.find(({ slug }) => slug === one.project);
    for (const text of new Set([project?.slug, project?.name]))
      if (text !== undefined) add(text, undefined, one);
  }
  return (text) => {
    const [namespace, name] = partsOf(text);
    const found = (named.get(foldedName(name)) ?? []).filter(
      (other) =>
        namespace === undefined ||
        other.namespace === undefined ||
        isWithin(namespace, other.namespace),
    );
    return [...new Set(found.map(({ one }) => one))];
  };
}

/** True if one namespace is a suffix of the other: "comet/engine" and "github.com/comet/engine". */
const isWithin = (a: string, b: string): boolean =>
  a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);

/**
 * Splits "@comet/tail", "org.comet:core" or "github.com/comet/core" into namespace and name. Modules
 * of Perl, "Comet::Core", have the name of their distribution, "Comet-Core".
 */
function partsOf(text: string): readonly [namespace: string | undefined, name: string] {
  const whole = repositoryName(text).replaceAll('::', '-');
  const cut = Math.max(whole.lastIndexOf('/'), whole.lastIndexOf(':'));
  return cut < 0
    ? [undefined, whole]
    : [foldedName(whole.slice(0, cut).replace(/^@/, '')), whole.slice(cut + 1)];
}

const foldedName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[-_.\s]+/g, '-');
