// Words for the figures of the policy: the process, the targets by severity, and the versions that
// get fixes.

import type { ProcessLane, ProcessName } from '../../model/policy/process.ts';
import { type SlotRule, slotInWords } from '../../model/policy/slot.ts';
import { time } from './time.ts';

const steps: Readonly<Record<ProcessName, string>> = {
  acknowledge: 'Acknowledge the report',
  triage: 'Triage the vulnerability',
  assign: 'Assign the fix',
  plan: 'Plan the disclosure',
  cve: 'Request a CVE, draft the advisory',
  fix: 'Fix in private',
  release: 'Release and announce',
  learn: 'Learn',
};

const lanes: Readonly<Record<ProcessLane, string>> = {
  team: 'Security team',
  fixers: 'Fixing team',
  both: 'Both teams',
};

export const policy = {
  procedure: {
    title: 'From the report to the lessons learned',
    steps,
    lanes,
    /** The rule of a step, in a few words. */
    details: {
      acknowledge: (hours: number | undefined): string =>
        hours === undefined
          ? 'A person answers.'
          : `A person answers within ${time.promise(hours)}.`,
      triage: 'The team reproduces and rates it, and decides whom to inform.',
      assign: 'People who know the code write the fix: at least one maintainer of each project.',
      plan: (critical: number | undefined, low: number | undefined): string =>
        critical === undefined || low === undefined
          ? 'A date that depends on the severity.'
          : `A date that depends on the severity: ${critical} days if it is critical, up to ${low} if it is low.`,
      cve: 'Affected versions, score and mitigation, updated with every finding.',
      fix: 'In a private fork, with tests for the vulnerability and its variants. The security team verifies it.',
      release: (slot: SlotRule | undefined): string =>
        `Releases, advisory and announcement on one day${slot === undefined ? '' : `: ${slotInWords(slot)}`}.`,
      learn: 'A retrospective, some days later.',
    },
    asList: 'The same as a list',
    embargo: 'Under embargo',
    open: 'Public',
    /** A step as one sentence: its name, who does it, and its rule. */
    step: (n: number, name: string, lane: string, detail: string): string =>
      `${n}. ${name} (${lane}): ${detail}`,
  },
  levels: {
    title: 'Severity levels and targets',
    level: 'Severity',
    score: 'CVSS score',
    days: 'Days to the release',
    /** Instead of the days of a level for which the site states none. */
    unstated: 'No target stated',
    band: (from: string, to: string): string => `${from} to ${to}`,
    note: 'Days are counted from the report. They are targets.',
  },
  support: {
    title: (project: string): string => `Supported versions of ${project}`,
    /**
     * A branch as a sentence: its name, its support, and the days of its first release and its last
     * support, if stated.
     */
    branch: (
      name: string,
      status: string,
      from: string | undefined,
      until: string | undefined,
    ): string =>
      `${name}: ${status}.${from === undefined ? '' : ` First release: ${from}.`}${until === undefined ? '' : ` Last day of support: ${until}.`}`,
    none: 'No project states which versions get fixes.',
    more: (project: string): string => `More about ${project}`,
  },
};
