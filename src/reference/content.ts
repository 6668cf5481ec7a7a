// docs/content.md: the allowed content of each file, from the schemas that parse it.

import type { z } from 'zod';
import { advisorySchema } from '../model/advisory/advisory.ts';
import { SECTION_NAMES, SECTIONS, type SectionName } from '../model/advisory/sections.ts';
import { translationSchema } from '../model/advisory/translation.ts';
import { caseSchema } from '../model/case/case.ts';
import { templateSchema } from '../model/case/letter.ts';
import { reservationSchema } from '../model/case/reservation.ts';
import { ledgerExceptionsSchema } from '../model/ledger/exceptions.ts';
import { MARKDOWN_BOUNDS } from '../model/markdown/limits.ts';
import { POLICY_FACTS } from '../model/policy/facts.ts';
import { policySchema } from '../model/policy/policy.ts';
import { projectSchema } from '../model/project/project.ts';
import { releaseSchema } from '../model/release/release.ts';
import { channelSchema } from '../model/reporting/channel.ts';
import { retrospectiveSchema } from '../model/retrospective/retrospective.ts';
import { redirectsSchema } from '../model/site/redirects.ts';
import { siteSchema } from '../model/site/site.ts';
import { THEME_PROPERTIES } from '../model/site/theme/properties.ts';
import { MAX_FILE_BYTES, MAX_FILES, MAX_FOLDERS } from '../model/source/limits.ts';
import { MAX_DEPTH } from '../model/source/yaml/parse.ts';
import { statementSchema } from '../model/statement.ts';
import { POLICY_FIGURES } from '../model/views/policy-figures.ts';
import { keysOf } from './content-keys.ts';
import { cell } from './problems.ts';

interface FileKind {
  readonly title: string;
  readonly path: string;
  readonly schema: z.ZodType;
  readonly about: string;
}

const KINDS: readonly FileKind[] = [
  {
    title: 'The site',
    path: 'site.yaml',
    schema: siteSchema,
    about: 'The publisher: name, address, promises and defaults. Required.',
  },
  {
    title: 'The policy',
    path: 'SECURITY.md, policies/<slug>.md',
    schema: policySchema,
    about: `Markdown. SECURITY.md is required and needs no front matter; the other policy pages are optional. A page refers to values of site.yaml by their names, so that each is written only once: ${POLICY_FACTS.map((name) => `{{${name}}}`).join(', ')}. A figure is drawn if its name is alone in a paragraph: ${POLICY_FIGURES.map((name) => `{{${name}}}`).join(', ')}. Figures that no page names are drawn at the end of SECURITY.md.`,
  },
  {
    title: 'Projects',
    path: 'projects/<slug>.yaml',
    schema: projectSchema,
    about: 'What the policy covers: packages, branches, how to upgrade.',
  },
  {
    title: 'Channels',
    path: 'channels/<slug>.yaml',
    schema: channelSchema,
    about: 'The channels for reporting a vulnerability.',
  },
  {
    title: 'Advisories',
    path: 'advisories/<year>/<ID>.md',
    schema: advisorySchema,
    about:
      'Front matter, and Markdown with the sections below. The file name is the id. An advisory is public if its TLP is CLEAR and "published" is not in the future; any other advisory is embargoed.',
  },
  {
    title: 'Translations of advisories',
    path: 'advisories/<year>/<ID>.<lang>.md',
    schema: translationSchema,
    about:
      'An advisory in another language: <lang> is a BCP 47 tag such as de, ar or pt-BR. Front matter, and Markdown with the same sections under the same English headings; pages show them in the language of the translation, if the interface is available in it. Versions, scores and dates are those of the original. A translation is as private as its original.',
  },
  {
    title: 'Releases',
    path: 'releases/<project>-<version>.md',
    schema: releaseSchema,
    about:
      'A security release and the advisories that it fixes. It becomes the announcement; the Markdown contains only what is specific to this release.',
  },
  {
    title: 'Retrospectives',
    path: 'retrospectives/<slug>.mdx',
    schema: retrospectiveSchema,
    about:
      'What happened and what was learned. The text is MDX with the components of [retrospectives.md](retrospectives.md); it cannot import or export anything. If site.yaml forbids MDX, the file ends in .md and contains Markdown.',
  },
  {
    title: 'Statements',
    path: 'statements/<slug>.yaml',
    schema: statementSchema,
    about:
      'What a vulnerability in a dependency means for a project. It becomes part of the OpenVEX document and of its page. Public once "published" is not in the future.',
  },
  {
    title: 'Redirects',
    path: 'redirects.yaml',
    schema: redirectsSchema,
    about:
      'The new addresses of pages that moved, so that old links keep working. Each redirect becomes an HTML page, and also a rule of the host if "hosting.kind" in site.yaml names a host that supports rules. A file that is not a page can only be redirected by the host.',
  },
  {
    title: 'Exceptions to the ledger',
    path: 'ledger-exceptions.yaml',
    schema: ledgerExceptionsSchema,
    about:
      'The changes that "candor build --against" allows, each with a written reason. An exception applies only to what it names. The file is not published. Remove an entry once the change is deployed: Candor reports entries that are no longer needed.',
  },
  {
    title: 'Cases',
    path: 'cases/<ID>.yaml',
    schema: caseSchema,
    about:
      'PRIVATE worksheets of the team. Ignored by git, and never read by anything that publishes. The ID is the id that the advisory of the case will have.',
  },
  {
    title: 'Letters',
    path: 'templates/<kind>.md',
    schema: templateSchema,
    about:
      'Markdown: your own text of a letter, instead of the default text, for any kind that "candor mail" lists. Each {{placeholder}} is filled in from the case; "candor mail --help" lists them. The file is not published.',
  },
  {
    title: 'Reserved ids',
    path: 'cases/reserved/<ID>.yaml',
    schema: reservationSchema,
    about:
      'PRIVATE. Reserved ids, so that no id is used twice. Written by "candor reserve", "new case" and "new advisory".',
  },
];

