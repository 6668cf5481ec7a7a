// Finds the project of an imported advisory: one that lists its package, or a new one named after
// it.

import { isPurlOnly, type Package } from '../../model/package/package.ts';
import { packageKey, purlOf } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { SLUG } from '../../model/source/fields.ts';
import { ecosystemName } from '../../model/version/ecosystem.ts';
import { yamlText } from './yaml-text.ts';

/** The existing projects, by slug and by package. */
export interface ProjectIndex {
  readonly slugs: Set<string>;
  readonly byPackage: Map<string, string>;
}

/** A file of the content folder. */
export interface NewFile {
  /** Path relative to the content folder. */
  readonly file: string;
  readonly text: string;
}

/** The project of an advisory. */
export interface Placing {
  readonly slug: string;
  /** The file of the project, if it is new. */
  readonly created?: NewFile;
  /** The packages of the new project, or those that the existing one does not list. */
  readonly packages: readonly Package[];
}

/** The slug of the project for records without a package or repository. */
export const UNASSIGNED = 'unassigned';

export function projectIndex(projects: readonly Project[]): ProjectIndex {
  const index: ProjectIndex = { slugs: new Set(), byPackage: new Map() };
  for (const { slug, packages } of projects) addProject(index, slug, packages);
  // A record of commits belongs to the project with that repository.
  for (const { slug, repository } of projects)
    if (repository !== undefined)
      addProject(index, slug, [{ kind: 'repository', repo: repository }]);
  return index;
}

/** Adds a project to the index; a package stays with the first project that lists it. */
export function addProject(
  { slugs, byPackage }: ProjectIndex,
  slug: string,
  packages: readonly Package[],
): void {
  slugs.add(slug);
  for (const one of packages)
    if (!byPackage.has(packageKey(one))) byPackage.set(packageKey(one), slug);
}

/**
 * Returns the project of the first package that any project lists; else a new one for all packages.
 * The caller must add the new one to the index.
 */
export function projectFor(
  packages: readonly Package[],
  { slugs, byPackage }: ProjectIndex,
): Placing {
  const distinct = [...new Map(packages.map((one) => [packageKey(one), one])).values()];
  const known = distinct
    .map((one) => byPackage.get(packageKey(one)))
    .find((slug) => slug !== undefined);
  if (known !== undefined)
    return {
      slug: known,
      packages: distinct.filter((one) => byPackage.get(packageKey(one)) !== known),
    };
  const [first] = distinct;
  if (first === undefined && slugs.has(UNASSIGNED)) return { slug: UNASSIGNED, packages: [] };
  const slug = first === undefined ? UNASSIGNED : freeSlug(first, slugs);
  return {
    slug,
    created: { file: `projects/${slug}.yaml`, text: projectText(slug, distinct) },
    packages: distinct,
  };
}

/** Returns the name of the package; if it is taken, with its ecosystem, and then with a number. */
function freeSlug(first: Package, taken: ReadonlySet<string>): string {
  const name = slugOf(nameOf(first));
  const kind = first.kind === 'package' ? slugOf(first.ecosystem.split(':')[0] ?? '') : 'git';
  const longer = slugOf(`${name.slice(0, 40)}-${kind.slice(0, 30)}`);
  const free = [name, longer].find((slug) => !taken.has(slug));
  if (free !== undefined) return free;
  let count = 2;
  while (taken.has(`${longer}-${count}`)) count += 1;
  return `${longer}-${count}`;
}

/** Returns the common name of a package: the last part of a path or of Maven's group:artifact. */
function nameOf(one: Package): string {
  if (one.kind === 'repository')
    return lastPart(one.repo.replace(/[/?#]+$/, '').replace(/\.git$/, ''));
  const ecosystem = ecosystemName(one.ecosystem);
  return ecosystem === 'Go' || ecosystem === 'SwiftURL' || ecosystem === 'Maven'
    ? lastPart(one.name)
    : one.name;
}

function lastPart(path: string): string {
  const parts = path.split(/[/:]/).filter((part) => part !== '');
  // A Go module of a later major version has a version suffix: example.org/orbital/v2.
  const last = /^v\d+$/.test(parts[parts.length - 1] ?? '')
    ? parts[parts.length - 2]
    : parts[parts.length - 1];
  return last ?? path;
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return SLUG.test(slug) ? slug : 'project';
}

function projectText(slug: string, packages: readonly Package[]): string {
  const [first] = packages;
  const name = first === undefined ? slug : nameOf(first);
  return yamlText({
    name: name.length > 100 ? slug : name,
    ...(first?.kind === 'repository' ? { repository: first.repo } : {}),
    ...(packages.length === 0 ? {} : { packages: packages.map(written) }),
  });
}

/** Formats a package for the contract. */
export function written(one: Package): Readonly<Record<string, string>> {
  if (one.kind === 'repository') return { repo: one.repo };
  const { ecosystem, name, purl, vendor, cpe } = one;
  // A purl says more than the name if it has a qualifier, such as the classifier of Maven.
  if (!isPurlOnly(one) && (purl === undefined || purl === purlOf(ecosystem, name)))
    return { ecosystem, name };
  if (purl !== undefined) return { purl };
  return {
    product: name,
    ...(vendor === undefined ? {} : { vendor }),
    ...(cpe === undefined ? {} : { cpe }),
  };
}
