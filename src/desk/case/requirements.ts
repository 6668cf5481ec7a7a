// PRIVATE. The requirements of each step of SPEC 11, which a case must meet before it enters the
// step, and the commands that meet them.

import { isPublic } from '../../model/advisory/advisory.ts';
import { type Case, type CaseStep, caseRating } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import { shellWord } from '../../model/text/shell-word.ts';
import { branchesToFix, projectOf } from './branches-to-fix.ts';

/** A requirement of a step that a case does not meet. */
export interface Requirement {
  /** The missing part, as a sentence. */
  readonly what: string;
  /** The commands that meet it: any one of them is enough. */
  readonly commands: readonly string[];
  /** False for a recommendation: the step can be entered without it. */
  readonly must: boolean;
}

/**
 * Returns the requirements that a case does not meet for entering a step at a time, the most
 * important first. Empty if it can enter the step.
 */
export function requirementsFor(
  step: CaseStep,
  one: Case,
  everything: Everything,
  at: Instant,
): Requirement[] {
  return REQUIREMENTS[step](one, everything, at);
}

type RequirementsOf = (one: Case, everything: Everything, at: Instant) => Requirement[];

const REQUIREMENTS: Readonly<Record<CaseStep, RequirementsOf>> = {
  received: () => [],
  acknowledged: (one) =>
    one.reporter.contact === undefined
      ? [should(one, 'The contact of the reporter is not recorded.', 'contact', '...')]
      : [],
  triaged: triage,
  fixing: fixing,
  verified: verification,
  scheduled: scheduling,
  published: publication,
  learnt: learning,
};

const caseCommand = (one: Case, flags: string): string => `candor case ${one.id} ${flags}`;
const answer = (one: Case, key: string, value: string): string =>
  caseCommand(one, `--answer ${key}="${value}"`);
const must = (what: string, ...commands: string[]): Requirement => ({ what, commands, must: true });
const should = (one: Case, what: string, key: string, value: string): Requirement => ({
  what,
  commands: [answer(one, key, value)],
  must: false,
});

/** The triage questions of SPEC 11 that need one sentence each. */
const TRIAGE_QUESTIONS = [
  { key: 'replicated', question: 'Can it be replicated?' },
  { key: 'blast_radius', question: 'What is the blast radius?' },
  { key: 'fix_owner', question: 'Who is responsible for the fix?' },
  { key: 'coordination', question: 'Is coordinated disclosure between projects needed?' },
] as const;

function triage(one: Case, { content }: Everything): Requirement[] {
  const open = TRIAGE_QUESTIONS.filter(({ key }) => one.triage[key] === undefined).map(
    ({ key, question }) => must(`Not answered: ${question}`, answer(one, key, '...')),
  );
  const projects =
    one.projects.length > 0
      ? []
      : [must('Not answered: Which projects are affected?', caseCommand(one, '--project SLUG'))];
  const rating =
    caseRating(one) !== undefined
      ? []
      : [
          must(
            'The case has no severity, and so no target date.',
            caseCommand(one, '--severity high'),
          ),
        ];
  const known = new Set([...one.projects, ...one.triage.unaffected.map(({ project }) => project)]);
  const unseen = content.projects.filter(({ slug }) => !known.has(slug));
  const radius = unseen.map(({ slug }) => ({
    what: `It is not recorded whether ${slug} is affected.`,
    commands: [
      caseCommand(one, `--project ${slug}`),
      caseCommand(one, `--unaffected ${slug}="why not"`),
    ],
    must: false,
  }));
  return [...open, ...projects, ...rating, ...radius];
}

function fixing(one: Case): Requirement[] {
  if (one.fixing_team.length === 0)
    return [
      must('There is no fixing team.', caseCommand(one, '--maintainer "Name" --fixer "Name"')),
    ];
  if (one.fixing_team.some(({ maintainer }) => maintainer)) return [];
  return [
    must(
      'The fixing team has no maintainer of an affected project.',
      caseCommand(one, '--maintainer "Name"'),
    ),
  ];
}

function verification(one: Case): Requirement[] {
  const { regression_tests: tests, private_forks: forks, reasons } = one;
  const needs: Requirement[] = [];
  if (!tests.some(({ covers }) => covers === 'vulnerability'))
    needs.push(
      must(
        'There is no regression test for the vulnerability.',
        caseCommand(one, '--test "what it tests"'),
      ),
    );
  if (!tests.some(({ covers }) => covers === 'variant') && reasons.no_variants === undefined) {
    const commands = [
      caseCommand(one, '--variant-test "what it tests"'),
      answer(one, 'no_variants', 'why none'),
    ];
    needs.push(
      must('There is no regression test for a variant, and no reason for that.', ...commands),
    );
  }
  for (const [i, test] of tests.entries())
    if (!test.done)
      needs.push(
        must(
          `A regression test is not finished: ${test.text}`,
          caseCommand(one, `--done ${i + 1}`),
        ),
      );
  if (forks.length === 0 && reasons.no_fork === undefined) {
    const commands = [caseCommand(one, '--fork https://...'), answer(one, 'no_fork', 'why none')];
    needs.push(must('There is no private fork, and no reason for that.', ...commands));
  }
  return needs;
}

