// Ranges of commits as products. Commits have no order that a tool could follow, and CSAF cannot
// express them. So a range is one product, described in words and identified by its repository.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Package } from '../../model/package/package.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import { identifyRepository, productId } from './identification.ts';
import type { Product } from './product.ts';

/** A range of commits of a repository. */
export type CommitRange = Range & { readonly repo: string };

/** The affected commits, and the commit that ends the range, if known. */
export function productsOfCommits(range: CommitRange, of: Package): Product[] {
  const { repo, introduced, fixed, last_affected: last, limit } = range;
  const place = repo.replace(/^https?:\/\//, '');
  const label = of.kind === 'repository' ? place : `${packageLabel(of)}, ${place}`;
  const words = `${rangeInWords(range, english.range)}${limit === undefined ? '' : ` (looked at up to ${limit})`}`;
  // A package can have commits of several repositories; a repository has only its own.
  const inRepo = (commits: string): string =>
    productId(of, of.kind === 'repository' && of.repo === repo ? commits : `${repo} ${commits}`);
  const end = `${fixed ?? (last === undefined ? '' : `=${last}`)}${limit === undefined ? '' : `|${limit}`}`;
  const common = { package: of, commits: repo };
  const affected: Product = {
    ...common,
    id: inRepo(`${introduced ?? FROM_START}..${end}`),
    name: `${label}, commits: ${words}`,
    // A purl of the repository would match every commit.
    identification: undefined,
    status: 'known_affected',
    fixes: fixed === undefined ? [] : [fixed],
  };
  if (fixed === undefined) return [affected];
  const fix: Product = {
    ...common,
    id: inRepo(fixed),
    name: `${label}, commit ${fixed}`,
    identification: identifyRepository(repo, fixed),
    status: 'fixed',
    fixes: [],
  };
  return [affected, fix];
}