const INTRODUCTION = `<!-- Generated from the schemas in src/model by "npm run docs". Do not edit. -->

# The content contract

The keys of each file in \`content/\`. An unknown key is an error. Every time must have a zone; it is published in UTC. A
list that is absent is empty. \`a.b\` is the key \`b\` inside \`a\`, and \`a[].b\` is \`b\` inside each item of the list \`a\`.

A time is written as \`2026-05-12T16:00:00Z\`, a day as \`2026-05-12\`, an address as \`https://example.org/\`, a purl as
\`pkg:pypi/orbital\`. Public keys are \`keys/<name>.asc\`, each one armored OpenPGP public key. Files in \`public/\`, beside
\`content/\`, are published unchanged. All other rules are in [problems.md](problems.md).

`;

const THEME = `## Theme and logo: \`theme.css\`, \`logo.svg\` and \`logo.png\`

\`theme.css\` contains only \`:root { … }\` with properties of this table. For the color of your project, set \`--brand\`. A color for
a light and a dark page is written as \`light-dark(#005f73, #94d2bd)\`; a single color is used on both.

\`check\` computes the contrast of each color with its background, on light and on dark pages. Text needs 4.5:1: every color of text
on \`--paper\` and on \`--sheet\`, and \`--on-brand\` on \`--brand\`. \`--brand\` itself needs 3:1 on \`--paper\` and on \`--sheet\`.
\`--line\` and \`--rule\` only separate, and are not checked.

\`logo.svg\` or \`logo.png\`, one of the two and at most 64 KiB, is shown beside the name of the site; an SVG can contain only shapes.

| Property | Meaning | Without a theme |
| --- | --- | --- |
${[...THEME_PROPERTIES].map(([name, { about, value }]) => `| \`${name}\` | ${about} | \`${value}\` |`).join('\n')}
`;

/** Returns the page, as Markdown. */
export function contractPage(): string {
  return [INTRODUCTION, ...KINDS.map(section), THEME, bounds()].join('\n');
}

function section({ title, path, schema, about }: FileKind): string {
  const paths = path.split(', ').map((one) => `\`${one}\``);
  const rows = keysOf(schema).map(
    ({ name, type, presence, description }) =>
      `| \`${name}\` | ${type} | ${presence} | ${cell(description)} |`,
  );
  const table = ['| Key | Value | Presence | Meaning |', '| --- | --- | --- | --- |', ...rows];
  const sections = schema === advisorySchema ? ['', ...sectionTable()] : [];
  return [`## ${title}: ${paths.join(' and ')}`, '', about, '', ...table, ...sections, ''].join(
    '\n',
  );
}

/** The limits of the reader. Exceeding one is a problem. */
const BOUNDS: readonly (readonly [what: string, most: number, code: string])[] = [
  ['Bytes in a file', MAX_FILE_BYTES, 'file-too-large'],
  ['Files in a folder', MAX_FILES, 'file-too-many'],
  ['Levels of nested folders', MAX_FOLDERS, 'file-unreadable'],
  ['Levels of YAML', MAX_DEPTH, 'yaml-depth'],
  ['YAML aliases', 0, 'yaml-alias'],
  ['Characters of a Markdown text', MARKDOWN_BOUNDS.length, 'markdown-bound'],
  ['Levels of nested quotations and lists', MARKDOWN_BOUNDS.depth, 'markdown-bound'],
  [
    'Markdown marks in a file; a line or a bare address counts as three, a list item as nine',
    MARKDOWN_BOUNDS.marks,
    'markdown-bound',
  ],
  [
    'Sum, over all paragraphs, of the squared number of brackets and closing emphasis marks',
    MARKDOWN_BOUNDS.pairs,
    'markdown-bound',
  ],
  [
    'Sum of the characters from the start of each comment to the end of its paragraph',
    MARKDOWN_BOUNDS.reach,
    'markdown-bound',
  ],
  ['Cells of tables', MARKDOWN_BOUNDS.cells, 'markdown-bound'],
];

function bounds(): string {
  const rows = BOUNDS.map(([what, most, code]) => `| ${what} | ${most} | \`${code}\` |`);
  return [
    '## Bounds',
    '',
    'Normal content is far below these limits. A text that exceeds one is reported as a problem and not rendered.',
    '',
    '| What | At most | Problem |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const SECTION_RULES: Readonly<Record<SectionName, string>> = {
  impact: 'Required. What an attacker can do.',
  affected: 'The affected features and configuration, and how to detect them.',
  upgrade: 'Required; can be empty if the project or the registry has an upgrade command.',
  mitigation: 'Required. What to do when you cannot upgrade: a text, or "None known."',
  details: 'The rest.',
};

function sectionTable(): string[] {
  const rows = SECTION_NAMES.map(
    (name) => `| \`## ${SECTIONS[name]}\` | ${cell(SECTION_RULES[name])} |`,
  );
  return ['| Section | Meaning |', '| --- | --- |', ...rows];
}
