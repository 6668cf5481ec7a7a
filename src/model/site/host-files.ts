// Files that a host reads and does not serve: its rules for headers and redirects.

/** The file of headers of each host. Other hosts have none. */
export const HEADER_FILES = {
  netlify: '_headers',
  cloudflare: '_headers',
  nginx: 'nginx-headers.conf',
} as const;

/** The file of redirects of each host. Other hosts have none. */
export const REDIRECT_FILES = {
  'gitlab-pages': '_redirects',
  netlify: '_redirects',
  cloudflare: '_redirects',
  nginx: 'nginx-redirects.conf',
} as const;

/** The kinds of hosts that site.yaml names. */
type HostKind =
  | 'any'
  | 'github-pages'
  | 'gitlab-pages'
  | 'netlify'
  | 'cloudflare'
  | 'nginx'
  | 'apache'
  | 'caddy'
  | 's3';

/** Returns the files that a build can write for a host. */
export function hostFilesOf(kind: HostKind): string[] {
  const files: Readonly<Partial<Record<HostKind, string>>>[] = [HEADER_FILES, REDIRECT_FILES];
  return [
    ...files.flatMap((one) => one[kind] ?? []),
    ...(kind === 'github-pages' ? [NO_JEKYLL] : []),
  ];
}

/** Makes GitHub Pages serve the files as they are, also those in folders such as _astro. */
export const NO_JEKYLL = '.nojekyll';

/** The rules of hosts that are no hidden files. A server must not serve them. */
export const RULES: readonly string[] = [
  ...new Set([...Object.values(HEADER_FILES), ...Object.values(REDIRECT_FILES)]),
];

const ALL: ReadonlySet<string> = new Set([...RULES, NO_JEKYLL, '.htaccess']);

/** True for a file at the top of the site that only its host reads. */
export const isHostFile = (path: string): boolean => ALL.has(path);

/** True if one of these files makes the host send the headers of the site. */
export const isHeaderFile = (path: string): boolean =>
  Object.values<string>(HEADER_FILES).includes(path);