function scheduling(one: Case, everything: Everything, at: Instant): Requirement[] {
  const needs: Requirement[] = [];
  for (const { project, branch } of branchesToFix(one, everything)) {
    if (one.reasons.no_release !== undefined) break;
    if (one.release_plan.some((plan) => plan.project === project && plan.branch === branch.name))
      continue;
    const commands = [
      caseCommand(one, `--release ${shellWord(`${project}:${branch.name}=VERSION`)}`),
      answer(one, 'no_release', 'why none'),
    ];
    needs.push(
      must(
        `No release is planned for ${project} ${branch.name}, which is supported and affected.`,
        ...commands,
      ),
    );
  }
  if (!hasCve(one, everything)) {
    const commands = [caseCommand(one, '--cve-asked CNA'), answer(one, 'no_cve', 'why none')];
    needs.push(must('No CVE is requested, and there is no reason for that.', ...commands));
  }
  // A slot is written into all existing files, so they must be created first.
  needs.push(...withoutAdvisory(one, everything, false), ...withoutRelease(one, everything));
  if (one.slot === undefined)
    needs.push(
      must(
        'No disclosure time is agreed.',
        `candor plan ${one.id}`,
        caseCommand(one, '--slot TIME'),
      ),
    );
  else if (!isAfter(one.slot, at))
    needs.push(
      must(`The agreed disclosure time ${one.slot} is in the past.`, `candor plan ${one.id}`),
    );
  return needs;
}

/** The projects that have an advisory, but no release with their planned versions. */
function withoutRelease(one: Case, { content, desk }: Everything): Requirement[] {
  const releases = [...content.releases, ...desk.releases];
  const drafted = [...content.advisories, ...desk.advisories].filter(({ id }) =>
    one.advisories.includes(id),
  );
  return one.projects
    .filter((slug) => drafted.some(({ project }) => project === slug))
    .filter((slug) => {
      const versions = one.release_plan
        .filter(({ project }) => project === slug)
        .map(({ version }) => version);
      const known = releases
        .filter(({ project }) => project === slug)
        .flatMap((release) => release.versions);
      return versions.some((version) => !known.includes(version));
    })
    .map((slug) => ({
      what: `There is no draft of the release of ${slug}. The announcement is generated from it.`,
      commands: [`candor new release ${slug} --case ${one.id}`],
      must: false,
    }));
}

function hasCve(one: Case, { content, desk }: Everything): boolean {
  if (one.reasons.no_cve !== undefined || one.cve_requests.length > 0) return true;
  return [...content.advisories, ...desk.advisories].some(
    ({ id, aliases, cve }) =>
      one.advisories.includes(id) &&
      (cve?.status === 'not-eligible' || aliases.some((alias) => alias.startsWith('CVE-'))),
  );
}

function withoutAdvisory(one: Case, { content, desk }: Everything, needed: boolean): Requirement[] {
  const mine = [...content.advisories, ...desk.advisories].filter(({ id }) =>
    one.advisories.includes(id),
  );
  return one.projects
    .filter((slug) => !mine.some(({ project }) => project === slug))
    .map((slug) => ({
      what: `There is no advisory for ${slug}.`,
      commands: [`candor new advisory --case ${one.id} --project ${slug}`],
      must: needed,
    }));
}

function publication(one: Case, everything: Everything): Requirement[] {
  const known = new Map(
    [...everything.content.advisories, ...everything.desk.advisories].map((each) => [
      each.id,
      each,
    ]),
  );
  const embargoed = one.advisories.flatMap((id): Requirement[] => {
    const advisory = known.get(id);
    if (advisory === undefined)
      return [must(`There is no advisory ${id}.`, `candor new advisory --case ${one.id}`)];
    if (isPublic(advisory)) return [];
    const { published, state, file } = advisory;
    if (state === 'scheduled') {
      const release = everything.desk.releases.find((each) => each.advisories.includes(id))?.slug;
      const command = release === undefined ? 'candor build' : `candor release-day ${release}`;
      return [must(`The advisory ${id} is not public before ${published}.`, command)];
    }
    const why = published === undefined ? 'has no "published"' : `is ${state} (${published})`;
    return [must(`The advisory ${id} is not public: it ${why}.`, `edit ${file}`)];
  });
  return [...embargoed, ...withoutAdvisory(one, everything, true)];
}

function learning(one: Case, { content, desk }: Everything): Requirement[] {
  const needs = one.private_forks
    .filter((fork) => fork.deleted === undefined)
    .map(({ url }) =>
      must(
        `The private fork ${url} is not marked as deleted.`,
        caseCommand(one, `--fork-deleted ${shellWord(url)}`),
      ),
    );
  if (!one.retrospective.planned) return needs;
  const about = (list: readonly { advisories: readonly string[] }[]): boolean =>
    list.some(({ advisories }) => advisories.some((id) => one.advisories.includes(id)));
  if (about(content.retrospectives)) return needs;
  const draft = desk.retrospectives.find((each) => about([each]));
  const none = caseCommand(one, '--no-retrospective "why none"');
  if (draft !== undefined)
    return [
      ...needs,
      must(
        'The retrospective is not public yet. Finish it and set "published".',
        `edit ${draft.file}`,
        none,
      ),
    ];
  const commands = [`candor new retrospective ${one.advisories.join(' ')}`, none];
  return [
    ...needs,
    must('There is no retrospective, and it is not recorded that none is planned.', ...commands),
  ];
}

/** The names of the projects of a case, for people; the slug if the project is unknown. */
export function projectNames(one: Case, everything: Pick<Everything, 'content'>): string[] {
  return one.projects.map((slug) => projectOf(slug, everything)?.name ?? slug);
}
