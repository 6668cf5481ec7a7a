// docs/retrospectives.md: how to write a retrospective, the components, and who can merge one.
// Generated from components.ts.

import { MDX_COMPONENTS, MDX_ELEMENTS, type MdxComponent, type Prop } from '../model/retrospective/mdx/components.ts';
import { cell } from './problems.ts';

const INTRODUCTION = `<!-- Generated from src/model/retrospective/mdx/components.ts by "npm run docs". Do not edit. -->

# Retrospectives

A retrospective is \`content/retrospectives/<slug>.mdx\`: front matter, whose keys are in [content.md](content.md), and a text.
\`candor new retrospective <advisory...>\` writes a draft with the questions that are best answered, and with what the advisories
say. Of a private case it takes something only where you say so (\`--from-case\`).

It is public once its \`published\` has come and every advisory that it names is public. \`check\` fails where it names an embargoed
advisory, a private case, an id that is set aside, or somebody who did not agree: a person without \`consent: true\`, the reporter of a
case, and whoever works on a case or was told of it. Whom public advisories credit, and the team of site.yaml, may be named. It looks
at the whole file and at its name: the text, links, props, the front matter, comments; and it sees a name in any case, with a line
break, markup or invisible characters in it, or written as \`&#67;leo\` or \`%43leo\`. Where no case is at hand, as in CI, it can only
know of what the files say: run it where the cases are.

Where no retrospective is planned, say so in the release, and readers are told:

\`\`\`yaml
retrospective: {planned: false, reason: The same mistake is explained in an earlier one.}
\`\`\`

The \`actions\` of all retrospectives are on \`/retrospectives/actions/\` and in \`/retrospectives/actions.json\`, the open and overdue
first. \`check\` warns of those that are overdue.

## MDX is code

MDX is Markdown that is compiled to a program, which the build runs. Take a file that ends in \`.mdx\` for what it is: a part of the
site's source.

- Whoever may merge a change to \`content/retrospectives/\` must be trusted like whoever may merge a change to \`src/\`. Protect both in
  the same way, for example by code owners and a second reviewer.
- Do not build a pull request of a stranger with secrets in the environment. \`candor check\` runs nothing of what it reads, and is
  safe.
- \`check\` refuses, with the line and column, everything that could run: imports, exports, expressions other than a literal or a
  comment, spread props, unknown components and props, raw HTML, and links that run something. It reads the text with the parser that
  compiles it, and a build starts with a check. The components themselves take texts alone: nothing of an author can make them
  reach for the network, for a file outside \`public/\`, or for the environment.
- That check is one wall. The review is the other one.

Who wants no second wall can do without MDX: \`mdx: false\` in \`site.yaml\` makes every \`.mdx\` file a problem. Retrospectives then end in
\`.md\`, hold Markdown without components, and look the same otherwise: what the front matter says stands below the text.

## Components

Each stands on a line of its own, with an empty line before and after. Nothing is imported. Props are texts in quotes. Each chart is
drawn while the site is built, with a title and a description; the same stands below it as a list or a table. The two retrospectives
of the example use all of them: \`content/retrospectives/lost-report-second-fix.mdx\` beside its page \`/retrospectives/lost-report-second-fix/\`
shows what becomes of each.
`;

/** Returns the page, as Markdown. */
export function retrospectivePage(): string {
  return [INTRODUCTION, ...Object.entries(MDX_COMPONENTS).map(([name, one]) => section(name, one)), elements()].join(
    '\n',
  );
}

function section(name: string, { about, props, example }: MdxComponent): string {
  const rows = Object.entries(props).map(
    ([prop, one]) =>
      `| \`${prop}\` | ${kindInWords(one)} | ${one.required ? 'required' : 'optional'} | ${cell(one.about)} |`,
  );
  const table =
    rows.length === 0 ? [] : ['', '| Prop | Value | Presence | Meaning |', '| --- | --- | --- | --- |', ...rows];
  return [`### \`<${name}>\``, '', about, ...table, '', '```mdx', example, '```', ''].join('\n');
}

function kindInWords({ kind }: Prop): string {
  if (typeof kind !== 'string') return kind.map((one) => `\`${one}\``).join(', ');
  return { 'own-advisory': 'an id', advisory: 'an id', picture: 'a path', text: 'a text' }[kind];
}

function elements(): string {
  const names = [...MDX_ELEMENTS].map(([name, attributes]) =>
    attributes.length === 0 ? `\`<${name}>\`` : `\`<${name} ${attributes.map((one) => `${one}="..."`).join(' ')}>\``,
  );
  return `## HTML

The text may hold ${names.join(', ')}. Write \`\\<\` and \`\\{\` for the characters themselves.
`;
}
