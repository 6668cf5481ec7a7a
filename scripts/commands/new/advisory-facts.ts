// The data that a new advisory takes from its case, and its open questions.

import { PENDING } from '../../../src/drafts/advisory.ts';
import type { Case } from '../../../src/model/case/case.ts';
import { compareInstants, type Instant } from '../../../src/model/instant.ts';
import type { Project } from '../../../src/model/project/project.ts';
import { pastTime } from './value.ts';

/** The CVE of a case for a project, or a pending request. */
export function cveOf(from: Case | undefined, project: Project): string | undefined {
  const request = from?.cve_requests.find(
    (one) => one.project === undefined || one.project === project.slug,
  );
  return request && (request.id ?? PENDING);
}

/** The missing facts that only the author knows. */
export function openQuestions(draft: {
  readonly cve: string | undefined;
  readonly reported: boolean;
  readonly fixed: readonly string[];
  readonly introduced: readonly string[];
  readonly packages: number;
}): string[] {
  const { cve, reported, fixed, introduced, packages } = draft;
  return [
    cve === undefined
      ? 'add the CVE to "aliases", or "cve: {status: pending}" if one is requested, or the reason why there is none'
      : [],
    reported ? [] : 'add the time of the report: "timeline: [{at: TIME, event: reported}]"',
    packages > 1 ? 'remove the packages that are not affected' : [],
    fixed.length > 0 && introduced.length === 0
      ? 'complete the ranges: replace "..." with the first version that has the vulnerability, and remove the "#"'
      : [],
  ].flat();
}

/**
 * The part of a case that becomes public with the advisory: the times of the report, the answer,
 * the triage, and so on.
 */
export function timelineOf(
  reported: string | undefined,
  one: Case | undefined,
  now: Instant,
): { at: Instant; event: string }[] {
  const given = reported === undefined ? undefined : pastTime(reported, '--reported', now);
  if (one === undefined) return given === undefined ? [] : [{ at: given, event: 'reported' }];
  const steps = {
    acknowledged: 'acknowledged',
    triaged: 'triaged',
    fixing: 'fix-assigned',
    verified: 'fix-ready',
  } as const;
  const events: { at: Instant; event: string }[] = [
    { at: given ?? one.received.at, event: 'reported' },
  ];
  for (const [step, event] of Object.entries(steps)) {
    const at = one.history.find((entry) => entry.step === step)?.at;
    if (at !== undefined) events.push({ at, event });
  }
  const asked = one.cve_requests
    .flatMap(({ at }) => (at === undefined ? [] : [at]))
    .sort(compareInstants)[0];
  if (asked !== undefined) events.push({ at: asked, event: 'cve-requested' });
  return events.sort((a, b) => compareInstants(a.at, b.at));
}

/**
 * The part of a case that only its author can finish. The tests are not named, because others can
 * see the file early.
 */
export function todoOf(
  { id, regression_tests: tests, reporter }: Case,
  severity: readonly string[],
  titled: boolean,
): string[] {
  const links = 'when the fix and the regression tests are public, link them under "references"';
  const rate = `add a CVSS vector; ${id} has only an estimate`;
  const credit = 'ask the reporter for a name to credit, and add it to "credits"';
  return [
    titled
      ? 'check the summary: it is the title of the case, which was written only for the team'
      : [],
    tests.length === 0 ? [] : links,
    severity.length === 0 ? rate : [],
    reporter.credit === undefined ? credit : [],
  ].flat();
}
