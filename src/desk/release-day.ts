// PRIVATE. A release day by SPEC 11 (Implementation, release day): five steps in their order, each with what was found about it.
// Facts in, steps out: git, registries and files are asked at the edge.

import type { Advisory, EmbargoedAdvisory } from '../model/advisory.ts';
import { isMaintained } from '../model/branch-range.ts';
import type { Case } from '../model/case.ts';
import { dayOf, type Instant } from '../model/instant.ts';
import { packageKey, packageLabel } from '../model/package.ts';
import { type Branch, inBranch, type Project } from '../model/project.ts';
import { contains } from '../model/range.ts';
import type { PlannedRelease, Release } from '../model/release.ts';
import { RELEASE_STEPS, type SaidDone } from '../model/release-day.ts';
import { meetsBranch } from './branch.ts';

type AnyAdvisory = Advisory | EmbargoedAdvisory;

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

/** Something that was looked at; `holds` is undefined where it cannot be verified. */
export interface Evidence {
  readonly holds: boolean | undefined;
  readonly words: string;
}

export interface ReleaseStep {
  /** From 1. */
  readonly step: number;
  readonly title: string;
  readonly state: 'done' | 'open' | 'unverified';
  readonly evidence: readonly Evidence[];
  /** Who said that it is done. */
  readonly said?: SaidDone;
  /** Where it is done before its turn, or said to be done against what was found. */
  readonly warning?: string;
  /** What belongs to it and is easily forgotten. */
  readonly reminders?: readonly string[];
}

/** The five steps with their states. */
export function releaseSteps(facts: ReleaseDayFacts): ReleaseStep[] {
  const found = [merged(facts), released(facts), packaged(facts), advised(facts), announced(facts)];
  const steps: ReleaseStep[] = [];
  for (const [i, title] of RELEASE_STEPS.entries()) {
    const evidence = found[i] ?? [];
    const said = facts.said.find(({ step }) => step === i + 1);
    const state = stateOf(evidence, said);
    const open = steps.find((one) => one.state !== 'done');
    const warning = warningOf(state, evidence, said, open);
    const reminders = i === 0 ? forksToDelete(facts) : [];
    steps.push({
      step: i + 1,
      title,
      state,
      evidence,
      ...(said ? { said } : {}),
      ...(warning ? { warning } : {}),
      ...(reminders.length > 0 ? { reminders } : {}),
    });
  }
  return steps;
}

/** A private fork is deleted once it is merged (SPEC 11, step 6). */
function forksToDelete({ cases = [] }: ReleaseDayFacts): string[] {
  return cases.flatMap(({ id, private_forks: forks }) =>
    forks.flatMap(({ url, deleted }) =>
      deleted === undefined ? [`once it is merged, delete ${url}; then candor case ${id} --fork-deleted ${url}`] : [],
    ),
  );
}

function stateOf(evidence: readonly Evidence[], said: SaidDone | undefined): ReleaseStep['state'] {
  // What was found outweighs what was said, unless a reason was given.
  if (evidence.some(({ holds }) => holds === false)) return said?.reason === undefined ? 'open' : 'done';
  if (said !== undefined) return 'done';
  return evidence.length > 0 && evidence.every(({ holds }) => holds === true) ? 'done' : 'unverified';
}

function warningOf(
  state: ReleaseStep['state'],
  evidence: readonly Evidence[],
  said: SaidDone | undefined,
  open: ReleaseStep | undefined,
): string | undefined {
  if (said !== undefined && state === 'open') return `${said.by} said that it is done, but that is not what was found.`;
  const done = state === 'done' || (evidence.length > 0 && evidence.every(({ holds }) => holds === true));
  if (!done || open === undefined || said?.reason !== undefined) return undefined;
  return `It is done before its turn: step ${open.step} is ${open.state === 'open' ? 'open' : 'not verified'}.`;
}

const SHORT = 12;

