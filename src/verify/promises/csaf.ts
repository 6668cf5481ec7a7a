// The distribution of CSAF documents (CSAF 2.0, section 7.1): metadata, lists, feeds, documents.

import { csafFileName } from '../../formats/csaf/place.ts';
import { millisecondsOf, parseInstant } from '../../model/instant.ts';
import { type CsafDocument, type Provider, providerOf } from '../csaf/provider.ts';
import { type DeployedSite, officialOf, placeAtHost } from '../deployed-site.ts';
import { isFound, isPage, missingBecause } from '../http/answer.ts';
import { at, listAt, textAt } from '../shape.ts';
import { type Fault, type Look, notOffered, offered, type SitePromise } from '../verdict.ts';

/** Looks at the provider. `csaf-provider` says why there is none if the site promises one. */
export const withProvider =
  (look: (provider: Provider, site: DeployedSite) => Look | Promise<Look>): SitePromise['look'] =>
  async (site) => {
    const provider = await providerOf(site);
    return 'reason' in provider
      ? notOffered('The provider metadata of CSAF cannot be read.')
      : look(provider, site);
  };

const ROLES = ['csaf_publisher', 'csaf_provider', 'csaf_trusted_provider'];

export const provider: SitePromise = {
  name: 'csaf-provider',
  title: 'The CSAF provider metadata is found and valid (CSAF 2.0, sections 7.1.7 to 7.1.9)',
  fix: 'Serve /.well-known/csaf/provider-metadata.json at the top of the host, or name it in security.txt with "CSAF:".',
  async look(site) {
    const found = await providerOf(site);
    if ('reason' in found)
      return found.promised
        ? offered('', [{ where: found.where, reason: found.reason }])
        : notOffered('The site has no provider metadata of CSAF.');
    const { url, metadata } = found;
    const official = officialOf(site, url);
    const named = textAt(metadata, 'canonical_url');
    const role = textAt(metadata, 'role') ?? 'csaf_provider';
    const reasons = [
      ...(named === official ? [] : [`canonical_url is ${named}, not ${official}`]),
      ...(ROLES.includes(role) ? [] : [`role is "${role}"`]),
      ...(['2.0', '2.1'].includes(textAt(metadata, 'metadata_version') ?? '')
        ? []
        : ['metadata_version is not 2.0 or 2.1']),
      ...['name', 'namespace', 'category'].flatMap((key) =>
        textAt(metadata, 'publisher', key) === undefined ? [`publisher.${key} is missing`] : [],
      ),
      ...(timeOf(textAt(metadata, 'last_updated')) === undefined
        ? ['last_updated is not a time']
        : []),
      ...roleFaults(found, role),
    ];
    return offered(
      `The role is ${role}.`,
      reasons.map((reason) => ({ where: url, reason })),
    );
  },
};

// Section 7.2: what each role requires beyond the documents themselves.
function roleFaults({ metadata, feeds, directories }: Provider, role: string): string[] {
  if (role === 'csaf_publisher') return [];
  const lists = feeds.length > 0 || directories.length > 0;
  const keys = listAt(metadata, 'public_openpgp_keys');
  return [
    ...(lists ? [] : [`the role ${role} requires a ROLIE feed or a folder with lists`]),
    ...(role === 'csaf_trusted_provider' && keys.length === 0
      ? [`the role ${role} requires public_openpgp_keys`]
      : []),
  ];
}

const timeOf = (text: string | undefined): number | undefined => {
  const read = parseInstant(text ?? '');
  return 'instant' in read ? millisecondsOf(read.instant) : undefined;
};

const changedAt = ({ value }: CsafDocument): number | undefined =>
  timeOf(textAt(value, 'document', 'tracking', 'current_release_date'));

export const lists: SitePromise = {
  name: 'csaf-lists',
  title: 'index.txt and changes.csv of CSAF list every document (sections 7.1.12 and 7.1.13)',
  fix: 'Deploy index.txt and changes.csv together with the documents.',
  look: withProvider(({ directories, documents }) => {
    if (directories.length === 0) return notOffered('The provider names no folder.');
    const faults = directories.flatMap(({ url, index, changes, listed, changed }): Fault[] => {
      const missing = [index, changes].flatMap((answer): Fault[] => {
        const reason = missingBecause(answer) ?? (isPage(answer) ? 'it is a page' : undefined);
        return reason === undefined ? [] : [{ where: answer.url, reason }];
      });
      if (missing.length > 0) return missing;
      const times = changed.map((one) => timeOf(one.at));
      const both = new Set(changed.map(({ path }) => path));
      const known = new Map(documents.map((one) => [one.url, one]));
      return [
        ...listed
          .filter((path) => !both.has(path))
          .map((path) => `it lacks ${path}, which index.txt has`),
        ...[...both]
          .filter((path) => !listed.includes(path))
          .map((path) => `it has ${path}, which index.txt lacks`),
        ...(times.every((time, i) => time !== undefined && (i === 0 || time <= (times[i - 1] ?? 0)))
          ? []
          : ['its times are not in descending order']),
        ...changed.flatMap(({ path, at: time }) =>
          staleReason(known.get(url + path), timeOf(time), path),
        ),
      ].map((reason) => ({ where: changes.url, reason }));
    });
    return offered(
      `${directories.reduce((sum, { listed }) => sum + listed.length, 0)} documents are listed.`,
      faults,
    );
  }),
};

