// What public statements on vulnerabilities in dependencies say about a version. A version that one
// of them calls affected, or leaves open, is never "not affected".

import type { Instant } from '../instant.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import type { Project } from '../project/project.ts';
import type { Statement } from '../statement.ts';
import { FROM_START } from '../version/order.ts';
import { type Assessment, assessorBy, type Stated, type Subject } from './assessment.ts';
import { type Assessable, originsOf } from './claims.ts';
import { isWrittenLike, movingTags, spelledAs } from './spelling.ts';

/** The part of a statement that an answer needs. */
export interface CoveredStatement extends Stated {
  readonly published: Instant;
  /** The keys of the packages that it is about. */
  readonly packages: readonly string[];
  /** Empty: every version. */
  readonly versions: readonly string[];
}

/** True if a statement does not rule out that something is affected. */
export const leavesOpen = ({ status }: Pick<Statement, 'status'>): boolean =>
  status === 'affected' || status === 'under_investigation';

/** Returns the statements that do not rule out that something is affected. */
export function coveredStatements(
  statements: readonly Statement[],
  projects: readonly Pick<Project, 'slug' | 'packages'>[],
): CoveredStatement[] {
  const own = new Map(projects.map(({ slug, packages }) => [slug, packages]));
  return statements.filter(leavesOpen).map((one): CoveredStatement => {
    const { slug, vulnerability, summary, status, published, versions } = one;
    const packages = one.packages.length > 0 ? one.packages : (own.get(one.project) ?? []);
    const title = summary === undefined ? {} : { title: summary };
    const keys = packages.map(packageKey);
    return {
      slug,
      vulnerability,
      ...title,
      isAffected: status === 'affected',
      published,
      packages: keys,
      versions,
    };
  });
}

/** Returns the statements about a package. */
export function statementsAbout(
  of: Package,
  statements: readonly CoveredStatement[],
): CoveredStatement[] {
  const key = packageKey(of);
  return statements.filter(({ packages }) => packages.includes(key));
}

/**
 * Adds what statements say to the assessments of a package. `subject.ranks` must contain their
 * versions.
 */
export function withStated<One extends Assessable>(
  answer: (version: string) => Assessment<One>,
  subject: Subject,
  statements: readonly CoveredStatement[],
): (version: string) => Assessment<One> {
  if (statements.length === 0) return answer;
  const { package: of, order, ranks } = subject;
  const asked = statements.map((statement) => ({ ...claimOf(statement, of), statement }));
  const assess = assessorBy(subject, asked);
  const listed = statements.flatMap(({ versions }) => versions);
  const moving = movingTags(of);
  return (version) => {
    const { hits, unknown } = assess(order === undefined ? spelledAs(version, listed) : version);
    const origins = originsOf(order, version);
    const canBe = ({ versions }: CoveredStatement): boolean =>
      (versions.length > 0 && !isWrittenLike(version, versions, moving)) ||
      versions.some((one) =>
        origins.some((origin) => origin === one || ranks.get(origin) === (ranks.get(one) ?? -1)),
      );
    const hit = new Set(hits.map(({ advisory }) => advisory.statement));
    const open = new Set([...unknown.map((one) => one.statement), ...statements.filter(canBe)]);
    const found = statements.flatMap((one): Stated[] =>
      hit.has(one) ? [statedAs(one, one.isAffected)] : open.has(one) ? [statedAs(one, false)] : [],
    );
    return addStated(answer(version), found);
  };
}

/** Adds what statements say if the version is not known. */
export function withStatedOfAny<One extends Assessable>(
  assessment: Assessment<One>,
  statements: readonly CoveredStatement[],
): Assessment<One> {
  return addStated(
    assessment,
    statements.map((one) => statedAs(one, one.isAffected && one.versions.length === 0)),
  );
}

function addStated<One extends Assessable>(
  assessment: Assessment<One>,
  found: readonly Stated[],
): Assessment<One> {
  if (found.length === 0) return assessment;
  const isAffected = assessment.status === 'affected' || found.some((one) => one.isAffected);
  return { ...assessment, status: isAffected ? 'affected' : 'not-assessed', stated: found };
}

const statedAs = (
  { slug, vulnerability, title }: CoveredStatement,
  isAffected: boolean,
): Stated => ({
  slug,
  vulnerability,
  ...(title === undefined ? {} : { title }),
  isAffected,
});

/** A statement as an advisory states it: every version, or a list. */
const claimOf = ({ versions, published }: CoveredStatement, of: Package): Assessable => ({
  published,
  affected: [
    { package: of, ranges: versions.length === 0 ? [{ introduced: FROM_START }] : [], versions },
  ],
});
