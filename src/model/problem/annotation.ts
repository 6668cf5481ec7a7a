// Problems in the forms in which continuous integration shows them beside the source: workflow
// commands of GitHub Actions, and the code quality report of GitLab.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { visible } from '../text/visible.ts';
import type { Level } from './kind.ts';
import type { Problem } from './problem.ts';

/** The kinds of annotations, as `--annotations` names them. */
export const ANNOTATION_KINDS = ['github', 'gitlab'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/**
 * Returns a workflow command, one line: `::error file=,line=,col=,title=::message`. `prefix` is the
 * path from the top of the repository to the content folder.
 */
export function workflowCommand(problem: Problem, prefix: string): string {
  const { level, code, line, column } = problem;
  const properties = {
    file: pathOf(problem, prefix),
    line: String(line),
    col: String(column),
    title: code,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapedProperty(visible(value))}`,
  );
  return `::${level} ${written.join(',')}::${escaped(words(problem))}`;
}

/** Returns a workflow command about no file. */
export function workflowNote(level: Level, message: string): string {
  return `::${level} title=Candor::${escaped(visible(message))}`;
}

/**
 * Returns the report of GitLab: JSON in the subset of Code Climate that it reads. `note` is added as
 * an issue of site.yaml, because GitLab shows no issue without a file.
 */
export function codeQuality(
  problems: readonly Problem[],
  prefix: string,
  note?: { readonly level: Level; readonly message: string },
): string {
  const count = new Map<string, number>();
  const issues = problems.map((problem) => {
    const path = pathOf(problem, prefix);
    // GitLab shows one issue for each fingerprint, and compares them between branches: the line
    // number is not part of it.
    const name = [problem.code, path, problem.message].join(' ');
    const nth = (count.get(name) ?? 0) + 1;
    count.set(name, nth);
    return issueOf(words(problem), problem, {
      path,
      line: problem.line,
      fingerprint: `${name} ${nth}`,
    });
  });
  const place = { path: `${prefix}site.yaml`, line: 1, fingerprint: 'not-public' };
  const noted =
    note === undefined
      ? []
      : [issueOf(visible(note.message), { level: note.level, code: 'not-public' }, place)];
  return JSON.stringify([...issues, ...noted], null, 2);
}

interface IssuePlace {
  readonly path: string;
  readonly line: number;
  readonly fingerprint: string;
}

const issueOf = (
  description: string,
  { level, code }: { readonly level: Level; readonly code: string },
  { path, line, fingerprint }: IssuePlace,
) => ({
  description,
  check_name: code,
  fingerprint: bytesToHex(sha256(utf8ToBytes(fingerprint))),
  severity: level === 'error' ? 'major' : 'minor',
  location: { path, lines: { begin: line } },
});

const words = ({ message, remedy }: Problem): string => visible(`${message} ${remedy}`);

/** Findings of public/ have paths such as `../public/logo.png`. */
function pathOf({ file }: Problem, prefix: string): string {
  const parts: string[] = [];
  for (const part of `${prefix}${file}`.split('/'))
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  return parts.join('/');
}

/** The escapes that GitHub defines for the message of a workflow command. */
const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** A colon or comma would end the value of a property. */
const escapedProperty = (text: string): string =>
  escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
