// OpenVEX 0.2.0 for vulnerabilities in dependencies: every public statement of content/statements/
// in one document. Not in vex/, where each file belongs to an advisory.

import { compareInstants, latest } from '../../model/instant.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { absolute, type Site, statementPath } from '../../model/site/site.ts';
import { type Statement, statementPackages } from '../../model/statement.ts';
import { order } from '../../model/text/order.ts';
import type { SiteFormat } from '../format.ts';
import { identifierOf, identify } from '../product/identification.ts';
import { jsonText } from '../text/json.ts';
import {
  componentOf,
  type VexDocument,
  type VexProduct,
  type VexStatement,
  vexDocument,
} from './document.ts';
import { vulnerabilitiesNamed } from './names.ts';

export const STATEMENTS_DOCUMENT = 'statements/openvex.json';

/** Returns `statements/openvex.json`; empty if no public statement exists. */
export const statements: SiteFormat = (content, { site, projects }) => {
  const document = statementsDocument(content.statements, projects, site);
  if (document === undefined) return [];
  return [
    {
      path: STATEMENTS_DOCUMENT,
      title: 'OpenVEX: dependencies',
      type: 'application/json',
      body: jsonText(document),
    },
  ];
};

/**
 * Returns the document of some public statements; undefined if none of them names a product with a
 * purl.
 */
function statementsDocument(
  all: readonly Statement[],
  projects: ReadonlyMap<string, Project>,
  site: Site,
): VexDocument | undefined {
  // Sorted by time, as the specification requires: a later statement overrides.
  const sorted = all.toSorted(
    (a, b) => compareInstants(a.modified, b.modified) || order(a.slug, b.slug),
  );
  const entries = sorted.flatMap((statement) =>
    vexStatements(statement, projects.get(statement.project), site),
  );
  const [first, ...others] = all.map(({ published }) => published).sort(compareInstants);
  if (entries.length === 0 || first === undefined) return undefined;
  const updated = latest(first, ...others, ...all.map(({ modified }) => modified));
  // Each publication and each revision of a statement changes the document.
  const number = all.reduce((sum, { revisions }) => sum + 1 + revisions.length, 0);
  return vexDocument(
    site,
    absolute(site, STATEMENTS_DOCUMENT),
    { number, issued: first, updated },
    entries,
  );
}

function vexStatements(
  statement: Statement,
  project: Project | undefined,
  site: Site,
): VexStatement[] {
  const { slug, vulnerability, aliases, summary, component, status } = statement;
  const { justification, impact_statement, action_statement, note, modified } = statement;
  const products = productsOf(statement, project).map(
    (purl): VexProduct => ({ ...componentOf(purl), subcomponents: [componentOf(component)] }),
  );
  if (products.length === 0) return [];
  const page = absolute(site, statementPath(slug));
  return vulnerabilitiesNamed(vulnerability, aliases).map(({ name, aliases: others }, i) => ({
    '@id': i === 0 ? page : `${page}-${name}`,
    vulnerability: { name, description: summary, aliases: others },
    timestamp: modified,
    products,
    status,
    status_notes: note,
    justification,
    impact_statement,
    action_statement,
  }));
}

function productsOf(statement: Statement, project: Project | undefined): string[] {
  const versions = statement.versions.length === 0 ? [undefined] : statement.versions;
  const packages = new Map(
    statementPackages(statement, project).map((one) => [packageKey(one), one]),
  );
  const named = [...packages.values()].flatMap((one) =>
    versions.flatMap((version) => identify(one, version) ?? []),
  );
  return [...new Set(named.map(identifierOf))];
}
