// "How do I upgrade?" in an announcement: the command for each package and fixed version, then the
// advisories' own text.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { dayOf } from '../../model/instant.ts';
import { waitingNames } from '../../model/lookup/waiting-branches.ts';
import { codeBlock, escapeMarkdown } from '../../model/markdown/render.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import { branchOf, type Project } from '../../model/project/project.ts';
import { upgradeCommand } from '../../model/project/upgrade-command.ts';
import { advisedVersions, upgradeTarget } from './advised.ts';
import { type VulnerableVersions, vulnerableVersions } from './vulnerable-versions.ts';
import {
  blocks,
  inWords,
  labelled,
  notWithdrawn,
  type Subject,
  sectionOf,
  type Upgrading,
} from './words.ts';

/**
 * Returns Markdown: how to get the fix of one advisory, for texts whose author leaves that to the
 * ranges. Empty if no range has a fixed version.
 */
export function upgradeOfAdvisory(advisory: Advisory, project: Project | undefined): string {
  const rows = vulnerableVersions([advisory], project).filter(({ fixed }) => fixed !== undefined);
  const byPackage = Map.groupBy(rows, (row) => packageKey(row.package));
  const alone = { project, versions: [], advisories: [advisory], outcomes: [] };
  return blocks(
    ...[...byPackage.values()].map((group) =>
      upgradeOf(group, alone, { project }, byPackage.size > 1),
    ),
  );
}

/** Returns Markdown, never empty. Commands are generated only if no advisory has its own. */
export function upgradeSection(subject: Subject): string {
  const { project } = subject;
  const advisories = notWithdrawn(subject);
  const rows = vulnerableVersions(advisories, project).filter(({ fixed }) => fixed !== undefined);
  const byPackage = Map.groupBy(rows, (row) => packageKey(row.package));
  const texts = labelled(advisories, (advisory) => sectionOf(advisory, 'upgrade'));
  const manual = texts.some((text) => /^ {0,3}(?:`{3}|~{3})/m.test(text));
  const several = byPackage.size > 1;
  const commands = [...byPackage.values()].map((group) =>
    upgradeOf(group, subject, manual ? undefined : { project }, several),
  );
  const all = blocks(...commands, ...texts);
  const advised = advisedVersions(subject);
  const upgrade =
    advised.length === 0 ? 'No version fixes this yet.' : `Upgrade to ${either(advised)}.`;
  return blocks(all === '' ? upgrade : all, waitingBlock(subject));
}

/** Names the maintained branches that have no fix yet. */
function waitingBlock(subject: Subject): string {
  const { project, now } = subject;
  const texts = labelled(notWithdrawn(subject), (advisory) => {
    const names = waitingNames(advisory, project, dayOf(now));
    if (names.length === 0) return '';
    const branches = `${inWords(names.map(escapeMarkdown), 'and')} ${names.length === 1 ? 'branch' : 'branches'}`;
    return `No version of the ${branches} has a fix yet.`;
  });
  return blocks(...texts);
}

const either = (versions: readonly string[]): string => inWords(versions.map(escapeMarkdown), 'or');

function upgradeOf(
  group: readonly VulnerableVersions[],
  subject: Upgrading,
  commanding: { readonly project: Project | undefined } | undefined,
  several: boolean,
): string {
  const [first] = group;
  if (first === undefined) return '';
  const { package: of, repo } = first;
  const fixed = [
    ...new Set(
      group.flatMap((row) =>
        row.fixed === undefined ? [] : (targetOf(of, row.fixed, repo, subject) ?? []),
      ),
    ),
  ];
  if (fixed.length === 0) return '';
  const label = escapeMarkdown(packageLabel(of));
  if (repo !== undefined) return `In ${escapeMarkdown(repo)}, the fix is commit ${either(fixed)}.`;
  const name = several ? `${label} ` : '';
  const project = commanding?.project;
  const commands = fixed.map((version) => upgradeCommand(project, of, version));
  const [command] = commands;
  if (command === undefined || commanding === undefined)
    return `Upgrade ${name}to ${either(fixed)}.`;
  if (new Set(commands).size === 1)
    return `Upgrade ${name}to ${either(fixed)}:\n\n${codeBlock(command, 'sh')}`;
  const steps = fixed.map((version, i) => {
    const branch = branchOf(of, version, project);
    const start =
      branch === undefined ? 'Upgrade' : `On the ${escapeMarkdown(branch.name)} branch, upgrade`;
    return `${start} ${name}to ${escapeMarkdown(version)}:\n\n${codeBlock(commands[i] ?? '', 'sh')}`;
  });
  return blocks(...steps);
}

/** Commits have no order: their fix is the one that is stated. */
const targetOf = (
  of: Package,
  fix: string,
  repo: string | undefined,
  subject: Upgrading,
): string | undefined => (repo === undefined ? upgradeTarget(of, fix, subject) : fix);
