// Text for XML 1.0 and HTML.

// XML 1.0 (fifth edition), production 2, Char: any other character makes a document not
// well-formed, even as a reference.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Returns the text without the characters that XML forbids: control characters, U+FFFE, U+FFFF,
 * lone surrogates. Lines end in LF.
 */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '');
}

/** Returns the same on one line, for titles and names. */
export function xmlLine(text: string): string {
  return xmlText(text).replace(/\s+/g, ' ').trim();
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes plain text for HTML text or for an attribute value in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character);
}
