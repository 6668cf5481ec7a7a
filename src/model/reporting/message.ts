// Builds the plaintext of an encrypted report: its text alone or, with attachments, the MIME
// message (RFC 2045, RFC 2046) that PGP/MIME encrypts (RFC 3156, section 4). Mail programs can open
// the output of "gpg --decrypt".

import { transferred } from '../mail/transfer.ts';

/** The limit for all attachments together, in bytes. */
export const MOST_ATTACHED = 10_000_000;

export interface Attachment {
  /** The file name, without a folder. */
  readonly name: string;
  readonly content: Uint8Array;
}

// "=_" occurs in no base64 and no quoted-printable text (RFC 2046, section 5.1.1).
const BOUNDARY = '=_report';
/** A line of base64 has at most 76 characters (RFC 2045, section 6.8): 57 bytes. */
const LINE_BYTES = 57;

/**
 * Returns the bytes to encrypt. With attachments, the text has CRLF line breaks and stays readable
 * in the output of "gpg --decrypt".
 */
export function reportMessage(
  text: string,
  attachments: readonly Attachment[],
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  if (attachments.length === 0) return encoder.encode(text);
  const boundary = boundaryFor(text);
  const { encoding, lines } = transferred(text);
  const parts = [
    part('text/plain; charset=utf-8', 'inline', encoding, lines),
    // A type that no mail program displays or runs automatically.
    ...attachments.map(({ name, content }) =>
      part(
        'application/octet-stream',
        `attachment; ${fileNameParameter(name)}`,
        'base64',
        base64Lines(content),
      ),
    ),
  ];
  return encoder.encode(
    [
      'MIME-Version: 1.0\r\n',
      'Subject: Vulnerability report\r\n',
      `Content-Type: multipart/mixed; boundary="${boundary}"\r\n`,
      // A multipart that contains 8bit must declare it (RFC 2045, section 6.4).
      `Content-Transfer-Encoding: ${encoding === '8bit' ? '8bit' : '7bit'}\r\n\r\n`,
      ...parts.map((one) => `--${boundary}\r\n${one}`),
      `--${boundary}--\r\n`,
    ].join(''),
  );
}

/** Returns a boundary that starts no line of the text. */
function boundaryFor(text: string): string {
  let boundary = BOUNDARY;
  for (let i = 1; text.includes(`--${boundary}`); i++) boundary = `${BOUNDARY}${i}`;
  return boundary;
}

function part(
  type: string,
  disposition: string,
  encoding: string,
  lines: readonly string[],
): string {
  const head = [
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    `Content-Disposition: ${disposition}`,
  ];
  return [...head, '', ...lines, ''].join('\r\n');
}

function base64Lines(content: Uint8Array): string[] {
  const lines: string[] = [];
  for (let i = 0; i < content.length; i += LINE_BYTES)
    lines.push(btoa(String.fromCharCode(...content.subarray(i, i + LINE_BYTES))));
  return lines.length === 0 ? [''] : lines;
}

/**
 * Encodes a file name as a parameter: quoted if it is plain, else percent-encoded UTF-8 (RFC 2231,
 * section 4).
 */
function fileNameParameter(written: string): string {
  const name = written
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f/\\]/g, '_')
    .slice(0, 255)
    .toWellFormed();
  if (/^[A-Za-z0-9 ._+()-]+$/.test(name)) return `filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename*=UTF-8''${encoded === '' ? 'file' : encoded}`;
}
