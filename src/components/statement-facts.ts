// What readers see of a statement on a vulnerability in a dependency: OpenVEX's labels in plain words.

import { PackageURL } from 'packageurl-js';
import { packageLabel } from '../model/package.ts';
import type { Project } from '../model/project.ts';
import { type Justification, type Statement, type StatementStatus, statementPackages } from '../model/statement.ts';

export const STATUS_LABELS: Readonly<Record<StatementStatus, string>> = {
  not_affected: 'Not affected',
  under_investigation: 'Under investigation',
  affected: 'Affected',
  fixed: 'Fixed',
};

export const JUSTIFICATION_LABELS: Readonly<Record<Justification, string>> = {
  component_not_present: 'The component is not part of the product.',
  vulnerable_code_not_present: 'The component is there, but without the vulnerable code.',
  vulnerable_code_not_in_execute_path: 'The vulnerable code is there, but it is never run.',
  vulnerable_code_cannot_be_controlled_by_adversary:
    'An attacker cannot reach the vulnerable code with input of their own.',
  inline_mitigations_already_exist: 'Protections that are built in keep the vulnerability from being exploited.',
};

/** A component by its name and version: `example-deflate 0.9.4`. */
export function componentName(purl: string): string {
  const { namespace, name, version } = PackageURL.fromString(purl);
  const full = namespace ? `${namespace}/${name}` : name;
  return version ? `${full} ${version}` : full;
}

/** What a statement is about, a text for each package: `orbital (PyPI), every version`, `orbital-cli (crates.io) 1.2.0, 1.2.2`. */
export function productsInWords(
  statement: Pick<Statement, 'packages' | 'versions'>,
  project: Project | undefined,
): string[] {
  const { versions } = statement;
  const words = versions.length === 0 ? ', every version' : ` ${versions.join(', ')}`;
  return statementPackages(statement, project).map((one) => `${packageLabel(one)}${words}`);
}

/** The paragraphs of a plain text. */
export const paragraphsOf = (text: string | undefined): string[] =>
  (text ?? '').split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
