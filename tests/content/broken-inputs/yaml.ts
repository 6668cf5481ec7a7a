// Broken YAML, in each kind of file with YAML: at its first key, so that a mistake is followed by
// valid lines.

import {
  ADVISORY,
  CASE,
  CHANNEL,
  DRAFT,
  IMPORTED,
  POLICY,
  PROJECT,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
} from './base.ts';
import { type BrokenInput, edit, saying, textOf, write } from './broken-input.ts';

interface Slip {
  readonly name: string;
  /** Lines before the first key, with one mark for each code. */
  readonly lines: string;
  readonly codes: readonly string[];
  readonly says?: RegExp;
}

const SLIPS: readonly Slip[] = [
  { name: 'a tab', lines: 'extra:\n▸\tinner: 1\n', codes: ['yaml-tab'] },
  { name: 'a tab after spaces', lines: 'extra:\n  - a\n ▸\t- b\n', codes: ['yaml-tab'] },
  { name: 'a tab in a list', lines: 'extra: [\n▸\ta]\n', codes: ['yaml-tab'] },
  {
    name: 'a line that is no key',
    lines: '▸just some words\n',
    codes: ['yaml-syntax'],
    says: /neither "key: value" nor/,
  },
  {
    name: 'a colon in a text',
    lines: 'extra: ▸one: two\n',
    codes: ['yaml-syntax'],
    says: /quote a text that contains ": "/,
  },
  {
    name: 'a quote that is not closed',
    lines: 'extra: ▸"one\n',
    codes: ['yaml-syntax'],
    says: /quote that opens here/,
  },
  {
    name: 'a single quote that is not closed',
    lines: "extra: ▸'one\n",
    codes: ['yaml-syntax'],
    says: /never closed/,
  },
  {
    name: 'a bracket that is not closed',
    lines: 'extra: ▸[one, two\n',
    codes: ['yaml-syntax'],
    says: /bracket/,
  },
  {
    name: 'a brace that is not closed',
    lines: 'extra: [{a: 1}, ▸{b: 2]\n',
    codes: ['yaml-syntax'],
  },
  {
    name: 'a bracket that closes nothing',
    lines: 'extra: [one]▸]\n',
    codes: ['yaml-syntax'],
    says: /"\]" has no matching/,
  },
  {
    name: 'a comma too many',
    lines: 'extra: [one,▸, two]\n',
    codes: ['yaml-syntax'],
    says: /comma/,
  },
  {
    name: 'a text that starts with @',
    lines: 'extra: ▸@one\n',
    codes: ['yaml-syntax'],
    says: /@ must be quoted/,
  },
  {
    name: 'a text that starts with a backquote',
    lines: 'extra: ▸`one`\n',
    codes: ['yaml-syntax'],
    says: /must be quoted/,
  },
  {
    name: 'an escape that there is not',
    lines: 'extra: "C:▸\\windows"\n',
    codes: ['yaml-syntax'],
    says: /backslash/,
  },
  {
    name: 'a key that is indented',
    lines: 'extra:\n  one: 1\n▸ two: 2\n',
    codes: ['yaml-syntax'],
    says: /indented/,
  },
  {
    name: 'two mistakes in two lines',
    lines: 'extra: ▸one: two\nmore: ▸one: two\n',
    codes: ['yaml-syntax', 'yaml-syntax'],
  },
  { name: 'a list among keys', lines: 'extra: 1\n▸- one\n', codes: ['yaml-syntax'] },
  {
    name: 'words after a quoted text',
    lines: 'extra: "one" ▸two\n',
    codes: ['yaml-syntax'],
    says: /quote the whole text/,
  },
  {
    name: 'words after a mark of a block text',
    lines: 'extra: |▸one\n',
    codes: ['yaml-syntax'],
    says: /on the next line/,
  },
  {
    name: 'a comma that is missing',
    lines: 'extra: ["one" ▸"two"]\n',
    codes: ['yaml-syntax'],
    says: /A comma is missing/,
  },
  {
    name: 'a list on the line of its key',
    lines: 'extra: ▸- one\n',
    codes: ['yaml-syntax'],
    says: /on its own line/,
  },
  { name: 'an anchor', lines: 'extra: ▸&one 1\n', codes: ['yaml-alias'], says: /"&one"/ },
  { name: 'an alias', lines: 'extra: ▸*one\n', codes: ['yaml-alias'], says: /"\*one"/ },
  { name: 'a text in asterisks', lines: 'extra: ▸*one* two\n', codes: ['yaml-alias'] },
  {
    name: 'a merge key',
    lines: 'extra: ▸&one {a: 1}\nmore:\n  <<: ▸*one\n',
    codes: ['yaml-alias', 'yaml-alias'],
  },
  { name: 'a tag', lines: 'extra: ▸!!str 1\n', codes: ['yaml-tag'], says: /"!!str"/ },
  { name: 'a tag that makes an object', lines: 'extra: ▸!!js/function one\n', codes: ['yaml-tag'] },
  {
    name: 'a text that starts with an exclamation mark',
    lines: 'extra: ▸!one\n',
    codes: ['yaml-tag'],
  },
  {
    name: '__proto__ as a key',
    lines: '▸__proto__: {polluted: true}\n',
    codes: ['yaml-key'],
    says: /"__proto__"/,
  },
  { name: '"__proto__" in quotes', lines: '▸"__proto__": {polluted: true}\n', codes: ['yaml-key'] },
  {
    name: 'constructor as a key',
    lines: '▸constructor: {prototype: 1}\n',
    codes: ['yaml-key'],
    says: /"constructor"/,
  },
  { name: 'a list as a key', lines: '? ▸[one]\n: two\n', codes: ['yaml-key'] },
  { name: 'an empty key', lines: '▸: two\n', codes: ['yaml-key'] },
  { name: 'null as a key', lines: '▸null: two\n', codes: ['yaml-key'] },
  {
    name: 'a key that is not known',
    lines: '▸qqqqqqq: 1\n',
    codes: ['key-unknown'],
    says: /Known keys: /,
  },
  { name: 'a number as a key', lines: '▸42: 1\n', codes: ['key-unknown'], says: /"42"/ },
  { name: 'a typed id', lines: '▸id: ORB-2026-0003\n', codes: ['id-file-name'] },
  {
    name: 'nesting without measure',
    lines: `extra: ${'['.repeat(20)}▸[${'['.repeat(5000)}\n`,
    codes: ['yaml-depth'],
  },
  {
    name: 'nesting of 21 levels',
    lines: `extra: ${'['.repeat(20)}▸[]${']'.repeat(20)}\n`,
    codes: ['yaml-depth'],
  },
];

