// Converts the options of "candor case" to edits of the YAML of a worksheet.

import { strayVersions } from '../../../src/drafts/advisory.ts';
import { TLP } from '../../../src/model/advisory/advisory.ts';
import type { Case } from '../../../src/model/case/case.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { Path } from '../../../src/model/problem/problem.ts';
import type { Project } from '../../../src/model/project/project.ts';
import type { Edit } from '../../../src/model/source/edit/edit.ts';
import { visible } from '../../../src/model/text/visible.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { nameHint } from '../../names.ts';
import { projectNamed } from '../new/choose-project.ts';
import { pastTime, severityOf, timeOf } from '../new/value.ts';

/** The options, as Commander parses them. */
export interface Answers {
  readonly answer?: string[] | undefined;
  readonly project?: string[] | undefined;
  readonly unaffected?: string[] | undefined;
  readonly severity?: string[] | undefined;
  readonly exploited?: string | undefined;
  readonly advisory?: string[] | undefined;
  readonly maintainer?: string[] | undefined;
  readonly fixer?: string[] | undefined;
  readonly consult?: string[] | undefined;
  readonly fork?: string[] | undefined;
  readonly forkDeleted?: string[] | undefined;
  readonly test?: string[] | undefined;
  readonly variantTest?: string[] | undefined;
  readonly done?: string[] | undefined;
  readonly cveAsked?: string[] | undefined;
  readonly cve?: string[] | undefined;
  readonly slot?: string | undefined;
  readonly release?: string[] | undefined;
  readonly retrospective?: string | boolean | undefined;
  readonly reason?: string | undefined;
}

/** The input of edits: the case before them, the time, and the projects of the site. */
interface Sheet {
  readonly one: Case;
  readonly at: Instant;
  readonly now: Instant;
  readonly projects: readonly Project[];
}

/** The single texts that --answer key=value sets, and their paths. `notes` are added, not set. */
export const ANSWER_PATHS: Readonly<Record<string, Path>> = {
  replicated: ['triage', 'replicated'],
  blast_radius: ['triage', 'blast_radius'],
  fix_owner: ['triage', 'fix_owner'],
  coordination: ['triage', 'coordination'],
  title: ['title'],
  reporter: ['reporter', 'name'],
  contact: ['reporter', 'contact'],
  credit: ['reporter', 'credit'],
  tlp: ['tlp'],
  slot_reason: ['slot_reason'],
  no_variants: ['reasons', 'no_variants'],
  no_fork: ['reasons', 'no_fork'],
  no_cve: ['reasons', 'no_cve'],
  no_release: ['reasons', 'no_release'],
  no_report: ['exploited', 'no_report'],
  notes: ['notes'],
};
const NOTES = 'notes';

/**
 * The reports of the CRA (Article 14(2)): --answer early_warning=TIME records when one was sent;
 * "now" is also a time.
 */
export const REPORTS = ['early_warning', 'notification', 'final_report'];

/**
 * Returns the edits for the options, in an order in which each finds what it needs. Throws
 * UsageError.
 */
export function editsOf(given: Answers, sheet: Sheet): Edit[] {
  return [
    ...severityEdits(given, sheet),
    ...answersIn(given).flatMap((answer) =>
      answer.key === NOTES ? [] : [answered(answer, given, sheet)],
    ),
    ...noteEdits(given, sheet),
    ...projectEdits(given, sheet),
    ...teamEdits(given, sheet),
    ...forkEdits(given, sheet),
    ...testEdits(given, sheet),
    ...cveEdits(given, sheet),
    ...planEdits(given, sheet),
  ];
}

/** Splits "key=value" at its first "=". Throws UsageError. */
function splitOption(text: string, flag: string, form: string): [key: string, value: string] {
  const at = text.indexOf('=');
  const [key, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || key === '' || value === '')
    throw new UsageError(`${flag}: cannot parse "${text}". Write it like ${form}.`);
  return [key, value];
}

interface Answer {
  readonly key: string;
  readonly value: string;
}

const answersIn = ({ answer = [] }: Answers): Answer[] =>
  answer.map((text) => {
    const [key, value] = splitOption(text, '--answer', 'key="words"');
    return { key, value };
  });

/** Notes are added to those that exist, as paragraphs at the end. */
function noteEdits(given: Answers, { one }: Sheet): Edit[] {
  const added = answersIn(given).flatMap(({ key, value }) => (key === NOTES ? [value] : []));
  const old = one.notes?.trimEnd() ?? '';
  if (added.length === 0) return [];
  if (old === '' && added.length === 1) return [{ path: [NOTES], set: added[0] }];
  return [{ path: [NOTES], set: `${[...(old === '' ? [] : [old]), ...added].join('\n\n')}\n` }];
}

