// An announcement as a mail (SPEC 11, the template): text to paste, a file for mail programs, and
// the form for oss-security.

import { type Mailbox, oneLine, parseMailbox } from '../../model/mail/header.ts';
import { mailMessage, messageId } from '../../model/mail/message.ts';
import { MAIL_WIDTH, markdownToText, wrap } from '../../model/markdown/render.ts';
import type { Site } from '../../model/site/site.ts';
import { xmlText } from '../text/xml.ts';
import type { AnnouncedVulnerability, Announcement } from './announcement.ts';
import { CHANGES, changeLines, subjectAfterChange, UNFIXED, unfixedLines } from './changes.ts';
import { inWords } from './words.ts';

/**
 * Returns the announcement as a mail: header lines, then plain text in lines of 72 characters.
 * Addresses are never broken.
 */
export function announcementText(announcement: Announcement): string {
  const { to } = announcement;
  const header = [
    `Subject: ${subjectAfterChange(announcement)}`,
    ...(to.length === 0 ? [] : [`To: ${to.join(', ')}`]),
  ];
  return xmlText(
    `${header.map(oneLine).join('\n')}\n\n${announcementBody(announcement, MAIL_WIDTH)}\n`,
  );
}

/**
 * Returns the body of the mail, wrapped at `width`; Infinity keeps each paragraph on one line. No
 * line break at the end.
 */
export function announcementBody(announcement: Announcement, width: number): string {
  const {
    embargo = '',
    greeting,
    paragraphs,
    cves,
    closing,
    prose,
    sections,
    url: base,
  } = announcement;
  const paragraph = (text: string): string => wrap(oneLine(text), width).join('\n');
  const changes = changeLines(announcement);
  const unfixed = unfixedLines(announcement);
  const parts = [
    embargo,
    paragraph(greeting),
    ...(unfixed.length === 0
      ? []
      : [paragraph(UNFIXED), unfixed.map((line) => listed(line, width)).join('\n')]),
    ...(changes.length === 0
      ? []
      : [paragraph(CHANGES), changes.map((line) => listed(line, width)).join('\n')]),
    ...paragraphs.map(paragraph),
    cves.map((one) => bullet(one, width)).join('\n'),
    paragraph(closing),
    markdownToText(prose, { base, width }),
    ...sections.flatMap(({ heading, markdown }) => [
      `**${heading}**`,
      markdownToText(markdown, { base, width }),
    ]),
    embargo,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const bullet = ({ id, score, summary }: AnnouncedVulnerability, width: number): string =>
  listed(`${id} (${score}): ${summary}`, width);

const listed = (line: string, width: number): string =>
  `* ${wrap(oneLine(line), width - 2).join('\n  ')}`;

/** Returns the recipients that are mail addresses. Others are, for example, forums. */
export function mailRecipients({ to }: Pick<Announcement, 'to'>): Mailbox[] {
  return to.flatMap((one) => parseMailbox(one) ?? []);
}

/**
 * Returns the announcement as a mail file (RFC 5322, RFC 3676), dated at publication, with a stable
 * id. After a change it is a new mail, dated at the change, that replies to the first: mailing
 * lists drop a mail whose id they have seen.
 */
export function announcementEml(announcement: Announcement, site: Site, from: Mailbox): string {
  const { slug, published, embargo, changes } = announcement;
  const changed = changes.at(-1)?.at;
  // A preview has its own id: a mail program that has seen the preview would hide the announcement.
  const words = [embargo === undefined ? 'announcement' : 'preview', slug];
  const first = messageId(words, site.url);
  const changedId =
    changed === undefined
      ? undefined
      : messageId([...words, changed.replace(/[^0-9TZ]/g, '')], site.url);
  return mailMessage({
    from,
    to: mailRecipients(announcement),
    subject: subjectAfterChange(announcement),
    date: changed ?? published,
    id: changedId ?? first,
    ...(changedId === undefined ? {} : { answers: first }),
    text: announcementBody(announcement, Number.POSITIVE_INFINITY),
  });
}

const OSS_SECURITY = 'oss-security@lists.openwall.com';

/**
 * Returns the announcement for oss-security, by the rules of that list: public facts only, plain
 * text, the CVE and the issue in the subject, all details in the mail instead of behind a link, and
 * no other list as a recipient. Requires full details.
 */
export function ossSecurityText(announcement: Announcement): string {
  const { embargo } = announcement;
  const words = ossSecuritySubject(announcement);
  const subject = embargo === undefined ? words : `[${embargo}] ${words}`;
  return announcementText({ ...announcement, to: [OSS_SECURITY], subject, greeting: 'Hello,' });
}

function ossSecuritySubject({ project, versions, cves, unfixed, subject }: Announcement): string {
  const [first] = cves;
  if (first === undefined || first.withdrawn) return subject;
  if (cves.length === 1) return `${first.id}: ${project}: ${first.summary}`;
  const ids = cves.map(({ id }) => id);
  if (unfixed.length > 0) return `${project}: ${cves.length} vulnerabilities: ${ids.join(', ')}`;
  return `${project}: ${cves.length} vulnerabilities fixed in ${inWords(versions, 'and')}: ${ids.join(', ')}`;
}
