// A Markdown advisory of another database: its data, its title and its text. The data is TOML or the
// syntax of opam files in a code block at the start, or front matter (`---` YAML, `+++` TOML).

import { parse } from 'smol-toml';
import { headingText, linesOutsideFences } from '../../model/advisory/sections.ts';
import { readYaml } from '../../model/source/parse.ts';
import { isFields } from '../inventory/value.ts';
import { readOpam } from './opam.ts';

export interface MarkdownAdvisory {
  readonly data: Readonly<Record<string, unknown>>;
  readonly title: string | undefined;
  readonly body: string;
}

const DEEPEST = 20;

/** Splits a text; returns why it is no advisory, in a sentence. Never throws. */
export function splitAdvisory(
  written: string,
): MarkdownAdvisory | { readonly problem: string; readonly isUnneeded?: true } {
  const text = written
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*\n/, '');
  const [whole, fence, language = '', inside = ''] =
    /^(`{3,}|---|\+\+\+)[ \t]*(\w*)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (whole === undefined || fence === undefined)
    return {
      problem:
        'This is not a Markdown advisory: it does not start with TOML in a code block, or with front matter.',
      // Databases contain other texts as well, such as a README.
      isUnneeded: true,
    };
  const data = dataOf(fence, language, inside);
  if (!isFields(data)) return { problem: `This is not a Markdown advisory: ${String(data)}` };
  return { data, ...titled(text.slice(whole.length)) };
}

function dataOf(fence: string, language: string, text: string): unknown {
  try {
    if (fence === '---') {
      const { values, findings } = readYaml('', text);
      return findings[0]?.message ?? values ?? 'its front matter is empty.';
    }
    if (fence !== '+++' && language !== 'toml') return readOpam(text);
    return parse(text, { maxDepth: DEEPEST });
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `its data cannot be read: ${first.replace(/\.$/, '')}.`;
  }
}

/** The first heading of level 1 is the title. */
function titled(text: string): Pick<MarkdownAdvisory, 'title' | 'body'> {
  for (const { offset, line } of linesOutsideFences(text)) {
    if (line.trim() === '') continue;
    const [mark] = /^ {0,3}#(?=[ \t]|$)/.exec(line) ?? [];
    if (mark === undefined) break;
    return {
      title: headingText(line.slice(mark.length)),
      body: text.slice(offset + line.length).trim(),
    };
  }
  return { title: undefined, body: text.trim() };
}
