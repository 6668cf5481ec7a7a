// Unusual retrospectives: every documented example on one page, text that only looks like code on
// another, and advisories without a time, with very many of them, and with names that are long,
// right-to-left, or look like HTML.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MDX_COMPONENTS } from '../../src/model/retrospective/mdx/components.ts';

/** The environment of a build must not reach its pages. */
export const CANARY = { CANDOR_CANARY: 'this-is-the-environment' };

const NAME = 'שלום <script>alert(1)</script> &amp; {1 + 1}, whose name is long and goes on and on';
const PACKAGE = 'pkg:pypi/a-package-with-a-very-long-name-that-does-not-fit-anywhere';

const PROJECT = `name: ${JSON.stringify(NAME)}
description: A project without branches.
repository: https://git.orbital.example/odd
packages: ["${PACKAGE}"]
version_command: odd --version
`;

interface Odd {
  readonly timeline?: readonly string[];
  readonly ranges?: string;
  readonly more?: string;
}

const at = (time: string, event: string, note = ''): string =>
  `{at: ${time}, event: ${event}${note === '' ? '' : `, note: ${JSON.stringify(note)}`}}`;

/** By the last digits of their ids. */
const ADVISORIES: Readonly<Record<string, Odd>> = {
  // Everything at one time.
  31: {
    timeline: [
      at('2026-05-12T16:00:00Z', 'reported'),
      ...Array.from({ length: 39 }, (_, i) => at('2026-05-12T16:00:00Z', 'note', `${i} ${NAME}`)),
    ],
  },
  32: {
    timeline: [at('2026-05-12T15:31:00Z', 'reported'), at('2026-05-12T15:59:00Z', 'acknowledged')],
    more: 'withdrawn: {at: 2026-06-01T00:00:00Z, reason: It was none.}\n',
  },
  // Only the time of the publication.
  33: {},
  34: {
    timeline: [at('2026-05-12T15:31:00Z', 'reported'), at('2026-05-12T15:32:00Z', 'acknowledged')],
    ranges:
      '{introduced: "0", fixed: 1.4.7}, {introduced: 2.0.0a1+local.version.of.some.length, fixed: 2.0.0a9+local.version.of.some.length}',
  },
  // Six years of notes.
  35: {
    timeline: Array.from({ length: 72 }, (_, i) =>
      at(
        `202${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01T08:00:00Z`,
        'note',
        `Note ${i}`,
      ),
    ),
  },
};

const advisory = (number: string, { timeline = [], ranges, more = '' }: Odd): string => `---
summary: ${JSON.stringify(`A <b>title</b> of {x} ${number} שלום`)}
project: odd
cve: {status: not-eligible, reason: It is odd.}
severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H]
cwe: [CWE-79]
affected:
  - package: ${PACKAGE}
    ranges: [${ranges ?? '{introduced: 1.0.0, fixed: 1.4.7}'}]
references: [{type: FIX, url: "https://git.orbital.example/odd/-/commit/${number}"}]
credits: [{name: Alex Example, type: FINDER}]
timeline: [${timeline.join(', ')}]
published: 2026-05-12T16:00:00Z
${more}---
## Impact

Bad.

## Upgrade

Take the next one.

## Mitigation

None known.
`;

const retrospective = (title: string, ids: readonly string[], body: string): string => `---
title: ${JSON.stringify(title)}
summary: ${JSON.stringify(NAME)}
advisories: [${ids.join(', ')}]
published: 2026-11-19T16:00:00Z
authors: [Alex Example]
people:
  - {name: ${JSON.stringify(NAME)}, role: "<i>Led</i>", consent: true}
  - {name: A-person-whose-name-has-no-space-in-it-at-all-and-goes-on-and-on, role: Found it, consent: true}
pull_requests: [https://git.orbital.example/a-very-long-address/that-goes-on/and-on/and-on/and-on/merge_requests/318]
root_cause: "<script>alert(1)</script> {process.env.CANDOR_CANARY}"
went_well: ["<img src=x onerror=alert(1)>"]
actions:
  - text: "Do <b>this</b> שלום and-a-very-long-word-without-any-space-in-it-that-goes-on-and-on"
    owner: Somebody with quite a long name, of the infrastructure team
    due: 2026-08-01
  - {text: Do that, status: dropped}
---

${body}
`;

const ALL = '<Timeline />\n\n<Lag />\n\n<AffectedVersions />\n\n<Actions />\n\n<People />';
const ENV = '{process.env.CANDOR_CANARY}';

/** Texts that a check accepts, and the words that the page must show. */
const INERT = `- import fs from "node:fs"

> export const a = process.env.CANDOR_CANARY

    import a from "a"

import("node:fs") and import.meta.env

\`\`\`js ${ENV}
${ENV}
\`\`\`

\`\`\`../../x
<script>alert(1)</script>${ENV}
\`\`\`

\`${ENV}\` and [a](https://x.example "${ENV}") and [b](https://x.example/${ENV})

&#123;process.env.CANDOR_CANARY&#125; &lbrace;process.env.CANDOR_CANARY&rbrace; &lt;script&gt;alert(1)&lt;/script&gt; \\${ENV.slice(0, -1)}\\}

{"<script>alert(1)</script>"}

{/* <script>alert(1)</script> \${process.env.CANDOR_CANARY} */}

See[^1].

[^1]: A note with <kbd>K</kbd> and \`${ENV}\`.

---

<Figure src="pictures/second-index.svg" alt="${ENV} &quot; onerror=&quot;alert(1)" caption='\`+process.env.CANDOR_CANARY+\` <script>alert(1)</script>' />

<abbr title="&quot;><script>alert(1)</script>">x</abbr>`;

/** Adds them to a copy of the example, and returns their slugs. */
export function writeOddRetrospectives(content: string): string[] {
  writeFileSync(join(content, 'projects/odd.yaml'), PROJECT);
  for (const [number, odd] of Object.entries(ADVISORIES))
    writeFileSync(join(content, `advisories/2026/ORB-2026-00${number}.md`), advisory(number, odd));
  const odd = Object.keys(ADVISORIES).map((number) => `ORB-2026-00${number}`);
  const examples = Object.values(MDX_COMPONENTS).map(({ example }) => example);
  const texts: Readonly<Record<string, string>> = {
    documented: retrospective('As documented', ['ORB-2026-0003'], examples.join('\n\n')),
    inert: retrospective('Inert', ['ORB-2026-0003'], INERT),
    together: retrospective(`${NAME} and so on`, odd, ALL),
    ...Object.fromEntries(
      odd.map((id) => [
        `odd-${id.slice(-2)}`,
        retrospective(NAME, [id], `${ALL}\n\n<Advisory id="${id}" />`),
      ]),
    ),
  };
  for (const [slug, text] of Object.entries(texts))
    writeFileSync(join(content, `retrospectives/${slug}.mdx`), text);
  return Object.keys(texts);
}
