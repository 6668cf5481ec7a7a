import { describe, expect, it } from 'vitest';
import type { IndexedAdvisory } from '../../formats/data/advisory-index.ts';
import { isActive, type ListQuery, parseQuery, queryOf, selects } from './query.ts';

const one: IndexedAdvisory = {
  id: 'ORB-2026-0003',
  title: 'Heap overflow in the ZIP reader',
  aliases: ['CVE-1900-12345'],
  project: 'orbital',
  packages: ['PyPI/orbital'],
  severity: 'HIGH 8.7',
  rating: 'high',
  published: '2026-05-12T16:00:00Z',
  states: ['exploited'],
};
const asked = (query: string): ListQuery => parseQuery(new URLSearchParams(query));

describe('a query of the list', () => {
  it('round-trips through an address', () => {
    const query =
      '?q=heap+zip&project=orbital&severity=high&package=PyPI%2Forbital&year=2026&state=exploited';
    expect(queryOf(asked(query))).toBe(query);
    expect(queryOf(asked('?utm=1&q=%20'))).toBe('');
    expect(isActive(asked('?utm=1'))).toBe(false);
  });

  it.each([
    ['', true],
    ['q=heap', true],
    ['q=reader+HEAP', true],
    ['q=cve-1900-12345', true],
    ['q=pypi', true],
    ['q=heap+stack', false],
    ['severity=medium', true],
    ['severity=high', true],
    ['severity=critical', false],
    ['severity=terrible', false],
    ['project=orbital', true],
    ['project=orb', false],
    ['package=PyPI%2Forbital', true],
    ['package=npm%2Forbital', false],
    ['year=2026', true],
    ['year=202', false],
    ['state=exploited', true],
    ['state=withdrawn', false],
    ['year=2026&state=exploited&q=zip', true],
  ])('%s selects: %s', (query, selected) => {
    expect(selects(asked(query), one)).toBe(selected);
  });

  it('selects unrated advisories for no level', () => {
    for (const level of ['low', 'medium', 'high', 'critical'])
      expect(selects(asked(`severity=${level}`), { ...one, rating: null })).toBe(false);
  });
});
