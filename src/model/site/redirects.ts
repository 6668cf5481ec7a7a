// Redirects from the old path of a page to its new one. content/redirects.yaml.

import { z } from 'zod';
import type { Finding } from '../problem/problem.ts';
import { addProblem, line, list, object } from '../source/fields.ts';
import { order } from '../text/order.ts';
import type { Site } from './site.ts';

export const REDIRECTS_FILE = 'redirects.yaml';

const MOST_CHARACTERS = 300;

// A path becomes a folder, a line of a host's rules and a part of HTML. These characters have no
// special meaning in any of them.
const SEGMENTS = /^\/(?:[A-Za-z0-9._~+@-]+\/)*(?:[A-Za-z0-9._~+@-]*)$/;

/** Returns why a text is not a path of the site that starts with "/"; undefined if it is one. */
function pathFault(path: string): string | undefined {
  if (path.length > MOST_CHARACTERS)
    return `The path is longer than ${MOST_CHARACTERS} characters.`;
  if (!path.startsWith('/') || path.startsWith('//')) return 'It must start with a single "/".';
  if (!SEGMENTS.test(path))
    return 'It must consist of names separated by "/", with only letters, digits and . _ ~ + @ -.';
  if (path.split('/').some((name) => name === '.' || name === '..'))
    return 'It must not contain "." or ".." as a name.';
  return undefined;
}

const from = () =>
  z.string().superRefine((path, ctx) => {
    const fault =
      pathFault(path) ??
      (path === '/' ? 'The home page cannot be redirected.' : undefined) ??
      (/\/$|\.[A-Za-z0-9]+$/.test(path)
        ? undefined
        : 'A page must end with "/", a file with its extension.');
    if (fault !== undefined)
      refuse(ctx, `${JSON.stringify(path)} is not a path of the site. ${fault}`);
  });

