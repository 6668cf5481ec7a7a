// For tests only: random YAML texts as authors write them, with comments, quotes, block texts,
// brackets and blank lines.

import fc from 'fast-check';

const KEYS = ['summary', 'at', 'note', 'name', 'ranges', 'x-y', 'fixed'];
const PLAIN = [
  '1.10',
  'text',
  '2026-05-12T16:00:00Z',
  'https://a.example/?b=c#d',
  'two words',
  'true',
  'CWE-79',
  "it's",
];
const QUOTED = ["'a: b # c'", '"say \\"hi\\", {x}"', "'- no'", '"null"', "''"];
const COMMENTS = ['# why', '#', '# a: b', '# "quote', '# - item [', "# it's"];

/** Renders a value below a column: the text after ":" or "-". */
type Rest = (column: number) => string;

const scalar = fc.constantFrom(...PLAIN, ...QUOTED);
const comment = fc.option(fc.constantFrom(...COMMENTS), { nil: undefined, freq: 4 });
const gap = fc.constantFrom('', '', '', '\n', 'comment');

const flow: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; map: string }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      scalar.map(inFlow),
      tie('list'),
      tie('map'),
    ),
    list: fc
      .tuple(fc.array(tie('value'), { maxLength: 3 }), fc.boolean())
      .map(([items, loose]) =>
        loose && items.length > 0 ? `[ ${items.join(', ')} ]` : `[${items.join(', ')}]`,
      ),
    map: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('value')), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map((pairs) => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`),
  }),
).value;

function inFlow(text: string): string {
  return /^[^'"].*[[\]{},]/.test(text) ? `'${text}'` : text;
}

const blockText: fc.Arbitrary<Rest> = fc
  .record({
    mark: fc.constantFrom('|', '>', '|-', '>-', '|+'),
    lines: fc.array(fc.constantFrom('one line', '# no comment', '  indented', 'a: b', '- x'), {
      maxLength: 3,
    }),
    blank: fc.boolean(),
  })
  .map(({ mark, lines, blank }) => (column) => {
    const pad = ' '.repeat(column + 2);
    const body = ['first', ...lines].map((line) => `\n${pad}${line}`);
    return ` ${mark}${body.join(blank ? '\n' : '')}`;
  });

type Parts = { rest: Rest; list: Rest; map: Rest };

const { map } = fc.letrec<Parts>((tie) => ({
  rest: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.tuple(scalar, comment).map(
      ([text, note]): Rest =>
        () =>
          ` ${text}${note === undefined ? '' : ` ${note}`}`,
    ),
    fc.tuple(flow, comment).map(
      ([text, note]): Rest =>
        () =>
          ` ${text}${note === undefined ? '' : `  ${note}`}`,
    ),
    fc.constant<Rest>(() => ''),
    blockText,
    fc.tuple(tie('list'), comment, fc.constantFrom(0, 2, 3)).map(
      ([list, note, step]): Rest =>
        (column) => {
          const head = note === undefined ? '' : ` ${note}`;
          return `${head}\n${list(column + step)}`;
        },
    ),
    fc.tuple(tie('map'), comment, fc.constantFrom(2, 4)).map(
      ([inner, note, step]): Rest =>
        (column) => {
          const head = note === undefined ? '' : ` ${note}`;
          return `${head}\n${inner(column + step)}`;
        },
    ),
  ),
  list: fc
    .array(fc.tuple(gap, fc.oneof(tie('rest'), tie('map').map(asItem))), {
      minLength: 1,
      maxLength: 3,
    })
    .map(
      (items): Rest =>
        (column) => {
          const pad = ' '.repeat(column);
          return items
            .map(([space, item]) => `${gapText(space, pad)}${pad}-${itemRest(item, column)}`)
            .join('\n');
        },
    ),
  map: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), gap, tie('rest')), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key,
    })
    .map(
      (pairs): Rest =>
        (column) => {
          const pad = ' '.repeat(column);
          return pairs
            .map(([key, space, value]) => `${gapText(space, pad)}${pad}${key}:${value(column)}`)
            .join('\n');
        },
    ),
}));

// The first key of an item follows its dash on the same line.
function asItem(inner: Rest): Rest {
  return (column) => {
    const text = inner(column + 2);
    return /^ *[#\n]/.test(text) ? `\n${text}` : ` ${text.trimStart()}`;
  };
}

// A list must be indented more than the dash of its item.
const itemRest = (item: Rest, column: number): string => {
  const text = item(column);
  const first = /^[^\n]*\n(?: *(?:#[^\n]*)?\n)*( *)/.exec(text)?.[1]?.length;
  return first !== undefined && first <= column ? item(column + 2) : text;
};

const gapText = (gap: string, pad: string): string =>
  gap === 'comment' ? `${pad}# about the next\n` : gap;

/** A YAML text of keys and values. It can be invalid: the caller must check it. */
export const arbitraryPage: fc.Arbitrary<string> = fc
  .tuple(
    map,
    fc.constantFrom('\n', '\n\n# end\n', '\n# end\n', ''),
    fc.constantFrom('', '# start\n', '\n'),
  )
  .map(([text, end, start]) => `${start}${text(0)}${end}`);

/** A value to write into a page: texts, times, numbers, lists and groups of keys. */
export const arbitraryValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom<unknown>(
      '2026-05-12T16:00:00Z',
      'plain',
      '1.10',
      'a: b # c, {d}',
      '',
      'true',
      true,
      false,
      null,
      7,
    ),
    fc.constantFrom<unknown>(
      'two\nlines',
      'two\nlines\n',
      'end\n\n',
      ' start\nb',
      '- a',
      "'",
      '"',
      'a\n \nb',
      '[',
      '#',
      '\n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...' \n#:-,[]{}\'"|>&*!%@`?ab'), maxLength: 12 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS, 'new'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
