// The versions of an advisory in words, for formats with prose instead of ranges.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { inWords } from '../announcement/words.ts';
import { productsOf } from '../product/products.ts';

type Written = Pick<Advisory | EmbargoedAdvisory, 'affected' | 'project'>;

// A list can contain thousands of single versions; the advisory shows them all.
const MOST_SINGLE = 20;

/**
 * Returns `orbital (PyPI): from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3`, one for each entry
 * of the advisory.
 */
export function affectedInWords({ affected }: Pick<Written, 'affected'>): string[] {
  return affected.map(({ package: of, ranges, versions, platforms }) => {
    const more = versions.length - MOST_SINGLE;
    const single = versions.slice(0, MOST_SINGLE).join(', ');
    const words = [
      ...ranges.map(
        (range) =>
          `${rangeInWords(range, english.range)}${range.repo === undefined ? '' : ` in ${range.repo}`}`,
      ),
      ...(versions.length === 0 ? [] : [`${single}${more > 0 ? ` and ${more} more` : ''}`]),
    ];
    const where = platforms.length === 0 ? '' : ` (only on ${platforms.join(', ')})`;
    return `${packageLabel(of)}: ${words.length === 0 ? 'the versions are not stated' : words.join('; ')}${where}`;
  });
}

/**
 * Returns "Upgrade orbital (PyPI) to 1.4.7 or 2.1.3.", a sentence for each package with a fix;
 * empty if none has one.
 */
export function fixesInWords(advisory: Written, project: Project | undefined): string[] {
  const withFix = productsOf(advisory, project).filter(({ fixes }) => fixes.length > 0);
  const groups = Map.groupBy(withFix, ({ package: of, commits }) =>
    JSON.stringify([of && packageKey(of), commits]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first?.package === undefined) return [];
    const fixes = inWords([...new Set(group.flatMap((product) => product.fixes))], 'or');
    if (first.commits !== undefined) return [`In ${first.commits}, the fix is commit ${fixes}.`];
    return [`Upgrade ${packageLabel(first.package)} to ${fixes}.`];
  });
}
