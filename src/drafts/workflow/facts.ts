// What the workflows of all hosts say.

import type { Pace } from '../../model/policy/pace.ts';

/** What a workflow says about its repository. */
export interface WorkflowFacts {
  /** The version of Candor. */
  readonly version: string;
  /** The content folder, from the top of the repository, with `/`. */
  readonly content: string;
  /** The branch that is published. */
  readonly branch: string;
  readonly slot: Pace['slot'];
}
