// CSAF 2.0 section 3.2.3.12, /vulnerabilities[]/remediations: the actions for every affected
// product. A product has exactly one of vendor_fix, no_fix_planned and none_available, or none of
// them if it has a mitigation but no fix.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { isNoneKnown } from '../../model/advisory/sections.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { upgradeCommand } from '../../model/project/upgrade-command.ts';
import type { Product } from '../product/product.ts';
import { abandonedBranches, unfixedBranches } from './branch-support.ts';
import { textOf } from './note.ts';

export interface Remediation {
  readonly category: 'vendor_fix' | 'mitigation' | 'no_fix_planned' | 'none_available';
  readonly details: string;
  readonly product_ids: readonly string[];
}

/**
 * Returns the remediations of an advisory: the fixes first, then products without a fix, then the
 * mitigation.
 */
export function remediationsOf(
  advisory: Advisory,
  products: readonly Product[],
  project: Project | undefined,
): Remediation[] {
  const affected = products.filter(({ status }) => status !== 'fixed');
  const upgrade = textOf(advisory, 'upgrade');
  const mitigation = mitigationOf(advisory);
  const isAbandoned = (product: Product): boolean =>
    product.fixes.length === 0 && abandonedBranches(product, project).length > 0;
  const abandoned = affected.filter(isAbandoned);
  const open = affected.filter((product) => product.fixes.length === 0 && !isAbandoned(product));
  return [
    ...vendorFixes(affected, upgrade, project),
    ...plannedNever(abandoned, products, upgrade, project),
    ...(mitigation === undefined
      ? stillOpen(open, upgrade)
      : mitigated(affected, open, upgrade, mitigation)),
  ];
}

function vendorFixes(
  affected: readonly Product[],
  upgrade: string,
  project: Project | undefined,
): Remediation[] {
  const fixed = affected.flatMap((product) => product.fixes.map((fix) => ({ product, fix })));
  const groups = Map.groupBy(fixed, ({ product, fix }) =>
    JSON.stringify([keyOf(product), product.commits, fix]),
  );
  return [...groups.values()].flatMap((group): Remediation[] => {
    const [first] = group;
    if (first === undefined) return [];
    const old = new Set(
      group.flatMap(({ product, fix }) => unfixedBranches(product, fix, project)),
    );
    const details = paragraphs(
      fixInWords(first.product, first.fix, project),
      ...[...old].map((name) => `${name} is end-of-life and will not get a fix.`),
      upgrade,
    );
    return [
      { category: 'vendor_fix', details, product_ids: group.map(({ product }) => product.id) },
    ];
  });
}

function fixInWords(
  { package: of, commits }: Product,
  fix: string,
  project: Project | undefined,
): string {
  if (commits !== undefined) return `The fix is commit ${fix} of ${commits}.`;
  const command = of === undefined ? undefined : upgradeCommand(project, of, fix);
  return paragraphs(
    `Upgrade ${of === undefined ? '' : `${packageLabel(of)} `}to ${fix}.`,
    command ?? '',
  );
}

function plannedNever(
  abandoned: readonly Product[],
  products: readonly Product[],
  upgrade: string,
  project: Project | undefined,
): Remediation[] {
  const groups = Map.groupBy(abandoned, (product) =>
    abandonedBranches(product, project).join(', '),
  );
  return [...groups].map(([branches, group]) => {
    const others = fixedVersions(group, products);
    return {
      category: 'no_fix_planned',
      details: paragraphs(
        `${branches}: end of life, no fix is planned.`,
        others.length === 0 ? '' : `Fixed versions of other branches: ${others.join(', ')}.`,
        upgrade,
      ),
      product_ids: group.map(({ id }) => id),
    };
  });
}

/** Returns the names of the fixed versions of the packages that some products belong to. */
function fixedVersions(group: readonly Product[], products: readonly Product[]): string[] {
  const packages = new Set(group.map(keyOf));
  return products
    .filter((one) => one.status === 'fixed' && one.leaf && packages.has(keyOf(one)))
    .map(({ name }) => name);
}

const keyOf = ({ package: of }: Product): string | undefined => of && packageKey(of);

function stillOpen(open: readonly Product[], upgrade: string): Remediation[] {
  if (open.length === 0) return [];
  return [
    {
      category: 'none_available',
      details: paragraphs(NO_FIX, upgrade),
      product_ids: open.map(({ id }) => id),
    },
  ];
}

const NO_FIX = 'No fixed version is known.';

// "none_available" means that no remediation exists at all. A product with a mitigation gets only
// the mitigation.
function mitigated(
  affected: readonly Product[],
  open: readonly Product[],
  upgrade: string,
  mitigation: string,
): Remediation[] {
  const unfixed = new Set(open);
  const others = affected.filter((product) => !unfixed.has(product));
  const of = (products: readonly Product[], details: string): Remediation[] =>
    products.length === 0
      ? []
      : [{ category: 'mitigation', details, product_ids: products.map(({ id }) => id) }];
  return [...of(others, mitigation), ...of(open, paragraphs(NO_FIX, upgrade, mitigation))];
}

function mitigationOf(advisory: Advisory): string | undefined {
  const text = textOf(advisory, 'mitigation');
  return text === '' || isNoneKnown(text) ? undefined : text;
}

const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
