// The MDX of retrospectives, read by the same parser that a build compiles it with, so that the
// check covers exactly what would run.

import type { Finding } from '../model/problem/problem.ts';
import type { MdxContext, MdxFault } from '../model/retrospective/mdx/node.ts';
import { judgeMdx, type MdxJudgement, mdxFindings } from '../model/retrospective/mdx/validate.ts';
import { bodyStart } from '../model/source/front-matter.ts';
import { linkFault, linksIn, type MarkdownNode } from '../model/text/link.ts';

export interface MdxFile {
  readonly file: string;
  /** The whole file. */
  readonly text: string;
  readonly context: MdxContext;
}

/**
 * Finds the faults of the texts and the components that each file uses. `base` is the address of
 * the site.
 */
export async function readMdx(
  files: readonly MdxFile[],
  base: string,
): Promise<{ findings: Finding[]; components: ReadonlyMap<string, readonly string[]> }> {
  const components = new Map<string, readonly string[]>();
  if (files.length === 0) return { findings: [], components };
  // A native parser, which only MDX needs.
  const { mdxToMdast } = await import('satteri');
  const findings: Finding[] = [];
  for (const { file, text, context } of files) {
    const from = bodyStart(text);
    const { faults, components: used } = judged(
      compiledText(text, from),
      { ...context, base },
      mdxToMdast,
    );
    findings.push(...mdxFindings(file, faults), ...frontMatterFindings(file, text, from));
    components.set(file, used);
  }
  return { findings, components };
}

/**
 * The text that the site generator compiles: the file with spaces in place of its front matter. A
 * second front matter below it is then text, in which an expression runs.
 */
const compiledText = (text: string, from: number): string =>
  text.slice(0, from).replace(/[^\n]/g, ' ') + text.slice(from);

function judged(
  text: string,
  { base, ...context }: MdxContext & { readonly base: string },
  parse: (text: string) => Parameters<typeof judgeMdx>[0] & MarkdownNode,
): MdxJudgement {
  try {
    const tree = parse(text);
    const { faults, components } = judgeMdx(tree, text, context);
    const links = linksIn(tree).flatMap(({ offset, length, ...link }) => {
      const fault = linkFault({ ...link, offset, length }, base);
      return fault === undefined ? [] : [{ ...fault, offset, length }];
    });
    return { faults: [...faults, ...links], components };
  } catch (error) {
    return {
      faults: [syntaxFault(error instanceof Error ? error.message : '', text)],
      components: [],
    };
  }
}

/**
 * Parses a message of the parser, "3:8: Expected a closing tag ...", into a fault at that place.
 */
function syntaxFault(said: string, text: string): MdxFault {
  const [, line = '1', column = '1'] = /^(\d+):(\d+)/.exec(said) ?? [];
  const lines = text.split('\n');
  const before = lines.slice(0, Number(line) - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const offset = Math.min(before + Number(column) - 1, text.length);
  return {
    code: 'mdx-syntax',
    offset,
    length: 1,
    ...syntaxWords(text.slice(offset, offset + 4), said),
  };
}

function syntaxWords(found: string, said: string): Pick<MdxFault, 'message' | 'remedy'> {
  if (found.startsWith('<!'))
    return {
      message: 'MDX does not support HTML comments.',
      remedy: 'Write {/* ... */}, or remove it.',
    };
  if (found.startsWith('{'))
    return { message: 'A brace is not closed.', remedy: 'Write "\\{" for a literal brace.' };
  if (/closing tag/.test(said))
    return {
      message: 'A tag is not closed, or closed in the wrong place.',
      remedy: 'Close each tag, the last opened one first.',
    };
  return {
    message: 'This character starts a component, but none follows.',
    remedy: 'Write "\\<" or "\\{" for a literal character.',
  };
}

/**
 * The site generator ends the front matter at the first line that starts with "---" or "+++",
 * whatever follows. The text that it compiles must be the text that was checked.
 */
function frontMatterFindings(file: string, text: string, from: number): Finding[] {
  const fence = /\n(?:---|\+\+\+)/g;
  const first = fence.exec(text);
  if (first === null || text.slice(first.index + 4, from).trim() === '') return [];
  const message = 'A line of the front matter starts with "---" or "+++".';
  return [
    {
      code: 'mdx-syntax',
      file,
      at: { offset: first.index + 1, length: 3 },
      message,
      remedy: 'Indent the line.',
    },
  ];
}
