import { describe, expect, it } from 'vitest';
import { anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { identifiersOf } from './identifier.ts';

const advisory = anAdvisory({ id: 'ORB-2026-0003' });
const known = new Map([[advisory.id, advisory]]);
const of = (...ids: string[]) => identifiersOf(ids, known, aSite());

describe('identifiersOf', () => {
  it('links a CVE and a GHSA to their own databases, others to osv.dev', () => {
    expect(of('CVE-1900-12345', 'GHSA-2345-cfgh-jmpq', 'PYSEC-2026-3')).toEqual([
      { id: 'CVE-1900-12345', url: 'https://www.cve.org/CVERecord?id=CVE-1900-12345' },
      { id: 'GHSA-2345-cfgh-jmpq', url: 'https://github.com/advisories/GHSA-2345-cfgh-jmpq' },
      { id: 'PYSEC-2026-3', url: 'https://osv.dev/vulnerability/PYSEC-2026-3' },
    ]);
  });

  it('links our own ids to their pages, also by their id in OSV', () => {
    expect(of('ORB-2026-0003', 'x_ORB-2026-0003')).toEqual([
      { id: 'ORB-2026-0003', path: 'advisories/ORB-2026-0003/' },
      { id: 'x_ORB-2026-0003', path: 'advisories/ORB-2026-0003/' },
    ]);
  });

  it('shows an id of an unknown database without a link', () => {
    expect(of('ACME-SA-77')).toEqual([{ id: 'ACME-SA-77' }]);
  });

  it('never shows one of our ids that is not public', () => {
    expect(of('ORB-2026-0099', 'x_ORB-2026-0099')).toEqual([]);
  });
});
