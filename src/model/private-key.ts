// Private keys, in every form in which one is likely to be left in a folder: a finding here must stop everything.

const MARKS: readonly RegExp[] = [
  /-{5}BEGIN PGP PRIVATE KEY BLOCK-{5}/,
  /-{5}BEGIN PGP SECRET KEY BLOCK-{5}/,
  /-{5}BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-{5}/,
  /-{4} BEGIN SSH2 ENCRYPTED PRIVATE KEY -{4}/,
  /PuTTY-User-Key-File-\d+:/,
  /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{20}/,
  /untrusted comment: (?:minisign|rsign|signify)[^\n]{0,80}secret key/,
];

/**
 * Base64 of a secret key packet, as it stands in an armor whose header lines were cut off: version 4 keys of usual lengths.
 * Only the first line of a block can be one; any line of a long block may look like one.
 */
const BARE_ARMOR =
  /(?<![A-Za-z0-9+/=]{40}[ \t]*\r?\n)^(?:(?:lQ|xc)[A-Za-z0-9+/]{2}B|(?:l[F-P]|x[V-Zab])[AEIMQUYcgkosw048]E[O-Za-f])[A-Za-z0-9+/]{40}/m;

/**
 * Where a private key starts in the bytes of a file, in characters of its Latin-1 reading without NUL (so that UTF-16 is
 * seen too), or undefined. Only the start of a file can be a binary key.
 */
export function findPrivateKey(bytes: Uint8Array, atStart = true): { offset: number; length: number } | undefined {
  if (atStart && startsWithSecretPacket(bytes)) return { offset: 0, length: 1 };
  return findPrivateKeyIn(latin1(bytes));
}

/** Where a private key starts in a text, or undefined. */
export function findPrivateKeyIn(text: string): { offset: number; length: number } | undefined {
  for (const mark of [...MARKS, BARE_ARMOR]) {
    const match = mark.exec(text);
    if (match) return { offset: match.index, length: match[0].length };
  }
  return undefined;
}

// RFC 9580, section 4.2: a packet of tag 5 (secret key) or 7 (secret subkey) in the new or the old header form, then its version.
function startsWithSecretPacket(bytes: Uint8Array): boolean {
  const [first = 0] = bytes;
  const version = bytes[1 + lengthOctets(bytes)];
  const tag = (first & 0xc0) === 0xc0 ? first & 0x3f : (first & 0xc0) === 0x80 ? (first >> 2) & 0x0f : 0;
  return (tag === 5 || tag === 7) && (version === 3 || version === 4 || version === 5 || version === 6);
}

function lengthOctets([first = 0, length = 0]: Uint8Array): number {
  if ((first & 0xc0) === 0x80) return [1, 2, 4, 0][first & 3] ?? 0;
  return length < 192 ? 1 : length < 224 ? 2 : length === 255 ? 5 : 1;
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  const text = parts.join('');
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
