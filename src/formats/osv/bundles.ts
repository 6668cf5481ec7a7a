// OSV records by project and by ecosystem, including withdrawn ones. The archives of ecosystems are
// named as in OSV.dev's own dumps: osv/<ecosystem>/all.zip with osv/<ecosystem>/modified_id.csv.
// osv/ecosystems.txt lists the folders.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { compareIds } from '../../model/advisory/id.ts';
import { projectPath } from '../../model/site/site.ts';
import { order } from '../../model/text/order.ts';
import { type Ecosystem, ecosystemName } from '../../model/version/ecosystem.ts';
import type { Document, Setting, SiteFormat } from '../format.ts';
import { modifiedList, recordArchive, recordList } from './archive.ts';
import { type OsvDocument, osvDocument } from './osv.ts';

export const ECOSYSTEM_LIST = 'osv/ecosystems.txt';

/** Returns the path of the records of a project: `projects/<slug>/osv.json`. */
export const projectBundlePath = (slug: string): string => `${projectPath(slug)}osv.json`;

/**
 * Returns the folder of an ecosystem: its name in OSV without the suffix after ":", with "_" for
 * each space, so that it is valid in an address: `crates.io`, `GitHub_Actions`.
 */
const ecosystemFolder = (ecosystem: Ecosystem): string => ecosystem.replaceAll(' ', '_');

/**
 * Returns an array for each project, empty if it has no advisory, and for each named ecosystem an
 * archive and its times of change. Records of repositories alone are in no ecosystem.
 */
export const osvBundles: SiteFormat = (content, setting) => {
  const byId = content.advisories.toSorted((a, b) => compareIds(a.id, b.id));
  return [
    ...content.projects.map(({ slug, name }) => projectBundle(slug, name, byId, setting)),
    ...ecosystemBundles(byId, setting),
  ];
};

function projectBundle(
  slug: string,
  name: string,
  advisories: readonly Advisory[],
  setting: Setting,
): Document {
  const own = advisories.filter(({ project }) => project === slug);
  return {
    path: projectBundlePath(slug),
    title: `OSV: all records of ${name}`,
    type: 'application/json',
    get body() {
      return recordList(own.map((advisory) => osvDocument(advisory, setting)));
    },
  };
}

function ecosystemBundles(advisories: readonly Advisory[], setting: Setting): Document[] {
  const groups = new Map<Ecosystem, OsvDocument[]>();
  for (const document of advisories.map((advisory) => osvDocument(advisory, setting)))
    for (const ecosystem of ecosystemsOf(document)) {
      const group = groups.get(ecosystem);
      if (group === undefined) groups.set(ecosystem, [document]);
      else group.push(document);
    }
  const sorted = [...groups].sort(([a], [b]) => order(ecosystemFolder(a), ecosystemFolder(b)));
  const list = sorted.map(([ecosystem]) => `${ecosystemFolder(ecosystem)}\n`).join('');
  return [
    ...sorted.flatMap(([ecosystem, documents]) => ecosystemBundle(ecosystem, documents)),
    {
      path: ECOSYSTEM_LIST,
      title: 'OSV: ecosystems',
      type: 'text/plain; charset=utf-8',
      body: list,
    },
  ];
}

function ecosystemBundle(ecosystem: Ecosystem, documents: readonly OsvDocument[]): Document[] {
  const folder = `osv/${ecosystemFolder(ecosystem)}`;
  return [
    {
      path: `${folder}/all.zip`,
      title: `OSV: all records of ${ecosystem}`,
      type: 'application/zip',
      // Pages only link it.
      get body() {
        return recordArchive(documents);
      },
    },
    {
      path: `${folder}/modified_id.csv`,
      title: `OSV: times of change of ${ecosystem}`,
      type: 'text/csv; charset=utf-8',
      get body() {
        return modifiedList(documents);
      },
    },
  ];
}

// Taken from the published record: an imported one can name more ecosystems than the advisory.
function ecosystemsOf({ record }: OsvDocument): Set<Ecosystem> {
  const named = (record.affected ?? []).flatMap((affected) => affected.package?.ecosystem ?? []);
  return new Set(named.flatMap((name) => ecosystemName(name) ?? []));
}
