import { describe, expect, test } from 'vitest';
import { anAdvisory, aStatement, someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { cveDrafts } from './draft.ts';

const drafts = (...advisories: ReturnType<typeof anAdvisory>[]) =>
  cveDrafts(someContent({ advisories }), aSetting());
const read = (body: string | Uint8Array | undefined) => JSON.parse(String(body)).cnaContainer;

describe('the drafts of CVE records', () => {
  test('are at cve/<CVE-ID>.json, one for each CVE, as CVE Services accepts them', () => {
    const [first, ...more] = drafts(
      anAdvisory({ aliases: ['GHSA-2345-cfgh-jmpq', 'CVE-1900-1001'] }),
    );
    expect(first).toMatchObject({ path: 'cve/CVE-1900-1001.json', type: 'application/json' });
    expect(more).toEqual([]);
    expect(first?.body).toMatch(/^\{\n {2}"cnaContainer": \{\n {4}"title": /);
    expect(read(first?.body).source.advisory).toBe('ORB-2026-0003');
  });

  test('do not exist for an imported record of several CVEs: it does not say what belongs to which', () => {
    const several = anAdvisory({
      id: 'ORB-2026-0001',
      aliases: ['CVE-1900-1001', 'CVE-1900-1002'],
      published: '2026-05-01T16:00:00Z',
      imported: { format: 'osv', id: 'ORB-2026-0001' },
    });
    expect(drafts(several)).toEqual([]);
    const one = anAdvisory({
      id: 'ORB-2026-0002',
      aliases: ['CVE-1900-1002'],
      published: '2026-05-03T16:00:00Z',
    });
    const [draft, ...more] = drafts(several, one);
    expect(more).toEqual([]);
    expect(read(draft?.body)).toMatchObject({
      datePublic: '2026-05-01T16:00:00Z',
      source: { advisory: 'ORB-2026-0002' },
    });
  });

  test('reject the CVE of a withdrawn advisory, unless another one describes it', () => {
    const aliases = ['CVE-1900-1001'];
    const withdrawn = {
      at: '2026-05-30T00:00:00Z',
      reason: 'Twice reported',
      replaced_by: 'ORB-2026-0004',
    };
    const gone = anAdvisory({ aliases, withdrawn });
    const next = anAdvisory({ id: 'ORB-2026-0004', aliases: ['CVE-1900-1004'] });
    const bodies = (...all: ReturnType<typeof anAdvisory>[]) =>
      Object.fromEntries(drafts(...all).map(({ path, body }) => [path, read(body)]));
    const made = bodies(gone, next);
    expect(made['cve/rejected/CVE-1900-1001.json']).toMatchObject({
      replacedBy: ['CVE-1900-1004'],
    });
    expect(made['cve/rejected/CVE-1900-1001.json']).not.toHaveProperty('affected');
    expect(made['cve/CVE-1900-1004.json']).toHaveProperty('affected');
    const same = bodies(gone, anAdvisory({ id: 'ORB-2026-0004', aliases }));
    expect(same).toMatchObject({
      'cve/CVE-1900-1001.json': { source: { advisory: 'ORB-2026-0004' } },
    });
    expect(Object.keys(same)).toHaveLength(1);
  });

  test('reject no CVE that can be valid: of a source, of a statement, or of the replacement', () => {
    const aliases = ['CVE-1900-1001'];
    const withdrawn = { at: '2026-05-30T00:00:00Z', reason: 'Twice reported' };
    const gone = anAdvisory({ aliases, withdrawn });
    const paths = (advisory: typeof gone, ...statements: ReturnType<typeof aStatement>[]) =>
      cveDrafts(someContent({ advisories: [advisory], statements }), aSetting()).map(
        ({ path }) => path,
      );
    const rejected = ['cve/rejected/CVE-1900-1001.json'];
    expect(paths(gone)).toEqual(rejected);
    expect(paths(gone, aStatement())).toEqual(rejected);
    expect(paths(gone, aStatement({ vulnerability: 'CVE-1900-1001' }))).toEqual([]);
    expect(paths(gone, aStatement({ vulnerability: 'GHSA-2345-cfgh-jmpq', aliases }))).toEqual([]);
    expect(
      paths(anAdvisory({ aliases, withdrawn: { ...withdrawn, replaced_by: 'CVE-1900-1001' } })),
    ).toEqual([]);
    expect(
      paths(anAdvisory({ aliases, withdrawn, imported: { format: 'osv', id: 'PYSEC-2021-77' } })),
    ).toEqual([]);
  });

  test('do not exist for an advisory without a CVE', () => {
    expect(drafts(anAdvisory({ aliases: ['GHSA-2345-cfgh-jmpq'] }))).toEqual([]);
  });

  test('name a record that was imported under its CVE', () => {
    const imported = { format: 'osv' as const, id: 'CVE-1900-1003' };
    expect(drafts(anAdvisory({ aliases: [], imported })).map(({ path }) => path)).toEqual([
      'cve/CVE-1900-1003.json',
    ]);
  });

  test('use no path from an imported id that only looks like a CVE', () => {
    const imported = { format: 'osv' as const, id: 'CVE-1900-1003/../../index' };
    expect(drafts(anAdvisory({ aliases: [], imported }))).toEqual([]);
  });

  test('use one advisory if several name the CVE: the first valid one, with the first date', () => {
    const aliases = ['CVE-1900-1001'];
    const withdrawn = anAdvisory({
      id: 'ORB-2026-0001',
      aliases,
      published: '2026-05-01T16:00:00Z',
      withdrawn: { at: '2026-05-02T16:00:00Z', reason: 'Wrong.' },
    });
    const valid = anAdvisory({ id: 'ORB-2026-0003', aliases, published: '2026-05-03T16:00:00Z' });
    const later = anAdvisory({ id: 'ORB-2026-0002', aliases, published: '2026-05-04T16:00:00Z' });
    for (const order of [
      [withdrawn, valid, later],
      [later, valid, withdrawn],
    ]) {
      const [draft, ...more] = drafts(...order);
      expect(more).toEqual([]);
      expect(read(draft?.body)).toMatchObject({
        datePublic: '2026-05-01T16:00:00Z',
        source: { advisory: 'ORB-2026-0003' },
      });
    }
  });
});
