// An announcement as HTML: the text alone for feeds, or a standalone page without scripts and style
// sheets.

import { renderMarkdown } from '../../model/markdown/render.ts';
import type { Site } from '../../model/site/site.ts';
import { escapeHtml } from '../text/xml.ts';
import type { AnnouncedVulnerability, Announcement } from './announcement.ts';
import { CHANGES, changeLines, UNFIXED, unfixedWords } from './changes.ts';

/** Returns the text without its subject: paragraphs, the list, and a section for each heading. */
export function announcementArticle(announcement: Announcement): string {
  const { greeting, unfixed, paragraphs, cves, closing, prose, sections, url: base } = announcement;
  const changes = changeLines(announcement);
  const parts = [
    paragraph(greeting),
    ...(unfixed.length === 0
      ? []
      : [paragraph(UNFIXED), listOf(unfixed.map((one) => [one, unfixedWords(one)]))]),
    ...(changes.length === 0
      ? []
      : [
          paragraph(CHANGES),
          `<ul>${changes.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
        ]),
    ...paragraphs.map(paragraph),
    cves.length === 0 ? '' : listOf(cves.map((one) => [one, `(${one.score}): ${one.summary}`])),
    paragraph(closing),
    prose === '' ? '' : renderMarkdown(prose, { base, idPrefix: 'notes-' }),
    ...sections.map(({ heading, markdown }, i) => {
      const text = renderMarkdown(markdown, { base, idPrefix: `part-${i + 1}-` });
      return `<h2>${escapeHtml(heading)}</h2>\n${text}`;
    }),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** Returns the announcement as a standalone page. */
export function announcementHtml(announcement: Announcement, site: Site): string {
  const { embargo, subject, url } = announcement;
  const mark =
    embargo === undefined ? [] : [`<p role="note"><strong>${escapeHtml(embargo)}</strong></p>`];
  return `${[
    '<!doctype html>',
    `<html lang="${escapeHtml(site.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(subject)}</title>`,
    embargo === undefined
      ? `<link rel="canonical" href="${escapeHtml(url)}">`
      : '<meta name="robots" content="noindex">',
    '</head>',
    '<body>',
    '<main>',
    ...mark,
    `<h1>${escapeHtml(subject)}</h1>`,
    announcementArticle(announcement),
    ...mark,
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

function listOf(cves: readonly (readonly [AnnouncedVulnerability, string])[]): string {
  const items = cves.map(([{ id, url }, words]) => {
    const link = `<a href="${escapeHtml(url)}">${escapeHtml(id)}</a>`;
    return `<li>${link} ${escapeHtml(words)}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}
