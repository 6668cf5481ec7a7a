// Splits a Markdown file into the front matter between two lines "---", and the body.

export const FENCE = '---\n';

/**
 * The YAML, and the offset after the closing fence; or "missing" or "open" if a fence is missing.
 */
type FrontMatter = { readonly yaml: string; readonly end: number } | 'missing' | 'open';

/** Finds the front matter of a text with LF line breaks. The YAML starts after the first fence. */
export function splitFrontMatter(text: string): FrontMatter {
  if (text === '---') return 'open';
  if (!text.startsWith(FENCE)) return 'missing';
  if (text.startsWith(FENCE, FENCE.length)) return { yaml: '', end: 2 * FENCE.length };
  const close = text.indexOf(`\n${FENCE}`, FENCE.length - 1);
  if (close >= 0)
    return { yaml: text.slice(FENCE.length, close + 1), end: close + 1 + FENCE.length };
  if (text.endsWith('\n---'))
    return { yaml: text.slice(FENCE.length, text.length - 3), end: text.length };
  return 'open';
}

/**
 * Returns the bounds of the body, without one line break on either side. `from` is the end of the
 * front matter.
 */
export function bodyBounds(text: string, from: number): { start: number; end: number } {
  const start = from + (text.startsWith('\n', from) ? 1 : 0);
  return { start, end: Math.max(start, text.endsWith('\n') ? text.length - 1 : text.length) };
}

/** Returns the offset of the body: after the front matter, if it exists. */
export function bodyStart(text: string): number {
  const parts = splitFrontMatter(text);
  return bodyBounds(text, typeof parts === 'string' ? 0 : parts.end).start;
}

// A key at the start of a line, as in front matter.
const KEY_LINE = /^["']?[A-Za-z_][\w-]{0,80}["']?[ \t]*[:=](?:[ \t]|$)/;
const OPENING = /^(?:---|\+\+\+)[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.|\+\+\+)[ \t]*$/;

/**
 * Finds keys below the front matter that were probably meant as front matter: below a line "---"
 * or, if the front matter itself is empty, above one. A policy can omit front matter; then its text
 * can start with a fence that is not on the first line.
 */
export function secondFrontMatter(text: string): { offset: number; length: number } | undefined {
  const parts = splitFrontMatter(text);
  if (parts === 'open') return undefined;
  const from = parts === 'missing' ? 0 : parts.end;
  const offset = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  // Front matter is near the start; a longer block is not front matter.
  const lines = text.slice(offset, offset + 20_000).split('\n');
  const [first = ''] = lines;
  const isOpened = OPENING.test(first);
  const keys = lines.slice(isOpened ? 1 : 0).filter((line) => !/^[ \t]*(?:#.*)?$/.test(line));
  if (!KEY_LINE.test(keys[0] ?? '')) return undefined;
  const isEmpty = parts !== 'missing' && parts.yaml.trim() === '';
  return isOpened || (isEmpty && isClosed(keys)) ? { offset, length: first.length } : undefined;
}

function isClosed(lines: readonly string[]): boolean {
  const end = lines.findIndex((line) => CLOSING.test(line));
  return (
    end > 0 && lines.slice(0, end).every((line) => KEY_LINE.test(line) || /^[ \t-]/.test(line))
  );
}
