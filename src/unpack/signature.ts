// The first bytes of files that are not plain text: formats that can be unpacked, and those that
// cannot.

type Row = readonly [signature: string, what: string];

/** Archives and encrypted files that cannot be unpacked, by their first bytes as Latin-1. */
const OPAQUE: readonly Row[] = [
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['\xfd7zXZ\0', 'xz data'],
  ['LUKS\xba\xbe', 'an encrypted disk'],
  ['\xff\x06\0\0sNaPpY', 'Snappy data'],
  ['age-encryption.org/v1', 'a file encrypted by age'],
  ['-----BEGIN AGE ENCRYPTED FILE-----', 'a file encrypted by age'],
  ['$ANSIBLE_VAULT;', 'an Ansible vault'],
  ['Salted__', 'a file encrypted by OpenSSL'],
  ['\x89LZO\0\r\n\x1a\n', 'lzop data'],
];
/** Short signatures, which are valid only at the start of a file. */
const OPAQUE_AT_START: readonly Row[] = [
  ['BZh', 'bzip2 data'],
  ['LZIP', 'lzip data'],
  ['\x04\x22\x4d\x18', 'LZ4 data'],
  ['\x02\x21\x4c\x18', 'LZ4 data'],
  ['\x5d\0\0', 'LZMA data'],
  ['\x1f\x9d', 'data of compress (.Z)'],
  ['\x1f\xa0', 'data of compress (.Z)'],
  ['MSCF', 'a Cabinet archive'],
  ['xar!', 'a XAR archive'],
  ['hsqs', 'a SquashFS image'],
  ['\xa3\x03', 'a compressed OpenPGP message'],
  ['\x84\x5e\x03', 'an encrypted OpenPGP message'],
  ['\x85\x01', 'an encrypted OpenPGP message'],
  ['\x85\x02', 'an encrypted OpenPGP message'],
  ['\x85\x04', 'an encrypted OpenPGP message'],
  ['\x8c\x0d\x04', 'an encrypted OpenPGP message'],
  ['\xc1', 'an encrypted OpenPGP message'],
  ['\xc3\x0d\x04', 'an encrypted OpenPGP message'],
];
/** The format of a compressed Office document with a password (MS-OFFCRYPTO, section 2.3). */
const ENCRYPTED_OFFICE = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0';

const OPENED: readonly string[] = [
  'PK\x03\x04',
  '\x1f\x8b\x08',
  '\x28\xb5\x2f\xfd',
  '\x89PNG',
  '%PDF',
  '\xa3\x01',
  '\xa3\x02',
];

const startsWith = (bytes: Uint8Array, signature: string): boolean => {
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
};

const byFirst = (all: readonly Row[]): ReadonlyMap<number, readonly Row[]> =>
  Map.groupBy(all, ([signature]) => signature.charCodeAt(0));
const OPAQUE_BY_FIRST = byFirst([...OPAQUE, ...OPAQUE_AT_START]);
const OPENED_BY_FIRST = byFirst(OPENED.map((signature) => [signature, '']));
const rowFor = (rows: ReadonlyMap<number, readonly Row[]>, bytes: Uint8Array): Row | undefined =>
  rows.get(bytes[0] ?? -1)?.find(([signature]) => startsWith(bytes, signature));

/** True if bytes begin with a signature of this table. */
export const isSigned = (bytes: Uint8Array): boolean =>
  rowFor(OPENED_BY_FIRST, bytes) !== undefined || opaqueAtStart(bytes) !== undefined;

/** Returns the reason why bytes cannot be unpacked, from their signature. */
export function opaqueAtStart(bytes: Uint8Array): string | undefined {
  const [signature, what] = rowFor(OPAQUE_BY_FIRST, bytes) ?? [];
  if (
    signature === 'BZh' &&
    !/^[1-9](?:1AY&SY|\x17rE8P\x90)/.test(String.fromCharCode(...bytes.subarray(3, 10)))
  )
    return undefined;
  return what;
}

/** The long signatures of OPAQUE, at any offset: an archive behind a program that unpacks it. */
export const OPAQUE_ANYWHERE: readonly Row[] = [
  ...OPAQUE.filter(([signature]) => /[^\x20-\x7e]/.test(signature)),
  [ENCRYPTED_OFFICE, 'an encrypted Office document'],
];
