// What is encrypted: the text of a report alone, or, with attachments, a MIME message (RFC 2045, RFC 2046) as PGP/MIME has it
// inside (RFC 3156, section 4), so that the output of "gpg --decrypt" is a file that mail programs open.

/** All attachments together, in bytes. */
export const MOST_ATTACHED = 10_000_000;

export interface Attachment {
  /** The file name, without a folder. */
  readonly name: string;
  readonly content: Uint8Array;
}

// "=_" occurs in no base64 text, and no header starts a line with a hyphen: nothing can end a part too early (RFC 2046, 5.1.1).
const BOUNDARY = '=_report';
/** A line of base64 has at most 76 characters (RFC 2045, section 6.8): 57 bytes. */
const LINE_BYTES = 57;

/** The bytes to encrypt. */
export function reportMessage(text: string, attachments: readonly Attachment[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  if (attachments.length === 0) return encoder.encode(text);
  const parts = [
    part('text/plain; charset=utf-8', 'inline', encoder.encode(text)),
    // Of no kind that a mail program would show or run by itself.
    ...attachments.map(({ name, content }) =>
      part('application/octet-stream', `attachment; ${fileNameParameter(name)}`, content),
    ),
  ];
  return encoder.encode(
    [
      'MIME-Version: 1.0\r\n',
      'Subject: Vulnerability report\r\n',
      `Content-Type: multipart/mixed; boundary="${BOUNDARY}"\r\n\r\n`,
      ...parts.map((one) => `--${BOUNDARY}\r\n${one}`),
      `--${BOUNDARY}--\r\n`,
    ].join(''),
  );
}

// Base64 keeps every byte of a text too, also the ends of its lines.
function part(type: string, disposition: string, content: Uint8Array): string {
  const head = `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: ${disposition}\r\n`;
  return `${head}\r\n${base64Lines(content)}\r\n`;
}

function base64Lines(content: Uint8Array): string {
  const lines: string[] = [];
  for (let i = 0; i < content.length; i += LINE_BYTES)
    lines.push(btoa(String.fromCharCode(...content.subarray(i, i + LINE_BYTES))));
  return lines.join('\r\n');
}

/** The name as a parameter: quoted where it is plain, percent-encoded UTF-8 otherwise (RFC 2231, section 4). */
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
