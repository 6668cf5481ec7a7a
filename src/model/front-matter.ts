// A Markdown file's two parts: the front matter between two lines "---", and the body.

export const FENCE = '---\n';

/** The YAML, and where the front matter with its last fence ends; or that it does not start, or is never closed. */
export type FrontMatter = { readonly yaml: string; readonly end: number } | 'missing' | 'open';

/** Finds the front matter of a text with LF line ends. The YAML starts after the first fence. */
export function splitFrontMatter(text: string): FrontMatter {
  if (text === '---') return 'open';
  if (!text.startsWith(FENCE)) return 'missing';
  if (text.startsWith(FENCE, FENCE.length)) return { yaml: '', end: 2 * FENCE.length };
  const close = text.indexOf(`\n${FENCE}`, FENCE.length - 1);
  if (close >= 0) return { yaml: text.slice(FENCE.length, close + 1), end: close + 1 + FENCE.length };
  if (text.endsWith('\n---')) return { yaml: text.slice(FENCE.length, text.length - 3), end: text.length };
  return 'open';
}

/** Where the body lies: without one line break on either side. `from` is where the front matter ends. */
export function bodyBounds(text: string, from: number): { start: number; end: number } {
  const start = from + (text.startsWith('\n', from) ? 1 : 0);
  return { start, end: Math.max(start, text.endsWith('\n') ? text.length - 1 : text.length) };
}

/** Where the body of a text starts: after its front matter, if it has one. */
export function bodyStart(text: string): number {
  const parts = splitFrontMatter(text);
  return bodyBounds(text, typeof parts === 'string' ? 0 : parts.end).start;
}
