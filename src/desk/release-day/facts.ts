// PRIVATE. What is known of a release day, gathered at the edge: from content, a clone, registries and a built site.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import type { Case } from '../../model/case/case.ts';
import type { SaidDone } from '../../model/case/release-day.ts';
import type { Instant } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import type { PlannedRelease, Release } from '../../model/release/release.ts';

export type AnyAdvisory = Advisory | EmbargoedAdvisory;

/** Where a commit was found. */
export interface CommitFact {
  readonly hash: string;
  /** Release branches and tags that hold it. */
  readonly within: readonly string[];
  /** Other branches that hold it. */
  readonly beside: readonly string[];
  /** Tags of released versions that were made before it. */
  readonly after: readonly string[];
  /** Whether the clone has it at all; undefined where the clone is shallow, and so cannot tell. */
  readonly there: boolean | undefined;
}

export interface RepositoryFacts {
  /** As it was given. */
  readonly path: string;
  readonly commits: readonly CommitFact[];
  /** The tag of each released version that has one. */
  readonly tags: ReadonlyMap<string, string>;
}

/** What a registry said of a version of a package; undefined where it was not asked or gave no answer. */
export interface RegistryFact {
  /** "orbital (PyPI)". */
  readonly label: string;
  readonly version: string;
  readonly known: boolean | undefined;
  /** Why it is not known whether it is known. */
  readonly why?: string;
}

export interface ReleaseDayFacts {
  readonly release: Release | PlannedRelease;
  readonly project: Project | undefined;
  /** Those that the release fixes. */
  readonly advisories: readonly AnyAdvisory[];
  /** Versions of other releases of the project that fix one of the same advisories. */
  readonly others: readonly { readonly slug: string; readonly versions: readonly string[] }[];
  readonly now: Instant;
  /** Undefined where no clone was given. */
  readonly repository: RepositoryFacts | undefined;
  readonly packages: readonly RegistryFact[];
  /** What a built site holds; undefined where none was given. */
  readonly dist:
    | { readonly folder: string; readonly records: ReadonlySet<string>; readonly announced: boolean }
    | undefined;
  /** Why the announcement is not complete. */
  readonly refusals: readonly string[];
  readonly recipients: readonly string[];
  readonly said: readonly SaidDone[];
  /** The open cases of the advisories. */
  readonly cases?: readonly Pick<Case, 'id' | 'step' | 'private_forks'>[] | undefined;
}

/** The advisories that still count. */
export const standing = ({ advisories }: ReleaseDayFacts): AnyAdvisory[] =>
  advisories.filter(({ withdrawn }) => withdrawn === undefined);
