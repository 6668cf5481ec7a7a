import { describe, expect, test } from 'vitest';
import { at } from '../testing/advisory.fixture.ts';
import { privateNames } from './private-names.ts';

const imported = { format: 'ghsa' as const, id: 'GHSA-2345-cfgh-jmpq', kept: {} };
const advisory = { aliases: ['CVE-2026-1234'], tlp: 'CLEAR' as const };

describe('the private names of an embargoed advisory', () => {
  test('are its aliases', () => {
    expect(privateNames(advisory)).toEqual(['CVE-2026-1234']);
    expect(privateNames({ ...advisory, published: at('2027-01-01T00:00:00Z') })).toEqual([
      'CVE-2026-1234',
    ]);
  });

  test('are none if it was imported from a public record', () => {
    expect(privateNames({ ...advisory, imported, published: at('2027-01-01T00:00:00Z') })).toEqual(
      [],
    );
    expect(privateNames({ ...advisory, imported: { ...imported, format: 'osv' } })).toEqual([]);
  });

  test('are all if it was imported from a draft, or from a record that is not for everyone', () => {
    const names = ['GHSA-2345-cfgh-jmpq', 'CVE-2026-1234'];
    expect(privateNames({ ...advisory, imported })).toEqual(names);
    expect(
      privateNames({ ...advisory, imported, published: at('2026-01-01T00:00:00Z'), tlp: 'AMBER' }),
    ).toEqual(names);
  });
});
