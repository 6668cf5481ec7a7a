// For tests only: parses mail by the standards, without code of the writer: RFC 5322 fields, RFC
// 2047 words, RFC 2045 encodings.

import fc from 'fast-check';

interface ReadMail {
  /** Names in lower case, values unfolded and decoded, in order. */
  readonly fields: readonly (readonly [string, string])[];
  /** Decoded, with LF line breaks. */
  readonly body: string;
}

/** Parses a mail strictly. Throws if a line break or a field violates the standards. */
export function readMail(mail: string): ReadMail {
  if (/(^|[^\r])\n|\r(?!\n)/.test(mail)) throw new Error('A line does not end in CRLF.');
  for (const line of mail.split('\r\n'))
    if (Buffer.byteLength(line) > 998) throw new Error('A line is too long.');
  const split = mail.indexOf('\r\n\r\n');
  const head = mail.slice(0, split);
  if (!/^[\t\r\n -~]*$/.test(head)) throw new Error('The header is not ASCII.');
  const fields = head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => {
      const [, name, value] = /^([!-9;-~]+): ?(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`This is no field: ${line}`);
      return [name.toLowerCase(), decodedWords(value)] as const;
    });
  const encoding = fields.find(([name]) => name === 'content-transfer-encoding')?.[1];
  const body = mail.slice(split + 4).replaceAll('\r\n', '\n');
  return { fields, body: encoding === 'quoted-printable' ? decodedQuotes(body) : body };
}

function decodedWords(value: string): string {
  return value
    .replace(/(=\?[^ ?]+\?[QqBb]\?[^ ?]*\?=)[ \t]+(?==\?)/g, '$1')
    .replace(/=\?utf-8\?Q\?([^ ?]*)\?=/gi, (word, text: string) => {
      if (word.length > 75) throw new Error('An encoded word is too long.');
      return decodedQuotes(text.replaceAll('_', ' '));
    });
}

function decodedQuotes(text: string): string {
  const latin = text
    .replace(/[ \t]*=\n/g, (soft) => soft.slice(0, -2))
    .replace(/=([0-9A-F]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  // Fatal, so that a split character is an error.
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    Buffer.from(latin, 'latin1'),
  );
}

/**
 * Returns texts that break unquoted output: line breaks, fields, encoded words, quotes, characters
 * of every size, long words.
 */
export const hostileText = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\r\nBcc: everybody@a.example',
          '\r\n\r\n',
          '=?utf-8?Q?x?=',
          '<a@b.example>',
          ',',
          '"',
          '\\',
          ': ',
          '.',
          '\n.\n',
          '> ',
          '>>',
          'From ',
          '-- ',
          ' ',
          '   ',
          '\t',
          '\u0000',
          '\u2028',
          '\u202eabc',
          'שלום',
          '😀👩‍👩‍👧',
          'é',
          '\ud800',
          'word',
        ),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.constant('x'.repeat(1200)),
        fc.constant('ü'.repeat(600)),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
