import { describe, expect, test } from 'vitest';
import { type ForeignEntry, holdEntries } from './entries.ts';
import { emptyRemainder } from './kept.ts';

const entry = (changes: Partial<ForeignEntry> = {}): ForeignEntry => ({
  package: { ecosystem: 'npm', name: 'widget' },
  ranges: [],
  versions: [],
  unread: [],
  ...changes,
});

function held(...entries: readonly ForeignEntry[]) {
  const rest = emptyRemainder();
  return { entries: holdEntries(entries, rest), kept: rest.kept, notes: rest.notes };
}

describe('the affected packages of a record', () => {
  test('are merged: one entry for each package, each range once', () => {
    const first = { introduced: '1.0.0', fixed: '1.1.0' };
    const second = { introduced: '2.0.0', fixed: '2.1.0' };
    const result = held(
      entry({ ranges: [first] }),
      entry({ ranges: [second, first], versions: ['3.0.0'] }),
    );
    expect(result.entries).toHaveLength(1);
    expect(result.entries[0]).toMatchObject({ ranges: [first, second], versions: ['3.0.0'] });
    expect(held(entry(), entry({ platforms: ['linux'] })).entries).toHaveLength(2);
  });

  test.each([
    ['a range that overlaps', { introduced: '1.5.0', fixed: '3.0.0' }],
    ['an empty range', { introduced: '5.0.0', fixed: '5.0.0' }],
    ['a range that ends before it starts', { introduced: '5.0.0', last_affected: '4.0.0' }],
    ['a bound of two lines', { introduced: '5.0.0\n', fixed: '6.0.0' }],
  ])('%s is kept where the lookup sees it', (_, range) => {
    const result = held(entry({ ranges: [{ introduced: '1.0.0', fixed: '2.0.0' }, range] }));
    expect(result.entries[0]?.ranges).toHaveLength(1);
    expect(Object.keys(result.kept)).toEqual(['affected/0/versions/0']);
    expect(result.notes).toHaveLength(1);
  });

  test('take the other name if the first is not valid, and are kept if neither is', () => {
    const odd = { ecosystem: 'Nowhere', name: 'widget' };
    expect(
      held(entry({ package: odd, otherwise: { product: 'widget' } })).entries[0]?.package,
    ).toEqual({
      kind: 'package',
      ecosystem: 'product',
      name: 'widget',
    });
    const result = held(entry({ package: odd, versions: ['1.0'] }));
    expect(result.entries).toEqual([]);
    expect(result.kept).toEqual({ 'affected/0': { package: odd, ranges: [], versions: ['1.0'] } });
  });
});
