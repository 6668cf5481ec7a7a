// public/: files there win over generated ones of the same path. That is said, so that it is meant.
// Not so security.txt, which is signed that way: read/signed-security-txt.ts looks into it.

import type { Everything } from '../model/content.ts';
import { RATINGS } from '../model/cvss/rating.ts';
import { isCve, osvId } from '../model/id.ts';
import type { FormatName, Site } from '../model/site.ts';
import { checkFor } from './check.ts';

/** Documents and folders of which everything is generated, each with the switch that turns it off. */
const PLACES: readonly (readonly [path: string, name?: FormatName])[] = [
  ['releases.ics', 'calendar'],
  ['robots.txt'],
  ['sitemap.xml'],
  ['ledger.json'],
  ['retrospectives/actions.json'],
  ['metrics/advisories.csv', 'metrics'],
  ['metrics/metrics.json', 'metrics'],
  ['statements/openvex.json', 'vex'],
  ['osv/all.json', 'osv'],
  ['osv/all.zip', 'osv'],
  ['osv/modified_id.csv', 'osv'],
  ['osv/ecosystems.txt', 'osv'],
  ['csaf/', 'csaf'],
  ['csaf-2.1/', 'csaf_2_1'],
  ['.well-known/csaf/', 'csaf'],
  ['.well-known/openpgpkey/', 'wkd'],
];
const SIGNATURE = /^csaf\/white\/[^/]+\/[^/]+\.json\.asc$/;
const FEEDS = ['feed.xml', 'feed.atom', 'feed.json'];

/** No file of public/ stands where a document is generated. */
export const publicFiles = checkFor(['public-collision'], function* ({ site, content }: Everything) {
  if (content.publicFiles.length === 0) return;
  const places = PLACES.filter(([, name]) => name === undefined || site.formats[name]).map(([path]) => path);
  const folders = places.filter((path) => path.endsWith('/'));
  const feedPaths = site.formats.feeds ? feeds(content) : [];
  const generated = new Set([...places, ...feedPaths, ...records(content, site)]);
  for (const path of content.publicFiles) {
    if (!generated.has(path) && !folders.some((folder) => path.startsWith(folder))) continue;
    // Signatures of CSAF documents lie there and replace nothing: read/signed-csaf.ts looks at them.
    if (SIGNATURE.test(path)) continue;
    const message = `The site generates /${path}; this file takes its place.`;
    // Findings are named from the content folder, and public/ lies beside it.
    yield { code: 'public-collision', file: `../public/${path}`, at: 'start', message };
  }
});

function feeds({ projects }: Everything['content']): string[] {
  const folders = [
    '',
    'announcements/',
    'retrospectives/',
    'metrics/',
    ...projects.map(({ slug }) => `projects/${slug}/`),
    ...RATINGS.map((rating) => `severity/${rating}/`),
  ];
  return folders.flatMap((folder) => FEEDS.map((feed) => `${folder}${feed}`));
}

function records({ advisories, projects, keys }: Everything['content'], { id: numbering, formats }: Site): string[] {
  const all = {
    osv: [
      ...advisories.map(({ id }) => `osv/${osvId(id, numbering.registered)}.json`),
      ...projects.map(({ slug }) => `projects/${slug}/osv.json`),
    ],
    vex: advisories.map(({ id }) => `vex/${id}.json`),
    cve: advisories.flatMap(({ aliases }) => aliases.filter(isCve).map((cve) => `cve/${cve}.json`)),
    keys: keys.map(({ fingerprint }) => `keys/${fingerprint}.asc`),
  };
  return (['osv', 'vex', 'cve', 'keys'] as const).flatMap((name) => (formats[name] ? all[name] : []));
}
