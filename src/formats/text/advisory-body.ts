// The text of an advisory for documents outside of its page: without comments, with absolute links,
// and with the generated Upgrade section.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { splitSections } from '../../model/advisory/sections.ts';
import { absoluteLinks } from '../../model/markdown/absolute-links.ts';
import { withoutComments } from '../../model/markdown/comments.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';

// Parsing every text is far slower than checking that most have no such link: "](", "]:" or "<"
// before anything except a scheme.
const RELATIVE_LINK = /\](?:\(|:)\s*<?(?![a-z][a-z0-9+.-]*:)/i;

const made = new WeakMap<Advisory, { readonly site: Site; readonly advisory: Advisory }>();

/**
 * Returns the advisory without comments, which are notes for authors, and with absolute links.
 * Created once for each advisory, for all formats.
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
  const body = RELATIVE_LINK.test(plain)
    ? absoluteLinks(plain, absolute(site, advisoryPath(advisory.id)))
    : plain;
  return body === advisory.body ? advisory : { ...advisory, body, sections: splitSections(body) };
}

/**
 * Returns the body, with `upgrade` (Markdown) under a heading "Upgrade" that its author left empty.
 */
export function bodyWith(
  upgrade: string,
  { body, sections }: Pick<Advisory, 'body' | 'sections'>,
): string {
  const empty = sections.find(({ name, text }) => name === 'upgrade' && text === '');
  if (empty === undefined || upgrade === '') return body;
  const end = empty.offset + empty.length;
  return [body.slice(0, end).trimEnd(), upgrade, body.slice(end).trim()]
    .filter((part) => part !== '')
    .join('\n\n');
}
