// The forms of an announcement, as one table. To add a form, write a function of an announcement
// and add a row here. The command line and its help use the table.

import type { Mailbox } from '../../model/mail/header.ts';
import type { Site } from '../../model/site/site.ts';
import type { Announcement } from './announcement.ts';
import { announcementChat } from './chat.ts';
import { announcementHtml } from './html.ts';
import { announcementEml, announcementText, mailRecipients, ossSecurityText } from './mail.ts';
import { announcementMarkdown } from './markdown.ts';
import type { Refusal } from './refusals.ts';

/** The sender and the site's address. */
export interface Sender {
  readonly site: Site;
  /** Undefined if the site has no mail address. */
  readonly from: Mailbox | undefined;
}

interface AnnouncementForm {
  /** The purpose of the form, for the help. */
  readonly words: string;
  /** True if the form contains the full text of each advisory. */
  readonly full?: true;
  /** Returns what the form requires and the announcement or the sender lacks. */
  readonly lacks?: (announcement: Announcement, sender: Sender) => Refusal[];
  readonly write: (announcement: Announcement, sender: Sender) => string;
}

export const ANNOUNCEMENT_FORMS = {
  text: { words: 'plain text, with its header lines at the top', write: announcementText },
  eml: {
    words: 'a mail file that mail programs open as a draft (format=flowed)',
    lacks: mailProblems,
    // Nothing is written if `lacks` returns a value.
    write: (announcement, { site, from }) =>
      from === undefined ? '' : announcementEml(announcement, site, from),
  },
  markdown: { words: 'for a release on a code host, or a forum', write: announcementMarkdown },
  html: {
    words: 'a standalone page',
    write: (announcement, { site }) => announcementHtml(announcement, site),
  },
  chat: { words: 'at most 500 characters', write: announcementChat },
  'oss-security': {
    words: 'for the oss-security mailing list: every detail in plain text',
    full: true,
    write: ossSecurityText,
  },
} as const satisfies Readonly<Record<string, AnnouncementForm>>;

export type FormName = keyof typeof ANNOUNCEMENT_FORMS;

/** True if the text is the name of a form. */
export const formOf = (name: FormName): AnnouncementForm => ANNOUNCEMENT_FORMS[name];

export const isFormName = (name: string): name is FormName =>
  Object.hasOwn(ANNOUNCEMENT_FORMS, name);

function mailProblems(announcement: Announcement, { from }: Sender): Refusal[] {
  const lacks: Refusal[] = [];
  if (from === undefined)
    lacks.push({
      what: 'The mail has no sender address.',
      remedy:
        'Add an active channel of kind "email" to channels/, or a contact to the team in site.yaml.',
    });
  if (mailRecipients(announcement).length === 0)
    lacks.push({
      what: 'No recipient is an email address.',
      remedy: 'Add one under "to" in the release, or under "announcements" in site.yaml.',
    });
  return lacks;
}