/** The commits that fix an advisory: those of its references of type FIX, and the ends of its ranges of commits. */
export function fixCommits({ references, affected }: Pick<AnyAdvisory, 'references' | 'affected'>): string[] {
  const linked = references.flatMap(({ type, url }) =>
    type === 'FIX' ? (/\/commits?\/([0-9a-f]{7,64})(?![0-9a-z])/i.exec(url)?.[1] ?? []) : [],
  );
  const ends = affected.flatMap(({ package: of, ranges }) =>
    ranges.flatMap(({ repo, fixed }) => ((of.kind === 'repository' || repo !== undefined) && fixed ? fixed : [])),
  );
  const hashes = [...linked, ...ends].filter((hash) => /^[0-9a-f]{7,64}$/i.test(hash));
  return [...new Set(hashes.map((hash) => hash.toLowerCase()))];
}

const standing = ({ advisories }: ReleaseDayFacts): AnyAdvisory[] =>
  advisories.filter(({ withdrawn }) => withdrawn === undefined);

function merged(facts: ReleaseDayFacts): Evidence[] {
  return standing(facts).flatMap((advisory): Evidence[] => {
    const hashes = fixCommits(advisory);
    if (hashes.length === 0)
      return [unknown(`${advisory.id} names no commit: add a reference of type FIX with the address of the commit`)];
    return hashes.map((hash) => mergedCommit(hash, advisory.id, facts.repository));
  });
}

function mergedCommit(hash: string, id: string, repository: RepositoryFacts | undefined): Evidence {
  const name = `${hash.slice(0, SHORT)} (${id})`;
  if (repository === undefined) return unknown(`${name} was not looked for: --repo PATH names a clone`);
  const { path } = repository;
  const fact = repository.commits.find((one) => one.hash === hash);
  if (fact === undefined || fact.there === undefined)
    return unknown(`${name} is not in ${path}, which is a shallow clone: git fetch --unshallow`);
  if (!fact.there)
    return no(`${name} is not in ${path}: fetch first; if it was merged under another hash, correct the reference`);
  if (fact.within.length > 0) return yes(`${name} is in ${some(fact.within)}`);
  if (fact.beside.length > 0)
    return no(`${name} is only in ${some(fact.beside)}; --branch NAME says if that is what you release from`);
  return no(`${name} is in ${path}, but in no branch and no tag`);
}

function released(facts: ReleaseDayFacts): Evidence[] {
  const { release, project, now, repository } = facts;
  const branches = (project?.branches ?? []).filter((branch) => isMaintained(branch, dayOf(now)));
  const hit = branches.filter((branch) => standing(facts).some((advisory) => meetsBranch(advisory, branch)));
  const tags = release.versions.flatMap((version): Evidence[] => {
    if (repository === undefined)
      return [unknown(`the tag of ${version} was not looked for: --repo PATH names a clone`)];
    const tag = repository.tags.get(version);
    if (tag !== undefined) return [yes(`${version} has the tag ${tag}`), ...withoutFix(version, tag, facts)];
    const looked = `v${version} or ${version} is looked for; fetch tags first`;
    return [no(`${version} has no tag in ${repository.path}: ${looked}`)];
  });
  const without = unknown(
    `the supported branches of ${project?.name ?? release.project} are not listed in its project`,
  );
  return [
    ...(project === undefined || project.branches.length === 0 ? [without] : hit.map((one) => covered(one, facts))),
    ...tags,
  ];
}

/** Advisories of which the version is the fix, though its tag holds none of their commits. Backports have hashes of their own. */
function withoutFix(version: string, tag: string, facts: ReleaseDayFacts): Evidence[] {
  const fixedBy = standing(facts).filter(({ affected }) =>
    affected.some(({ ranges }) => ranges.some(({ fixed }) => fixed === version)),
  );
  return fixedBy.flatMap((advisory): Evidence[] => {
    const hashes = new Set(fixCommits(advisory));
    const commits = (facts.repository?.commits ?? []).filter(({ hash, there }) => hashes.has(hash) && there === true);
    if (commits.length === 0 || commits.some(({ within }) => within.includes(tag))) return [];
    const mend = `if ${version} has the fix as another commit, add that to the references of ${advisory.id}`;
    const early = commits.find(({ after }) => after.includes(tag));
    if (early !== undefined)
      return [no(`${tag} was tagged before ${early.hash.slice(0, SHORT)}, which fixes ${advisory.id}; ${mend}`)];
    return [unknown(`${tag} holds no commit that ${advisory.id} names as its fix; ${mend}`)];
  });
}