/** The start of the YAML of a file: before its first key. */
function before(file: string, lines: string): string {
  const text = textOf(file);
  return text.startsWith('---\n') ? `---\n${lines}${text.slice(4)}` : lines + text;
}

// site.yaml has its own key "id".
const isFor = (file: string, { name }: Slip): boolean => name !== 'a typed id' || file !== SITE;

// Each mistake in a YAML file and in a Markdown file, and a quarter of them in each of the others.
function slips(file: string, index: number): BrokenInput[] {
  const whole = file === SITE || file === ADVISORY;
  return SLIPS.filter((slip, i) => isFor(file, slip) && (whole || (i + index) % 4 === 0)).map(
    ({ name, lines, codes, says }) => {
      const input = write(`${file}: ${name}`, file, before(file, lines), ...codes);
      return says === undefined ? input : saying(input, says);
    },
  );
}

function repeatedKey(file: string): BrokenInput {
  const text = textOf(file);
  const start = text.startsWith('---\n') ? 4 : 0;
  const first = text.slice(start, text.indexOf('\n', start) + 1);
  const marked = `${text.slice(0, start)}${first}▸${text.slice(start)}`;
  return saying(
    write(`${file}: a key given twice`, file, marked, 'yaml-duplicate-key'),
    /appears twice/,
  );
}

const YAML_FILES = [SITE, PROJECT, CHANNEL, STATEMENT, CASE];
const FRONT_MATTER = [SECURITY, POLICY, ADVISORY, RELEASE, RETROSPECTIVE];

/** Files that contain only YAML. */
function ofYaml(file: string): BrokenInput[] {
  const text = textOf(file);
  return [
    write(`${file}: only comments`, file, '▸# name: Orbital\n', 'yaml-shape'),
    write(`${file}: a list`, file, '▸- name: Orbital\n', 'yaml-shape'),
    write(`${file}: a text`, file, '▸Orbital\n', 'yaml-shape'),
    write(`${file}: two documents`, file, `${text}▸---\n${text}`, 'yaml-documents'),
    write(
      `${file}: an end of the document, and more`,
      file,
      `${text}...\n▸${text}`,
      'yaml-documents',
    ),
    write(`${file}: a directive`, file, `▸%YAML 1.1\n---\n${text}`, 'yaml-syntax'),
  ];
}

