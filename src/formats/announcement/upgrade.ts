// "How do I upgrade?" in an announcement: the command for each package and fixed version, then the
// advisories' own text.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { codeBlock, escapeMarkdown } from '../../model/markdown/render.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import { branchOf, type Project } from '../../model/project/project.ts';
import { upgradeCommand } from '../../model/project/upgrade-command.ts';
import { compareVersions } from '../../model/version/compare.ts';
import { type VulnerableVersions, vulnerableVersions } from './vulnerable-versions.ts';
import { blocks, inWords, labelled, notWithdrawn, type Subject, sectionOf } from './words.ts';

/**
 * Returns Markdown: how to get the fix of one advisory, for texts whose author leaves that to the
 * ranges. Empty if no range has a fixed version.
 */
export function upgradeOfAdvisory(advisory: Advisory, project: Project | undefined): string {
  const rows = vulnerableVersions([advisory], project).filter(({ fixed }) => fixed !== undefined);
  const byPackage = Map.groupBy(rows, (row) => packageKey(row.package));
  return blocks(...[...byPackage.values()].map((group) => upgradeOf(group, [], { project }, byPackage.size > 1)));
}

/** Returns Markdown, never empty. Commands are generated only if no advisory has its own. */
export function upgradeSection(subject: Subject): string {
  const { project, versions } = subject;
  const advisories = notWithdrawn(subject);
  const rows = vulnerableVersions(advisories, project).filter(({ fixed }) => fixed !== undefined);
  const byPackage = Map.groupBy(rows, (row) => packageKey(row.package));
  const texts = labelled(advisories, (advisory) => sectionOf(advisory, 'upgrade'));
  const manual = texts.some((text) => /^ {0,3}(?:`{3}|~{3})/m.test(text));
  const several = byPackage.size > 1;
  const commands = [...byPackage.values()].map((group) =>
    upgradeOf(group, versions, manual ? undefined : { project }, several),
  );
  const all = blocks(...commands, ...texts);
  return all === '' ? `Upgrade to ${either(versions)}.` : all;
}

const either = (versions: readonly string[]): string => inWords(versions.map(escapeMarkdown), 'or');

function upgradeOf(
  group: readonly VulnerableVersions[],
  released: readonly string[],
  commanding: { readonly project: Project | undefined } | undefined,
  several: boolean,
): string {
  const [first] = group;
  if (first === undefined) return '';
  const { package: of, repo } = first;
  const fixed = fixedHere(group, released);
  const label = escapeMarkdown(packageLabel(of));
  if (repo !== undefined) return `In ${escapeMarkdown(repo)}, the fix is commit ${either(fixed)}.`;
  const name = several ? `${label} ` : '';
  const project = commanding?.project;
  const commands = fixed.map((version) => upgradeCommand(project, of, version));
  const [command] = commands;
  if (command === undefined || commanding === undefined) return `Upgrade ${name}to ${either(fixed)}.`;
  if (new Set(commands).size === 1) return `Upgrade ${name}to ${either(fixed)}:\n\n${codeBlock(command, 'sh')}`;
  const steps = fixed.map((version, i) => {
    const branch = branchOf(of, version, project);
    const start = branch === undefined ? 'Upgrade' : `On the ${escapeMarkdown(branch.name)} branch, upgrade`;
    return `${start} ${name}to ${escapeMarkdown(version)}:\n\n${codeBlock(commands[i] ?? '', 'sh')}`;
  });
  return blocks(...steps);
}

/**
 * Returns the fixed versions of a package. If one advisory was fixed before this release, only the
 * release fixes all of them.
 */
function fixedHere(rows: readonly VulnerableVersions[], released: readonly string[]): string[] {
  const fixed = [...new Set(rows.map((row) => row.fixed ?? ''))];
  const of = rows[0]?.package;
  const ecosystem = of?.kind === 'package' ? of.ecosystem : '';
  const here = fixed.filter((version) =>
    released.some((one) => one === version || compareVersions(ecosystem, one, version) === 0),
  );
  return here.length === 0 ? fixed : here;
}
