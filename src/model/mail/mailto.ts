// A mail as a link that opens a mail program: mailto (RFC 6068).

import { tidy } from './flowed.ts';
import { oneLine } from './header.ts';

/** Some programs silently cut or reject longer links. */
export const LONGEST_MAILTO = 2000;

interface Draft {
  readonly to: readonly string[];
  readonly subject: string;
  /** Plain text; lines end in LF. */
  readonly text: string;
}

/**
 * Returns the link: UTF-8 percent-encoded, with line breaks as CRLF. It can be longer than
 * LONGEST_MAILTO; callers must check.
 */
export function mailtoUrl({ to, subject, text }: Draft): string {
  const recipients = to.map((one) => encoded(one).replaceAll('%40', '@')).join(',');
  const body = encoded(tidy(text).replace(/\s+$/, '').replaceAll('\n', '\r\n'));
  return `mailto:${recipients}?subject=${encoded(oneLine(subject))}&body=${body}`;
}

// Characters that encodeURIComponent keeps, but that can end a link in a text: "mailto:...'" or
// "(mailto:...)".
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
