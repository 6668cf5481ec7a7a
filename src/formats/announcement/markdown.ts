// An announcement as Markdown to paste into a release on a code host or into a forum. Such hosts
// show a line break inside a paragraph, notify a person for "@name", and render raw HTML. The text
// is written so that it reads as on its own page.

import { visit } from 'unist-util-visit';
import { absoluteLinks } from '../../model/markdown/absolute-links.ts';
import { parseMarkdown } from '../../model/markdown/parse.ts';
import { codeSpan, escapeMarkdown } from '../../model/markdown/render.ts';
import type { Announcement } from './announcement.ts';
import { CHANGES, changeLines, UNFIXED, unfixedWords } from './changes.ts';

/**
 * Returns the announcement without its subject, which is the title of the release or topic. A
 * preview contains its mark instead.
 */
export function announcementMarkdown(announcement: Announcement): string {
  const { embargo, subject, greeting, paragraphs, cves, closing, prose, sections, url } =
    announcement;
  const mark = embargo === undefined ? '' : `**${escapeMarkdown(embargo)}**`;
  const list = cves.map(
    ({ id, score, summary, url: page }) =>
      `* [${escapeMarkdown(id)}](<${page}>) ${escapeMarkdown(`(${score}): ${summary}`)}`,
  );
  const changes = changeLines(announcement);
  const unfixed = announcement.unfixed.map(
    (one) => `* [${escapeMarkdown(one.id)}](<${one.url}>) ${escapeMarkdown(unfixedWords(one))}`,
  );
  const parts = [
    mark,
    embargo === undefined ? '' : `# ${escapeMarkdown(subject)}`,
    escapeMarkdown(greeting),
    ...(unfixed.length === 0 ? [] : [escapeMarkdown(UNFIXED), unfixed.join('\n')]),
    ...(changes.length === 0
      ? []
      : [escapeMarkdown(CHANGES), changes.map((line) => `* ${escapeMarkdown(line)}`).join('\n')]),
    ...paragraphs.map(escapeMarkdown),
    list.join('\n'),
    escapeMarkdown(closing),
    prose,
    ...sections.flatMap(({ heading, markdown }) => [`## ${escapeMarkdown(heading)}`, markdown]),
    mark,
  ];
  return `${parts
    .filter((part) => part !== '')
    .map((part) => pastable(part, url))
    .join('\n\n')}\n`;
}

const MENTION = /(?<![\w`@./-])@[A-Za-z0-9](?:[\w./-]|\\[_.-])*[A-Za-z0-9_]/g;

/**
 * Returns Markdown that renders the same on other hosts: absolute links, paragraphs on one line, no
 * mentions, no raw HTML.
 */
export function pastable(markdown: string, base: string): string {
  const text = absoluteLinks(markdown, base);
  let result = '';
  let from = 0;
  visit(parseMarkdown(text), (node, _index, parent) => {
    if (node.type !== 'text' && node.type !== 'html' && node.type !== 'inlineCode') return;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const slice = text.slice(start, end);
    const linked = parent?.type === 'link' || parent?.type === 'linkReference';
    result += text.slice(from, start) + shown(slice, node.type, linked);
    from = end;
  });
  return result + text.slice(from);
}

function shown(slice: string, type: 'text' | 'html' | 'inlineCode', linked: boolean): string {
  if (type === 'html') return slice.replace(/<!--[\s\S]*?-->/g, '').replaceAll('<', '&lt;');
  const line = slice.replace(/\n[ \t]*(?:>[ \t]?)*/g, ' ');
  return type === 'inlineCode' || linked
    ? line
    : line.replace(MENTION, (name) => codeSpan(name.replaceAll('\\', '')));
}
