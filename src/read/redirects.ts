// Checks the targets of redirects, and the pages and documents that they would hide. Only the
// formats know all of these.

import { settingOf } from '../formats/format.ts';
import { redirectFile } from '../formats/hosting/redirects.ts';
import { allDocuments } from '../formats/index.ts';
import type { Content } from '../model/content.ts';
import type { Instant } from '../model/instant.ts';
import type { Finding } from '../model/problem/problem.ts';
import { fileOfPath, REDIRECTS_FILE, redirectFindings } from '../model/site/redirects.ts';
import type { Site } from '../model/site/site.ts';
import { pagesOf } from '../model/views/pages.ts';

/** Returns the faults of the redirects of some content. */
export function checkRedirects(content: Content, site: Site, now: Instant): Finding[] {
  const { redirects, publicFiles } = content;
  if (redirects.length === 0) return [];
  const paths = redirects.flatMap(({ from, to }) => [
    from,
    ...(to.startsWith('/') ? [to.replace(/#.*/s, '')] : []),
  ]);
  // Listing the documents requires rendering them.
  const documents = paths.some(mayBeDocument)
    ? allDocuments({ ...content, redirects: [] }, settingOf(site, now, content)).map(
        ({ path }) => path,
      )
    : [];
  const pages = pagesOf(content).map(({ path }) => fileOfPath(`/${path}`));
  const files = new Set([...pages, ...documents, ...publicFiles, '404.html', 'ledger.json']);
  const host = redirectFile(site);
  const hidden: Finding[] =
    host === undefined || !publicFiles.includes(host)
      ? []
      : [
          {
            code: 'redirect-host',
            file: REDIRECTS_FILE,
            at: 'start',
            message: `${host} in public/ replaces the generated rules for the host.`,
            remedy: `Add them to that file, or delete it.`,
          },
        ];
  return [...redirectFindings(redirects, { files, site }), ...hidden];
}

// Documents have an extension, or are in a folder with a dot. The only exceptions are the listings
// of the CSAF folders.
const mayBeDocument = (path: string): boolean =>
  path.includes('.') || !path.endsWith('/') || path.startsWith('/csaf');
