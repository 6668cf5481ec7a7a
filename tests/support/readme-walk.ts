// The README as a script: its code blocks in order, its commands split like in a shell, its YAML in
// the named files.

export interface Block {
  /** "sh", "yaml", or empty for output. */
  readonly language: string;
  readonly text: string;
  /** The text between the previous block and this one. */
  readonly before: string;
}

/** The code blocks of a section. */
export function blocksOf(markdown: string, heading: string): Block[] {
  const [, section = ''] =
    new RegExp(`^## ${heading}\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(markdown) ?? [];
  return blocksIn(section);
}

/** All code blocks of a text. */
export function blocksIn(markdown: string): Block[] {
  const parts = markdown.split(/^```(\w*)\n([\s\S]*?)^```\n/m);
  return Array.from({ length: Math.floor(parts.length / 3) }, (_, i) => ({
    before: parts[i * 3] ?? '',
    language: parts[i * 3 + 1] ?? '',
    text: parts[i * 3 + 2] ?? '',
  }));
}

/**
 * The commands of a block, without `npm run candor --`, each as words. Skips `npm install`. Throws for a line that only
 * a shell can read.
 */
export function commandsOf({ text }: Pick<Block, 'text'>): string[][] {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => wordsOf(line))
    .filter((words) => words.length > 0 && words[1] !== 'install')
    .map((words) => {
      const [npm, run, candor, dashes, ...rest] = words;
      if (npm === 'candor') return words.slice(1);
      if (npm === 'npx' && run === 'candor') return words.slice(2);
      if (npm === 'npm' && run === 'run' && candor === 'candor' && dashes === '--') return rest;
      throw new Error(`No command of Candor: ${words.join(' ')}`);
    });
}

/**
 * Words, split like a simple command in a POSIX shell: quotes, and a comment at the start of a
 * word.
 */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  const pattern =
    /\s*(?:(#.*)|((?:"[^"$`\\]*"|'[^']*'|[^\s"'#$`\\|&;<>()*?~])(?:"[^"$`\\]*"|'[^']*'|[^\s"'$`\\|&;<>()*?])*))|\s+$/y;
  while (pattern.lastIndex < line.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(line);
    if (match === null) throw new Error(`Only a shell can read this from ${at} on: ${line}`);
    const [, comment, word] = match;
    if (comment !== undefined) break;
    if (word !== undefined)
      words.push(word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
  }
  return words;
}

/** Front matter with its keys replaced by those of a snippet; the rest stays unchanged. */
export function withKeys(file: string, snippet: string): string {
  const keys = [...snippet.matchAll(/^(\w+):/gm)].map(([, key = '']) => key);
  const [, front = '', body = ''] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(file) ?? [];
  const kept = keys.reduce(
    (text, key) => text.replace(new RegExp(`^${key}:.*\n(?:[ #-].*\n)*`, 'm'), ''),
    front,
  );
  return `---\n${kept}${snippet}---\n${body}`;
}
