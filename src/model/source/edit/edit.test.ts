import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCollection, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { runs } from '../../property-runs.fixture.ts';
import { arbitraryPage, arbitraryValue } from '../../testing/yaml-page.arbitrary.ts';
import { splitFrontMatter } from '../front-matter.ts';
import { readMarkdown, readYaml } from '../parse.ts';
import { type Edit, editFrontMatter, editYaml } from './edit.ts';
import { EditError } from './edit-error.ts';

const CONTENT = join(import.meta.dirname, '../../../../content');

type Step = string | number;

/** Returns every path in some values. */
function pathsIn(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  const below: (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...below.flatMap(([step, one]) => pathsIn(one, [...path, step])),
  ];
}

function at(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (one, step) => (typeof one === 'object' && one !== null ? Reflect.get(one, step) : undefined),
    value,
  );
}

/** Returns values as they are parsed back: numbers as texts, without keys that have no value. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? String(one) : one)),
  );

/** Applies an edit to a copy of the values. */
function wanted(values: unknown, edit: Edit): unknown {
  const copy: unknown = plain(values);
  const step = edit.path.at(-1) ?? '';
  const holder = at(copy, edit.path.slice(0, -1));
  if (typeof holder !== 'object' || holder === null) throw new Error('The test chose no place.');
  if ('set' in edit) Reflect.set(holder, step, plain(edit.set));
  else if ('append' in edit) {
    const list = Reflect.get(holder, step);
    Reflect.set(holder, step, [...(Array.isArray(list) ? list : []), plain(edit.append)]);
  } else if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else Reflect.deleteProperty(holder, step);
  return copy;
}

/**
 * Returns the lines of a path according to the library, from the start of its key or dash to the
 * end of its value.
 */
function linesOf(
  yaml: string,
  path: readonly Step[],
): { first: number; last: number; flow: boolean } {
  let node: unknown = parseDocument(yaml, { schema: 'core' }).contents;
  let [start, end, flow] = [0, yaml.length, false];
  for (const step of path) {
    flow ||= isCollection(node) && node.flow === true;
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && (key.source ?? String(key.value)) === step,
      );
      start = isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
      end = isScalar(pair?.key) ? (pair.key.range?.[1] ?? 0) : 0;
      node = pair?.value;
    } else if (isSeq(node)) {
      const before = Number(step) === 0 ? undefined : endOf(node.items[Number(step) - 1]);
      const from = before ?? node.range?.[0] ?? 0;
      // The library's range of an item does not include the dash, which is after the end of the
      // previous line.
      start = before === undefined || flow ? from : yaml.indexOf('\n', from - 1) + 1;
      node = node.items[Number(step)];
      end = start;
    }
    end = Math.max(end, endOf(node));
  }
  const line = (offset: number) => yaml.slice(0, offset).split('\n').length - 1;
  return { first: line(start), last: line(yaml[end - 1] === '\n' ? end - 1 : end), flow };
}

const isNodeLike = (node: unknown): node is Node => isScalar(node) || isCollection(node);

function endOf(node: unknown): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1);
    if (isMap(node))
      return Math.max(...node.items.map(({ key, value }) => Math.max(endOf(key), endOf(value))), 0);
    return endOf(last);
  }
  return isNodeLike(node) ? (node.range?.[1] ?? 0) : 0;
}

