// Private keys, in every form in which one is likely to be left in a folder: a finding here must stop everything.

const MARKS: readonly RegExp[] = [
  /-{5}BEGIN PGP PRIVATE KEY BLOCK-{5}/,
  /-{5}BEGIN PGP SECRET KEY BLOCK-{5}/,
  /-{5}BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-{5}/,
  /-{4} BEGIN SSH2 ENCRYPTED PRIVATE KEY -{4}/,
  /PuTTY-User-Key-File-\d+:/,
  /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{20}/,
  /AGE-PLUGIN-[A-Z0-9-]{1,40}1[02-9AC-HJ-NP-Z]{20}/,
  /untrusted comment: (?:minisign|rsign|signify)[^\n]{0,80}secret key/,
  /SSH PRIVATE KEY FILE FORMAT 1\.1/,
  // The start of an OpenSSH key without its header lines, in Base64 and as bytes.
  /b3BlbnNzaC1rZXktdjE|openssh-key-v1/,
  /== ed25519v1-secret: type0 ==/,
  /Private-key-format: v1\.\d/,
  /\bPrivateKey\s*=\s*[A-Za-z0-9+/]{43}=/,
  // RSAKeyValue of .NET, with its private exponent.
  /<D>[A-Za-z0-9+/=\s]{80}/,
];

/** The type of a JSON Web Key (RFC 7517), in JSON, YAML or source code, and its private part near to it. */
const JWK_TYPE = /["']?\bkty["']?\s{0,9}[:=]\s{0,9}["']?(RSA|EC|OKP|oct)\b/g;
const JWK_NEAR = 6000;
const JWK_PRIVATE =
  /(?<![\w$-])["']?(?:d["']?\s{0,9}[:=]\s{0,9}["']?[\w-]{40}|k["']?\s{0,9}[:=]\s{0,9}["']?[\w-]{20})/g;

/** Binary forms, as Latin-1: the version and the algorithm of PKCS #8 (RFC 5958), key stores of Java and of KeePass. */
const PKCS8: readonly string[] = [
  '\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01',
  '\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01',
  '\x02\x01\x00\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01',
  '\x02\x01\x00\x30\x05\x06\x03\x2b\x65',
  '\x02\x01\x01\x30\x05\x06\x03\x2b\x65',
];
const AT_START: readonly RegExp[] = [
  /^\xfe\xed\xfe\xed\x00\x00\x00[\x01\x02]/,
  /^\xce\xce\xce\xce\x00\x00\x00[\x01\x02]/,
  /^\x03\xd9\xa2\x9a[\x65-\x67]\xfb\x4b\xb5/,
  // PKCS #1, SEC 1, PKCS #12 and an encrypted PKCS #8: a sequence, and what it begins with.
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..|\x83...|\x80)\x02\x01\x00\x02(?:[\x40-\x7f]|\x81.|\x82..)/s,
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..)\x02\x01\x01\x04[\x14-\x48]/s,
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..|\x83...|\x80)\x02\x01\x03\x30(?:[\x10-\x7f]|\x81.|\x82..|\x83...|\x80)\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07[\x01\x02]/s,
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..)\x30[\x10-\x7f]\x06(?:\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05|\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01)/s,
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
  const text = latin1(bytes);
  const first = text.slice(0, 64);
  if (atStart && AT_START.some((mark) => mark.test(first))) return { offset: 0, length: 1 };
  for (const mark of PKCS8) {
    const offset = text.indexOf(mark);
    if (offset >= 0) return { offset, length: mark.length };
  }
  return findPrivateKeyIn(text.includes('\0') ? text.replaceAll('\0', '') : text);
}

/** Where a private key starts in a text, or undefined. */
export function findPrivateKeyIn(text: string): { offset: number; length: number } | undefined {
  for (const mark of [...MARKS, BARE_ARMOR]) {
    const match = mark.exec(text);
    if (match) return { offset: match.index, length: match[0].length };
  }
  return privateJsonWebKey(text);
}

/** "k" is the secret of a symmetric key, "d" that of all others. */
function privateJsonWebKey(text: string): { offset: number; length: number } | undefined {
  const types = [...text.matchAll(JWK_TYPE)];
  if (types.length === 0) return undefined;
  const parts = [...text.matchAll(JWK_PRIVATE)].map(({ index, 0: part }) => ({
    index,
    isShared: /^["']?k/.test(part),
  }));
  let from = 0;
  for (const { index, 0: found, 1: type } of types) {
    while ((parts[from]?.index ?? Number.POSITIVE_INFINITY) < index - JWK_NEAR) from++;
    for (let i = from; (parts[i]?.index ?? Number.POSITIVE_INFINITY) < index + JWK_NEAR; i++)
      if (parts[i]?.isShared === (type === 'oct')) return { offset: index, length: found.length };
  }
  return undefined;
}

/** The algorithms of public keys (RFC 9580, section 9.1). */
const ALGORITHMS = new Set([1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28]);

// RFC 9580, section 4.2: a packet of tag 5 (secret key) or 7 (secret subkey) in the new or the old header form, then its version, its
// time and its algorithm. Version 3 has days of validity between the last two.
function startsWithSecretPacket(bytes: Uint8Array): boolean {
  const [first = 0] = bytes;
  const start = 1 + lengthOctets(bytes);
  const version = bytes[start];
  const tag = (first & 0xc0) === 0xc0 ? first & 0x3f : (first & 0xc0) === 0x80 ? (first >> 2) & 0x0f : 0;
  const isKnown = version === 3 || version === 4 || version === 5 || version === 6;
  return (tag === 5 || tag === 7) && isKnown && ALGORITHMS.has(bytes[start + (version === 3 ? 7 : 5)] ?? 0);
}

function lengthOctets([first = 0, length = 0]: Uint8Array): number {
  if ((first & 0xc0) === 0x80) return [1, 2, 4, 0][first & 3] ?? 0;
  return length < 192 ? 1 : length < 224 ? 2 : length === 255 ? 5 : 1;
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return parts.join('');
}