/** Markdown files with required or optional front matter. */
function ofFrontMatter(file: string): BrokenInput[] {
  const text = textOf(file);
  const end = text.indexOf('\n---\n') + 1;
  const open = write(
    `${file}: front matter without an end`,
    file,
    `▸${text.slice(0, end)}${text.slice(end + 4)}`,
    'front-matter-open',
  );
  const shaped = [
    open,
    write(
      `${file}: a dash too many at the end`,
      file,
      `▸${text.slice(0, end)}-${text.slice(end)}`,
      'front-matter-open',
    ),
    write(`${file}: front matter alone, and no end`, file, '▸---', 'front-matter-open'),
    write(
      `${file}: a list in the front matter`,
      file,
      `---\n▸- one\n${text.slice(end)}`,
      'yaml-shape',
    ),
    write(
      `${file}: a text in the front matter`,
      file,
      `---\n▸one\n${text.slice(end)}`,
      'yaml-shape',
    ),
  ];
  if (file === SECURITY || file === POLICY) return shaped;
  return [
    ...shaped,
    write(
      `${file}: no front matter`,
      file,
      `▸${text.slice(end + 4).trimStart()}`,
      'front-matter-missing',
    ),
    write(
      `${file}: a blank line before the front matter`,
      file,
      `▸\n${text}`,
      'front-matter-missing',
    ),
    write(
      `${file}: a space after the first fence`,
      file,
      `▸--- ${text.slice(3)}`,
      'front-matter-missing',
    ),
    write(
      `${file}: an empty front matter`,
      file,
      `---\n▸---\n${text.slice(end + 4)}`,
      'yaml-shape',
    ),
  ];
}

const BOMB = `a: ▸&a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
b: ▸&b [▸*a, ▸*a, ▸*a, ▸*a, ▸*a, ▸*a, ▸*a, ▸*a, ▸*a]
c: ▸&c [▸*b, ▸*b, ▸*b, ▸*b, ▸*b, ▸*b, ▸*b, ▸*b, ▸*b]
d: ▸&d [▸*c, ▸*c, ▸*c, ▸*c, ▸*c, ▸*c, ▸*c, ▸*c, ▸*c]
`;

const OTHERS: readonly BrokenInput[] = [
  write(
    'a YAML alias bomb',
    SITE,
    before(SITE, BOMB),
    ...BOMB.split('▸')
      .slice(1)
      .map(() => 'yaml-alias'),
  ),
  edit(
    'a key given twice in a list',
    ADVISORY,
    '    event: acknowledged\n',
    '    event: acknowledged\n    ▸event: note\n',
    'yaml-duplicate-key',
  ),
  edit(
    'a key given twice in braces',
    DRAFT,
    '{introduced: 3.0.0, ',
    '{introduced: 3.0.0, ▸introduced: 3.0.1, ',
    'yaml-duplicate-key',
  ),
  edit(
    '__proto__ deep in a value',
    ADVISORY,
    '    kind: correction\n',
    '    kind: correction\n    ▸__proto__: {kind: fix}\n',
    'yaml-key',
  ),
  edit(
    '__proto__ in what an import kept',
    IMPORTED,
    '{score: 7.5',
    '{▸__proto__: {a: 1}, score: 7.5',
    'yaml-key',
  ),
  edit(
    'an alias instead of a required value',
    PROJECT,
    'name: Orbital\n',
    'name: ▸*orbital\n',
    'yaml-alias',
  ),
  edit(
    'a deep value instead of a required one',
    PROJECT,
    'name: Orbital\n',
    `name: ${'['.repeat(20)}▸[]${']'.repeat(20)}\n`,
    'yaml-depth',
  ),
];

export const YAML: readonly BrokenInput[] = [
  ...[...YAML_FILES, ...FRONT_MATTER].flatMap((file, i) => [...slips(file, i), repeatedKey(file)]),
  ...YAML_FILES.flatMap(ofYaml),
  ...FRONT_MATTER.flatMap(ofFrontMatter),
  ...OTHERS,
];
