// Names of any kind as one segment of a path, the same for every host and file system.

/**
 * A text as a segment: letters, digits and `.~!-` stand as they are; every other byte of its UTF-8 is `_` and two hexadecimal
 * digits: `1:2.0+b1` is `1_3A2.0_2Bb1`. Undefined where it would be empty, only dots, or longer than 200 characters, which file
 * systems do not take.
 */
export function pathName(text: string): string | undefined {
  const name = Array.from(new TextEncoder().encode(text), escaped).join('');
  return name.length <= 200 && !/^\.*$/.test(name) ? name : undefined;
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9.~!-]/.test(character) ? character : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A version as a segment. What has no digit is no version, and leaves such names to other pages. */
export function versionName(version: string): string | undefined {
  return /\d/.test(version) ? pathName(version) : undefined;
}
