// The advisories that affect one released version of a project, for programs:
// `projects/<slug>/<version>.json`.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { type NotAssessedReason, notAssessedReason } from '../../model/advisory/assessed.ts';
import { mostSevere, type Rating } from '../../model/cvss/rating.ts';
import type { Assessment, Hit } from '../../model/lookup/affects.ts';
import { type Package, plainEcosystem } from '../../model/package/package.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import {
  absolute,
  advisoryPath,
  projectPath,
  type Site,
  statementPath,
} from '../../model/site/site.ts';
import { versionName } from '../../model/text/path-segment.ts';
import { type VersionReport, versionReports } from '../../model/views/released-versions.ts';
import type { Document, SiteFormat } from '../format.ts';

/**
 * The body of the document. Packages with the same version number are separate: different
 * advisories can affect them. Keys without a value are null, and lists can be empty, so that each
 * key is always present.
 */
interface VersionDocument {
  readonly project: string;
  readonly version: string;
  /** The release date, as the project states it. */
  readonly released: string | null;
  /** The page of the project. */
  readonly url: string;
  /**
   * "affected" if one package is affected; otherwise "not-assessed" if one was not assessed;
   * otherwise "not-affected".
   */
  readonly status: Assessment['status'];
  /** The highest severity of all listed advisories; null if there are none, or none is rated. */
  readonly worst_severity: Rating | null;
  readonly packages: readonly PackageDocument[];
}

interface PackageDocument {
  /**
   * The name of the ecosystem in OSV; `GIT` for a repository, whose name is its address; `pkg:` and the
   * purl type if OSV has no ecosystem for it.
   */
  readonly ecosystem: string;
  readonly name: string;
  /** Without a version. */
  readonly purl: string | null;
  readonly status: Assessment['status'];
  /**
   * False if `not_assessed` or `statements` names an unknown: then "affected" can be incomplete.
   */
  readonly assessed: boolean;
  readonly branch: {
    readonly name: string;
    readonly status: Branch['status'];
    readonly until: string | null;
  } | null;
  readonly worst_severity: Rating | null;
  /** The advisories that affect it, newest first, without withdrawn ones. */
  readonly advisories: readonly {
    readonly id: string;
    readonly url: string;
    readonly severity: Rating | null;
    /**
     * The nearest later version on the same branch that this advisory calls fixed. Other advisories
     * can affect that version.
     */
    readonly fixed_in_same_branch: string | null;
    /** The nearest later version on any branch. */
    readonly fixed_in: string | null;
  }[];
  /** The reasons why some advisories neither affect it nor are known not to, with their counts. */
  readonly not_assessed: readonly { readonly reason: string; readonly advisories: number }[];
  /** The statements on dependencies that call it affected, or leave that open. */
  readonly statements: readonly {
    readonly vulnerability: string;
    readonly url: string;
    readonly status: 'affected' | 'not-known';
  }[];
}

/** Returns a document for each known version whose name can be a file name: see `versionPath`. */
export const versionDocuments: SiteFormat = (content, { site }) => {
  const documents: Document[] = [];
  for (const report of versionReports(content)) {
    const path = versionPath(report.project.slug, report.version);
    if (path === undefined) continue;
    const title = `Advisories for ${report.project.name} ${report.version}`;
    const body = `${JSON.stringify(versionDocument(report, site), null, 2)}\n`;
    documents.push({ path, title, type: 'application/json', body });
  }
  return documents;
};

/**
 * Returns the path of the document of a version: `projects/<slug>/<version>.json`; undefined if its
 * name cannot be a file name.
 */
export function versionPath(slug: string, version: string): string | undefined {
  const name = versionName(version);
  return name === undefined ? undefined : `${projectPath(slug)}${name}.json`;
}

/** Returns the body of the document of a version. */
export function versionDocument(
  { project, version, date, assessments }: VersionReport,
  site: Site,
): VersionDocument {
  const packages = assessments.map((one) => packageDocument(one.package, one.assessment, site));
  const statuses = packages.map(({ status }) => status);
  return {
    project: project.slug,
    version,
    released: date ?? null,
    url: absolute(site, projectPath(project.slug)),
    status: MOST_SEVERE_FIRST.find((status) => statuses.includes(status)) ?? 'not-assessed',
    worst_severity: worst(packages.map((one) => one.worst_severity)),
    packages,
  };
}

const MOST_SEVERE_FIRST = ['affected', 'not-assessed', 'not-affected'] as const;

const worst = (severities: readonly (Rating | null)[]): Rating | null =>
  mostSevere(severities.filter((one) => one !== null)) ?? null;

function packageDocument(of: Package, assessment: Assessment, site: Site): PackageDocument {
  const { status, branch, hits, stated = [] } = assessment;
  const unassessed = notAssessedCounts(assessment);
  return {
    ...namesOf(of),
    status,
    assessed: unassessed.length === 0 && stated.every(({ isAffected }) => isAffected),
    branch:
      branch === undefined
        ? null
        : { name: branch.name, status: branch.status, until: branch.until ?? null },
    worst_severity: worst(hits.map(({ advisory }) => severityOf(advisory))),
    advisories: hits.map((hit) => hitDocument(hit, site)),
    not_assessed: unassessed,
    statements: stated.map(({ slug, vulnerability, isAffected }) => ({
      vulnerability,
      url: absolute(site, statementPath(slug)),
      status: isAffected ? 'affected' : 'not-known',
    })),
  };
}

function namesOf(of: Package): Pick<PackageDocument, 'ecosystem' | 'name' | 'purl'> {
  if (of.kind === 'repository') return { ecosystem: 'GIT', name: of.repo, purl: null };
  return { ecosystem: plainEcosystem(of.ecosystem), name: of.name, purl: of.purl ?? null };
}

const severityOf = ({ severities }: Advisory): Rating | null => severities.rating ?? null;

function hitDocument(
  { advisory, fixed, fixedOnBranch }: Hit,
  site: Site,
): PackageDocument['advisories'][number] {
  return {
    id: advisory.id,
    url: absolute(site, advisoryPath(advisory.id)),
    severity: severityOf(advisory),
    fixed_in_same_branch: fixedOnBranch ?? null,
    fixed_in: fixed ?? null,
  };
}

function notAssessedCounts(assessment: Assessment): PackageDocument['not_assessed'] {
  const { branch, notAssessed, unknown } = assessment;
  const reason = notAssessedReason(assessment);
  return [
    ...(reason === undefined
      ? []
      : [{ reason: reasonInWords(reason, branch), advisories: notAssessed.length }]),
    ...(unknown.length === 0
      ? []
      : [
          {
            reason: 'The versions of these advisories cannot be compared with this one.',
            advisories: unknown.length,
          },
        ]),
  ];
}

function reasonInWords(reason: NotAssessedReason, branch: Branch | undefined): string {
  switch (reason) {
    case 'no-advisory':
      return 'No advisory names this package, but the version cannot be assigned to a branch that the project lists.';
    case 'no-branch':
      return 'These advisories do not mention this version, and it cannot be assigned to a branch that the project lists.';
    case 'not-assessed':
      return 'This branch was not assessed for these advisories.';
    case 'out-of-support':
      return branch?.until === undefined
        ? 'Out of support: these advisories do not mention this branch.'
        : `The last day of support was ${branch.until}: these advisories came later and do not mention this branch.`;
  }
}
