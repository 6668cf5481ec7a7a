import { describe, expect, test } from 'vitest';
import { hasSchemas, schemaCheck } from '../../../tests/support/schema.ts';
import { anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { rejectedContainer } from './rejected.ts';

const CVE = 'CVE-1900-12345';
const AT = '2026-05-30T08:00:00Z';
const withdrawn = (replaced_by?: string) => ({
  at: AT,
  reason: 'It is no vulnerability',
  ...(replaced_by === undefined ? {} : { replaced_by }),
});
const others = [
  anAdvisory({
    id: 'ORB-2026-0004',
    aliases: ['GHSA-2345-cfgh-jmpq'],
    withdrawn: withdrawn('ORB-2026-0005'),
  }),
  anAdvisory({ id: 'ORB-2026-0005', aliases: ['CVE-1900-5555'] }),
  anAdvisory({ id: 'ORB-2026-0006', aliases: [CVE, 'CVE-1900-6666'] }),
  anAdvisory({ id: 'ORB-2026-0007', aliases: [], withdrawn: withdrawn('ORB-2026-0003') }),
  anAdvisory({ id: 'ORB-2026-0008', aliases: [] }),
];
const make = (replaced_by?: string, site = aSite()) => {
  const advisory = anAdvisory({ withdrawn: withdrawn(replaced_by) });
  return rejectedContainer(CVE, advisory, { site, advisories: [advisory, ...others] });
};

describe('the container of a rejected CVE', () => {
  test('has the reason, the advisory and nothing about products', () => {
    expect(make()).toEqual({
      rejectedReasons: [
        {
          lang: 'en',
          value:
            'ORB-2026-0003 was withdrawn on 2026-05-30: It is no vulnerability. ' +
            'The advisory is at https://security.orbital.example/advisories/ORB-2026-0003/',
        },
      ],
      x_generator: { engine: 'Candor' },
      x_withdrawn: { advisory: 'ORB-2026-0003', at: AT },
    });
  });

  test('does not exist for an advisory that is not withdrawn', () => {
    expect(
      rejectedContainer(CVE, anAdvisory(), { site: aSite(), advisories: others }),
    ).toBeUndefined();
  });

  test.each([
    ['an advisory', 'ORB-2026-0005', ['CVE-1900-5555']],
    ['an advisory that is replaced itself', 'ORB-2026-0004', ['CVE-1900-5555']],
    ['an advisory with this CVE and another one', 'ORB-2026-0006', ['CVE-1900-6666']],
    ['a CVE', 'CVE-1900-7777', ['CVE-1900-7777']],
    ['an advisory that this one replaces', 'ORB-2026-0007', undefined],
    ['an advisory without a CVE', 'ORB-2026-0008', undefined],
    ['an advisory of another site', 'ACME-2026-0001', undefined],
  ])('names the CVEs that replace it: %s', (_what, id, wanted) => {
    const container = make(id);
    expect(container?.replacedBy).toEqual(wanted);
    expect(container?.rejectedReasons[0]?.value).toContain(`It is replaced by ${id}. `);
  });

  test('has an English text on a site in another language, and the reason in its own', () => {
    expect(make('ORB-2026-0005', aSite({ language: 'de' }))?.rejectedReasons).toEqual([
      {
        lang: 'en',
        value:
          'ORB-2026-0003 was withdrawn on 2026-05-30. It is replaced by ORB-2026-0005. ' +
          'The advisory is at https://security.orbital.example/advisories/ORB-2026-0003/',
      },
      { lang: 'de', value: 'It is no vulnerability' },
    ]);
  });

  test.runIf(hasSchemas)('is valid', () => {
    const valid = schemaCheck('cve-record');
    const orgId = '00000000-0000-4000-9000-000000000000';
    for (const cna of [make(), make('ORB-2026-0005'), make(undefined, aSite({ language: 'de' }))])
      expect(
        valid({
          dataType: 'CVE_RECORD',
          dataVersion: '5.1',
          cveMetadata: { cveId: CVE, assignerOrgId: orgId, state: 'REJECTED' },
          containers: { cna: { ...JSON.parse(JSON.stringify(cna)), providerMetadata: { orgId } } },
        }),
      ).toEqual([]);
  });
});
