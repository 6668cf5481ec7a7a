// Collects the facts of a release day: from content, a clone, registries, a built site, and
// people's marks.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryFact, ReleaseDayFacts } from '../../../src/desk/release-day/facts.ts';
import { fixCommits } from '../../../src/desk/release-day/fix.ts';
import { previewOf } from '../../../src/desk/release-day/preview-release.ts';
import { packagesToPublish } from '../../../src/desk/release-day/publication.ts';
import { textInside } from '../../../src/disk/inside.ts';
import { searchRepository } from '../../../src/external/git/release.ts';
import { askRegistry, registryAddresses, versionAddress } from '../../../src/external/registry.ts';
import { refusalsOf } from '../../../src/formats/announcement/refusals.ts';
import {
  type Confirmation,
  releaseDayPath,
  releaseDaySchema,
} from '../../../src/model/case/release-day.ts';
import { parse } from '../../../src/model/problem/from-schema.ts';
import { announcementPath } from '../../../src/model/site/site.ts';
import { readYaml } from '../../../src/model/source/parse.ts';
import type { Reading } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { NO_RELEASE, nameHint } from '../../names.ts';

/** The sources that the caller provides. */
interface Given {
  readonly repo?: string | undefined;
  readonly branch?: readonly string[] | undefined;
  readonly online?: boolean | undefined;
  readonly registry?: readonly string[] | undefined;
  readonly dist?: string | undefined;
}

type AnyRelease = ReleaseDayFacts['release'];

/**
 * Collects everything. Throws UsageError if the release, the clone or the built site does not
 * exist.
 */
export async function factsOf(
  slug: string,
  reading: Reading,
  given: Given,
): Promise<ReleaseDayFacts> {
  const { content, desk, place, site } = reading;
  const release = findRelease(slug, reading);
  const project = content.projects.find((one) => one.slug === release.project);
  const named = new Set(release.advisories);
  const advisories = [...content.advisories, ...desk.advisories].filter(({ id }) => named.has(id));
  const subject = { release, project, advisories };
  const others = [...content.releases, ...desk.releases].filter(
    (one) =>
      one.slug !== slug &&
      one.project === release.project &&
      one.advisories.some((id) => named.has(id)),
  );
  return {
    ...subject,
    others,
    now: place.now,
    repository:
      given.repo === undefined
        ? undefined
        : await repositoryFacts(given.repo, given.branch ?? [], subject),
    packages: await registryFacts(subject, given),
    dist: given.dist === undefined ? undefined : distFacts(given.dist, slug),
    refusals: refusals(release, reading),
    recipients: release.to.length > 0 ? release.to : site.announcements.to,
    confirmations: confirmationsOf(slug, place.folder),
    cases: desk.cases.filter(
      ({ closed, advisories: of }) => closed === undefined && of.some((id) => named.has(id)),
    ),
  };
}

function findRelease(slug: string, { content, desk, problems }: Reading): AnyRelease {
  const all: readonly AnyRelease[] = [...content.releases, ...desk.releases];
  const release = all.find((one) => one.slug === slug);
  if (release !== undefined) return release;
  const broken = problems.some(({ file }) => file === `releases/${slug}.md`);
  const slugs = all.map((one) => one.slug);
  const hint = broken
    ? 'Its file has errors. Run "candor check" to see them.'
    : nameHint(slug, slugs, NO_RELEASE);
  throw new UsageError(`There is no readable release ${slug}. ${hint}`);
}

type Subject = Pick<ReleaseDayFacts, 'release' | 'project' | 'advisories'>;

async function repositoryFacts(
  path: string,
  branches: readonly string[],
  { release, project, advisories }: Subject,
) {
  const packages = (project?.packages ?? []).flatMap((one) =>
    one.kind === 'package' ? one.name : [],
  );
  const own = (project?.branches ?? []).flatMap(({ name }) =>
    [
      '',
      'v',
      'release-',
      'release/',
      'releases/',
      'stable/',
      'maint/',
      'maintenance/',
      'support/',
    ].map((start) => start + name),
  );
  const found = await searchRepository(path, {
    commits: [...new Set(advisories.flatMap(fixCommits))],
    versions: release.versions,
    prefixes: [release.project, ...packages, ...packages.map((name) => name.replace(/^.*\//, ''))],
    branches: branches.length > 0 ? branches : own,
  });
  for (const branch of branches)
    if (!found.branches.has(branch)) throw new UsageError(`${path} has no branch ${branch}.`);
  return found;
}

async function registryFacts(
  subject: Subject,
  { online, registry }: Given,
): Promise<RegistryFact[]> {
  const fromEnvironment = (process.env['CANDOR_REGISTRIES'] ?? '')
    .split(/\s+/)
    .filter((one) => one !== '');
  const addresses = registryAddresses([...fromEnvironment, ...(registry ?? [])]);
  return Promise.all(
    packagesToPublish(subject).map(
      async ({ ecosystem, name, label, version }): Promise<RegistryFact> => {
        const template = addresses.get(ecosystem.toLowerCase());
        if (online !== true)
          return { label, version, known: undefined, why: 'add --online to look in registries' };
        if (template === undefined)
          return {
            label,
            version,
            known: undefined,
            why: `give the address of the registry with --registry ${ecosystem}=URL, with {name} and {version}`,
          };
        return {
          label,
          version,
          ...(await askRegistry(versionAddress(template, ecosystem, name, version))),
        };
      },
    ),
  );
}

/** Reads the ledger of a built site. */
function distFacts(folder: string, slug: string): NonNullable<ReleaseDayFacts['dist']> {
  const file = join(folder, 'ledger.json');
  if (!existsSync(file))
    throw new UsageError(
      `${folder} contains no built site: there is no ${file}. Run "candor build" first.`,
    );
  let ledger: unknown;
  try {
    ledger = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`${file} is not the ledger of a built site. Build the site again.`);
  }
  const texts = (list: string, key: string, kind?: string): string[] => {
    const items: unknown =
      typeof ledger === 'object' && ledger !== null ? Reflect.get(ledger, list) : undefined;
    return (Array.isArray(items) ? items : []).flatMap((item: unknown) => {
      if (typeof item !== 'object' || item === null) return [];
      const value: unknown = Reflect.get(item, key);
      return typeof value === 'string' && (kind === undefined || Reflect.get(item, 'kind') === kind)
        ? [value]
        : [];
    });
  };
  return {
    folder,
    records: new Set(texts('records', 'id', 'advisory')),
    announced: texts('files', 'path').some((path) => path.startsWith(announcementPath(slug))),
  };
}

function refusals(release: AnyRelease, { content, desk, place }: Reading): string[] {
  const visibleRelease =
    release.state === 'published'
      ? { release, content }
      : previewOf(release, desk, content, place.now);
  return refusalsOf(visibleRelease.release, visibleRelease.content).map(({ what }) =>
    what.replace(/\.$/, ''),
  );
}

/**
 * Reads the marks that people have made. Throws UsageError if the file cannot be read, because
 * continuing would lose them.
 */
function confirmationsOf(slug: string, folder: string): readonly Confirmation[] {
  const file = releaseDayPath(slug);
  const text = textInside(folder, file);
  if (text === undefined) return [];
  const { values } = readYaml(file, text);
  const result = values === undefined ? undefined : parse(releaseDaySchema, values, file);
  if (result !== undefined && 'value' in result) return result.value.done;
  throw new UsageError(`${file} cannot be read. Run "candor check" to see why.`);
}
