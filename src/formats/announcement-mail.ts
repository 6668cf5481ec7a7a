// An announcement as a mail (SPEC 11, the template).

import { MAIL_WIDTH, markdownToText, wrap } from '../model/markdown.ts';
import type { Announcement } from './announcement.ts';

/** The announcement as a mail: header lines, then plain text in lines of 72 characters. Addresses are never broken. */
export function announcementText(announcement: Announcement): string {
  const { subject, to, greeting, paragraphs, cves, closing, prose, sections, url: base } = announcement;
  const header = [`Subject: ${subject}`, ...(to.length === 0 ? [] : [`To: ${to.join(', ')}`])];
  const list = cves.map(({ id, score, summary }) => bullet(`${id} (${score}): ${summary}`));
  const parts = [
    header.map(plainLine).join('\n'),
    ...[greeting, ...paragraphs].map(paragraph),
    list.join('\n'),
    paragraph(closing),
    markdownToText(prose, { base }),
    ...sections.flatMap(({ heading, markdown }) => [`**${heading}**`, markdownToText(markdown, { base })]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

// A name with a line break in it would end a header line and start another.
const plainLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
const paragraph = (text: string): string => wrap(plainLine(text), MAIL_WIDTH).join('\n');
const bullet = (text: string): string => `* ${wrap(plainLine(text), MAIL_WIDTH - 2).join('\n  ')}`;
