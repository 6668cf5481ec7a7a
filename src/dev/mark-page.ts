// Marks private records in the HTML of a page: the page of such a record, and every link to one.

import { escapeHtml } from '../formats/text/xml.ts';

/** The marks of private records, by path relative to the top of the site. */
export type Marks = ReadonlyMap<string, string>;

/** The style of marks and notes. The words carry the meaning, not the color. */
export const MARK_STYLE = `body{padding-bottom:4rem}
.candor-dev-note{margin:0;padding:.5rem 1rem;border:3px solid #b00020;background:#fff;color:#8a0018;font:bold 1rem/1.4 sans-serif;text-align:center}
.candor-dev-note pre{font:.875rem/1.4 monospace;text-align:left;white-space:pre-wrap;overflow-wrap:anywhere}
.candor-dev-mark{display:inline-block;margin-inline-start:.4em;padding:0 .4em;border:2px dashed #b00020;background:#fff;color:#8a0018;font:bold .75rem/1.5 sans-serif}
`;

/** Returns a note for the top of a page, as HTML. */
export function noteHtml(html: string): string {
  return `<div class="candor-dev-note" role="note">${html}</div>`;
}

/** Script, style and drawings contain no link that can have a mark. */
const PART =
  /<(script|style|template|svg)\b[\s\S]*?<\/\1\s*>|<a\b[^>]*\bhref="([^"]*)"[^>]*>[\s\S]*?<\/a>/gi;

/** Returns a page with a note at its top if it is not public, and with a mark in every link. */
export function markPage(html: string, path: string, base: string, marks: Marks): string {
  const linked = html.replace(
    PART,
    (part: string, _name: string | undefined, link: string | undefined) => {
      const target = link === undefined ? undefined : targetOf(link, path, base);
      const mark = target === undefined ? undefined : marks.get(target);
      return mark === undefined ? part : part.replace(/<\/a>$/i, `${markHtml(mark)}</a>`);
    },
  );
  const own = marks.get(path);
  const topped = own === undefined ? linked : withTop(linked, noteHtml(escapeHtml(own)));
  return [...marks]
    .filter(([one]) => one.startsWith(`${path}#`))
    .reduce((text, [one, mark]) => withMarkAt(text, one.slice(path.length + 1), mark), topped);
}

/** Adds HTML at the start of the body, or of a text without one. */
export function withTop(html: string, top: string): string {
  return /<body[^>]*>/i.test(html)
    ? html.replace(/<body[^>]*>/i, (body) => body + top)
    : top + html;
}

const markHtml = (mark: string): string =>
  ` <strong class="candor-dev-mark">${escapeHtml(mark)}</strong>`;

/** Marks the part of a page with an id. */
function withMarkAt(html: string, id: string, mark: string): string {
  const start = html.indexOf(`id="${escapeHtml(id)}"`);
  const end = start < 0 ? -1 : html.indexOf('>', start);
  return end < 0
    ? html
    : `${html.slice(0, end + 1)}${noteHtml(escapeHtml(mark))}${html.slice(end + 1)}`;
}

/** The path that a link leads to, relative to the top of the site; undefined if it leaves it. */
function targetOf(link: string, path: string, base: string): string | undefined {
  const top = `https://site.invalid${base}`;
  const url = URL.parse(link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), `${top}${path}`);
  if (url === null || !url.href.startsWith(top)) return undefined;
  const target = `${url.pathname.slice(base.length)}`;
  return url.hash === '' || !target.startsWith('statements/') ? target : target + url.hash;
}
