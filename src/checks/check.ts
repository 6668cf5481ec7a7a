// The shape of a check: the codes that it can report, and its function.

import type { Everything } from '../model/content.ts';
import type { ProblemCode } from '../model/problem/codes.ts';
import type { Finding } from '../model/problem/problem.ts';

export interface Check {
  /** Every code that the check can report. */
  readonly codes: readonly ProblemCode[];
  /** Checks all content once. Its time grows at most linearly with the content. */
  readonly find: (everything: Everything) => Iterable<Finding>;
}

/** A finding with one of the given codes. */
export type Found<Code extends ProblemCode> = Finding & { readonly code: Code };

/** Makes a check. The compiler rejects a check that reports an unlisted code. */
export function checkFor<Code extends ProblemCode>(
  codes: readonly Code[],
  find: (everything: Everything) => Iterable<Found<NoInfer<Code>>>,
): Check {
  return { codes, find };
}