function staleReason(
  document: CsafDocument | undefined,
  listed: number | undefined,
  name: string,
): string[] {
  const changed = document === undefined ? undefined : changedAt(document);
  return changed === undefined || changed === listed
    ? []
    : [`it is stale: ${name} was changed at ${new Date(changed).toISOString()}`];
}

export const rolie: SitePromise = {
  name: 'csaf-rolie',
  title: 'The ROLIE feed of CSAF lists every document with its last change (section 7.1.15)',
  fix: 'Deploy the feed together with the documents, and let caches keep it for minutes only.',
  look: withProvider(({ feeds, directories, documents }) => {
    if (feeds.length === 0) return notOffered('The provider names no ROLIE feed.');
    const known = new Map(documents.map((one) => [one.url, one]));
    const inFeeds = new Set(feeds.flatMap(({ entries }) => entries.map(({ src }) => src)));
    const inLists = directories.flatMap(({ url, listed }) => listed.map((path) => url + path));
    const lacking = inLists.filter((url) => !inFeeds.has(url));
    const faults = feeds.flatMap(({ url, fault, updated, entries }): Fault[] => {
      if (fault !== undefined) return [{ where: url, reason: fault }];
      const newest = entries.reduce((time, entry) => Math.max(time, timeOf(entry.updated) ?? 0), 0);
      return [
        ...lacking.map((one) => `it is stale: it lacks ${one}`),
        ...entries.flatMap(({ src, updated: time }) =>
          staleReason(known.get(src), timeOf(time), src),
        ),
        ...((timeOf(updated) ?? 0) < newest
          ? [`its own time ${updated} is older than its newest entry`]
          : []),
      ].map((reason) => ({ where: url, reason }));
    });
    return offered(`${inFeeds.size} documents are in it.`, faults);
  }),
};

export const csafDocuments: SitePromise = {
  name: 'csaf-documents',
  title:
    'Every CSAF document is served under the name that its id requires (sections 5.1 and 7.1.11)',
  fix: 'Deploy the folder csaf/ as a whole, and serve its files at their addresses, without redirects.',
  look: withProvider(({ documents, total }, site) => {
    const faults = documents.flatMap((one): Fault[] => {
      const reason = documentFault(one);
      return reason === undefined ? [] : [{ where: one.answer.url, reason }];
    });
    const words =
      documents.length < total
        ? `The newest ${documents.length} of ${total} documents (--all looks at all of them).`
        : `${total} documents.`;
    return total === 0 && site.ledger === undefined
      ? notOffered('The provider lists no documents.')
      : offered(words, faults);
  }),
};

function documentFault({ url, answer, value }: CsafDocument): string | undefined {
  const missing = missingBecause(answer);
  if (missing !== undefined) return missing;
  const [hop] = answer.hops;
  if (hop !== undefined) return `it redirects to ${hop.to}`;
  const id = textAt(value, 'document', 'tracking', 'id');
  if (id === undefined) return 'it is no CSAF document';
  const [year = '', name = ''] = url.split('/').slice(-2);
  if (name !== csafFileName(id)) return `the name of ${id} must be ${csafFileName(id)}`;
  const published = timeOf(textAt(value, 'document', 'tracking', 'initial_release_date'));
  // Publishers that use the ROLIE feed alone can have other folders.
  const expected = published === undefined ? year : String(new Date(published).getUTCFullYear());
  if (/^\d{4}$/.test(year) && year !== expected)
    return `it was first published in ${expected}, but is in the folder ${year}`;
  const label = textAt(value, 'document', 'distribution', 'tlp', 'label');
  return label === undefined || ['WHITE', 'CLEAR'].includes(label)
    ? undefined
    : `it is public, but its TLP is ${label}`;
}

export const wellKnown: SitePromise = {
  name: 'csaf-well-known',
  title: 'The CSAF provider metadata is at its well-known address (section 7.1.9)',
  fix: 'Serve the metadata at /.well-known/csaf/provider-metadata.json of the host, without a redirect.',
  look: withProvider(async ({ url }, site) => {
    const wanted = placeAtHost(site, '.well-known/csaf/provider-metadata.json');
    if (url !== wanted) return notOffered(`It is only at ${url}, which security.txt has to name.`);
    const { hops } = await site.client.get(wanted);
    return offered(
      `It is ${wanted}.`,
      hops[0] === undefined ? [] : [{ where: wanted, reason: `it redirects to ${hops[0].to}` }],
    );
  }),
};

/** True for a document of CSAF that is served. */
export const isServed = ({ answer, value }: CsafDocument): boolean =>
  isFound(answer) && at(value, 'document') !== undefined;
