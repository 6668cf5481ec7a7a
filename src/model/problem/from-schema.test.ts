import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packageSchema } from '../package/package-schema.ts';
import { runs } from '../property-runs.fixture.ts';
import { day, instant, integer, line, list, object, webAddress } from '../source/fields.ts';
import { nearest, parse } from './from-schema.ts';
import type { Finding } from './problem.ts';
import { valueAt } from './value-path.ts';

const schema = object({
  name: line(10),
  kind: z.enum(['email', 'phone']).default('email'),
  open: z.boolean().default(false),
  days: integer(1, 30).default(7),
  at: instant().optional(),
  pages: list(webAddress(), 2),
  codes: list(z.string().regex(/^[A-Z]{2}$/)).describe('Countries: DE, US.'),
  group: object({ from: day(), to: day() }).optional(),
  things: list(object({ package: packageSchema, note: line().optional() })),
  least: z.array(line()).min(1).default(['x']),
});

function findings(values: unknown): readonly Finding[] {
  const result = parse(schema, values, 'a.yaml');
  return 'findings' in result ? result.findings : [];
}

/** Formats each finding as its code and place. */
const places = (values: unknown): string[] =>
  findings(values).map(
    ({ code, at }) =>
      `${code} ${typeof at === 'object' && 'path' in at ? `${at.part ?? ''}${JSON.stringify(at.path)}` : at}`,
  );

const words = (values: unknown): string[] =>
  findings(values).map(({ message, remedy }) => `${message} | ${remedy ?? ''}`);

