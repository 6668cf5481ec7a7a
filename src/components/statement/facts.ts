// The parts of a statement on a vulnerability in a dependency, in words for readers.

import type { Catalogue } from '../../language/index.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { parsePurl } from '../../model/package/purl.ts';
import type { Project } from '../../model/project/project.ts';
import { type Statement, statementPackages } from '../../model/statement.ts';

/** Formats a component by its name and version: `example-deflate 0.9.4`. */
export function componentName(purl: string): string {
  const parsed = parsePurl(purl);
  if (parsed === undefined) return purl;
  const { namespace, name, version } = parsed;
  const full = namespace === '' ? name : `${namespace}/${name}`;
  return version === undefined ? full : `${full} ${version}`;
}

/**
 * Returns the products of a statement, a text for each package: `orbital (PyPI), every version`,
 * `orbital-cli (crates.io) 1.2.0, 1.2.2`.
 */
export function productsInWords(
  statement: Pick<Statement, 'packages' | 'versions'>,
  project: Project | undefined,
  { everyVersion }: Pick<Catalogue['page']['statements'], 'everyVersion'>,
): string[] {
  const { versions } = statement;
  const names = statementPackages(statement, project).map(packageLabel);
  return names.map((name) =>
    versions.length === 0 ? everyVersion(name) : `${name} ${versions.join(', ')}`,
  );
}

/** Splits a plain text into paragraphs. */
export const paragraphsOf = (text: string | undefined): string[] =>
  (text ?? '').split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
