// The people on /thanks/: the credits of public advisories, except people who do not want to be
// listed.

import { type Advisory, CREDIT_TYPES, type Credit, titleOf } from '../advisory/advisory.ts';
import type { Site } from '../site/site.ts';
import { order } from '../text/order.ts';

/** The path of the page, relative to the top of the site. */
export const THANKS_PATH = 'thanks/';

/** A person's contribution to an advisory. */
interface Contribution {
  readonly id: string;
  readonly title: string;
  /** In the order of CREDIT_TYPES; empty if the credit names no role. */
  readonly roles: readonly NonNullable<Credit['type']>[];
}

/** A person, with the name as written in the newest credit of the year. */
interface Thanked {
  readonly name: string;
  /** Addresses, each once. */
  readonly contact: readonly string[];
  readonly contributions: readonly Contribution[];
}

interface ThanksOfYear {
  /** The year of publication, in UTC. */
  readonly year: string;
  /** By name. */
  readonly thanked: readonly Thanked[];
}

/**
 * Returns the people to thank, by the year of publication, the newest first. Withdrawn advisories
 * are ignored.
 */
export function thanksOf(
  advisories: readonly Advisory[],
  { thanks: { omit } }: Pick<Site, 'thanks'>,
): readonly ThanksOfYear[] {
  const omitted = new Set(omit.map(folded));
  const years = Map.groupBy(
    advisories.filter(({ state }) => state === 'published'),
    ({ published }) => published.slice(0, 4),
  );
  return [...years]
    .map(([year, some]) => ({ year, thanked: thankedBy(some, omitted) }))
    .filter(({ thanked }) => thanked.length > 0)
    .sort((a, b) => order(b.year, a.year));
}

/** True if thanksOf returns anybody. Every page asks: it stops at the first person. */
export function hasThanks(
  advisories: readonly Advisory[],
  { thanks: { omit } }: Pick<Site, 'thanks'>,
): boolean {
  const omitted = new Set(omit.map(folded));
  return advisories.some(
    ({ state, credits }) => state === 'published' && credits.some(isListed(omitted)),
  );
}

const isListed =
  (omitted: ReadonlySet<string>) =>
  ({ name, thanks }: Credit): boolean =>
    thanks !== false && !omitted.has(folded(name));

function thankedBy(advisories: readonly Advisory[], omitted: ReadonlySet<string>): Thanked[] {
  const credits = advisories.flatMap((advisory) =>
    advisory.credits.filter(isListed(omitted)).map((credit) => ({ credit, advisory })),
  );
  return [...Map.groupBy(credits, ({ credit }) => folded(credit.name))]
    .sort(([a], [b]) => order(a, b))
    .map(([, own]) => ({
      name: own[0]?.credit.name ?? '',
      contact: [...new Set(own.flatMap(({ credit }) => credit.contact))],
      contributions: [...Map.groupBy(own, ({ advisory }) => advisory)].map(([advisory, some]) => ({
        id: advisory.id,
        title: titleOf(advisory),
        roles: CREDIT_TYPES.filter((type) => some.some(({ credit }) => credit.type === type)),
      })),
    }));
}

// One key for a person, however the name is typed.
const folded = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
