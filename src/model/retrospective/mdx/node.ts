// The nodes of a parsed MDX document, and what can be wrong with one.

import type { ProblemCode } from '../../problem/codes.ts';

/** A node of the tree that the MDX compiler makes of a text, as far as it is looked at (mdast, MDX 3). */
export interface MdxNode {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly url?: unknown;
  readonly attributes?: unknown;
  readonly children?: readonly MdxNode[] | undefined;
  readonly position?: { readonly start: MdxPoint; readonly end: MdxPoint } | undefined;
}

export interface MdxPoint {
  /** In UTF-16 units. */
  readonly offset?: number | undefined;
}

/** What the text may name. */
export interface MdxContext {
  /** The advisories of the front matter. */
  readonly own: readonly string[];
  /** All public advisories. */
  readonly known: ReadonlySet<string>;
  /** The paths below public/. */
  readonly files: ReadonlySet<string>;
}

/** A fault at a place of the text, in UTF-16 units. */
export interface MdxFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly remedy?: string | undefined;
}
