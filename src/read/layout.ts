// Determines the kind of a content file from its path alone.

/** A content file's kind, with the name that its path gives it. */
export type ContentFile =
  | {
      readonly kind:
        | 'site'
        | 'security'
        | 'readme'
        | 'redirects'
        | 'ledger-exceptions'
        | 'theme'
        | 'logo';
    }
  | {
      readonly kind:
        | 'policy'
        | 'project'
        | 'channel'
        | 'key'
        | 'release'
        | 'retrospective'
        | 'statement'
        | 'case'
        | 'reservation'
        | 'release-day'
        | 'template';
      readonly name: string;
    }
  | { readonly kind: 'advisory'; readonly name: string; readonly year: string }
  | {
      readonly kind: 'translation';
      readonly name: string;
      readonly year: string;
      readonly lang: string;
    };

/**
 * Returns the kind of a file. If no reader handles the path: a hint with the place where the file
 * belongs.
 */
export function contentFile(
  path: string,
): ContentFile | { readonly kind: 'unexpected'; readonly hint: string } {
  if (path === 'site.yaml') return { kind: 'site' };
  if (path === 'SECURITY.md') return { kind: 'security' };
  if (path === 'redirects.yaml') return { kind: 'redirects' };
  if (path === 'ledger-exceptions.yaml') return { kind: 'ledger-exceptions' };
  if (path === 'theme.css') return { kind: 'theme' };
  if (path === 'logo.svg' || path === 'logo.png') return { kind: 'logo' };
  if (/(^|\/)README\.md$/.test(path)) return { kind: 'readme' };
  for (const { kind, pattern } of NAMED) {
    const name = pattern.exec(path)?.[1];
    if (name !== undefined) return { kind, name };
  }
  const [, year, name] = /^advisories\/([^/]+)\/([^/]+)\.md$/.exec(path) ?? [];
  if (year !== undefined && name !== undefined) {
    // Ids have no dot.
    const [, of, lang] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
    return of !== undefined && lang !== undefined
      ? { kind: 'translation', name: of, year, lang }
      : { kind: 'advisory', name, year };
  }
  return { kind: 'unexpected', hint: hintFor(path) };
}

const NAMED = [
  { kind: 'policy', pattern: /^policies\/([^/]+)\.md$/ },
  { kind: 'project', pattern: /^projects\/([^/]+)\.yaml$/ },
  { kind: 'channel', pattern: /^channels\/([^/]+)\.yaml$/ },
  { kind: 'key', pattern: /^keys\/([^/]+)\.asc$/ },
  { kind: 'release', pattern: /^releases\/([^/]+)\.md$/ },
  { kind: 'retrospective', pattern: /^retrospectives\/([^/]+)\.mdx?$/ },
  { kind: 'statement', pattern: /^statements\/([^/]+)\.yaml$/ },
  { kind: 'case', pattern: /^cases\/([^/]+)\.yaml$/ },
  { kind: 'template', pattern: /^templates\/([^/]+)\.md$/ },
  { kind: 'release-day', pattern: /^cases\/release-day\/([^/]+)\.yaml$/ },
  { kind: 'reservation', pattern: /^cases\/reserved\/([^/]+)\.yaml$/ },
] as const;

/** The extension of the files in each folder. */
const ENDINGS: Readonly<Record<string, string>> = {
  ...{ policies: 'md', releases: 'md', templates: 'md', retrospectives: 'mdx' },
  ...{
    projects: 'yaml',
    channels: 'yaml',
    statements: 'yaml',
    cases: 'yaml',
    keys: 'asc',
    advisories: 'md',
  },
};
const TOP = [
  'site.yaml',
  'SECURITY.md',
  'redirects.yaml',
  'ledger-exceptions.yaml',
  'theme.css',
  'logo.svg',
  'logo.png',
];
const TEXT_ENDING = /\.(?:markdown|mdown|mdx?|txt|yaml|yml)$/i;

function hintFor(path: string): string {
  const meant = meantPath(path);
  if (meant !== undefined && meant !== path) return `Rename it to ${meant}.`;
  const [folder = '', ...rest] = path.split('/');
  if (folder === 'keys')
    return `Export the key with gpg --armor --export, as ${path.replace(/\.[^./]*$/, '')}.asc.`;
  if (/^[^/]*(logo|theme)[^/]*$/i.test(path))
    return 'The theme of the site is in theme.css and logo.svg or logo.png.';
  const ending = ENDINGS[folder];
  if (ending !== undefined && rest.length > 0)
    return `Files in ${folder}/ are named ${folder === 'advisories' ? 'advisories/YEAR/ID.md' : `${folder}/NAME.${ending}`}: move, rename or delete this one.`;
  return `Candor reads these folders: ${Object.keys(ENDINGS).join(', ')}. Move the file into one of them, into public/ if it is a static file, or delete it.`;
}

/** The path that the author most likely meant. */
function meantPath(path: string): string | undefined {
  const same = TOP.find(
    (name) => name.toLowerCase() === path.toLowerCase().replace(/\.yml$/, '.yaml'),
  );
  if (same !== undefined) return same;
  const [written = '', ...rest] = path.split('/');
  const folder = Object.keys(ENDINGS).find(
    (name) => name === written.toLowerCase() || name === `${written.toLowerCase()}s`,
  );
  const name = rest.at(-1);
  const ending = ENDINGS[folder ?? ''];
  if (folder === undefined || name === undefined || ending === undefined) return undefined;
  if (folder === 'advisories') {
    const year = /-(\d{4})-\d+(?:\.[^.]+)?\.[^.]+$/.exec(name)?.[1];
    return year === undefined || !TEXT_ENDING.test(name)
      ? undefined
      : `${folder}/${year}/${name.replace(TEXT_ENDING, '')}.md`;
  }
  if (rest.length > 1 || folder === 'keys')
    return written === folder ? undefined : [folder, ...rest].join('/');
  return TEXT_ENDING.test(name)
    ? `${folder}/${name.replace(TEXT_ENDING, '')}.${ending}`
    : undefined;
}
