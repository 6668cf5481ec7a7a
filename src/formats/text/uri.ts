// Addresses as JSON Schema's "uri" requires them (RFC 3986). Authors can write everything that
// browsers accept (WHATWG URL), which is more.

const NOT_ALLOWED = /%(?![0-9a-f]{2})|[^a-z0-9\-._~!$&'()*+,;=:@/?%]/giu;

/**
 * Returns an absolute address with every character that RFC 3986 forbids percent-encoded. Allowed
 * characters are unchanged.
 */
export function uri(written: string): string {
  const wellFormed = written.toWellFormed();
  const authority = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)(.*)$/is.exec(wellFormed);
  if (authority === null) return new URL(wellFormed).href;
  const [, start = '', rest = ''] = authority;
  const hash = rest.indexOf('#');
  const [path, fragment] =
    hash < 0 ? [rest, undefined] : [rest.slice(0, hash), rest.slice(hash + 1)];
  return `${ascii(start)}${encoded(path)}${fragment === undefined ? '' : `#${encoded(fragment)}`}`;
}

const encoded = (part: string): string => part.replace(NOT_ALLOWED, encodeURIComponent);

// A host with letters outside of ASCII has an ASCII form (IDNA), which the URL parser returns.
function ascii(start: string): string {
  if (/^[!-~]*$/.test(start)) return start;
  const { protocol, host } = new URL(start);
  return `${protocol}//${host}`;
}