describe('parsing by a schema', () => {
  test('returns the output, or findings', () => {
    expect(parse(schema, { name: ' Orbital ' }, 'a.yaml')).toMatchObject({
      value: { name: 'Orbital', days: 7, pages: [] },
    });
    expect(findings({ name: 'Orbital' })).toEqual([]);
    expect(findings({})[0]?.file).toBe('a.yaml');
  });

  test.each<[string, unknown, string[], RegExp]>([
    [
      'a missing key at the top',
      {},
      ['key-missing start'],
      /^"name" is missing\. \| Add "name:"\.$/,
    ],
    [
      'a missing key in a group',
      { name: 'x', group: { from: '2026-05-12' } },
      ['key-missing key["group"]'],
      /^"to" is missing in group\./,
    ],
    [
      'a missing key in an item',
      { name: 'x', things: [{ note: 'x' }] },
      ['key-missing key["things",0]'],
      /^"package" is missing in things\[0\]\./,
    ],
    [
      'an unknown key',
      { name: 'x', pagse: [] },
      ['key-unknown key["pagse"]'],
      /Unknown key "pagse"\. \| Did you mean "pages"\?/,
    ],
    [
      'an unknown key in an item',
      { name: 'x', things: [{ package: 'pkg:pypi/x', nte: 'x' }] },
      ['key-unknown key["things",0,"nte"]'],
      /in things\[0\]\. \| Did you mean "note"\?/,
    ],
    [
      'an unknown key like no other',
      { name: 'x', qqqqq: 1 },
      ['key-unknown key["qqqqq"]'],
      /Known keys: name, kind, open/,
    ],
    [
      'a score',
      { name: 'x', base_score: '9.8' },
      ['score-typed key["base_score"]'],
      /"base_score: 9\.8" states a score/,
    ],
    [
      'an id at the top',
      { name: 'x', id: 'A-1' },
      ['id-file-name key["id"]'],
      /Found "id: A-1"; the file name is already the id/,
    ],
    [
      'an id further down',
      { name: 'x', things: [{ package: 'pkg:pypi/x', id: 'x' }] },
      ['key-unknown key["things",0,"id"]'],
      /Unknown key "id"/,
    ],
    [
      'a list for a text',
      { name: ['x'] },
      ['value-type ["name"]'],
      /^Found a list; expected a text\./,
    ],
    [
      'true for a text',
      { name: true },
      ['value-type ["name"]'],
      /Found true; .* Quote it: "true"\./,
    ],
    [
      'a text for a list',
      { name: 'x', pages: 'https://a.example/' },
      ['value-type ["pages"]'],
      /Found "https:\/\/a\.example\/"; expected a list\. \| Put it in brackets/,
    ],
    [
      'a long text for a list',
      { name: 'x', pages: 'xxx' },
      ['value-type ["pages"]'],
      /expected a list/,
    ],
    [
      'a text for a group',
      { name: 'x', group: 'x' },
      ['value-type ["group"]'],
      /Found "x"; expected a group of the keys from, to\./,
    ],
    ['nothing', { name: null }, ['value-empty ["name"]'], /^"name" has no value\./],
    [
      'nothing for a choice',
      { name: 'x', kind: null },
      ['value-empty ["kind"]'],
      /"kind" has no value/,
    ],
    [
      'nothing for a number',
      { name: 'x', days: null },
      ['value-empty ["days"]'],
      /"days" has no value/,
    ],
    ['an empty text', { name: ' ' }, ['value-empty ["name"]'], /^"name" is empty\./],
    ['an empty list', { name: 'x', least: [] }, ['value-empty ["least"]'], /^"least" is empty\./],
    [
      'too long a text',
      { name: 'x'.repeat(11) },
      ['text-long ["name"]'],
      /has 11 characters; at most 10/,
    ],
    [
      'too long a list',
      { name: 'x', pages: Array(3).fill('https://a.example/') },
      ['value-range ["pages"]'],
      /Found 3 items; at most 2 are allowed/,
    ],
    [
      'no choice',
      { name: 'x', kind: 'fone' },
      ['value-choice ["kind"]'],
      /Found "fone"; expected one of email, phone\. \| Did you mean "phone"\?/,
    ],
    [
      'a list for a choice',
      { name: 'x', kind: ['email'] },
      ['value-choice ["kind"]'],
      /Found a list; expected one of email, phone/,
    ],
    [
      'yes for true',
      { name: 'x', open: 'yes' },
      ['value-type ["open"]'],
      /Found "yes"; expected true or false/,
    ],
    [
      'a list for a number',
      { name: 'x', days: ['7'] },
      ['value-type ["days"]'],
      /Found a list; expected a whole number/,
    ],
    [
      'another form',
      { name: 'x', codes: ['Germany'] },
      ['value-form ["codes",0]'],
      /Found "Germany", which does not have the expected form\. \| Countries: DE, US\./,
    ],
    [
      'an empty text instead of a group',
      { name: 'x', things: [{ package: '' }] },
      ['value-empty ["things",0,"package"]'],
      /"package" is empty/,
    ],
    [
      'a long text instead of a group',
      { name: 'x', things: [{ package: 'x'.repeat(501) }] },
      ['text-long ["things",0,"package"]'],
      /has 501 characters; at most 500/,
    ],
    [
      'the top is no group',
      ['x'],
      ['value-type []'],
      /Found a list; expected a group of the keys name/,
    ],
  ])('%s', (_, values, expected, message) => {
    expect(places(values)).toEqual(expected);
    expect(words(values)[0]).toMatch(message);
  });

  test('reports all faults at once', () => {
    expect(
      places({ kind: 'fax', days: '0', pages: ['https://a.example/', 'y'], zzzzz: 1 }).sort(),
    ).toEqual([
      'key-missing start',
      'key-unknown key["zzzzz"]',
      'url-invalid ["pages",1]',
      'value-choice ["kind"]',
      'value-range ["days"]',
    ]);
  });

  test('does not also report a misspelled key as missing, but reports other missing keys', () => {
    expect(places({ nmae: 'x' })).toEqual(['key-unknown key["nmae"]']);
    expect(places({ pagse: [] }).sort()).toEqual(['key-missing start', 'key-unknown key["pagse"]']);
  });

  test('does not judge a group with a misspelled key as a whole', () => {
    expect(places({ name: 'x', things: [{ package: { ecosystm: 'PyPI', name: 'x' } }] })).toEqual([
      'key-unknown key["things",0,"package","ecosystm"]',
    ]);
    expect(places({ name: 'x', things: [{ package: { name: 'x' } }] })).toEqual([
      'package-form ["things",0,"package"]',
    ]);
  });

  test('shortens a long text in the message', () => {
    for (const values of [
      { name: 'x', pages: ['x'.repeat(1999)] },
      { name: 'x', kind: 'y'.repeat(100_000) },
      { name: 'x', ['z'.repeat(100_000)]: 1 },
    ])
      for (const text of words(values)) {
        expect(text.length).toBeLessThan(300);
        expect(text).toContain('…');
      }
  });

  test('never uses the words of the schema library, whatever the values', () => {
    const value = fc.oneof(
      fc.constantFrom(null, true, '', 'x', '5', '2026-05-12'),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const group = fc.record({ from: value, to: value }, { requiredKeys: [] });
    const things = fc.array(
      fc.oneof(
        value,
        fc.record(
          {
            package: fc.oneof(
              value,
              fc.record({ purl: value, name: value, repo: value }, { requiredKeys: [] }),
            ),
            note: value,
          },
          { requiredKeys: [] },
        ),
      ),
      { maxLength: 3 },
    );
    const all = fc.record(
      {
        name: value,
        kind: value,
        open: value,
        days: value,
        at: value,
        pages: value,
        codes: value,
        group: fc.oneof(value, group),
        things: fc.oneof(value, things),
        least: value,
        extra: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(all, (values) => {
        for (const { message = '', at } of findings(values)) {
          // Quoted values can contain any word.
          expect(message.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(
            /Invalid|Expected|received|Too |undefined/,
          );
          if (typeof at === 'object' && 'path' in at)
            expect(
              at.path.length === 0 || valueAt(values, at.path.slice(0, -1)) !== undefined,
            ).toBe(true);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('did you mean', () => {
  const NAMES = ['summary', 'aliases', 'cve', 'cwe', 'at', 'to', 'github-pages', 'CLEAR'];

  test.each([
    ['sumary', 'summary'],
    ['Summary', 'summary'],
    ['alias', 'aliases'],
    ['cev', 'cve'],
    ['clear', 'CLEAR'],
    ['github', 'github-pages'],
    ['sum', 'summary'],
    ['q', undefined],
    ['qq', undefined],
    ['something', undefined],
    ['', undefined],
    ['s'.repeat(100_000), undefined],
  ])('%j is %j', (found, name) => {
    expect(nearest(found, NAMES)).toBe(name);
  });

  test('suggests nothing if the start of a name fits several names or none', () => {
    expect(nearest('package', ['package-aaaaaa', 'package-bbbbbb'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  test('finds each name if one of its letters is doubled', () => {
    for (const name of NAMES) expect(nearest(`${name}${name.at(-1)}`, NAMES)).toBe(name);
  });
});

describe('the value at a path', () => {
  test('is found without inherited properties', () => {
    expect(valueAt({ a: [{ b: 'c' }] }, ['a', 0, 'b'])).toBe('c');
    expect(valueAt({ a: 'b' }, ['a', 'length'])).toBeUndefined();
    expect(valueAt({}, ['constructor'])).toBeUndefined();
    expect(valueAt({ a: null }, ['a', 'b'])).toBeUndefined();
    expect(valueAt('x', [])).toBe('x');
  });
});
