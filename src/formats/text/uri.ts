// Addresses as JSON Schema's "uri" wants them (RFC 3986). Authors may write what browsers take (WHATWG URL), which is more.

const NOT_ALLOWED = /%(?![0-9a-f]{2})|[^a-z0-9\-._~!$&'()*+,;=:@/?%]/giu;

/** An absolute address with every character that RFC 3986 forbids percent-encoded; what it allows stays as it was written. */
export function uri(written: string): string {
  const wellFormed = written.toWellFormed();
  const authority = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)(.*)$/is.exec(wellFormed);
  if (authority === null) return new URL(wellFormed).href;
  const [, start = '', rest = ''] = authority;
  const hash = rest.indexOf('#');
  const [path, fragment] = hash < 0 ? [rest, undefined] : [rest.slice(0, hash), rest.slice(hash + 1)];
  return `${ascii(start)}${encoded(path)}${fragment === undefined ? '' : `#${encoded(fragment)}`}`;
}

const encoded = (part: string): string => part.replace(NOT_ALLOWED, encodeURIComponent);

// A host with other letters than ASCII's has a form in ASCII (IDNA), which the URL parser knows.
function ascii(start: string): string {
  if (/^[!-~]*$/.test(start)) return start;
  const { protocol, host } = new URL(start);
  return `${protocol}//${host}`;
}