function covered(branch: Branch, facts: ReleaseDayFacts): Evidence {
  const own = facts.release.versions.map((version) => ({ version, by: '' }));
  const others = facts.others.flatMap(({ slug, versions }) =>
    versions.map((version) => ({ version, by: ` (${slug})` })),
  );
  const ecosystems = ecosystemsOf(facts);
  const within = [...own, ...others].filter(({ version }) =>
    ecosystems.some((ecosystem) => inBranch(ecosystem, branch, version) === true),
  );
  const good = within.find(({ version }) => !standing(facts).some((advisory) => isAffected(advisory, version)));
  if (good !== undefined) return yes(`the branch ${branch.name} gets ${good.version}${good.by}`);
  const [bad] = within;
  if (bad !== undefined) return no(`the branch ${branch.name} gets ${bad.version}, which the advisories call affected`);
  return no(`the branch ${branch.name} is ${branch.status} and affected, but gets no version`);
}

const ecosystemsOf = ({ project, advisories }: ReleaseDayFacts): string[] => {
  const packages = [
    ...(project?.packages ?? []),
    ...advisories.flatMap(({ affected }) => affected.map((one) => one.package)),
  ];
  return [...new Set(packages.flatMap((one) => (one.kind === 'package' ? one.ecosystem : [])))];
};

const isAffected = ({ affected }: AnyAdvisory, version: string): boolean =>
  affected.some(({ package: of, ranges, versions }) => {
    if (versions.includes(version)) return true;
    if (of.kind === 'repository') return false;
    return ranges.some((range) => range.repo === undefined && contains(of.ecosystem, range, version) === true);
  });

/** The packages that must be in registries, with the versions of the release that fix something in each. */
export function packagesToPublish({
  advisories,
  project,
  release,
}: Pick<ReleaseDayFacts, 'advisories' | 'project' | 'release'>): {
  ecosystem: string;
  name: string;
  label: string;
  version: string;
}[] {
  const own = new Set(project?.packages.map(packageKey));
  const entries = advisories
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap(({ affected }) => affected)
    .filter((entry) => own.size === 0 || own.has(packageKey(entry.package)));
  const wanted = new Map<string, { ecosystem: string; name: string; label: string; version: string }>();
  for (const { package: of, ranges } of entries) {
    if (of.kind !== 'package') continue;
    const fixed = new Set(ranges.flatMap((range) => (range.repo === undefined ? (range.fixed ?? []) : [])));
    const here = release.versions.filter((version) => fixed.has(version));
    for (const version of here.length > 0 ? here : release.versions)
      wanted.set(`${packageKey(of)} ${version}`, {
        ecosystem: of.ecosystem,
        name: of.name,
        label: packageLabel(of),
        version,
      });
  }
  return [...wanted.values()];
}

function packaged({ packages }: ReleaseDayFacts): Evidence[] {
  if (packages.length === 0) return [unknown('the advisories name no package of a registry')];
  return packages.map(({ label, version, known, why }) => {
    if (known === undefined) return unknown(`${label} ${version} was not asked for: ${why ?? 'nobody asked'}`);
    return known ? yes(`${label} ${version} is in the registry`) : no(`${label} ${version} is not in the registry`);
  });
}

function advised({ advisories, release, dist }: ReleaseDayFacts): Evidence[] {
  if (advisories.length === 0) return [no(`${release.file} names no advisory that can be read`)];
  return advisories.flatMap((advisory): Evidence[] => {
    const { id, state } = advisory;
    const isOut = state === 'published' || state === 'withdrawn';
    return [
      publicOrWhy(advisory),
      ...(dist === undefined ? [] : [inDist(id, isOut, dist.records.has(id), dist.folder)]),
    ];
  });
}

/** What is public must be in a built site, and nothing else may be. */
function inDist(what: string, isOut: boolean, isThere: boolean, folder: string): Evidence {
  if (isOut) return isThere ? yes(`${what} is in ${folder}`) : no(`${what} is not in ${folder}: build again`);
  return isThere
    ? no(`${what} is in ${folder} and must not be public yet: do not publish that folder`)
    : yes(`${what} is not in ${folder} yet, as it should be`);
}

