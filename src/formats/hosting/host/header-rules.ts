// The file _headers of Netlify and Cloudflare Pages. Both add the headers of all rules that match,
// so no header is set by two of them. A rule can end in "*" and contain ":name" for one folder; other
// patterns differ between the two.

import { essence, mediaTypeOf } from '../../../model/site/media-type.ts';
import type { Site } from '../../../model/site/site.ts';
import { ASSETS, FOREVER, type Host } from './host.ts';

/** Files whose type hosts do not know, or that they send without a charset. ":" means any folder. */
const FILES: readonly string[] = [
  ...['.well-known/security.txt', 'security.txt', 'robots.txt', 'releases.ics'],
  ...[
    'osv/modified_id.csv',
    'osv/:/modified_id.csv',
    'osv/ecosystems.txt',
    'metrics/advisories.csv',
  ],
  ...['csaf/white/index.txt', 'csaf/white/changes.csv', 'announcements/:/announcement.txt'],
  ...['', 'announcements/', 'retrospectives/', 'metrics/', 'projects/:/', 'severity/:/'].flatMap(
    (folder) => ['xml', 'atom', 'json'].map((ending) => `${folder}feed.${ending}`),
  ),
];

/** Returns the text of the file. */
export function headerRules({ base }: Site, headers: Host['headers']): string {
  const rule = (path: string, pairs: Host['headers']): string =>
    `${base}${path}\n${pairs.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  const types = FILES.flatMap((path) => {
    const type = mediaTypeOf(path)?.type;
    return type === undefined
      ? []
      : rule(path.replace('/:/', '/:name/'), [['Content-Type', withCharset(type)]]);
  });
  return [
    rule('*', headers),
    rule(`${ASSETS}*`, [['Cache-Control', FOREVER]]),
    rule('.well-known/openpgpkey/*', [['Content-Type', 'application/octet-stream']]),
    ...types,
  ].join('');
}

const withCharset = (type: string): string =>
  /^text\/|xml/.test(essence(type)) ? `${essence(type)}; charset=utf-8` : type;
