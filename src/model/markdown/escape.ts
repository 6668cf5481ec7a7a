// Escapes plain text and code as Markdown that renders unchanged.

/**
 * Returns Markdown that renders as the given plain text, on one line, also at the start of a line
 * or a list item.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}

/** Returns text as a code span. */
export function codeSpan(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const fence = '`'.repeat(longestRun(flat) + 1);
  const gap = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${flat}${gap}${fence}`;
}

/** Returns text as a fenced code block. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