function publicOrWhy(advisory: AnyAdvisory): Evidence {
  const { id, state, published, tlp } = advisory;
  if (state === 'withdrawn') return yes(`${id} is public and withdrawn`);
  if (state === 'published') return yes(`${id} is public since ${published}`);
  if (state === 'restricted') return no(`${id} is TLP:${tlp}; only CLEAR is published`);
  if (published === undefined) return no(`${id} is a draft: it has no "published"`);
  return no(`${id} is scheduled for ${published}`);
}

function announced({ release, dist, refusals, recipients }: ReleaseDayFacts): Evidence[] {
  const complete = refusals.length === 0 ? [yes('the announcement is complete')] : refusals.map((why) => no(why));
  const { state, published, slug } = release;
  const out =
    state === 'published'
      ? yes(`it is public since ${published}`)
      : no(
          published === undefined ? 'the release is a draft: it has no "published"' : `it is planned for ${published}`,
        );
  const built =
    dist === undefined ? [] : [inDist('the announcement', state === 'published', dist.announced, dist.folder)];
  const to = recipients.length === 0 ? 'anybody' : recipients.join(', ');
  return [...complete, out, ...built, unknown(`whether ${slug} was mailed to ${to} only people know`)];
}

const MOST_NAMES = 4;

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const yes = (words: string): Evidence => ({ holds: true, words });
const no = (words: string): Evidence => ({ holds: false, words });
const unknown = (words: string): Evidence => ({ holds: undefined, words });

/** Why a step must not be called done; undefined where it may. With a reason it always may. */
export function objectionTo(step: number, steps: readonly ReleaseStep[]): string | undefined {
  const wanted = steps.find((one) => one.step === step);
  if (wanted === undefined) return `There is no step ${step}.`;
  const open = steps.find((one) => one.step < step && one.state !== 'done');
  if (open !== undefined)
    return `Step ${step} comes after step ${open.step} ("${open.title}"), which is ${notDone(open)}. ${WHY[step] ?? ''}`.trim();
  const against = wanted.evidence.filter(({ holds }) => holds === false).map(({ words }) => words);
  return against.length === 0 ? undefined : `That is not what was found: ${against.join('; ')}.`;
}

// What one call has verified, the next does not know.
const notDone = ({ state, step }: ReleaseStep): string =>
  state === 'open' ? 'not done' : `not verified by this call: give ${LOOK[step] ?? ''}, or first say --done ${step}`;

/** By what each step is verified. */
const LOOK: Readonly<Record<number, string>> = { 1: '--repo', 2: '--repo', 3: '--online', 4: '--dist', 5: '--dist' };

/** Why the order matters, for each step. */
const WHY: Readonly<Record<number, string>> = {
  2: 'A release that is made before the merge lacks the fix.',
  3: 'There is nothing to publish before it is built.',
  4: 'Whoever reads the advisory before the packages exist learns how to attack, and cannot upgrade.',
  5: 'The announcement links the advisory.',
};

/** How each step is done. */
const HOW: Readonly<Record<number, (release: string) => string>> = {
  1: () => 'merge them into the project, and look again with --repo PATH',
  2: () => 'tag a release of every branch, and look again with --repo PATH',
  3: () => 'publish them, and look again with --online',
  4: () =>
    'at its time, "candor sign" if you sign, then "candor build", and put the site online; --dist DIR looks into what was built',
  5: (release) => `"candor announce ${release}" writes it; send it`,
};

/** What to do next, in sentences. */
export function nextOf(
  steps: readonly ReleaseStep[],
  release: string,
  { cases = [], advisories = [] }: Partial<Pick<ReleaseDayFacts, 'cases' | 'advisories'>> = {},
): string {
  const next = steps.find(({ state }) => state !== 'done');
  if (next === undefined) {
    const moves = cases.filter(({ step }) => step === 'scheduled').map(({ id }) => `"candor case ${id} published"`);
    const learn = `candor new retrospective ${advisories.map(({ id }) => id).join(' ')}`.trim();
    return `All five steps are done. Next: ${[...moves, `within a week a retrospective, "${learn}"`].join(', then ')}.`;
  }
  const { step, title, state } = next;
  const end =
    state === 'open'
      ? 'The lines marked NO say what is missing.'
      : `Once it is done: candor release-day ${release} --done ${step}`;
  return `Next: step ${step}, ${title.toLowerCase()}: ${HOW[step]?.(release) ?? ''}. ${end}`;
}
