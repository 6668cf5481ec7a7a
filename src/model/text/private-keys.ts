// Finds private keys in every form that is likely to be left in a folder. A finding must stop
// everything.

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
  // The key files of GnuPG, as text and canonical.
  /\((?:\d{1,2}:)?(?:protected-|shadowed-)?private-key\s?\(/,
  // RSAKeyValue of .NET, with its private exponent.
  /<D>[A-Za-z0-9+/=\s]{80}/,
];

/**
 * The type of a JSON Web Key (RFC 7517), in JSON, YAML or source code, with its private part
 * nearby.
 */
const JWK_TYPE = /["']?\bkty["']?\s{0,9}[:=]\s{0,9}["']?(RSA|EC|OKP|oct)\b/g;
const JWK_NEAR = 6000;
const JWK_PRIVATE =
  /(?<![\w$-])["']?(?:d["']?\s{0,9}[:=]\s{0,9}["']?[\w-]{40}|k["']?\s{0,9}[:=]\s{0,9}["']?[\w-]{20})/g;

/**
 * Binary forms, as Latin-1: the version and the algorithm of PKCS #8 (RFC 5958), key stores of Java
 * and of KeePass.
 */
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
  // PKCS #1, SEC 1, PKCS #12 and an encrypted PKCS #8: a sequence and its first bytes.
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..|\x83...|\x80)\x02\x01\x00\x02(?:[\x40-\x7f]|\x81.|\x82..)/s,
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..)\x02\x01\x01\x04[\x14-\x48]/s,
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..|\x83...|\x80)\x02\x01\x03\x30(?:[\x10-\x7f]|\x81.|\x82..|\x83...|\x80)\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07[\x01\x02]/s,
  /^\x30(?:[\x10-\x7f]|\x81.|\x82..)\x30[\x10-\x7f]\x06(?:\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05|\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01)/s,
];

/**
 * Base64 of a secret key packet from an armor whose header lines were cut off: version 4 keys of
 * usual lengths. Only the first line of a block can be one; any later line of a long block could
 * look like one.
 */
const BARE_ARMOR =
  /(?<![A-Za-z0-9+/=]{40}[ \t]*\r?\n)^(?:(?:lQ|xc)[A-Za-z0-9+/]{2}B|(?:l[F-P]|x[V-Zab])[AEIMQUYcgkosw048]E[O-Za-f])[A-Za-z0-9+/]{40}/m;

/**
 * Returns the span of a private key in the bytes of a file, or undefined. It counts characters of
 * the Latin-1 text without NUL, so that UTF-16 is matched as well. Only the start of a file can be
 * a binary key.
 */
export function findPrivateKey(
  bytes: Uint8Array,
  atStart = true,
): { offset: number; length: number } | undefined {
  if (atStart && holdsSecretPacket(bytes)) return { offset: 0, length: 1 };
  const text = latin1(bytes);
  if (atStart && startsAsKey(text)) return { offset: 0, length: 1 };
  for (const mark of PKCS8) {
    const offset = text.indexOf(mark);
    if (offset >= 0) return { offset, length: mark.length };
  }
  return findPrivateKeyIn(text.includes('\0') ? text.replaceAll('\0', '') : text);
}

/** Returns the span of a private key in a text, or undefined. */
export function findPrivateKeyIn(text: string): { offset: number; length: number } | undefined {
  for (const mark of [...MARKS, BARE_ARMOR]) {
    const match = mark.exec(text);
    if (match) return { offset: match.index, length: match[0].length };
  }
  return privateJsonWebKey(text) ?? writtenKey(text);
}

const startsAsKey = (text: string): boolean => {
  const first = text.slice(0, 64);
  return AT_START.some((mark) => mark.test(first));
};

