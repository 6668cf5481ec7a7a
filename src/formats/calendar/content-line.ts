// Content lines of iCalendar (RFC 5545, sections 3.1 and 3.3.11).

import { xmlText } from '../text/xml.ts';

const MAX_OCTETS = 75;

/**
 * Returns a value of type TEXT: escaped, and without the control characters that the type forbids.
 */
export function textValue(text: string): string {
  return xmlText(text)
    .replaceAll('\u007f', '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/**
 * Returns a line with its CRLF, folded into lines of at most 75 octets of UTF-8. Never splits a
 * character.
 */
export function contentLine([name, value]: readonly [name: string, value: string]): string {
  let line = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = sizeOf(character);
    if (octets + size > MAX_OCTETS) {
      line += '\r\n ';
      octets = 1;
    }
    line += character;
    octets += size;
  }
  return `${line}\r\n`;
}

function sizeOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