/** The texts that an answer replaced, for the author: they can have been written by hand. */
export function replacedLines(before: Case, after: Case): string[] {
  return Object.entries(ANSWER_PATHS).flatMap(([key, path]) => {
    const [old, now] = [textAt(before, path), textAt(after, path)];
    if (key === NOTES || old === undefined || old === now) return [];
    return [
      `Replaced ${key}. It was:`,
      ...old
        .trimEnd()
        .split('\n')
        .map((line) => `  ${visible(line)}`),
    ];
  });
}

function textAt(one: Case, path: Path): string | undefined {
  let value: unknown = one;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function answered({ key, value }: Answer, { exploited }: Answers, { one, at, now }: Sheet): Edit {
  if (REPORTS.includes(key) || key === 'no_report') {
    if (one.exploited === undefined && exploited === undefined)
      throw new UsageError(
        `--answer ${key}: ${one.id} is not marked as exploited. Add --exploited TIME.`,
      );
    if (key !== 'no_report') {
      const sent = value === 'now' ? at : pastTime(value, `--answer ${key}`, now);
      return { path: ['exploited', 'reported', key], set: sent };
    }
  }
  const path = Object.hasOwn(ANSWER_PATHS, key) ? ANSWER_PATHS[key] : undefined;
  if (path !== undefined) return { path, set: value };
  const keys = [...Object.keys(ANSWER_PATHS), ...REPORTS];
  throw new UsageError(`--answer: there is no question "${key}". ${nameHint(key, keys)}`);
}

const append = (path: Path, items: readonly unknown[]): Edit[] =>
  items.map((item) => ({ path, append: item }));

function projectEdits(
  { project = [], unaffected = [], advisory = [] }: Answers,
  { one, projects }: Sheet,
): Edit[] {
  const named = project
    .map((slug) => projectNamed(slug, projects).slug)
    .filter((slug) => !one.projects.includes(slug));
  const spared = unaffected.map((text) => {
    const [slug, reason] = splitOption(text, '--unaffected', 'project="why not"');
    return { project: projectNamed(slug, projects).slug, reason };
  });
  const fresh = advisory.filter((id) => !one.advisories.includes(id));
  return [
    ...append(['projects'], named),
    ...append(['triage', 'unaffected'], spared),
    ...append(['advisories'], fresh),
  ];
}

function severityEdits({ severity, exploited }: Answers, { now }: Sheet): Edit[] {
  const edits: Edit[] = [];
  if (severity !== undefined) {
    const { level, vectors } = severityOf(severity);
    if (level !== undefined) edits.push({ path: ['severity', 'level'], set: level });
    if (vectors.length > 0) edits.push({ path: ['severity', 'vectors'], set: vectors });
  }
  if (exploited !== undefined)
    edits.push({ path: ['exploited', 'aware_at'], set: pastTime(exploited, '--exploited', now) });
  return edits;
}

/** Members of the team are not added twice; a fixer can become a maintainer. */
function teamEdits(
  { maintainer = [], fixer = [], consult = [] }: Answers,
  { one, at }: Sheet,
): Edit[] {
  const known = one.fixing_team.map(({ name }) => name);
  const isNew = (name: string, i: number, all: readonly string[]): boolean =>
    !known.includes(name) && all.indexOf(name) === i;
  const raised = one.fixing_team.flatMap((each, i): Edit[] =>
    maintainer.includes(each.name) && !each.maintainer
      ? [{ path: ['fixing_team', i, 'maintainer'], set: true }]
      : [],
  );
  const consulted = consult.map((text) => {
    const [name, tlp] = splitOption(text, '--consult', '"Name=AMBER"');
    if (!TLP.some((label) => label === tlp))
      throw new UsageError(`--consult: "${tlp}" is not a label. Give one of ${TLP.join(', ')}.`);
    return { name, tlp, at };
  });
  return [
    ...raised,
    ...append(
      ['fixing_team'],
      maintainer.filter(isNew).map((name) => ({ name, maintainer: true })),
    ),
    ...append(
      ['fixing_team'],
      fixer
        .filter((name, i) => isNew(name, i, fixer) && !maintainer.includes(name))
        .map((name) => ({ name })),
    ),
    ...append(['consulted'], consulted),
  ];
}

function forkEdits({ fork = [], forkDeleted = [] }: Answers, { one, at }: Sheet): Edit[] {
  const deleted = forkDeleted.map((url): Edit => {
    const index = one.private_forks.findIndex((each) => each.url === url);
    if (index < 0) throw new UsageError(`--fork-deleted: ${one.id} has no private fork ${url}.`);
    return { path: ['private_forks', index, 'deleted'], set: at };
  });
  return [
    ...deleted,
    ...append(
      ['private_forks'],
      fork
        .filter(
          (url) =>
            !one.private_forks.some((each) => each.url === url && each.deleted === undefined),
        )
        .map((url) => ({ url, created: at })),
    ),
  ];
}

function testEdits({ test = [], variantTest = [], done = [] }: Answers, { one }: Sheet): Edit[] {
  const count = one.regression_tests.length + test.length + variantTest.length;
  const finished = done.map((text): Edit => {
    const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (number < 1 || number > count)
      throw new UsageError(`--done: there is no test "${text}". Give a number from 1 to ${count}.`);
    return { path: ['regression_tests', number - 1, 'done'], set: true };
  });
  const tests = [
    ...test.map((words) => ({ text: words, covers: 'vulnerability' })),
    ...variantTest.map((words) => ({ text: words, covers: 'variant' })),
  ];
  return [...append(['regression_tests'], tests), ...finished];
}

/** A CVE goes to the first open request; --cve orbital=CVE-... to that of a project. */
function cveEdits({ cveAsked = [], cve = [] }: Answers, { one, at }: Sheet): Edit[] {
  const asked = cveAsked.map((cna) => ({ at, cna }));
  const waiting = [
    ...one.cve_requests,
    ...asked.map((each) => ({ ...each, id: undefined, project: undefined })),
  ];
  const used = new Set<number>();
  const ids = cve.map((text): Edit => {
    const [project, id] = text.includes('=')
      ? splitOption(text, '--cve', 'project=CVE-2026-12345')
      : [undefined, text];
    if (!/^CVE-\d{4}-\d{4,19}$/.test(id))
      throw new UsageError(`--cve: "${id}" is not a CVE id. Write it like CVE-2026-12345.`);
    const index = waiting.findIndex(
      (each, i) =>
        each.id === undefined &&
        !used.has(i) &&
        (project === undefined || each.project === project),
    );
    if (index < 0)
      return { path: ['cve_requests'], append: project === undefined ? { id } : { project, id } };
    used.add(index);
    return { path: ['cve_requests', index, 'id'], set: id };
  });
  return [...append(['cve_requests'], asked), ...ids];
}

function planEdits(
  { slot, release = [], retrospective, reason }: Answers,
  { one, projects }: Sheet,
): Edit[] {
  const edits: Edit[] = [];
  if (slot !== undefined) {
    edits.push({ path: ['slot'], set: timeOf(slot, '--slot') });
    if (reason !== undefined) edits.push({ path: ['slot_reason'], set: reason });
    else if (one.slot !== undefined)
      throw new UsageError(`Missing --reason: why the slot changes from ${one.slot}.`);
  }
  for (const text of release) edits.push(planned(text, one, projects));
  if (typeof retrospective === 'string' || retrospective === false) {
    const why = typeof retrospective === 'string' ? retrospective : reason;
    if (why === undefined)
      throw new UsageError('Missing --reason: why no retrospective is planned.');
    edits.push({ path: ['retrospective'], set: { planned: false, reason: why } });
  }
  return edits;
}

function planned(text: string, one: Case, projects: readonly Project[]): Edit {
  const [place, version] = splitOption(text, '--release', 'project:branch=version');
  const [slug = '', branch = ''] = place.includes(':')
    ? place.split(/:(.*)/)
    : [one.projects[0], place];
  const project = projectNamed(slug, projects);
  if (!project.branches.some(({ name }) => name === branch)) {
    const names = project.branches.map(({ name }) => name).join(', ');
    throw new UsageError(
      `--release: ${project.slug} has no branch "${branch}"; it has ${names === '' ? 'none' : names}.`,
    );
  }
  if (
    strayVersions(
      { ...project, branches: project.branches.filter(({ name }) => name === branch) },
      [version],
    ).length > 0
  )
    throw new UsageError(
      `--release: ${version} is not in the branch ${branch} of ${project.slug}. Correct the version, or the branch in ${project.file}.`,
    );
  const index = one.release_plan.findIndex(
    (plan) => plan.project === project.slug && plan.branch === branch,
  );
  if (index >= 0) return { path: ['release_plan', index, 'version'], set: version };
  return { path: ['release_plan'], append: { project: project.slug, branch, version } };
}
