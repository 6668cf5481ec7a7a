// Overlapping statements: about the same vulnerability, component and product.

import type { Everything } from '../../model/content.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { type DraftStatement, type Statement, statementPackages } from '../../model/statement.ts';
import { projectsOf } from '../advisory/each.ts';
import { checkFor } from '../check.ts';

export type AnyStatement = Statement | DraftStatement;

/** Returns every statement, the public ones first. */
export function statementsOf({ content, desk }: Everything): AnyStatement[] {
  return [...content.statements, ...desk.statements];
}

/** No two statements have the same subject, because it would be unclear which one applies. */
export const statementsOnce = checkFor(['statement-repeated'], function* (everything: Everything) {
  const projects = projectsOf(everything);
  const bySubject = new Map<string, Map<string, AnyStatement>>();
  for (const statement of statementsOf(everything)) {
    const { file, component, vulnerability } = statement;
    const versions = statement.versions.length === 0 ? [EVERY_VERSION] : statement.versions;
    const before = subjectsOf(statement, projects.get(statement.project)).flatMap((subject) => {
      const known = bySubject.get(subject) ?? new Map<string, AnyStatement>();
      bySubject.set(subject, known);
      const other = overlapping(known, versions);
      for (const version of versions) if (!known.has(version)) known.set(version, statement);
      return other === undefined || other === statement ? [] : [other];
    });
    const [other] = before;
    if (other === undefined) continue;
    const message = `The status of ${vulnerability} in ${component} for the same product is also stated in ${other.file}.`;
    yield { code: 'statement-repeated', file, at: { path: ['vulnerability'] }, message };
  }
});

const EVERY_VERSION = '*';

/**
 * Returns the subjects of a statement, one text for each name of the vulnerability and each
 * package.
 */
function subjectsOf(statement: AnyStatement, project: Project | undefined): string[] {
  const { vulnerability, aliases, component } = statement;
  const packages = [...new Set(statementPackages(statement, project).map(packageKey))];
  return [...new Set([vulnerability, ...aliases])].flatMap((name) =>
    packages.map((one) => JSON.stringify([name, component, one])),
  );
}

function overlapping(
  known: ReadonlyMap<string, AnyStatement>,
  versions: readonly string[],
): AnyStatement | undefined {
  const everyVersion = known.get(EVERY_VERSION);
  if (everyVersion !== undefined) return everyVersion;
  const [first] = known.values();
  if (versions.includes(EVERY_VERSION)) return first;
  return versions.map((version) => known.get(version)).find((one) => one !== undefined);
}
