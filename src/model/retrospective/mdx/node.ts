// The nodes of a parsed MDX document, and their faults.

import type { ProblemCode } from '../../problem/codes.ts';

/**
 * A node of the tree that the MDX compiler builds (mdast, MDX 3), reduced to the properties that
 * are read.
 */
export interface MdxNode {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly url?: unknown;
  readonly attributes?: unknown;
  readonly children?: readonly MdxNode[] | undefined;
  readonly position?: { readonly start: MdxPoint; readonly end: MdxPoint } | undefined;
}

interface MdxPoint {
  /** In UTF-16 units. */
  readonly offset?: number | undefined;
}

/** The names that the text can refer to. */
export interface MdxContext {
  /** The advisories of the front matter. */
  readonly own: readonly string[];
  /** All public advisories. */
  readonly known: ReadonlySet<string>;
  /** The paths below public/. */
  readonly files: ReadonlySet<string>;
}

/** A fault with its span in the text, in UTF-16 units. */
export interface MdxFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly remedy?: string | undefined;
}
