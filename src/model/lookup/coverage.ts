// What a reader's question is answered from: what the advisories say of versions, and of everything else only what an answer
// shows. Made of the public content, and written as check/advisories.json.

import type { Advisory } from '../advisory/advisory.ts';
import { titleOf } from '../advisory/advisory.ts';
import type { Severity } from '../advisory/severity.ts';
import type { Content } from '../content.ts';
import type { Rating } from '../cvss/rating.ts';
import type { Instant } from '../instant.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';
import type { Assessable } from './claims.ts';

/** An advisory, as far as an answer needs it. */
export interface CoveredAdvisory extends Assessable {
  readonly id: string;
  readonly title: string;
  /** "HIGH 8.7" */
  readonly severity: string;
  readonly rating: Rating | null;
  readonly published: Instant;
}

/** A project, as far as an answer needs it. */
export interface CoveredProject extends Pick<Project, 'slug' | 'name' | 'upgrade'> {
  readonly branches: Branch[];
  /** Released versions that it or a release states, which a reader may upgrade to. */
  readonly versions: readonly string[];
}

/** A package that this site speaks of. */
export interface CoveredPackage {
  readonly package: Package;
  /** The slug of the project that lists it, or else of the one whose advisories name it; undefined where that is not one. */
  readonly project: string | undefined;
  /** The slugs of all of them, if they are several: its versions can be on the branches of each. */
  readonly shared?: readonly string[];
}

/** Everything that an answer is made of. */
export interface Coverage {
  readonly projects: readonly CoveredProject[];
  readonly packages: readonly CoveredPackage[];
  /** In the order of the content, withdrawn ones too. */
  readonly advisories: readonly CoveredAdvisory[];
}

/**
 * Returns what the public content covers. `label` says a severity: "HIGH 8.7". Takes time in proportion to the content.
 */
export function coverageOf(
  { advisories, projects, releases }: Pick<Content, 'advisories' | 'projects' | 'releases'>,
  label: (severity: Severity) => string,
): Coverage {
  const packages = new Map<string, { package: Package; listed: Set<string>; named: Set<string> }>();
  const add = (of: Package, project: string, as: 'listed' | 'named'): void => {
    const known = packages.get(packageKey(of)) ?? { package: of, listed: new Set(), named: new Set() };
    packages.set(packageKey(of), known);
    known[as].add(project);
  };
  for (const { slug, packages: own } of projects) for (const one of own) add(one, slug, 'listed');
  for (const { project, affected } of advisories) for (const one of affected) add(one.package, project, 'named');
  const released = Map.groupBy(releases, ({ project }) => project);
  return {
    projects: projects.map((project) => ({
      slug: project.slug,
      name: project.name,
      branches: project.branches,
      upgrade: project.upgrade,
      versions: [
        ...new Set([
          ...project.releases.map(({ version }) => version),
          ...(released.get(project.slug) ?? []).flatMap(({ versions }) => versions),
        ]),
      ],
    })),
    packages: [...packages.values()].map(({ package: of, listed, named }) => {
      const [project, ...others] = listed.size > 0 ? listed : named;
      if (project === undefined || others.length === 0) return { package: of, project };
      return { package: of, project: undefined, shared: [project, ...others] };
    }),
    advisories: advisories.map((one) => covered(one, label)),
  };
}

function covered(advisory: Advisory, label: (severity: Severity) => string): CoveredAdvisory {
  const { id, severities, published, withdrawn, affected, assessed } = advisory;
  return {
    id,
    title: titleOf(advisory),
    severity: label(severities),
    rating: severities.rating ?? null,
    published,
    affected: affected.map(({ package: of, ranges, versions }) => ({ package: of, ranges, versions })),
    ...(assessed === undefined ? {} : { assessed }),
    ...(withdrawn === undefined ? {} : { withdrawn: {} }),
  };
}
