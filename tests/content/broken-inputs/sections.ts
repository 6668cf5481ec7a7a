// Broken texts: sections of an advisory that are missing, empty, repeated or unknown, and Markdown
// that pages cannot show.

import { ADVISORY, DRAFT, IMPORTED, RETROSPECTIVE, SECURITY } from './base.ts';
import { type BrokenInput, edit, saying, textOf, write } from './broken-input.ts';

const REQUIRED = ['Impact', 'Upgrade', 'Mitigation'] as const;
const OPTIONAL = ['Am I affected?', 'Details'] as const;

/** The text under a heading of the base, with its heading. */
function section(heading: string): string {
  const text = textOf(ADVISORY);
  const start = text.indexOf(`## ${heading}\n`);
  const end = text.indexOf('\n## ', start);
  return text.slice(start, end < 0 ? text.length : end + 1);
}

const MISSING: readonly BrokenInput[] = REQUIRED.flatMap((heading) => {
  const whole = section(heading);
  const missing = (file: string): string => `section-missing@${file}:1:1`;
  const says = new RegExp(`"## ${heading}"`);
  return [
    saying(edit(`no ${heading}`, ADVISORY, whole, '', missing(ADVISORY)), says),
    edit(`no ${heading} in an imported record`, IMPORTED, whole, '', missing(IMPORTED)),
    edit(
      `${heading} as a third-level heading`,
      ADVISORY,
      `## ${heading}\n`,
      `### ${heading}\n`,
      missing(ADVISORY),
    ),
    edit(
      `${heading} inside a fence`,
      ADVISORY,
      whole,
      `\`\`\`\n${whole}\`\`\`\n\n`,
      missing(ADVISORY),
    ),
    edit(
      `${heading} without a space`,
      ADVISORY,
      `## ${heading}\n`,
      `##${heading}\n`,
      missing(ADVISORY),
    ),
    edit(
      `${heading} in bold letters`,
      ADVISORY,
      `## ${heading}\n`,
      `**${heading}**\n`,
      missing(ADVISORY),
    ),
    edit(
      `${heading} with a letter wrong`,
      ADVISORY,
      `## ${heading}\n`,
      `▸## ${heading}s\n`,
      'section-unknown',
      missing(ADVISORY),
    ),
  ];
});

const EMPTY: readonly BrokenInput[] = [
  edit('an empty Impact', ADVISORY, section('Impact'), '▸## Impact\n\n', 'section-empty'),
  edit(
    'an empty Mitigation',
    ADVISORY,
    section('Mitigation'),
    '▸## Mitigation\n\n',
    'mitigation-missing',
  ),
  edit(
    'an Impact of white space',
    ADVISORY,
    section('Impact'),
    '▸## Impact\n \n\t\n\n',
    'section-empty',
  ),
  write(
    'no text at all',
    ADVISORY,
    textOf(ADVISORY).slice(0, textOf(ADVISORY).indexOf('\n## Impact')),
    ...REQUIRED.map(() => `section-missing@${ADVISORY}:1:1`),
  ),
];

const REPEATED: readonly BrokenInput[] = [...REQUIRED, ...OPTIONAL].flatMap((heading) => [
  edit(
    `${heading} twice`,
    ADVISORY,
    section('Details'),
    `${section('Details')}\n▸## ${heading}\n\nAgain.\n`,
    'section-repeated',
  ),
  edit(
    `${heading} again in other letters`,
    ADVISORY,
    section('Details'),
    `${section('Details')}\n▸## ${heading.toUpperCase()} ##\n\nAgain.\n`,
    'section-repeated',
  ),
]);

const UNKNOWN: readonly BrokenInput[] = [
  ...['Workaround', 'Patches', 'Timeline', 'Frequently asked questions'].map((heading) =>
    edit(
      `a section ${heading}`,
      ADVISORY,
      '## Details\n',
      `▸## ${heading}\n\nText.\n\n## Details\n`,
      'section-unknown',
    ),
  ),
  edit(
    'a heading without words',
    ADVISORY,
    '## Details\n',
    '▸##\n\nText.\n\n## Details\n',
    'section-unknown',
  ),
];

const MARKDOWN: readonly BrokenInput[] = [
  edit('a top heading', ADVISORY, '## Impact\n', '▸# Heap overflow\n\n## Impact\n', 'body-title'),
  edit(
    'a top heading that is underlined',
    ADVISORY,
    '## Impact\n',
    '▸Heap overflow\n=============\n\n## Impact\n',
    'body-title',
  ),
  edit(
    'raw HTML',
    ADVISORY,
    'The length in the header was trusted.',
    'The ▸<b>length</b> was trusted.',
    'body-html',
  ),
  edit(
    'a script',
    ADVISORY,
    'The length in the header was trusted.',
    '▸<script>alert(1)</script>',
    'body-html',
  ),
  edit(
    'raw HTML in a draft',
    DRAFT,
    'The length in the header was trusted.',
    'See ▸<a href="https://example.org/">there</a>.',
    'body-html',
  ),
  edit(
    'code in a retrospective',
    RETROSPECTIVE,
    'What happened.',
    "▸import fs from 'node:fs'\n\nWhat happened.",
    'mdx-code',
  ),
  edit(
    'an export in a retrospective',
    RETROSPECTIVE,
    'What happened.',
    'What happened.\n\n▸export const secret = 1',
    'mdx-code',
  ),
  edit(
    'a policy with another promise',
    SECURITY,
    'within 48 hours',
    '▸within 72 hours',
    'policy-promise',
  ),
  edit(
    'a policy without coordinated disclosure',
    SECURITY,
    'We follow coordinated vulnerability disclosure and',
    'We',
    `policy-cvd@${SECURITY}:1:1`,
  ),
  edit(
    'a summary that is a sentence',
    ADVISORY,
    'crafted archive\n',
    'crafted archive▸.\n',
    'summary-style',
  ),
  edit(
    'a summary in capitals',
    ADVISORY,
    'Heap overflow when opening a crafted archive',
    '▸HEAP OVERFLOW',
    'summary-style',
  ),
];

export const SECTIONS: readonly BrokenInput[] = [
  ...MISSING,
  ...EMPTY,
  ...REPEATED,
  ...UNKNOWN,
  ...MARKDOWN,
];
