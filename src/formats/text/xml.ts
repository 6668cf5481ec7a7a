// Text that may stand in XML 1.0 and in HTML.

// XML 1.0 (fifth edition), production 2, Char: everything else makes a document not well-formed, even as a reference.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without what no XML document may hold: control characters, U+FFFE, U+FFFF, lone surrogates. Lines end in LF. */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '');
}

/** The same on one line, for titles and names. */
export function xmlLine(text: string): string {
  return xmlText(text).replace(/\s+/g, ' ').trim();
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as HTML text or as the value of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character);
}
