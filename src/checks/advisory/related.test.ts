import { describe, expect, test } from 'vitest';
import { anAdvisory, anEmbargoedAdvisory } from '../../model/testing/advisory.fixture.ts';
import { everything } from '../everything.fixture.ts';
import { related } from './related.ts';

const secret = anEmbargoedAdvisory({ id: 'ORB-2026-0009', published: undefined });
const old = anAdvisory({ id: 'ORB-2026-0002', aliases: [] });

function found(list: readonly string[], desk = [secret]) {
  const advisories = [anAdvisory({ related: [...list] }), old];
  return [...related.find(everything({ content: { advisories }, desk: { advisories: desk } }))].map(
    ({ code, at }) => ({
      code,
      at,
    }),
  );
}

describe('our own ids among the related', () => {
  test('are valid if they are public, and foreign ids always are', () => {
    expect(found(['ORB-2026-0002', 'CVE-1900-10001'])).toEqual([]);
  });

  test.each(['ORB-2026-0009', 'x_ORB-2026-0009', 'ORB-2026-0777'])(
    '%s, which is not public, is reported at its location',
    (id) => {
      expect(found(['CVE-1900-10001', id])).toEqual([
        { code: 'related-private', at: { path: ['related', 1] } },
      ]);
    },
  );

  test('the CVE of an advisory that is not public is a problem, unless a public one has it too', () => {
    const withCve = anEmbargoedAdvisory({
      id: 'ORB-2026-0009',
      aliases: ['CVE-1900-77001'],
      published: undefined,
    });
    const problem = [{ code: 'related-private', at: { path: ['related', 0] } }];
    expect(found(['cve-1900-77001'.toUpperCase()], [withCve])).toEqual(problem);
    const imported = {
      ...withCve,
      imported: { format: 'osv' as const, id: 'PSF-2026-1', kept: {} },
    };
    expect(found(['CVE-1900-77001'], [imported])).toEqual([]);
    const shared = anEmbargoedAdvisory({
      id: 'ORB-2026-0009',
      aliases: anAdvisory().aliases,
      published: undefined,
    });
    expect(found([...anAdvisory().aliases], [shared])).toEqual([]);
  });

  test('can be embargoed if the advisory itself is', () => {
    const both = [
      secret,
      anEmbargoedAdvisory({
        id: 'ORB-2026-0010',
        related: ['ORB-2026-0009'],
        published: undefined,
      }),
    ];
    expect(found([], both)).toEqual([]);
  });
});
