// Encodes names as one path segment, the same for every host and file system.

/**
 * Encodes a text as a segment. Letters, digits and `.~!-` stay; every other byte of its UTF-8
 * becomes `_` and two hexadecimal digits: `1:2.0+b1` becomes `1_3A2.0_2Bb1`. undefined if the
 * result would be empty, only dots, or longer than 200 characters, which file systems do not
 * accept.
 */
export function pathName(text: string): string | undefined {
  const name = Array.from(new TextEncoder().encode(text), escaped).join('');
  return name.length <= 200 && !/^\.*$/.test(name) ? name : undefined;
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9.~!-]/.test(character)
    ? character
    : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/**
 * Encodes a version as a segment. A text without a digit is not a version; such names remain
 * available for other pages.
 */
export function versionName(version: string): string | undefined {
  return /\d/.test(version) ? pathName(version) : undefined;
}
