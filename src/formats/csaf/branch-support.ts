// Which end-of-life branches of a project hold affected versions: for them, no fix is planned.

import { FROM_START } from '../../model/package/range.ts';
import { rangeMeets } from '../../model/project/branch-range.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import { inBranch, type Project } from '../../model/project/project.ts';
import type { Product } from '../product/product.ts';

/** The branches that hold the affected versions, where all of them are end-of-life; else none. "Orbital 1.x". */
export function abandonedBranches(product: Product, project: Project | undefined): string[] {
  const branches = branchesOf(product, project);
  return branches.every(isOld) ? branches.map((branch) => title(branch, project)) : [];
}

/** The end-of-life branches that hold affected versions, but not the version that mends them. */
export function leftBehind(product: Product, fix: string, project: Project | undefined): string[] {
  const ecosystem = ecosystemOf(product);
  if (ecosystem === undefined) return [];
  return branchesOf(product, project)
    .filter((branch) => isOld(branch) && inBranch(ecosystem, branch, fix) === false)
    .map((branch) => title(branch, project));
}

const isOld = ({ status }: Branch): boolean => status === 'end-of-life';

const title = ({ name }: Branch, project: Project | undefined): string => `${project?.name ?? ''} ${name}`.trim();

const ecosystemOf = ({ package: of }: Product): string | undefined =>
  of?.kind === 'package' ? of.ecosystem : undefined;

function branchesOf(product: Product, project: Project | undefined): Branch[] {
  const ecosystem = ecosystemOf(product);
  const { range } = product;
  if (ecosystem === undefined || range === undefined) return [];
  const affected = { ...range, introduced: range.introduced ?? FROM_START };
  // Where the order of versions does not tell, nothing is said of the branch.
  return (project?.branches ?? []).filter((branch) => rangeMeets(ecosystem, affected, branch.range) === true);
}
