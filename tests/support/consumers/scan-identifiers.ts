// A consumer of CSAF that only knows the identifiers of products (CSAF 2.0 section 3.1.3.3 and 2.1
// section 3.1.4.3, product_identification_helper), as tools do that match an SBOM. Only for tests.

import { z } from 'zod';
import { isInVers, isMatch, isSame, partsOf, type Scanner } from './scan.ts';

const helperSchema = z.union([
  z.object({ purl: z.string() }).transform(({ purl }) => [purl]),
  z.object({ purls: z.array(z.string()) }).transform(({ purls }) => purls),
  z.object({ cpe: z.string() }).transform(({ cpe }) => [cpe]),
]);
const productSchema = z.object({
  product_id: z.string(),
  product_identification_helper: helperSchema.optional(),
});
type Named = z.output<typeof productSchema>;

interface Branch {
  readonly branches?: readonly Branch[] | undefined;
  readonly product?: Named | undefined;
}
const branchSchema: z.ZodType<Branch> = z.lazy(() =>
  z.object({ branches: z.array(branchSchema).optional(), product: productSchema.optional() }),
);
const ids = z.array(z.string()).default([]);
const documentSchema = z.object({
  product_tree: z
    .object({
      branches: z.array(branchSchema).default([]),
      full_product_names: z.array(productSchema).default([]),
    })
    .prefault({}),
  vulnerabilities: z
    .array(
      z.object({
        product_status: z
          .object({
            known_affected: ids,
            last_affected: ids,
            fixed: ids,
            first_fixed: ids,
            known_not_affected: ids,
          })
          .prefault({}),
      }),
    )
    .default([]),
});

const leavesOf = ({ branches = [], product }: Branch): Named[] => [
  ...(product === undefined ? [] : [product]),
  ...branches.flatMap(leavesOf),
];

/** CSAF 2.0 and 2.1: the status of the products whose purl, with its "vers", or CPE name matches. */
export function scanCsafIdentifiers(json: string): Scanner {
  const { product_tree: tree, vulnerabilities } = documentSchema.parse(JSON.parse(json));
  const statuses = vulnerabilities.map(({ product_status: status }) => status);
  const affected = new Set(
    statuses.flatMap((one) => [...one.known_affected, ...one.last_affected]),
  );
  const free = new Set(
    statuses.flatMap((one) => [...one.fixed, ...one.first_fixed, ...one.known_not_affected]),
  );
  const named = [...tree.branches.flatMap(leavesOf), ...tree.full_product_names].flatMap(
    ({ product_id: id, product_identification_helper: helper = [] }) =>
      helper.map((text) => ({ id, ...partsOf(text) })),
  );
  return ({ ecosystem, purl, cpe }) => {
    const identifier = cpe ?? purl;
    const own =
      identifier === undefined ? [] : named.filter(({ key }) => key === partsOf(identifier).key);
    return (version) => {
      const isIn = (one: (typeof own)[number], matches: typeof isSame): boolean =>
        one.vers !== undefined
          ? isInVers(one.vers, ecosystem, version)
          : one.version === undefined || matches(ecosystem, one.version, version);
      const isAffected = own.some((one) => affected.has(one.id) && isIn(one, isMatch));
      const isFree = own.some((one) => free.has(one.id) && isIn(one, isSame));
      if (isAffected && isFree) return 'contradiction';
      return isAffected ? 'affected' : isFree ? 'fixed' : 'silent';
    };
  };
}
