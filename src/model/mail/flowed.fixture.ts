// How a mail program reads a flowed text.

const SIGNATURE = '-- ';

/**
 * Decodes a flowed text as a mail program does (RFC 3676, sections 4.1 and 4.2). Lines end in LF.
 */
export function unflow(flowed: string): string {
  const lines: string[] = [];
  let open: { depth: number; text: string } | undefined;
  for (const line of flowed.split('\n')) {
    const { depth, text } = unquoted(line);
    const joins = open?.depth === depth && text !== SIGNATURE;
    const before: string = open !== undefined && joins ? open.text : '';
    if (open !== undefined && !joins) lines.push(written(open.depth, open.text));
    open = undefined;
    if (text.endsWith(' ') && text !== SIGNATURE) open = { depth, text: before + text };
    else lines.push(written(depth, before + text));
  }
  if (open !== undefined) lines.push(written(open.depth, open.text));
  return lines.join('\n');
}

function unquoted(line: string): { depth: number; text: string } {
  const depth = /^>*/.exec(line)?.[0].length ?? 0;
  const rest = line.slice(depth);
  return { depth, text: rest.startsWith(' ') ? rest.slice(1) : rest };
}

const written = (depth: number, text: string): string =>
  depth === 0 ? text : `${'>'.repeat(depth)}${text === '' ? '' : ` ${text}`}`;