// The first line of a run of Base64 or hexadecimal digits that starts like a DER sequence or an
// OpenPGP packet.
const WRITTEN =
  /(?<![A-Za-z0-9+/_-])(?<![A-Za-z0-9+/=_-]{8}[ \t]{0,9}\r?\n[ \t>]{0,99})(?:(?<hex>30[0-9a-fA-F]{94})|(?<base64>[Mlx][A-Za-z0-9+/_-]{50,63}))/g;

/**
 * Finds a binary key that is written as Base64 (RFC 4648, both alphabets) or as hexadecimal digits.
 */
function writtenKey(text: string): { offset: number; length: number } | undefined {
  for (const { index: offset, 0: written, groups } of text.matchAll(WRITTEN)) {
    const read = groups?.['hex'] === undefined ? ofBase64(written) : ofHex(written);
    const isDer =
      read.startsWith('\x30') && (startsAsKey(read) || PKCS8.some((mark) => read.includes(mark)));
    if (isDer || startsWithSecretPacket(bytesOf(read))) return { offset, length: written.length };
  }
  return undefined;
}

const ofBase64 = (text: string): string =>
  atob(
    text
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .slice(0, text.length - (text.length % 4)),
  );
const ofHex = (text: string): string =>
  text.replace(/../g, (digits) => String.fromCharCode(Number.parseInt(digits, 16)));
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

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

/**
 * The maximum number of packets to read: a key ring can start with public keys and their
 * signatures.
 */
const MOST_PACKETS = 1000;

/** True if bytes are OpenPGP packets, and one of them is a secret key. */
function holdsSecretPacket(bytes: Uint8Array): boolean {
  let rest = bytes;
  for (let count = 0; count < MOST_PACKETS; count++) {
    const packet = packetOf(rest);
    if (packet === undefined) return false;
    if (isSecretPacket(rest, packet)) return true;
    if (packet.end === undefined || packet.end >= rest.length) return false;
    rest = rest.subarray(packet.end);
  }
  return false;
}

function startsWithSecretPacket(bytes: Uint8Array): boolean {
  const packet = packetOf(bytes);
  return packet !== undefined && isSecretPacket(bytes, packet);
}

/** The start of the body of a packet, and its end if the length is known. */
interface Packet {
  readonly tag: number;
  readonly start: number;
  readonly end: number | undefined;
}

// RFC 9580, section 4.2: parses the header in the new and in the old form.
function packetOf(bytes: Uint8Array): Packet | undefined {
  const [first = 0, a = 0, b = 0, c = 0, d = 0, e = 0] = bytes;
  const packet = (tag: number, start: number, length: number | undefined): Packet => ({
    tag,
    start,
    end: length === undefined ? undefined : start + length,
  });
  if ((first & 0xc0) === 0xc0) {
    const tag = first & 0x3f;
    if (a < 192) return packet(tag, 2, a);
    if (a < 224) return packet(tag, 3, (a - 192) * 256 + b + 192);
    return a === 255
      ? packet(tag, 6, b * 2 ** 24 + c * 2 ** 16 + d * 2 ** 8 + e)
      : packet(tag, 2, undefined);
  }
  if ((first & 0xc0) !== 0x80) return undefined;
  const tag = (first >> 2) & 0x0f;
  const lengths = [a, a * 2 ** 8 + b, a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d, undefined];
  const octets = [1, 2, 4, 0][first & 3] ?? 0;
  return packet(tag, 1 + octets, lengths[first & 3]);
}

/**
 * True for a packet of tag 5 (secret key) or 7 (secret subkey) with a valid version, time and
 * algorithm (RFC 9580, section 5.5.2).
 */
function isSecretPacket(bytes: Uint8Array, { tag, start }: Packet): boolean {
  if (tag !== 5 && tag !== 7) return false;
  const version = bytes[start];
  const isKnown = version === 3 || version === 4 || version === 5 || version === 6;
  // Version 3 has days of validity between the time and the algorithm.
  return isKnown && ALGORITHMS.has(bytes[start + (version === 3 ? 7 : 5)] ?? 0);
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return parts.join('');
}
