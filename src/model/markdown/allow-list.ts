// What rendered Markdown may hold: the allow list of the sanitizer.

import type { Options } from 'rehype-sanitize';

/**
 * The allow list for text whose ids start with `idPrefix`. It is written out instead of extending the sanitizer's own:
 * that one follows GitHub and allows <details>, <picture>, <input>, `name`, any `id`, and irc: links, and it may grow with a
 * new version. Every key is given, because the sanitizer fills in its own for those that are absent.
 *
 * - Only elements that Markdown itself makes. No <h1>: the page has one. No <input>: feed readers warn of forms.
 * - `id` only behind the prefix: an element with the id "body" or "forms" takes the place of a property of `document`.
 * - `class` only with the few values that Markdown makes, so that no text can put on the clothes of the site.
 * - Addresses were made absolute and judged before (links.ts); the protocols here are a second lock on the same door.
 */
export function schemaFor(idPrefix: string): Options {
  const id: ['id', RegExp] = ['id', new RegExp(`^${idPrefix}\\S+$`, 'u')];
  const align: ['className', string, string, string] = ['className', 'align-left', 'align-center', 'align-right'];
  return {
    tagNames: [
      ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 'sup'],
      ...['a', 'img', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'section'],
    ],
    attributes: {
      a: [
        'href',
        'title',
        ['rel', 'nofollow', 'noopener'],
        id,
        ['className', 'data-footnote-backref'],
        'ariaLabel',
        ['ariaDescribedBy', new RegExp(`^${idPrefix}footnote-label$`)],
      ],
      img: ['src', 'alt', 'title'],
      code: [['className', /^language-[\w.+#-]{1,40}$/]],
      h2: [id, ['className', 'sr-only']],
      h3: [id, ['className', 'sr-only']],
      h4: [id, ['className', 'sr-only']],
      h5: [id, ['className', 'sr-only']],
      h6: [id, ['className', 'sr-only']],
      ol: ['start', ['className', 'contains-task-list']],
      ul: [['className', 'contains-task-list']],
      li: [id, ['className', 'task-list-item']],
      sup: [id],
      th: [align],
      td: [align],
      section: [['className', 'footnotes']],
    },
    protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
    ancestors: { thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'], li: ['ol', 'ul'] },
    // The prefix is set where ids are made, so that links to them agree; see the pattern above.
    clobber: [],
    clobberPrefix: '',
    required: {},
    strip: ['script', 'style'],
    allowComments: false,
    allowDoctypes: false,
  };
}
