// What a check is: the codes that it may report, and the function that looks for them.

import type { Everything } from '../model/content.ts';
import type { ProblemCode } from '../model/problem/codes.ts';
import type { Finding } from '../model/problem/problem.ts';

export interface Check {
  /** Every code that the check may report. */
  readonly codes: readonly ProblemCode[];
  /** Looks through all content once; what it takes grows no faster than the content. */
  readonly find: (everything: Everything) => Iterable<Finding>;
}

/** A finding with one of the given codes. */
export type Found<Code extends ProblemCode> = Finding & { readonly code: Code };

/** Makes a check. The compiler refuses one that reports a code that it does not list. */
export function checkFor<Code extends ProblemCode>(
  codes: readonly Code[],
  find: (everything: Everything) => Iterable<Found<NoInfer<Code>>>,
): Check {
  return { codes, find };
}