function expectQuiet(before: string, after: string, edit: Edit): void {
  const { values } = readYaml('', before);
  const held = at(values, edit.path);
  const adds = held === undefined || ('append' in edit && Array.isArray(held) && held.length > 0);
  const holder = held === undefined || isOnly(values, edit) ? edit.path.slice(0, -1) : edit.path;
  const place =
    holder.length === 0
      ? { first: 0, last: before.split('\n').length - 1 }
      : linesOf(before, holder);
  const lines = before.split('\n');
  const head = lines.slice(0, place.first).join('\n');
  const tail = lines.slice(place.last + 1).join('\n');
  if ('remove' in edit) {
    // If the first key of an item is removed, the second one moves up to the dash.
    const bare = (text: string) => text.replace(/\s/g, '');
    expect([bare(after).startsWith(bare(head)), bare(after).endsWith(bare(tail))]).toEqual([
      true,
      true,
    ]);
    return;
  }
  expect([after.startsWith(head), after.endsWith(tail)]).toEqual([true, true]);
  if (!adds) return;
  // An addition removes nothing, not even a blank line or a comment.
  const old = after.split('\n');
  let from = 0;
  for (const line of lines) {
    const found = old.findIndex((one, i) => i >= from && (one === line || isSameLine(one, line)));
    expect([line, found >= 0]).toEqual([line, true]);
    from = found + 1;
  }
}

