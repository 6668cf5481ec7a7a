// Problems of redirects.yaml.

import { error, warning } from '../kind.ts';

export const REDIRECT_PROBLEMS = {
  'redirect-form': error(
    'The redirect has no valid path of the site, or no valid target.',
    'Write the path from the root of the site, /old/page/, and a path or an https:// address as the target.',
  ),
  'redirect-repeated': error('The same path has two redirects.', 'Keep one of them.'),
  'redirect-taken': error(
    'The redirect starts at a path that still exists on the site.',
    'Remove the redirect, or the page or file at that path.',
  ),
  'redirect-target': error(
    'The target of the redirect does not exist.',
    'Correct "to": it must be a path of the site, or an address elsewhere.',
  ),
  'redirect-chain': error(
    'A redirect leads to another redirect.',
    'Write the final target instead.',
  ),
  'redirect-host': warning(
    'The redirect cannot work on every host: only a page can redirect by itself.',
    'Set "hosting: kind:" in site.yaml to a host that supports rules (netlify, cloudflare, gitlab-pages, nginx, apache, caddy), or move the page only.',
  ),
} as const;
