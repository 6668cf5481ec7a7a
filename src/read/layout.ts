// Which file of the content folder is what, by its path alone.

/** What a content file is, with the name that its path gives it. */
export type ContentFile =
  | { readonly kind: 'site' | 'security' | 'readme' | 'redirects' | 'ledger-exceptions' | 'theme' | 'logo' }
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
  | { readonly kind: 'translation'; readonly name: string; readonly year: string; readonly lang: string };

/** The kind of a file, or undefined with a hint where nothing would read it. */
export function contentFile(path: string): ContentFile | { readonly kind: 'unexpected'; readonly hint?: string } {
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
  const hint = hintFor(path);
  return hint === undefined ? { kind: 'unexpected' } : { kind: 'unexpected', hint };
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

function hintFor(path: string): string | undefined {
  if (path.endsWith('.yml')) return `Rename it to ${path.slice(0, -3)}yaml.`;
  if (/\.(markdown|mdown|txt|MD)$/.test(path))
    return 'Advisories, releases and policies end in .md, retrospectives in .mdx.';
  if (/^advisories\/[^/]+\.md$/.test(path))
    return 'Advisories are in a folder of their year: advisories/2026/ORB-2026-0001.md.';
  if (/^[^/]*(logo|theme)[^/]*$/i.test(path)) return 'The look of the site is in theme.css and logo.svg or logo.png.';
  if (/^keys\//.test(path)) return 'Keys are ASCII-armored and end in .asc.';
  return undefined;
}
