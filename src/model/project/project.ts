// A project that the policy covers, with its packages and branches. content/projects/<slug>.yaml.

import { z } from 'zod';
import type { Day } from '../instant.ts';
import type { Package } from '../package/package.ts';
import { packageSchema } from '../package/package-schema.ts';
import { VERSION_ORDERS, withOrderOfProject } from '../package/version-order.ts';
import { day, line, list, object, text, webAddress } from '../source/fields.ts';
import { versionOrder } from '../version/compare.ts';
import { branchAmong, isInBranch, supportOn } from './branch.ts';
import { type Branch, branchSchema } from './branch-schema.ts';

const releaseSchema = object({
  version: line(100),
  date: day()
    .optional()
    .describe('The day of the release; a version with a day in the future is not published.'),
  packages: list(packageSchema).describe(
    'The packages that have this version. If absent, all packages of the project.',
  ),
});

/** content/projects/<slug>.yaml */
export const projectSchema = object({
  name: line(100),
  description: line(300).optional(),
  repository: webAddress().optional(),
  homepage: webAddress().optional(),
  packages: list(packageSchema).describe('Purls, or {ecosystem, name}, or {repo}.'),
  version_order: z
    .enum(VERSION_ORDERS)
    .optional()
    .describe(
      'How the versions of its packages are ordered, only if no ecosystem says so. "releases": as its list "releases", the oldest first.',
    ),
  branches: list(branchSchema).describe('Which versions get fixes, the newest first.'),
  releases: list(releaseSchema, 5000).describe(
    'Released versions, for the documents that say what affects each. Versions that advisories and releases name can be omitted.',
  ),
  version_command: line(200)
    .optional()
    .describe('The command that prints the installed version: orbital --version.'),
  version_prose: text(1000)
    .optional()
    .describe('How to find the version of a library without a command, in Markdown.'),
  upgrade: list(object({ package: packageSchema, command: line(300) })).describe(
    'How to upgrade, if the usual command of the registry does not apply.',
  ),
  mailing_lists: list(webAddress()),
});

type ProjectMatter = z.output<typeof projectSchema>;

export interface Project extends ProjectMatter {
  readonly slug: string;
  readonly file: string;
}

/**
 * Returns the project as of a day: without versions that are released later, and with the support
 * of each branch on that day.
 */
export function projectOn(day: Day, project: Project): Project {
  const releases = project.releases.filter(({ date }) => date === undefined || date <= day);
  return {
    ...project,
    packages: project.packages.map((one) => withOrderOfProject(one, { ...project, releases })),
    releases,
    branches: project.branches.map((branch) => ({ ...branch, status: supportOn(branch, day) })),
  };
}

/** Returns the branch of the project that a version of a package belongs to. */
export function branchOf(
  of: Package,
  version: string,
  project: Pick<Project, 'branches'> | undefined,
): Branch | undefined {
  return of.kind === 'repository'
    ? undefined
    : branchAmong(versionOrder(of.ecosystem), project?.branches ?? [], version);
}

/** True if a branch contains a version; undefined if the ecosystem's order cannot decide. */
export function inBranch(ecosystem: string, branch: Branch, version: string): boolean | undefined {
  return isInBranch(versionOrder(ecosystem), branch, version);
}