const to = () =>
  z.string().superRefine((target, ctx) => {
    if (target.startsWith('/')) {
      const [path = '', fragment] = target.split(/#(.*)/s);
      const fault =
        pathFault(path) ??
        (fragment === undefined || /^[A-Za-z0-9._~-]+$/.test(fragment)
          ? undefined
          : 'Its fragment is not a plain name.');
      if (fault !== undefined)
        refuse(ctx, `${JSON.stringify(target)} is not a path of the site. ${fault}`);
      return;
    }
    // Characters that would end a line, a quoted text or an attribute are not legal in a URI (RFC
    // 3986); "$" starts a variable of nginx.
    const url = /[\s<>"'\\^`{|}$;]|^[^/]*\/\/[^/?#]*@/.test(target) ? null : URL.parse(target);
    if (url?.protocol !== 'https:' || !/^https:\/\/[^/]/i.test(target) || target.length > 2000)
      refuse(
        ctx,
        `${JSON.stringify(target)} is neither a path of the site nor an https:// address.`,
      );
  });

type Context = Parameters<typeof addProblem>[0];
const refuse = (ctx: Context, message: string): void =>
  addProblem(ctx, { problem: 'redirect-form' }, message);

/** content/redirects.yaml */
export const redirectsSchema = object({
  redirects: list(
    object({
      from: from().describe(
        'The old path, from the root of the site: /old/page/, or /old/file.json.',
      ),
      to: to().describe('The target: a path of the site, or an https:// address.'),
      reason: line(300).optional().describe('For the team; it is not published.'),
    }),
    5000,
  ).describe('One redirect for each page that moved.'),
});

/** An old path and its new address. */
export interface Redirect {
  /** Starts with "/". */
  readonly from: string;
  /** Starts with "/", or with "https://". */
  readonly to: string;
  readonly reason?: string | undefined;
}

/** Returns the file that a host serves for a path: `old/index.html` for `/old/`. */
export const fileOfPath = (path: string): string =>
  `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/** True for a page, which HTML can redirect. Only the host can redirect other files. */
export const isPageRedirect = ({ from }: Pick<Redirect, 'from'>): boolean =>
  /(\/|\.html)$/.test(from);

/** True if the host takes rules from us, so that any file can be redirected. */
const hostRedirects = ({ hosting }: Pick<Site, 'hosting'>): boolean =>
  !['any', 'github-pages', 's3'].includes(hosting.kind);

/** Returns the redirects that work on the site's host. */
export function workingRedirects(
  redirects: readonly Redirect[],
  site: Pick<Site, 'hosting'>,
): Redirect[] {
  return hostRedirects(site) ? [...redirects] : redirects.filter(isPageRedirect);
}

/** The files of the site apart from its redirects. */
interface Served {
  /** Relative to the top of the site: "feed.xml", "advisories/index.html". */
  readonly files: ReadonlySet<string>;
  readonly site: Pick<Site, 'url' | 'hosting'>;
}

/**
 * Many hosts and file systems do not distinguish paths that differ only in case or Unicode form.
 */
export const foldedPath = (path: string): string => path.normalize('NFC').toLowerCase();

/** Checks redirects one by one, and returns the findings in their order. */
export function redirectFindings(redirects: readonly Redirect[], given: Served): Finding[] {
  const served = {
    ...given,
    files: given.files,
    folded: new Set([...given.files].map(foldedPath)),
  };
  const moved = new Map<string, number>();
  const sources = redirects.map(({ from: path }) => fileOfPath(path));
  const spellings = new Map<string, number>();
  for (const [i, file] of sources.entries())
    if (!spellings.has(foldedPath(file))) spellings.set(foldedPath(file), i);
  for (const [i, file] of sources.entries()) if (!moved.has(file)) moved.set(file, i);
  const taken = new Set([...served.files, ...sources]);
  const folders = foldersOf(taken);
  return redirects.flatMap((redirect, i) => {
    const at = (key: 'from' | 'to') => ({
      file: REDIRECTS_FILE,
      at: { path: ['redirects', i, key] },
    });
    const file = fileOfPath(redirect.from);
    const first = spellings.get(foldedPath(file));
    const findings: Finding[] = [];
    if (first !== undefined && first !== i)
      findings.push({
        code: 'redirect-repeated',
        ...at('from'),
        message: `${redirect.from} already has a redirect.`,
      });
    else if (
      served.files.has(file) ||
      folders.has(file) ||
      parentsOf(file).some((one) => taken.has(one))
    )
      findings.push({
        code: 'redirect-taken',
        ...at('from'),
        message: `${redirect.from} still exists on the site.`,
      });
    else if (served.folded.has(foldedPath(file)))
      findings.push({
        code: 'redirect-taken',
        ...at('from'),
        message: `${redirect.from} exists on the site with different case. On many hosts, these are the same page.`,
      });
    const wrong = targetFault(redirect, moved, served);
    if (wrong !== undefined) findings.push({ ...wrong, ...at('to') });
    if (!isPageRedirect(redirect) && !hostRedirects(served.site))
      findings.push({
        code: 'redirect-host',
        ...at('from'),
        message: `${redirect.from} is not a page.`,
      });
    return findings;
  });
}

function targetFault(
  { to: target }: Redirect,
  moved: ReadonlyMap<string, number>,
  { files, site }: Served,
): Pick<Finding, 'code' | 'message' | 'remedy'> | undefined {
  if (!target.startsWith('/')) {
    if (!new URL(target).href.startsWith(new URL(site.url).href)) return undefined;
    const path = `/${new URL(target).href.slice(new URL(site.url).href.length)}`;
    return {
      code: 'redirect-target',
      message: `${target} is on this site.`,
      remedy: `Write ${path}.`,
    };
  }
  const [path = ''] = target.split('#');
  if (moved.has(fileOfPath(path)))
    return { code: 'redirect-chain', message: `${path} has a redirect itself.` };
  if (files.has(fileOfPath(path))) return undefined;
  const page = files.has(fileOfPath(`${path}/`))
    ? `Write ${path}/ with a "/" at the end.`
    : undefined;
  return { code: 'redirect-target', message: `${path} does not exist.`, remedy: page };
}

const parentsOf = (file: string): string[] =>
  file.split('/').flatMap((_, i, names) => (i === 0 ? [] : [names.slice(0, i).join('/')]));

const foldersOf = (files: ReadonlySet<string>): Set<string> =>
  new Set([...files].flatMap(parentsOf));

/** Sorts the redirects by path, the order of publication. */
export const inOrder = (redirects: readonly Redirect[]): Redirect[] =>
  redirects.toSorted((a, b) => order(a.from, b.from));