// A line with brackets can become longer.
function isSameLine(after: string, before: string): boolean {
  let from = 0;
  if (!/[[{]/.test(before) && !/\S.*[\]},]/.test(before)) return false;
  for (const mark of before) {
    from = after.indexOf(mark, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function isOnly(values: unknown, edit: Edit): boolean {
  const holder = at(values, edit.path.slice(0, -1));
  return (
    'remove' in edit &&
    typeof holder === 'object' &&
    holder !== null &&
    Object.keys(holder).length === 1
  );
}

/** Returns an edit of some values, at an existing path or a new key. */
function editOf(values: unknown, pick: number, kind: number, value: unknown): Edit {
  const paths = pathsIn(values);
  const path = paths[pick % Math.max(1, paths.length)] ?? ['new'];
  const held = at(values, path);
  if (kind === 0) return { path, set: value };
  if (kind === 1) return { path, remove: true };
  if (kind === 2 && (Array.isArray(held) || held === null)) return { path, append: value };
  if (kind === 3 && typeof held === 'object' && held !== null && !Array.isArray(held))
    return { path: [...path, 'new'], set: value };
  return kind % 2 === 0 ? { path: ['new'], set: value } : { path: ['new'], append: value };
}

function editedOr(yaml: string, edit: Edit): string | undefined {
  try {
    return editYaml(yaml, [edit]);
  } catch (error) {
    if (error instanceof EditError && error.fault === 'form') return undefined;
    throw error;
  }
}

const choice = fc.record({ pick: fc.nat(200), kind: fc.nat(4), value: arbitraryValue });

describe('an edit of a block text', () => {
  it.each([
    ['One line', 'a: One line # Ana\nb: 1\n'],
    ['Two\nlines\n', 'a: | # Ana\n  Two\n  lines\nb: 1\n'],
  ])('keeps the comment on its first line: %j', (text, after) => {
    expect(editYaml('a: | # Ana\n  Old\nb: 1\n', [{ path: ['a'], set: text }])).toBe(after);
  });
});

describe('an edit of random YAML', () => {
  it('gives the expected values, and does not change other lines', () => {
    let edited = 0;
    fc.assert(
      fc.property(arbitraryPage, choice, (yaml, { pick, kind, value }) => {
        const { values, findings } = readYaml('', yaml);
        fc.pre(findings.length === 0);
        const edit = editOf(values, pick, kind, value);
        const after = editedOr(yaml, edit);
        // A block text that keeps trailing blank lines changes with the lines after it. Only that
        // is refused.
        if (after === undefined) {
          expect(yaml).toContain('|+');
          return;
        }
        expect(plain(readYaml('', after).values)).toEqual(wanted(values, edit));
        expectQuiet(yaml, after, edit);
        edited += 1;
      }),
      { numRuns: runs(3000) },
    );
    expect(edited).toBeGreaterThan(runs(1000));
  });

  it('does the same with CRLF and a byte order mark, and keeps them', () => {
    fc.assert(
      fc.property(arbitraryPage, choice, (yaml, { pick, kind, value }) => {
        const { values, findings } = readYaml('', yaml);
        fc.pre(findings.length === 0 && yaml.includes('\n') && !yaml.includes('|+'));
        const edit = editOf(values, pick, kind, value);
        const raw = `\ufeff${yaml.replaceAll('\n', '\r\n')}`;
        expect(editYaml(raw, [edit])).toBe(
          `\ufeff${editYaml(yaml, [edit]).replaceAll('\n', '\r\n')}`,
        );
      }),
      { numRuns: runs(300) },
    );
  });
});

/** The files of the example: their YAML, and functions that read and edit the whole text. */
const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) =>
    /^(?:site|projects\/.*|channels\/.*|statements\/.*)\.yaml$|^(?:advisories|releases)\/.*\.md$/.test(
      name,
    ),
  )
  .sort()
  .map((name) => {
    const text = readFileSync(join(CONTENT, name), 'utf8');
    const markdown = name.endsWith('.md');
    const parts = markdown ? splitFrontMatter(text) : undefined;
    const yaml = typeof parts === 'object' ? parts.yaml : text;
    return { name, text, yaml, markdown };
  });

describe('an edit of the example', () => {
  it.each(files)(
    '$name: changes the intended value and no other line, at any path',
    ({ text, yaml, markdown }) => {
      const { values } = readYaml('', yaml);
      const count = pathsIn(values).length;
      fc.assert(
        fc.property(fc.nat(count), choice, (pick, { kind, value }) => {
          const edit = editOf(values, pick, kind, value);
          const after = editYaml(yaml, [edit]);
          expect(plain(readYaml('', after).values)).toEqual(wanted(values, edit));
          expectQuiet(yaml, after, edit);
          if (markdown)
            expect(editFrontMatter(text, [edit])).toBe(
              `---\n${after}${text.slice(4 + yaml.length)}`,
            );
        }),
        { numRuns: 60 },
      );
    },
  );

  it('adds a revision in the style of the others', () => {
    const text = files.find(({ name }) => name.endsWith('ORB-2026-0003.md'))?.text ?? '';
    const revision = {
      at: '2026-11-22T12:00:00Z',
      kind: 'range',
      note: 'macOS, too: see "Am I affected?".',
    };
    const after = editFrontMatter(text, [{ path: ['revisions'], append: revision }]);
    const line = `  - {at: 2026-11-22T12:00:00Z, kind: range, note: 'macOS, too: see "Am I affected?".'}\n`;
    expect(after).toBe(text.replace('---\n## Impact', `${line}---\n## Impact`));
    expect(readMarkdown('', after).findings).toEqual([]);
  });

  it('writes the list of revisions in the style of the lists next to it', () => {
    const text = files.find(({ name }) => name.endsWith('ORB-2026-0006.md'))?.text ?? '';
    const after = editFrontMatter(text, [
      { path: ['revisions'], append: { at: '2027-01-13T09:00:00Z', kind: 'fix' } },
    ]);
    const added = 'revisions:\n  - {at: 2027-01-13T09:00:00Z, kind: fix}\n';
    expect(after).toBe(text.replace('---\n## Impact', `${added}---\n## Impact`));
  });
});

describe('an edit', () => {
  const page =
    'a: 1 # one\nb:\n  - x\n  # about y\n  - y # y\nc: |\n  text\n\nd: {a: 1, b}\n# end\n';
  const cases: readonly { edit: Edit; from: string; to: string }[] = [
    {
      edit: { path: ['a'], set: '2026-05-12T16:00:00Z' },
      from: 'a: 1 #',
      to: 'a: 2026-05-12T16:00:00Z #',
    },
    { edit: { path: ['a'], set: ['x'] }, from: 'a: 1 # one\n', to: 'a: # one\n  - x\n' },
    { edit: { path: ['a'], set: 'x\ny\n' }, from: 'a: 1 # one\n', to: 'a: | # one\n  x\n  y\n' },
    { edit: { path: ['b', 1], remove: true }, from: '  - y # y\n', to: '' },
    {
      edit: { path: ['b'], append: { p: 1, q: 2 } },
      from: '# y\n',
      to: '# y\n  - p: 1\n    q: 2\n',
    },
    { edit: { path: ['c'], set: 'one' }, from: '|\n  text\n', to: 'one\n' },
    { edit: { path: ['c'], remove: true }, from: 'c: |\n  text\n', to: '' },
    { edit: { path: ['d', 'b'], set: 'e, f' }, from: 'b}', to: 'b: "e, f"}' },
    { edit: { path: ['d', 'c', 'e'], set: 2 }, from: 'b}', to: 'b, c: {e: 2}}' },
    { edit: { path: ['d', 'a'], remove: true }, from: '{a: 1, b}', to: '{b}' },
    { edit: { path: ['e', 'f'], set: 'g' }, from: 'b}\n', to: 'b}\ne:\n  f: g\n' },
  ];
  it.each(cases)('$edit.path turns "$from" into "$to"', ({ edit, from, to }) => {
    expect(editYaml(page, [edit])).toBe(page.replace(from, to));
  });

  it('keeps the quotes of a replaced text', () => {
    expect(
      editYaml(`a: 'x'\nb: "y"\n`, [
        { path: ['a'], set: 'p' },
        { path: ['b'], set: 'q' },
      ]),
    ).toBe(`a: 'p'\nb: "q"\n`);
  });

  it('fills an empty text and empty front matter', () => {
    expect(editYaml('', [{ path: ['a'], set: 1 }])).toBe('a: 1\n');
    expect(editYaml('# words', [{ path: ['a', 'b'], append: 'x' }])).toBe(
      '# words\na:\n  b:\n    - x\n',
    );
    expect(editFrontMatter('---\n---\nBody\n', [{ path: ['a'], set: 1 }])).toBe(
      '---\na: 1\n---\nBody\n',
    );
  });

  it.each<[string, string, Edit, string, string]>([
    ['no front matter', 'Text\n', { path: ['a'], set: 1 }, 'front-matter', 'no front matter'],
    ['open front matter', '---\na: 1\n', { path: ['a'], set: 1 }, 'front-matter', 'not closed'],
    ['invalid YAML', '---\na: [\n---\n', { path: ['a'], set: 1 }, 'yaml', 'never closed'],
    ['keys given twice', '---\na: 1\na: 2\n---\n', { path: ['a'], set: 1 }, 'yaml', 'twice'],
    ['an alias', '---\na: &x 1\nb: *x\n---\n', { path: ['a'], set: 1 }, 'yaml', 'anchor'],
    [
      'a way through a single value',
      '---\na: 1\n---\n',
      { path: ['a', 'b'], set: 1 },
      'path',
      '"a" is a single value',
    ],
    [
      'an item far after the last',
      '---\na: [1]\n---\n',
      { path: ['a', 3], set: 1 },
      'path',
      '"a[3]" does not exist',
    ],
    [
      'a key in a list',
      '---\na: [1]\n---\n',
      { path: ['a', 'b'], set: 1 },
      'path',
      '"a" is a list',
    ],
    [
      'an addition to a value that is not a list',
      '---\na: {b: 1}\n---\n',
      { path: ['a'], append: 1 },
      'path',
      'not a list',
    ],
    [
      'the removal of a missing key',
      '---\na: 1\n---\n',
      { path: ['b'], remove: true },
      'path',
      '"b" does not exist',
    ],
    ['no place', '---\na: 1\n---\n', { path: [], set: 1 }, 'path', 'is empty'],
  ])('is refused: %s', (_, text, edit, fault, words) => {
    const attempt = () => editFrontMatter(text, [edit]);
    expect(attempt).toThrow(EditError);
    expect(attempt).toThrow(
      expect.objectContaining({ fault, message: expect.stringContaining(words) }),
    );
  });
});
