import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restoreKept } from './kept.ts';

const NONE = new Set<string>();

describe('restoreKept', () => {
  test('sets keys of objects, and overrides existing values', () => {
    const record = { summary: 'ours', affected: [{ package: { name: 'orbital' } }] };
    const kept = {
      summary: 'theirs',
      database_specific: { a: [1] },
      'affected/0/package/name': 'Orbital',
    };
    expect(restoreKept(record, kept, NONE)).toEqual({
      summary: 'theirs',
      affected: [{ package: { name: 'Orbital' } }],
      database_specific: { a: [1] },
    });
  });

  test('inserts items of lists at their positions, the lowest first, in any order of the keys', () => {
    expect(
      restoreKept({ list: ['b', 'd'] }, { 'list/10': 'k', 'list/2': 'c', 'list/0': 'a' }, NONE),
    ).toEqual({
      list: ['a', 'b', 'c', 'd', 'k'],
    });
  });

  test('resolves positions in a list that is complete again', () => {
    const kept = { 'affected/1/severity': ['for b'], 'affected/0': { package: 'a' } };
    expect(restoreKept({ affected: [{ package: 'b' }] }, kept, NONE)).toEqual({
      affected: [{ package: 'a' }, { package: 'b', severity: ['for b'] }],
    });
  });

  test('creates the lists and objects on the path to a value', () => {
    expect(
      restoreKept({ credits: [{}] }, { 'credits/0/contact/0': 'tel:1', 'severity/0': 'x' }, NONE),
    ).toEqual({
      credits: [{ contact: ['tel:1'] }],
      severity: ['x'],
    });
  });

  test('decodes "/" and "~" in names', () => {
    expect(restoreKept({}, { 'a~1b~0c': 1, 'd~01': 2 }, NONE)).toEqual({ 'a/b~c': 1, 'd~1': 2 });
  });

  test('leaves our own keys unchanged', () => {
    expect(restoreKept({ id: 'A-1' }, { id: 'B-1', 'id/0': 'C' }, new Set(['id']))).toEqual({
      id: 'A-1',
    });
  });

  test('omits paths that cannot be resolved', () => {
    const record = { summary: 'text', list: ['a'] };
    expect(
      restoreKept(
        record,
        { 'summary/0': 'x', 'list/x': 'y', 'list/5/z': 1, 'list/-1': 'w', '': 'v' },
        new Set(['']),
      ),
    ).toEqual(record);
  });

  test('does not change the record or the kept values, and shares no objects with them', () => {
    const record = { list: ['a'] };
    const kept = { 'list/0': { deep: [1] }, other: { deep: [1] } };
    const result: { list: unknown[] } = restoreKept<{ list: unknown[] }>(record, kept, NONE);
    expect(record).toEqual({ list: ['a'] });
    expect(result.list[0]).toEqual(kept['list/0']);
    expect(result.list[0]).not.toBe(kept['list/0']);
  });

  test('never changes a prototype, and never throws', () => {
    const segment = fc.constantFrom(
      'a',
      '0',
      '1',
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      '',
      '~',
      '-1',
    );
    const way = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.dictionary(way, fc.jsonValue()), fc.jsonValue(), (kept, value) => {
        restoreKept({ a: [{}, { a: value }], toString: 'x' }, kept, NONE);
        expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
        expect(Object.hasOwn(Object.prototype, '0')).toBe(false);
        expect({}.constructor).toBe(Object);
      }),
    );
  });
});
