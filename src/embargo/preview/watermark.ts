// PRIVATE. The watermark of a preview of embargoed content. Every file has it where people and
// machines notice it, so that no file can be mistaken for a published one.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * The style of the mark, on screen and on every printed sheet. A separate file, because pages have
 * no inline styles.
 */
export const MARK_STYLE_PATH = '_astro/embargoed-preview.css';
export const MARK_STYLE = `.embargoed-preview{display:block;margin:0;padding:.5rem 1rem;border:3px solid #b00020;background:#fff;color:#b00020;font:bold 1rem/1.4 sans-serif;text-align:center}
.embargoed-preview:first-child{position:sticky;top:0;z-index:9999}
@media print{.embargoed-preview:first-child{position:fixed;top:0;left:0;right:0}}
`;

/** Files that every page uses and that contain nothing about advisories: they need no mark. */
const PLAIN = /^_astro\/[^/]+\.(?:css|js|woff2?)$/;

/**
 * Returns a file with the mark. Returns the bytes unchanged if the path is one of `plain` (of
 * public/) or part of the frame. Undefined if a file of that format cannot be marked: the caller
 * must drop it. `base` is the path of the site, such as "/".
 */
export function marked(
  path: string,
  bytes: Uint8Array,
  mark: string,
  { base, plain }: { readonly base: string; readonly plain: ReadonlySet<string> },
): Uint8Array | undefined {
  if (plain.has(path) || PLAIN.test(path) || path === MARK_STYLE_PATH) return bytes;
  const form = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';
  if (form === 'zip') return markedZip(bytes, mark);
  const markText = FORMS[form] ?? (isText(bytes) ? line : undefined);
  return markText === undefined ? undefined : strToU8(markText(strFromU8(bytes), mark, base));
}

type MarkText = (text: string, mark: string, base: string) => string;

const line: MarkText = (text, mark) => `# ${mark}\n${text}`;

const FORMS: Readonly<Record<string, MarkText>> = {
  html: page,
  xml,
  atom: xml,
  svg: xml,
  json: (text, mark) => {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return JSON.stringify(
      { embargoed_preview: mark, ...(isObject ? titled(value, mark) : { value }) },
      null,
      2,
    );
  },
  md: (text, mark) => `> **${mark}**\n\n${text}\n\n> **${mark}**\n`,
  ics: (text, mark) =>
    text
      .replace(/^BEGIN:VCALENDAR\r?\n/, (begin) => `${begin}X-EMBARGOED-PREVIEW:${mark}\r\n`)
      .replace(/^(SUMMARY[^:]*:)/gm, '$1EMBARGOED PREVIEW '),
};

function page(source: string, mark: string, base: string): string {
  // A preview has no certificate, so it is requested over http.
  const text = source.replace(/;\s*upgrade-insecure-requests(?=[;"])/i, '');
  const words = escaped(mark);
  const note = `<p class="embargoed-preview" role="note">${words}</p>`;
  const head = `<meta name="robots" content="noindex, nofollow, noarchive"><link rel="stylesheet" href="${escaped(base)}${MARK_STYLE_PATH}">`;
  const titled = /<title>/i.test(text)
    ? text.replace(/<title>/i, `${head}<title>EMBARGOED – `)
    : `${head}<title>EMBARGOED</title>${text}`;
  const topped = /<body[^>]*>/i.test(titled)
    ? titled.replace(/<body[^>]*>/i, (body) => body + note)
    : titled + note;
  const end = topped.toLowerCase().lastIndexOf('</body>');
  return end < 0 ? topped + note : topped.slice(0, end) + note + topped.slice(end);
}

function xml(text: string, mark: string): string {
  // Two hyphens would end the comment.
  const comment = `<!-- ${mark.replaceAll('--', '–')} -->\n`;
  const after = /^(?:\uFEFF)?<\?xml[^>]*\?>\s*/.exec(text)?.[0] ?? '';
  return (after + comment + text.slice(after.length)).replace(
    /(<title(?:\s[^>]*)?>)(<!\[CDATA\[)?/g,
    (_, open: string, data = '') => `${open}${data}EMBARGOED – `,
  );
}

function titled(value: object, mark: string): object {
  return 'title' in value && typeof value.title === 'string'
    ? { ...value, title: `${mark}: ${value.title}` }
    : value;
}

/** Marks every file of the archive; drops files that cannot be marked. */
function markedZip(bytes: Uint8Array, mark: string): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).flatMap(([name, body]) => {
    const withMark = marked(name, body, mark, { base: '/', plain: new Set() });
    return withMark === undefined ? [] : [[name, withMark] as const];
  });
  const note = ['EMBARGOED-PREVIEW.txt', strToU8(`${mark}\n`)] as const;
  // A fixed date: zip has none before 1980.
  return zipSync(Object.fromEntries([note, ...files]), { mtime: new Date(1980, 0, 1) });
}

const isText = (bytes: Uint8Array): boolean =>
  !bytes.includes(0) && !strFromU8(bytes.subarray(0, 65_536)).slice(0, -4).includes('\uFFFD');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
