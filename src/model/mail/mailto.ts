// A mail as an address that opens a mail program: mailto (RFC 6068).

import { tidy } from './flowed.ts';
import { oneLine } from './header.ts';

/** More than so many characters are cut or refused by programs in use, silently. */
export const LONGEST_MAILTO = 2000;

interface Draft {
  readonly to: readonly string[];
  readonly subject: string;
  /** Plain text; lines end in LF. */
  readonly text: string;
}

/** The address: UTF-8 percent-encoded, line breaks as CRLF. It can be longer than LONGEST_MAILTO: whoever uses it looks. */
export function mailtoUrl({ to, subject, text }: Draft): string {
  const recipients = to.map((one) => encoded(one).replaceAll('%40', '@')).join(',');
  const body = encoded(tidy(text).replace(/\s+$/, '').replaceAll('\n', '\r\n'));
  return `mailto:${recipients}?subject=${encoded(oneLine(subject))}&body=${body}`;
}

// What encodeURIComponent leaves may end an address in a text: "mailto:...'" or "(mailto:...)".
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
