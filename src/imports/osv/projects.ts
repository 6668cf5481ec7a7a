// The project that an imported advisory belongs to: one that lists its package, or a new one named after it.

import type { Package } from '../../model/package/package.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { SLUG } from '../../model/source/fields.ts';
import { ecosystemName } from '../../model/version/ecosystem.ts';
import { yamlText } from './yaml-text.ts';

/** The projects that there are, by their names and by what they list. */
export interface ProjectShelf {
  readonly slugs: Set<string>;
  readonly byPackage: Map<string, string>;
}

/** A file of the content folder. */
export interface NewFile {
  /** Path below the content folder. */
  readonly file: string;
  readonly text: string;
}

/** Where an advisory belongs. */
export interface Placing {
  readonly slug: string;
  /** The file of the project, where there is none yet. */
  readonly created?: NewFile;
  /** The packages of the new project, or else those that the known one does not list. */
  readonly packages: readonly Package[];
}

/** The name of the project of records that name no package and no repository. */
export const UNASSIGNED = 'unassigned';

export function projectShelf(projects: readonly Project[]): ProjectShelf {
  const shelf: ProjectShelf = { slugs: new Set(), byPackage: new Map() };
  for (const { slug, packages } of projects) shelve(shelf, slug, packages);
  return shelf;
}

/** Puts a project on the shelf; a package stays with the first project that lists it. */
export function shelve({ slugs, byPackage }: ProjectShelf, slug: string, packages: readonly Package[]): void {
  slugs.add(slug);
  for (const one of packages) if (!byPackage.has(packageKey(one))) byPackage.set(packageKey(one), slug);
}

/** The project that lists the first package that any lists; else a new one for all packages, which the caller shelves. */
export function projectFor(packages: readonly Package[], { slugs, byPackage }: ProjectShelf): Placing {
  const distinct = [...new Map(packages.map((one) => [packageKey(one), one])).values()];
  const known = distinct.map((one) => byPackage.get(packageKey(one))).find((slug) => slug !== undefined);
  if (known !== undefined)
    return { slug: known, packages: distinct.filter((one) => byPackage.get(packageKey(one)) !== known) };
  const [first] = distinct;
  if (first === undefined && slugs.has(UNASSIGNED)) return { slug: UNASSIGNED, packages: [] };
  const slug = first === undefined ? UNASSIGNED : freeSlug(first, slugs);
  return { slug, created: { file: `projects/${slug}.yaml`, text: projectText(slug, distinct) }, packages: distinct };
}

/** The name of the package; with its ecosystem, and then with a number, where other projects have that name. */
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

/** What people call a package: the last part of a path or of Maven's group:artifact. */
function nameOf(one: Package): string {
  if (one.kind === 'repository') return lastPart(one.repo.replace(/[/?#]+$/, '').replace(/\.git$/, ''));
  const ecosystem = ecosystemName(one.ecosystem);
  return ecosystem === 'Go' || ecosystem === 'SwiftURL' || ecosystem === 'Maven' ? lastPart(one.name) : one.name;
}

function lastPart(path: string): string {
  const parts = path.split(/[/:]/).filter((part) => part !== '');
  // A Go module of a later major version ends in it: example.org/orbital/v2.
  const last = /^v\d+$/.test(parts[parts.length - 1] ?? '') ? parts[parts.length - 2] : parts[parts.length - 1];
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

/** A package as the contract has it. */
export function written(one: Package): Readonly<Record<string, string>> {
  return one.kind === 'repository' ? { repo: one.repo } : { ecosystem: one.ecosystem, name: one.name };
}
