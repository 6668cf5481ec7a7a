// The text of an advisory as documents carry it away from its page: without comments, with absolute links, and with what
// authors may leave to the ranges.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { splitSections } from '../../model/advisory/sections.ts';
import { absoluteLinks } from '../../model/markdown/absolute-links.ts';
import { withoutComments } from '../../model/markdown/parse.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';

// To parse every text takes far longer than to see that most have no such link: "](", "]:" or "<" before anything but a scheme.
const RELATIVE_LINK = /\](?:\(|:)\s*<?(?![a-z][a-z0-9+.-]*:)/i;

const made = new WeakMap<Advisory, { readonly site: Site; readonly advisory: Advisory }>();

/**
 * The advisory with comments taken out of its text, which are notes for authors, and its links made absolute. Made once for each
 * advisory, whichever format asks for it.
 */
export function portable(advisory: Advisory, site: Site): Advisory {
  const known = made.get(advisory);
  if (known?.site === site) return known.advisory;
  const result = withoutNotes(advisory, site);
  made.set(advisory, { site, advisory: result });
  return result;
}

function withoutNotes(advisory: Advisory, site: Site): Advisory {
  const plain = withoutComments(advisory.body);
  const body = RELATIVE_LINK.test(plain) ? absoluteLinks(plain, absolute(site, advisoryPath(advisory.id))) : plain;
  return body === advisory.body ? advisory : { ...advisory, body, sections: splitSections(body) };
}

/** The body, with `upgrade` (Markdown) under a heading "Upgrade" that its author left empty. */
export function bodyWith(upgrade: string, { body, sections }: Pick<Advisory, 'body' | 'sections'>): string {
  const empty = sections.find(({ name, text }) => name === 'upgrade' && text === '');
  if (empty === undefined || upgrade === '') return body;
  const end = empty.offset + empty.length;
  return [body.slice(0, end).trimEnd(), upgrade, body.slice(end).trim()].filter((part) => part !== '').join('\n\n');
}
