// Finds the package that a reader means by a name as registries, OSV or people write it.
// src/imports reads purls.

import type { Package } from '../package/package.ts';
import {
  baseEcosystem,
  ecosystemLabel,
  PRODUCT,
  packageKey,
  packageLabel,
  plainEcosystem,
} from '../package/package.ts';
import { nearest } from '../text/nearest.ts';
import type { Component } from './component.ts';
import type { Coverage, CoveredPackage } from './coverage.ts';

/** The packages that a text can mean; if it matches none, the closest name. */
interface Meant {
  readonly packages: readonly CoveredPackage[];
  readonly near: string | undefined;
}

/**
 * Accepts `PyPI:orbital`, `orbital (PyPI)`, a purl as this site writes it, a bare name, or the name
 * of a project. If none matches, accepts another spelling that the registry treats as the same
 * package.
 */
export function packagesMeant(text: string, { packages, projects }: Coverage): Meant {
  const asked = text.trim();
  const isOneOf = (names: readonly string[]): boolean =>
    names.some((name) => name.toLowerCase() === asked.toLowerCase());
  type Way = (one: CoveredPackage) => boolean;
  const isExact: Way = ({ package: of }) => isOneOf([askName(of), ...fullNames(of)]);
  const isOfProject: Way = ({ project: slug }) => {
    const project = projects.find((one) => one.slug === slug);
    return project !== undefined && isOneOf([project.slug, project.name]);
  };
  const ways: readonly Way[] = [
    isExact,
    ({ package: of }) => (of.kind === 'package' ? isSpelling(asked, of) : isOneOf([of.repo])),
    ({ package: of }) => isSpelling(asked, of),
    isOfProject,
  ];
  for (const isMeant of ways) {
    const found = packages.filter(isMeant);
    // The name of a product can mean everything of the project that has this name.
    const others = isMeant !== isExact && found.some(isProduct) ? packages.filter(isOfProject) : [];
    if (found.length > 0) return { packages: [...new Set([...found, ...others])], near: undefined };
  }
  const names = packages.flatMap(({ package: of }) => [
    ...(of.kind === 'package' ? [of.name] : []),
    askName(of),
  ]);
  return { packages: [], near: nearest(asked, names) };
}

/**
 * True if a text is a spelling of a package's name: `PyPI:Comet_Last` is `comet-last (PyPI)`, and
 * `docker:comet/app` is `comet/app (docker)`.
 */
function isSpelling(text: string, of: Package): boolean {
  const ecosystem = of.kind === 'package' ? ecosystemLabel(of.ecosystem) : 'GIT';
  const name = (nameAfter(`${ecosystem}:`, text) ?? text).replace(
    / \(([^()]+)\)$/,
    (end, label: string) => (label.toLowerCase() === ecosystem.toLowerCase() ? '' : end),
  );
  return (
    packageKey(of.kind === 'package' ? { ...of, name } : { ...of, repo: name }) === packageKey(of)
  );
}

const nameAfter = (prefix: string, text: string): string | undefined =>
  text.toLowerCase().startsWith(prefix.toLowerCase())
    ? text.slice(prefix.length).trim()
    : undefined;

/**
 * Returns the text that names a package in a link or on the command line: its purl, or
 * `ecosystem:name`.
 */
export const askName = (of: Package): string =>
  of.kind === 'package' ? (of.purl ?? baseName(of)) : of.repo;

const isProduct = ({ package: of }: CoveredPackage): boolean =>
  of.kind === 'package' && baseEcosystem(of.ecosystem) === PRODUCT;

/** The names that no other package has. The label of a product can be a name that packages have, too. */
function fullNames(of: Package): string[] {
  const label = packageLabel(of);
  if (of.kind !== 'package') return [label];
  return label === of.name ? [baseName(of)] : [baseName(of), label];
}

const baseName = (of: Extract<Package, { kind: 'package' }>): string =>
  `${plainEcosystem(of.ecosystem)}:${of.name}`;

/** Returns the component that a question is about. */
export const componentAsked = (
  { package: of }: CoveredPackage,
  version: string | undefined,
): Component =>
  of.kind === 'package'
    ? { ecosystem: of.ecosystem, name: of.name, purl: of.purl, version, where: { at: 'question' } }
    : { ecosystem: 'GIT', name: of.repo, version, where: { at: 'question' } };

/**
 * Splits a name and a version that are written together: `orbital 1.4.2`, `orbital v1.4.2`,
 * `orbital@1.4.2`, `orbital==1.4.2`. Not for purls.
 */
export function splitVersion(text: string): {
  readonly name: string;
  readonly version: string | undefined;
} {
  const [, name, version] =
    /^(.+?)\s*(?:@|={1,3}|\s)\s*(v?\d\S*)$/i.exec(text.trim().slice(0, 500)) ?? [];
  return name === undefined
    ? { name: text.trim(), version: undefined }
    : { name: name.trim(), version };
}
