// Advisories of a project that name none of its packages. Records of databases that know only
// commits name the repository alone; imported ones can name nothing. The code of the packages comes
// from there, so nothing is known about their versions.

import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import type { Project } from '../project/project.ts';
import type { Assessable } from './claims.ts';

type Claims = Pick<Assessable, 'affected' | 'assessed' | 'withdrawn'>;

/** True if an advisory leaves open which versions of the packages of its project it affects. */
export function namesNoPackage(
  { affected, assessed, withdrawn }: Claims,
  project: Pick<Project, 'repository'> | undefined,
): boolean {
  const isOpen = withdrawn === undefined && assessed !== 'all';
  if (!isOpen || affected.some(({ package: of }) => of.kind === 'package')) return false;
  if (affected.length === 0) return true;
  const repo = project?.repository;
  return repo !== undefined && affected.some(({ package: of }) => isRepository(of, repo));
}

const isRepository = (of: Package, repo: string): boolean =>
  packageKey(of) === packageKey({ kind: 'repository', repo });
