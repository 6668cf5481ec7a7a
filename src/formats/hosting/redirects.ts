// Redirects of moved pages: as HTML, which works on every host, and as the rules of the host that
// site.yaml names.

import type { Content } from '../../model/content.ts';
import { REDIRECT_FILES } from '../../model/site/host-files.ts';
import { fileOfPath, inOrder, isPageRedirect, type Redirect } from '../../model/site/redirects.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import type { Document, SiteFormat } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';

/** Returns the path of the rules of the host; undefined for hosts that take none. */
export function redirectFile({ hosting }: Pick<Site, 'hosting'>): string | undefined {
  const files: Readonly<Partial<Record<Site['hosting']['kind'], string>>> = REDIRECT_FILES;
  return files[hosting.kind];
}

/** Returns a page for each moved page, and the host's file. Empty if nothing was moved. */
export const redirects: SiteFormat = ({ redirects: all }: Content, { site }) => {
  const sorted = inOrder(all);
  const host = redirectFile(site);
  const rules = host === undefined || sorted.length === 0 ? [] : [hostDocument(host, sorted, site)];
  return [...sorted.filter(isPageRedirect).map((one) => pageDocument(one, site)), ...rules];
};

/** Returns the address that a redirect leads to. */
const targetOf = ({ to }: Redirect, site: Pick<Site, 'url'>): string =>
  to.startsWith('/') ? absolute(site, to) : new URL(to).href;

function pageDocument(redirect: Redirect, site: Site): Document {
  const target = escapeHtml(targetOf(redirect, site));
  const body = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
    <title>Moved</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <link rel="canonical" href="${target}">
    <meta http-equiv="refresh" content="0; url=${target}">
  </head>
  <body>
    <main>
      <h1>Moved</h1>
      <p>This page has moved to <a href="${target}">${target}</a>.</p>
    </main>
  </body>
</html>
`;
  return {
    path: fileOfPath(redirect.from),
    title: 'Redirect',
    type: 'text/html; charset=utf-8',
    body,
  };
}

/** Returns the redirects as full paths from the root of the host, each with its target. */
export function redirectPairs(
  all: readonly Redirect[],
  site: Pick<Site, 'url' | 'base'>,
): [from: string, to: string][] {
  // Hosts match paths from their root and send the target unchanged. A target in the site is a
  // path, so that the site can have other host names.
  const within = (one: string): string => `${site.base}${one.slice(1)}`;
  return inOrder(all).map((one) => [
    within(one.from),
    one.to.startsWith('/') ? within(one.to) : targetOf(one, site),
  ]);
}

function hostDocument(path: string, all: readonly Redirect[], site: Site): Document {
  const pairs = redirectPairs(all, site);
  const body =
    site.hosting.kind === 'nginx'
      ? `# Include this in the "server" block of the site.\n${pairs.map(([from, to]) => `location = "${from}" { return 301 "${to}"; }\n`).join('')}`
      : pairs.map(([from, to]) => `${from} ${to} 301\n`).join('');
  return { path, title: 'Redirects for the host', type: 'text/plain; charset=utf-8', body };
}
