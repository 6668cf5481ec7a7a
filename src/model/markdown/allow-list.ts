// The allow list of the sanitizer for rendered Markdown.

import type { Options } from 'rehype-sanitize';

/**
 * Returns the allow list for text whose ids start with `idPrefix`. It does not extend the
 * sanitizer's default: that one follows GitHub and allows <details>, <picture>, <input>, `name`,
 * any `id`, and irc: links, and a new version can allow more. Every key is set, because the
 * sanitizer uses its default for absent keys.
 *
 * - Only elements that Markdown itself makes. No <h1>: the page has one. No <input>: feed readers
 *   warn of forms.
 * - `id` only with the prefix: an element with the id "body" or "forms" replaces a property of
 *   `document`.
 * - `class` only with the few values that Markdown makes, so that a text cannot use the styles of
 *   the site.
 * - rewrite.ts makes addresses absolute and checks them first. The protocols are a second check.
 */
export function schemaFor(idPrefix: string): Options {
  const id: ['id', RegExp] = ['id', new RegExp(`^${idPrefix}\\S+$`, 'u')];
  const align: ['className', string, string, string] = [
    'className',
    'align-left',
    'align-center',
    'align-right',
  ];
  return {
    tagNames: [
      ...[
        'p',
        'br',
        'hr',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'blockquote',
        'pre',
        'code',
        'em',
        'strong',
        'del',
        'sup',
      ],
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
    ancestors: {
      thead: ['table'],
      tbody: ['table'],
      tr: ['table'],
      th: ['table'],
      td: ['table'],
      li: ['ol', 'ul'],
    },
    // The renderer already adds the prefix to ids and to links to them; see the pattern above.
    clobber: [],
    clobberPrefix: '',
    required: {},
    strip: ['script', 'style'],
    allowComments: false,
    allowDoctypes: false,
  };
}
