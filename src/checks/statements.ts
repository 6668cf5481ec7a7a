// Statements on vulnerabilities in dependencies: each speaks of a project of ours and of something that a tool can find; no two
// speak of the same; and none takes the place of an advisory, or names one that is under embargo.

import { isPublic } from '../model/advisory.ts';
import type { Everything } from '../model/content.ts';
import { type Instant, isAfter } from '../model/instant.ts';
import { packageKey, packageLabel } from '../model/package.ts';
import type { Place } from '../model/problem.ts';
import type { Project } from '../model/project.ts';
import { type DraftStatement, type Statement, statementPackages } from '../model/statement.ts';
import { type AnyAdvisory, advisoriesOf, projectsOf } from './advisory.ts';
import { checkFor, type Found } from './check.ts';
import { unknownName } from './names.ts';

type AnyStatement = Statement | DraftStatement;

/** The project is known, and so are the packages; at least one of them has a purl. */
export const statementProducts = checkFor(
  ['reference-unknown', 'project-package', 'statement-product'],
  function* (everything: Everything) {
    const projects = projectsOf(everything);
    const unknown = unknownName('project', [...projects.keys()], (slug) => `projects/${slug}.yaml`);
    for (const statement of statementsOf(everything)) {
      const { file, project: slug } = statement;
      const project = projects.get(slug);
      if (project === undefined) yield { code: 'reference-unknown', file, at: { path: ['project'] }, ...unknown(slug) };
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
    const message = `${packageLabel(one)} is not among the packages of ${project.name}.`;
    const remedy = "Add it to the project, or correct the statement's package.";
    yield { code: 'project-package', file, at: { path: ['packages', i] }, message, remedy };
  }
  if (statementPackages(statement, project).length > 0) return;
  const message =
    packages.length === 0
      ? `No package of ${project.name} has a purl.`
      : 'None of the packages of the statement has a purl.';
  yield { code: 'statement-product', file, at: { path: [packages.length === 0 ? 'project' : 'packages'] }, message };
}

/** No two statements speak of the same: which of them would hold? */
export const statementsOnce = checkFor(['statement-repeated'], function* (everything: Everything) {
  const projects = projectsOf(everything);
  const said = new Map<string, Map<string, AnyStatement>>();
  for (const statement of statementsOf(everything)) {
    const { file, component, vulnerability } = statement;
    const versions = statement.versions.length === 0 ? [EVERY_VERSION] : statement.versions;
    const before = subjectsOf(statement, projects.get(statement.project)).flatMap((subject) => {
      const known = said.get(subject) ?? new Map<string, AnyStatement>();
      said.set(subject, known);
      const other = overlapping(known, versions);
      for (const version of versions) if (!known.has(version)) known.set(version, statement);
      return other === undefined || other === statement ? [] : [other];
    });
    const [other] = before;
    if (other === undefined) continue;
    const message = `${other.file} says what ${vulnerability} in ${component} means for the same product.`;
    yield { code: 'statement-repeated', file, at: { path: ['vulnerability'] }, message };
  }
});

const EVERY_VERSION = '*';

/** What a statement speaks of, one text for each name of the vulnerability and each package. */
function subjectsOf(statement: AnyStatement, project: Project | undefined): string[] {
  const { vulnerability, aliases, component } = statement;
  const packages = [...new Set(statementPackages(statement, project).map(packageKey))];
  return [...new Set([vulnerability, ...aliases])].flatMap((name) =>
    packages.map((one) => JSON.stringify([name, component, one])),
  );
}

function overlapping(known: ReadonlyMap<string, AnyStatement>, versions: readonly string[]): AnyStatement | undefined {
  const everyVersion = known.get(EVERY_VERSION);
  if (everyVersion !== undefined) return everyVersion;
  const [first] = known.values();
  if (versions.includes(EVERY_VERSION)) return first;
  return versions.map((version) => known.get(version)).find((one) => one !== undefined);
}

/**
 * An advisory of our own says itself which packages are affected, and one that is under embargo must not be named: another
 * project of ours may have a statement on a public one.
 */
export const statementsForeign = checkFor(['statement-own'], function* (everything: Everything) {
  const projects = projectsOf(everything);
  const own = new Map<string, AnyAdvisory>();
  for (const advisory of advisoriesOf(everything))
    for (const name of [advisory.id, ...advisory.aliases]) own.set(name, advisory);
  for (const statement of statementsOf(everything))
    for (const [name, at] of named(statement)) {
      const advisory = own.get(name.replace(/^x_/, ''));
      const message = advisory && objection(advisory, statement, projects.get(statement.project));
      if (message !== undefined)
        yield { code: 'statement-own', file: statement.file, at, message: `${name}: ${message}` };
    }
});

function objection(advisory: AnyAdvisory, statement: AnyStatement, project: Project | undefined): string | undefined {
  const { id } = advisory;
  if (!isPublic(advisory) && isEarlier(statement, advisory)) return `the statement is public before ${id} is.`;
  const affected = new Set(advisory.affected.map(({ package: of }) => packageKey(of)));
  const shared = statementPackages(statement, project).find((one) => affected.has(packageKey(one)));
  return shared && `${id} says itself which versions of ${packageLabel(shared)} are affected.`;
}

function isEarlier({ published }: AnyStatement, advisory: AnyAdvisory): boolean {
  if (published === undefined) return false;
  return advisory.state !== 'scheduled' || advisory.published === undefined || isAfter(advisory.published, published);
}

function named({ vulnerability, aliases }: AnyStatement): [string, Place][] {
  return [
    [vulnerability, { path: ['vulnerability'] }],
    ...aliases.map((alias, i): [string, Place] => [alias, { path: ['aliases', i] }]),
  ];
}

/** Revisions come after the publication, one after the other. */
export const statementDates = checkFor(['revision-order', 'revision-early'], function* (everything: Everything) {
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
          message: `The revision of ${time} stands after the one of ${previous}.`,
        };
      previous = time;
    }
  }
});

function statementsOf({ content, desk }: Everything): AnyStatement[] {
  return [...content.statements, ...desk.statements];
}
