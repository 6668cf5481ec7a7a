// The text of a new projects/<slug>.yaml.

import { comment, yaml } from './yaml.ts';

/** A project as its maintainers or its manifests describe it. */
export interface ProjectDraft {
  readonly name: string;
  readonly description?: string | undefined;
  readonly repository?: string | undefined;
  readonly homepage?: string | undefined;
  /** Purls without versions. */
  readonly packages: readonly string[];
}

/** Returns the project. Branches are comments: nobody has said yet which versions get fixes. */
export function projectDraft({
  name,
  description,
  repository,
  homepage,
  packages,
}: ProjectDraft): string {
  const branches = comment(
    '',
    'Which versions get fixes, the newest first. Remove the "#" and write your own:',
    'branches:',
    '  - name: 1.x',
    '    range: ">=1.0.0 <2.0.0"',
    '    status: supported          # supported, security-only, end-of-life or unreleased',
    '    since: 2026-01-31          # the day of its first release',
  );
  const none =
    packages.length > 0
      ? ''
      : comment('The packages, as purls without versions:', 'packages:', '  - pkg:pypi/name');
  return `${yaml({ name, description, repository, homepage, packages })}${none}${branches}`;
}

/** Returns a file name for a project: its name in lower case, with hyphens. Empty if no letter is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
