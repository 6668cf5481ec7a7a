// docs/retrospectives.md: how to write a retrospective, the components, and who can merge one.
// Generated from components.ts.

import {
  MDX_COMPONENTS,
  MDX_ELEMENTS,
  type MdxComponent,
  type Prop,
} from '../model/retrospective/mdx/components.ts';
import { cell } from './problems.ts';

const INTRODUCTION = `<!-- Generated from src/model/retrospective/mdx/components.ts by "npm run docs". Do not edit. -->

# Retrospectives

A retrospective is \`content/retrospectives/<slug>.mdx\`: front matter, whose keys are in [content.md](content.md), and a text.
\`candor new retrospective <advisory...>\` writes a draft with the questions to answer and the facts of the advisories. It uses
a private case only if you ask for it (\`--from-case\`).

A retrospective is public once its \`published\` has passed and every advisory that it names is public. \`check\` fails if it
names an embargoed advisory, a private case, a reserved id, or a person who did not agree: a person without \`consent: true\`,
the reporter of a case, or anyone who works on a case or was informed about it. You can name the team in site.yaml and anyone whom
a public advisory credits. \`check\` reads the whole file and its name: text, links, props, front matter and comments. It finds a
name in any case, with a line break, markup or invisible characters in it, or written as \`&#67;leo\` or \`%43leo\`. If the cases
are not available, as in CI, it only knows the published files: run it where the cases are.

If no retrospective is planned, say so in the release. Pages then show the reason:

\`\`\`yaml
retrospective: {planned: false, reason: The same mistake is explained in an earlier one.}
\`\`\`

The \`actions\` of all retrospectives are on \`/retrospectives/actions/\` and in \`/retrospectives/actions.json\`, the open and overdue
ones first. \`check\` warns about overdue actions.

## MDX is code

MDX is Markdown that is compiled to a program, which the build runs. Treat a file that ends in \`.mdx\` as part of the source code
of the site.

- Anyone who can merge a change to \`content/retrospectives/\` must be as trusted as anyone who can merge a change to \`src/\`.
  Protect both in the same way, for example with code owners and a second reviewer.
- Do not build a pull request of a stranger with secrets in the environment. \`candor check\` does not run anything that it reads,
  and is safe.
- \`check\` rejects, with the line and column, everything that could run: imports, exports, expressions other than a literal or a
  comment, spread props, unknown components and props, raw HTML, and links that run code. It reads the text with the parser that
  compiles it, and a build starts with a check. The components accept only texts: an author cannot make them access the network,
  a file outside \`public/\`, or the environment.
- That check is one line of defense. The review is the other.

If you do not want to depend on them, you can disable MDX: with \`mdx: false\` in \`site.yaml\`, every \`.mdx\` file is an error.
Retrospectives then end in \`.md\` and contain Markdown without components. Otherwise they look the same: the data of the front matter
follows the text.

## Components

Put each component on its own line, with an empty line before and after. Imports are not needed. Props are quoted texts. Charts are
drawn during the build, with a title and a description; the same data follows as a list or a table. The two retrospectives of the
example use all components: compare \`content/retrospectives/lost-report-second-fix.mdx\` with its page
\`/retrospectives/lost-report-second-fix/\`.
`;

/** Returns the page, as Markdown. */
export function retrospectivePage(): string {
  return [
    INTRODUCTION,
    ...Object.entries(MDX_COMPONENTS).map(([name, one]) => section(name, one)),
    elements(),
  ].join('\n');
}

function section(name: string, { about, props, example }: MdxComponent): string {
  const rows = Object.entries(props).map(
    ([prop, one]) =>
      `| \`${prop}\` | ${kindInWords(one)} | ${one.required ? 'required' : 'optional'} | ${cell(one.about)} |`,
  );
  const table =
    rows.length === 0
      ? []
      : ['', '| Prop | Value | Presence | Meaning |', '| --- | --- | --- | --- |', ...rows];
  return [`### \`<${name}>\``, '', about, ...table, '', '```mdx', example, '```', ''].join('\n');
}

function kindInWords({ kind }: Prop): string {
  if (typeof kind !== 'string') return kind.map((one) => `\`${one}\``).join(', ');
  return { 'own-advisory': 'an id', advisory: 'an id', picture: 'a path', text: 'a text' }[kind];
}

function elements(): string {
  const names = [...MDX_ELEMENTS].map(([name, attributes]) =>
    attributes.length === 0
      ? `\`<${name}>\``
      : `\`<${name} ${attributes.map((one) => `${one}="..."`).join(' ')}>\``,
  );
  return `## HTML

The text can contain ${names.join(', ')}. Write \`\\<\` and \`\\{\` for literal characters.
`;
}
