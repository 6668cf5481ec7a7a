// The transfer encoding of a text in a mail (RFC 2045, section 6): none, if its lines allow it.

/** A text as the body of a MIME part: lines that are joined by CRLF. */
interface Transferred {
  readonly encoding: '7bit' | '8bit' | 'quoted-printable';
  readonly lines: readonly string[];
}

/** The most octets in a line that every program accepts (RFC 5322, section 2.1.1). */
const LONGEST = 998;

/**
 * Encodes a text with LF line ends so that people can read the source. Uses quoted-printable only
 * for a line that is too long, and for CR and NUL, which neither 7bit nor 8bit allow (RFC 2045,
 * section 2.8).
 */
export function transferred(body: string): Transferred {
  const lines = body.split('\n');
  const octets = (line: string): number => new TextEncoder().encode(line).length;
  if (/[\r\0]/.test(body) || lines.some((line) => octets(line) > LONGEST))
    return { encoding: 'quoted-printable', lines: lines.flatMap(quotedPrintable) };
  return { encoding: /^[\u0000-\u007f]*$/.test(body) ? '7bit' : '8bit', lines };
}

/**
 * Encodes a line as quoted-printable, in lines of at most 76 characters (RFC 2045, section 6.7).
 * Keeps the space of a flowed line as =20.
 */
function quotedPrintable(line: string): string[] {
  const lines: string[] = [];
  let written = '';
  const characters = [...line];
  for (const [i, character] of characters.entries()) {
    const last = i === characters.length - 1;
    const coded = quoted(character, last);
    if (written.length + coded.length > 75) {
      lines.push(`${written}=`);
      written = '';
    }
    written += coded;
  }
  return [...lines, written];
}

function quoted(character: string, last: boolean): string {
  const plain = /^[!-<>-~]$/.test(character) || (!last && /^[ \t]$/.test(character));
  if (plain) return character;
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
