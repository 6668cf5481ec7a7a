// PRIVATE. The facts of a release day, which the caller collects from content, a clone, registries
// and a built site.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import type { Case } from '../../model/case/case.ts';
import type { Confirmation } from '../../model/case/release-day.ts';
import type { Instant } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import type { PlannedRelease, Release } from '../../model/release/release.ts';

export type AnyAdvisory = Advisory | EmbargoedAdvisory;

/** The locations of a commit. */
interface CommitFact {
  readonly hash: string;
  /** Release branches and tags that contain it. */
  readonly within: readonly string[];
  /** Other branches that contain it. */
  readonly beside: readonly string[];
  /** Tags of released versions that were created before it. */
  readonly after: readonly string[];
  /** True if the clone has it; undefined if the clone is shallow, and therefore cannot decide. */
  readonly there: boolean | undefined;
}

export interface RepositoryFacts {
  /** As given. */
  readonly path: string;
  readonly commits: readonly CommitFact[];
  /** The tag of each released version that has one. */
  readonly tags: ReadonlyMap<string, string>;
}

/**
 * A registry's answer about a version of a package; undefined if it was not asked or gave no
 * answer.
 */
export interface RegistryFact {
  /** "orbital (PyPI)". */
  readonly label: string;
  readonly version: string;
  readonly known: boolean | undefined;
  /** The reason why `known` is undefined. */
  readonly why?: string;
}

export interface ReleaseDayFacts {
  readonly release: Release | PlannedRelease;
  readonly project: Project | undefined;
  /** The advisories that the release fixes. */
  readonly advisories: readonly AnyAdvisory[];
  /** Versions of other releases of the project that fix one of the same advisories. */
  readonly others: readonly { readonly slug: string; readonly versions: readonly string[] }[];
  readonly now: Instant;
  /** Undefined if no clone was given. */
  readonly repository: RepositoryFacts | undefined;
  readonly packages: readonly RegistryFact[];
  /** The contents of a built site; undefined if none was given. */
  readonly dist:
    | {
        readonly folder: string;
        readonly records: ReadonlySet<string>;
        readonly announced: boolean;
      }
    | undefined;
  /** The reasons why the announcement is not complete. */
  readonly refusals: readonly string[];
  readonly recipients: readonly string[];
  readonly confirmations: readonly Confirmation[];
  /** The open cases of the advisories. */
  readonly cases?: readonly Pick<Case, 'id' | 'step' | 'private_forks'>[] | undefined;
}

/** The advisories that are not withdrawn. */
export const notWithdrawn = ({ advisories }: ReleaseDayFacts): AnyAdvisory[] =>
  advisories.filter(({ withdrawn }) => withdrawn === undefined);
