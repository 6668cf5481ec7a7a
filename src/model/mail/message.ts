// A mail as a file: RFC 5322 with one part of flowed plain text (RFC 3676). The same input gives
// the same bytes: it has no boundary, and the caller passes the date and the id.

import { type Instant, millisecondsOf } from '../instant.ts';
import { flow } from './flowed.ts';
import { addressField, type Mailbox, oneLine, textField } from './header.ts';
import { transferred } from './transfer.ts';

interface Message {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly subject: string;
  readonly date: Instant;
  /** The id without its angle brackets: left@right. */
  readonly id: string;
  /** The id of the message that it replies to, without its angle brackets. */
  readonly answers?: string;
  /** Plain text; each line is a paragraph, see `flow`. */
  readonly text: string;
}

/** Returns the mail with CRLF line ends. `X-Unsent` lets mail programs open it as a draft. */
export function mailMessage({ from, to, subject, date, id, answers, text }: Message): string {
  const body = flow(text).replace(/^\n+|\s+$/g, '');
  const { encoding, lines } = transferred(body);
  return [
    addressField('From', [from]),
    ...(to.length === 0 ? [] : [addressField('To', to)]),
    textField('Subject', subject),
    `Date: ${mailDate(date)}`,
    `Message-ID: <${id}>`,
    ...(answers === undefined ? [] : [`In-Reply-To: <${answers}>`, `References: <${answers}>`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no',
    `Content-Transfer-Encoding: ${encoding}`,
    'X-Unsent: 1',
    '',
    ...lines,
    '',
  ].join('\r\n');
}

/** Returns a message id from words: a dot-atom (RFC 5322, section 3.6.4) at the host of a URL. */
export function messageId(words: readonly string[], url: string): string {
  const { hostname, pathname } = new URL(url);
  const left = [...words, ...pathname.split('/')]
    .map((word) =>
      oneLine(word)
        .replace(/[^A-Za-z0-9+_.-]+/g, '-')
        .replace(/\.{2,}/g, '.')
        .replace(/^[.-]+|[.-]+$/g, ''),
    )
    .filter((word) => word !== '')
    .join('.');
  return `${left}@${hostname.replace(/[^A-Za-z0-9.-]/g, '-').replace(/^[.-]+|[.-]+$/g, '')}`;
}

/** Formats a date: "Tue, 12 May 2026 16:00:00 +0000" (RFC 5322, section 3.3). */
export function mailDate(instant: Instant): string {
  return new Date(millisecondsOf(instant)).toUTCString().replace(/GMT$/, '+0000');
}
