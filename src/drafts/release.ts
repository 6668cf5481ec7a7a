// The text of a new releases/<project>-<version>.md: its versions and advisories. A draft, because
// it has no "published".

import type { Advisory, EmbargoedAdvisory } from '../model/advisory/advisory.ts';
import type { Instant } from '../model/instant.ts';
import { packageKey } from '../model/package/package-schema.ts';
import type { Project } from '../model/project/project.ts';
import { compareVersions } from '../model/version/compare.ts';
import { comment, markdownFile, yaml } from './yaml.ts';

interface ReleaseDraft {
  readonly project: string;
  readonly versions: readonly string[];
  readonly advisories: readonly string[];
  /** Set if its advisories are already planned. */
  readonly published?: Instant | undefined;
}

/** Returns the draft. Its body is for text that is specific to this release. */
export function releaseDraft({ project, versions, advisories, published }: ReleaseDraft): string {
  const words = comment(
    'After the last "---": Markdown text that is specific to this release. The rest of the announcement comes from the advisories.',
  );
  return markdownFile(`${words}${yaml({ project, versions, advisories, published })}`, '');
}

/** Returns the version that names the release: the highest, or the last if no order is known. */
export function releaseName({ slug, packages }: Project, versions: readonly string[]): string {
  const ecosystem = packages.find((one) => one.kind === 'package')?.ecosystem;
  const [first = '', ...others] = versions;
  const highest = others.reduce((best, one) => {
    const sign = ecosystem === undefined ? undefined : compareVersions(ecosystem, one, best);
    return sign === undefined || sign > 0 ? one : best;
  }, first);
  return `${slug}-${highest}`;
}

type AnyAdvisory = Advisory | EmbargoedAdvisory;

/**
 * Returns the advisories of a project that one of the versions fixes, embargoed and public, in the
 * given order.
 */
export function advisoriesFixedBy(
  project: Project,
  versions: readonly string[],
  advisories: readonly AnyAdvisory[],
): AnyAdvisory[] {
  const own = new Set(project.packages.map(packageKey));
  return advisories.filter(
    (advisory) =>
      advisory.project === project.slug &&
      advisory.affected.some(
        ({ package: of, ranges }) =>
          (own.size === 0 || own.has(packageKey(of))) &&
          ranges.some(
            ({ fixed, repo }) =>
              fixed !== undefined &&
              repo === undefined &&
              versions.some((one) => same(of, one, fixed)),
          ),
      ),
  );
}

function same(
  of: AnyAdvisory['affected'][number]['package'],
  version: string,
  fixed: string,
): boolean {
  return (
    version === fixed ||
    (of.kind === 'package' && compareVersions(of.ecosystem, version, fixed) === 0)
  );
}
