// The end-of-life branches of a project that contain affected versions. No fix is planned for them.

import { isDistribution } from '../../model/package/distribution.ts';
import { FROM_START } from '../../model/package/range.ts';
import { rangeMeets } from '../../model/project/branch-range.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import { inBranch, type Project } from '../../model/project/project.ts';
import type { Product } from '../product/product.ts';

/**
 * Returns the branches that contain the affected versions if all of them are end-of-life; otherwise
 * empty. "Orbital 1.x".
 */
export function abandonedBranches(product: Product, project: Project | undefined): string[] {
  const branches = branchesOf(product, project);
  return branches.every(isOld) ? branches.map((branch) => title(branch, project)) : [];
}

/** Returns the end-of-life branches that contain affected versions, but not the fixed version. */
export function unfixedBranches(
  product: Product,
  fix: string,
  project: Project | undefined,
): string[] {
  const ecosystem = ecosystemOf(product);
  if (ecosystem === undefined) return [];
  return branchesOf(product, project)
    .filter((branch) => isOld(branch) && inBranch(ecosystem, branch, fix) === false)
    .map((branch) => title(branch, project));
}

const isOld = ({ status }: Branch): boolean => status === 'end-of-life';

const title = ({ name }: Branch, project: Project | undefined): string =>
  `${project?.name ?? ''} ${name}`.trim();

// A distribution supports its packages itself, however old their versions are.
const ecosystemOf = ({ package: of }: Product): string | undefined =>
  of?.kind === 'package' && !isDistribution(of.ecosystem) ? of.ecosystem : undefined;

function branchesOf(product: Product, project: Project | undefined): Branch[] {
  const ecosystem = ecosystemOf(product);
  const { range } = product;
  if (ecosystem === undefined || range === undefined) return [];
  const affected = { ...range, introduced: range.introduced ?? FROM_START };
  // Omits a branch if the version order cannot decide.
  return (project?.branches ?? []).filter(
    (branch) => rangeMeets(ecosystem, affected, branch.range) === true,
  );
}
