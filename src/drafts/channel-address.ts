// A channel from its address alone, as the first question of a new site has it.

import type { StarterChannel } from './site.ts';

/**
 * Returns the channel of a mail address or a web address. Undefined if the text is neither. Web
 * addresses of GitHub's private reports and of GitLab's issues are known; others are forms.
 */
export function channelAt(written: string): StarterChannel | undefined {
  const text = written.trim();
  const bare = text.replace(/^mailto:/i, '');
  if (/^[^\s@/:]+@[^\s@/:]+$/.test(bare))
    return { slug: 'mail', name: 'Security mail', kind: 'email', address: `mailto:${bare}` };
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') return undefined;
  if (url.hostname === 'github.com')
    return { slug: 'github', name: 'Private report on GitHub', kind: 'github', address: url.href };
  if (url.hostname === 'gitlab.com')
    return {
      slug: 'gitlab',
      name: 'Confidential issue on GitLab',
      kind: 'gitlab',
      address: url.href,
    };
  return { slug: 'form', name: 'Report form', kind: 'form', address: url.href };
}
