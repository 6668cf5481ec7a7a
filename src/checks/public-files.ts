// public/: files there win over generated ones of the same path. That is said, so that it is meant.

import type { Everything } from '../model/content.ts';
import { RATINGS } from '../model/cvss/rating.ts';
import { isCve, osvId } from '../model/id.ts';
import { checkFor } from './check.ts';

const DOCUMENTS = [
  'security.txt',
  '.well-known/security.txt',
  'releases.ics',
  'robots.txt',
  'sitemap.xml',
  'statements/openvex.json',
  'ledger.json',
  'osv/all.json',
  'osv/all.zip',
  'osv/modified_id.csv',
];
const FEEDS = ['feed.xml', 'feed.atom', 'feed.json'];
/** Everything below is generated. */
const FOLDERS = ['csaf/', '.well-known/csaf/', '.well-known/openpgpkey/'];

/** No file of public/ stands where a document is generated. */
export const publicFiles = checkFor(['public-collision'], function* ({ site, content }: Everything) {
  if (content.publicFiles.length === 0) return;
  const generated = new Set([...DOCUMENTS, ...feeds(content), ...records(content, site.id.registered)]);
  for (const path of content.publicFiles) {
    if (!generated.has(path) && !FOLDERS.some((folder) => path.startsWith(folder))) continue;
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
    ...projects.map(({ slug }) => `projects/${slug}/`),
    ...RATINGS.map((rating) => `severity/${rating}/`),
  ];
  return folders.flatMap((folder) => FEEDS.map((feed) => `${folder}${feed}`));
}

function records({ advisories, keys }: Everything['content'], registered: boolean): string[] {
  return [
    ...advisories.flatMap(({ id, aliases }) => [
      `osv/${osvId(id, registered)}.json`,
      `vex/${id}.json`,
      ...aliases.filter(isCve).map((cve) => `cve/${cve}.json`),
    ]),
    ...keys.map(({ fingerprint }) => `keys/${fingerprint}.asc`),
  ];
}
