// The YAML of a new file: keys in the given order, with comments for its author, which are never
// published.

import { stringify } from 'yaml';

/** A comment of one or more lines, each with its "#". */
export function comment(...lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '#\n' : `# ${line}\n`)).join('');
}

/**
 * Returns keys and values as YAML. Omits undefined values and empty lists. The result can be empty.
 */
export function yaml(values: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return kept.length === 0 ? '' : stringify(Object.fromEntries(kept), { lineWidth: 0 });
}

/** Returns a Markdown file from its front matter and its body. */
export function markdownFile(matter: string, body: string): string {
  return `---\n${matter}---\n${body === '' ? '' : `\n${body}`}`;
}

/** Escapes external text for Markdown and MDX, so that it contains no markup, code or table. */
export function plainMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~&]/g, (mark) => `\\${mark}`);
}
