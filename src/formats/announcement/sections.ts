// The sections of an announcement (SPEC 11, the template), made of the ranges, the project, and the
// texts of the advisories.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { isNoneKnown } from '../../model/advisory/sections.ts';
import { codeSpan, escapeMarkdown, withoutComments } from '../../model/markdown/render.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { versionCommand } from '../../model/project/version-command.ts';
import {
  type VulnerableVersions,
  versionsInWords,
  vulnerableVersions,
} from './vulnerable-versions.ts';
import {
  blocks,
  inWords,
  labelled,
  nameOf,
  notWithdrawn,
  type Subject,
  sectionOf,
} from './words.ts';

/** "Am I vulnerable?": how to find the version, the vulnerable versions, and other conditions. */
export function vulnerableSection(subject: Subject): string {
  const advisories = notWithdrawn(subject);
  if (advisories.length === 0) return '';
  const rows = vulnerableVersions(advisories, subject.project);
  const texts = labelled(advisories, (advisory) => sectionOf(advisory, 'affected'));
  return blocks(versionsBlock(rows, subject.project), ...texts);
}

function versionsBlock(rows: readonly VulnerableVersions[], project: Project | undefined): string {
  const command = project?.version_command;
  const [first] = rows;
  if (first === undefined) return '';
  if (first.repo !== undefined) return `These commits are vulnerable:\n\n${bullets(rows)}`;
  // The command prints the version of one package. The prose says how to find the versions of the
  // others.
  const others = blocks(
    withoutComments(packageCount(rows) > 1 ? (project?.version_prose ?? '') : ''),
  );
  if (command !== undefined && rows.length === 1)
    return `Run ${codeSpan(command)} and if it indicates a base version ${aside(versionsInWords(first))} that means it is a vulnerable version.`;
  if (command !== undefined)
    return blocks(
      `Run ${codeSpan(command)} and if it indicates one of these base versions, that means it is a vulnerable version:`,
      bullets(rows),
      others,
    );
  const how = project?.version_prose ?? blocks(...lookUps(rows));
  return blocks(withoutComments(how), `These versions are vulnerable:\n\n${bullets(rows)}`);
}

/** Says how to find the version of each package: by the command of its registry, if it has one. */
function lookUps(rows: readonly VulnerableVersions[]): string[] {
  const packages = [...new Map(rows.map((row) => [packageKey(row.package), row.package])).values()];
  const labelOf = (one: Package): string => escapeMarkdown(packageLabel(one));
  const others = packages.filter((one) => versionCommand(one) === undefined).map(labelOf);
  const runs = packages.flatMap((one) => {
    const command = versionCommand(one);
    return command === undefined ? [] : { command: codeSpan(command), label: labelOf(one) };
  });
  const [first, second] = runs;
  const lookup =
    first !== undefined && second === undefined
      ? `Run ${first.command} to see which version of ${first.label} you have installed.`
      : runs.length === 0
        ? ''
        : `To see which versions you have installed, run\n\n${runs.map(({ command, label }) => `* ${command} for ${label}`).join('\n')}`;
  const rest =
    others.length === 0
      ? ''
      : `Look up which version of ${inWords(others, 'and')} you have installed.`;
  return [lookup, rest];
}

/** A phrase with a comma also ends in a comma, as an aside does. */
const aside = (words: string): string => escapeMarkdown(words.includes(', ') ? `${words},` : words);

const packageCount = (rows: readonly VulnerableVersions[]): number =>
  new Set(rows.map((row) => packageKey(row.package))).size;

const bullets = (rows: readonly VulnerableVersions[]): string =>
  linesOf(rows)
    .map((line) => `* ${escapeMarkdown(line)}`)
    .join('\n');

/** Returns the vulnerable versions in words, one line for each package and branch. Plain text. */
export function linesOf(rows: readonly VulnerableVersions[]): string[] {
  const byPackage = [...Map.groupBy(rows, (row) => packageKey(row.package)).values()];
  return byPackage.flatMap((group) => packageWords(group, byPackage.length > 1));
}

// A list can contain thousands of single versions; the advisory shows them all.
const MOST_SINGLE = 20;

function packageWords(rows: readonly VulnerableVersions[], several: boolean): string[] {
  const isSingle = ({ from, last }: VulnerableVersions): boolean =>
    from !== undefined && from === last;
  const lines = rows
    .filter((row) => !isSingle(row))
    .map((row) => withLabels(row, several ? [packageLabel(row.package)] : [], rowWords(row)));
  const single = rows.filter(isSingle);
  const [first] = single;
  if (first === undefined) return lines;
  const more = single.length - MOST_SINGLE;
  const shown = single.slice(0, MOST_SINGLE).map(({ from = '' }) => from);
  const words = `${shown.join(', ')}${more > 0 ? ` and ${more} more; see the advisory` : ''}`;
  return [...lines, `${several ? `${packageLabel(first.package)}: ` : ''}${words}`];
}

function rowWords(row: VulnerableVersions): string {
  const { repo, from, fixed, last } = row;
  if (repo === undefined) return versionsInWords(row).replace(/^of /, '');
  return `${repo}: ${rangeInWords({ introduced: from, fixed, last_affected: last }, english.range)}`;
}

function withLabels(
  { branch }: VulnerableVersions,
  labels: readonly string[],
  words: string,
): string {
  const all = branch === undefined ? labels : [...labels, branch];
  return all.length === 0 ? words : `${all.join(', ')}: ${words}`;
}

/**
 * "How do I mitigate the vulnerability?": empty if no advisory has a mitigation. An advisory
 * without the section, such as an imported one, is not mentioned.
 */
export function mitigationSection(subject: Subject): string {
  const advisories = notWithdrawn(subject);
  const mitigation = (advisory: Advisory): string => {
    const text = sectionOf(advisory, 'mitigation');
    return isNoneKnown(text) ? '' : text;
  };
  if (advisories.every((advisory) => mitigation(advisory) === '')) return '';
  const without = advisories
    .filter((advisory) => isNoneKnown(sectionOf(advisory, 'mitigation')))
    .map(nameOf);
  const rest =
    without.length === 0 ? '' : `For ${inWords(without, 'and')}, no mitigation is known.`;
  return blocks(...labelled(advisories, mitigation), rest);
}
