// Percent-encoding in addresses (RFC 3986, section 2.1), one character of UTF-8 at a time (RFC
// 3629, section 4).

export const PERCENT_ENCODED =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes a match of PERCENT_ENCODED; U+FFFD if the bytes are not a character. */
export function percentDecoded([encoded]: RegExpExecArray): string {
  return UTF8.decode(
    Uint8Array.from(encoded.slice(1).split('%'), (byte) => Number.parseInt(byte, 16)),
  );
}
