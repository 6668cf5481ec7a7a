// YAML of a new file: keys in the order in which they are given, with comments for its author, which nothing ever publishes.

import { stringify } from 'yaml';

/** A comment of one or more lines, each with its "#". */
export function comment(...lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '#\n' : `# ${line}\n`)).join('');
}

/** Keys and values as YAML; keys that are undefined or empty lists are left out. Nothing at all gives an empty text. */
export function yaml(values: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return kept.length === 0 ? '' : stringify(Object.fromEntries(kept), { lineWidth: 0 });
}

/** A Markdown file of its front matter and its body. */
export function markdownFile(matter: string, body: string): string {
  return `---\n${matter}---\n${body === '' ? '' : `\n${body}`}`;
}

/** A text from elsewhere as plain words in Markdown and in MDX: what could be markup, code or a table is escaped. */
export function plainMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~&]/g, (mark) => `\\${mark}`);
}
