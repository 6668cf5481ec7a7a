// The next action for a vulnerability, in words, with its command and the person who does it. The
// steps of a case are in steps.ts.

import type { Case, CaseStep } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import { progressOf } from './steps.ts';
import type { AnyRelease, Subject } from './subject.ts';

export interface NextAction {
  readonly words: string;
  /** The command; absent if the action has none. */
  readonly command?: string | undefined;
  /** The command to run afterwards. */
  readonly afterwards?: string | undefined;
  readonly who: string;
}

const TEAM = 'the SIRT';

/**
 * The state of a vulnerability, in a word: the step of its case, otherwise the state of its
 * advisory.
 */
export function stepIn({ case: worksheet, advisories }: Subject): string {
  return worksheet?.step ?? advisories[0]?.state ?? 'reserved';
}

/** Returns the next action for a vulnerability. */
export function nextFor(subject: Subject, everything: Everything): NextAction {
  const { case: worksheet } = subject;
  return worksheet === undefined
    ? nextForDraft(subject, everything)
    : nextForCase(subject, worksheet, everything);
}

function nextForCase(subject: Subject, worksheet: Case, everything: Everything): NextAction {
  const { id, step } = worksheet;
  const who = whoIs(worksheet);
  const { next, needs } = progressOf(worksheet, everything);
  if (step === 'received') {
    const words = 'Answer the reporter. When you have sent the letter, record it:';
    return {
      words,
      command: `candor mail acknowledgement ${id}`,
      afterwards: `candor case ${id} acknowledged`,
      who,
    };
  }
  if (next === undefined) {
    const words = 'Send the final report (CRA). When you have sent it, record it:';
    return { words, command: `candor case ${id} --answer final_report=now`, who };
  }
  const waits = step === 'scheduled' ? waiting(subject, everything.now) : undefined;
  if (waits !== undefined) return { ...waits, who };
  // A recommendation is shown only if a requirement comes after it.
  const requirement = needs.some(({ must }) => must) ? needs[0] : undefined;
  if (requirement === undefined)
    return { words: MOVES[next], command: `candor case ${id} ${next}`, who };
  const [command] = requirement.commands;
  const edit = command?.startsWith('edit ') === true;
  return {
    words: edit ? `${requirement.what} ${sentence(command)}` : requirement.what,
    ...(edit ? {} : { command }),
    who,
  };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The action that completes a step. */
const MOVES: Readonly<Record<CaseStep, string>> = {
  received: 'Record when the report arrived.',
  acknowledged: 'Answer the reporter.',
  triaged: 'Triage is complete. Record it:',
  fixing: 'Assign it to the fixing team.',
  verified: 'Verify the fix and its variants.',
  scheduled: 'The slot and the releases are agreed. Record it:',
  published: 'Everything is public. Record it:',
  learnt: 'The retrospective is done, or none is planned. Record it:',
};

/** A scheduled case waits for its slot, and then has its release day. */
function waiting({ advisories, releases, case: worksheet }: Subject, now: Instant) {
  const slot = worksheet?.slot;
  if (
    slot === undefined ||
    advisories.every(({ state }) => state === 'published' || state === 'withdrawn')
  )
    return undefined;
  const when = isAfter(slot, now)
    ? 'Prepare the release day.'
    : 'The time of the slot has come. Release:';
  const planned = releases.find(({ state }) => state !== 'published');
  if (planned !== undefined) return { words: when, command: `candor release-day ${planned.slug}` };
  if (releases.length > 0) return undefined;
  const flags = worksheet === undefined ? '' : ` --case ${worksheet.id}`;
  return { words: 'No release fixes it yet.', command: `candor new release${flags}` };
}

function whoIs({ step, triage, fixing_team: team, release_plan: plan }: Case): string {
  const owners = [...new Set(plan.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))];
  const fixers = triage.fix_owner ?? (team.map(({ name }) => name).join(', ') || 'nobody yet');
  if (step === 'fixing') return `the fixing team (${fixers})`;
  if (step === 'scheduled')
    return owners.length === 0 ? 'the SIRT and the fixing team' : `the SIRT, ${owners.join(', ')}`;
  return TEAM;
}

function nextForDraft({ id, advisories, releases }: Subject, { now }: Everything): NextAction {
  const [advisory] = advisories;
  const { published, tlp, state } = advisory ?? {};
  if (state === 'published' || state === 'withdrawn')
    return { words: 'Report it to the authority, if the CRA requires it.', who: TEAM };
  if (state === 'restricted' && published !== undefined)
    return {
      words: `It is TLP:${tlp}, so it is not published. To publish it, set "tlp: CLEAR" in the advisory.`,
      who: TEAM,
    };
  if (published === undefined)
    return {
      words: 'Finish the draft ("candor check"), then plan its slot.',
      command: `candor plan ${id}`,
      who: TEAM,
    };
  if (!isAfter(published, now)) return { words: 'Publish it.', command: 'candor build', who: TEAM };
  const planned = releases.find((one) => one.state !== 'published');
  if (planned !== undefined)
    return {
      words: 'Prepare the release day.',
      command: `candor release-day ${planned.slug}`,
      who: TEAM,
    };
  return {
    words: 'The first build after its slot publishes it.',
    command: 'candor build',
    who: TEAM,
  };
}

/** Returns the next action for a release that fixes no vulnerability on the board. */
export function nextForRelease(release: AnyRelease, projects: readonly Project[]): NextAction {
  const name = projects.find(({ slug }) => slug === release.project)?.name ?? release.project;
  if (release.published === undefined)
    return {
      words: `Finish the draft for ${name} and set "published".`,
      command: 'candor check',
      who: TEAM,
    };
  return {
    words: 'Prepare the release day.',
    command: `candor release-day ${release.slug}`,
    who: TEAM,
  };
}
