// Statements on vulnerabilities in dependencies: each is about a project of ours and a component
// that a tool can find. None replaces an advisory, or names one that is under embargo.

import { isPublic } from '../../model/advisory/advisory.ts';
import type { Everything } from '../../model/content.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import type { Place } from '../../model/problem/problem.ts';
import type { Project } from '../../model/project/project.ts';
import { statementPackages } from '../../model/statement.ts';
import { furtherCve } from '../advisory/aliases.ts';
import { type AnyAdvisory, advisoriesOf, projectsOf } from '../advisory/each.ts';
import { checkFor, type Found } from '../check.ts';
import { unknownName } from '../references-between-files.ts';
import { type AnyStatement, statementsOf } from './overlap.ts';

/** The project and the packages are known, and at least one package has a purl. */
export const statementProducts = checkFor(
  ['reference-unknown', 'project-package', 'statement-product'],
  function* (everything: Everything) {
    const projects = projectsOf(everything);
    const unknown = unknownName('project', [...projects.keys()], (slug) => `projects/${slug}.yaml`);
    for (const statement of statementsOf(everything)) {
      const { file, project: slug } = statement;
      const project = projects.get(slug);
      if (project === undefined)
        yield { code: 'reference-unknown', file, at: { path: ['project'] }, ...unknown(slug) };
      else yield* products(statement, project);
    }
  },
);

function* products(
  statement: AnyStatement,
  project: Project,
): Generator<Found<'project-package' | 'statement-product'>> {
  const { file, packages } = statement;
  const known = new Set(project.packages.map(packageKey));
  for (const [i, one] of packages.entries()) {
    if (known.has(packageKey(one))) continue;
    const message = `The package ${packageLabel(one)} is not one of the packages of ${project.name}.`;
    const remedy = "Add it to the project, or correct the statement's package.";
    yield { code: 'project-package', file, at: { path: ['packages', i] }, message, remedy };
  }
  if (statementPackages(statement, project).length > 0) return;
  const message =
    packages.length === 0
      ? `No package of ${project.name} has a purl.`
      : 'No package of the statement has a purl.';
  yield {
    code: 'statement-product',
    file,
    at: { path: [packages.length === 0 ? 'project' : 'packages'] },
    message,
  };
}

/**
 * An own advisory states its affected packages itself, and one under embargo must not be named. A
 * different project of ours can have a statement on a public one. A withdrawn one states nothing about
 * its packages.
 */
export const statementsForeign = checkFor(['statement-own'], function* (everything: Everything) {
  const projects = projectsOf(everything);
  const own = new Map<string, AnyAdvisory>();
  for (const advisory of advisoriesOf(everything))
    for (const name of [advisory.id, ...advisory.aliases]) own.set(name, advisory);
  for (const statement of statementsOf(everything))
    for (const [name, at] of named(statement)) {
      const advisory = own.get(name.replace(/^x_/, ''));
      const message =
        advisory && objection(name, advisory, statement, projects.get(statement.project));
      if (message !== undefined) yield { code: 'statement-own', file: statement.file, at, message };
    }
});

function objection(
  name: string,
  advisory: AnyAdvisory,
  statement: AnyStatement,
  project: Project | undefined,
): string | undefined {
  const { id } = advisory;
  if (!isPublic(advisory) && isEarlier(statement, advisory))
    return `The statement names ${name} and is published before ${id}.`;
  if (advisory.withdrawn !== undefined) return undefined;
  const affected = new Set(advisory.affected.map(({ package: of }) => packageKey(of)));
  const shared = statementPackages(statement, project).find((one) => affected.has(packageKey(one)));
  return (
    shared &&
    `The advisory ${id} already says which versions of ${packageLabel(shared)} ${name} affects.`
  );
}

function isEarlier({ published }: AnyStatement, advisory: AnyAdvisory): boolean {
  if (published === undefined) return false;
  return (
    advisory.state !== 'scheduled' ||
    advisory.published === undefined ||
    isAfter(advisory.published, published)
  );
}

function named({ vulnerability, aliases }: AnyStatement): [string, Place][] {
  return [
    [vulnerability, { path: ['vulnerability'] }],
    ...aliases.map((alias, i): [string, Place] => [alias, { path: ['aliases', i] }]),
  ];
}

/** A statement is about one vulnerability, so about at most one CVE. */
export const statementCves = checkFor(['alias-several-cves'], function* (everything: Everything) {
  for (const { file, vulnerability, aliases } of statementsOf(everything)) {
    const further = furtherCve([vulnerability], aliases);
    if (further !== undefined) yield { code: 'alias-several-cves', file, ...further };
  }
});

/**
 * Revisions are after the publication, in order, and not in the future: the status and the texts of
 * a statement have no date, so a planned change would be published at once.
 */
const DATE_CODES = ['revision-order', 'revision-early', 'date-future'] as const;
export const statementDates = checkFor(DATE_CODES, function* (everything: Everything) {
  const { now } = everything;
  for (const { file, published, revisions } of statementsOf(everything)) {
    let previous: Instant | undefined;
    for (const [i, { at: time }] of revisions.entries()) {
      const at = { path: ['revisions', i, 'at'] };
      if (published !== undefined && isAfter(published, time))
        yield {
          code: 'revision-early',
          file,
          at,
          message: `The revision is dated ${time}, before the publication at ${published}.`,
        };
      if (previous !== undefined && isAfter(previous, time))
        yield {
          code: 'revision-order',
          file,
          at,
          message: `The revision dated ${time} is listed after the one dated ${previous}.`,
        };
      if (isAfter(time, now))
        yield {
          code: 'date-future',
          file,
          at,
          message: `The revision is dated ${time}, in the future: it is ${now}. The rest of the file has no date.`,
          remedy: 'Change the statement at that time, or correct the date.',
        };
      previous = time;
    }
  }
});
