// CVSS in a CSAF document.

import { describe, expect, it } from 'vitest';
import { anAdvisory } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { csafDocument } from './document.ts';
import { scoresOf } from './score.ts';

function scores(...vectors: string[]) {
  const { severity, severities } = anAdvisory({ severity: vectors });
  return scoresOf({ vectors: severity, severity: severities, products: ['a', 'b'] });
}

describe('the scores', () => {
  it('name every metric of a 3.1 vector and its temporal score', () => {
    expect(scores('CVSS:3.1/AV:A/AC:H/PR:L/UI:R/S:C/C:L/I:N/A:H/E:P/RL:T/RC:X')).toEqual([
      {
        cvss_v3: {
          version: '3.1',
          vectorString: 'CVSS:3.1/AV:A/AC:H/PR:L/UI:R/S:C/C:L/I:N/A:H/E:P/RL:T',
          attackVector: 'ADJACENT_NETWORK',
          attackComplexity: 'HIGH',
          privilegesRequired: 'LOW',
          userInteraction: 'REQUIRED',
          scope: 'CHANGED',
          confidentialityImpact: 'LOW',
          integrityImpact: 'NONE',
          availabilityImpact: 'HIGH',
          exploitCodeMaturity: 'PROOF_OF_CONCEPT',
          remediationLevel: 'TEMPORARY_FIX',
          baseScore: 6.2,
          baseSeverity: 'MEDIUM',
          temporalScore: 5.6,
          temporalSeverity: 'MEDIUM',
        },
        products: ['a', 'b'],
      },
    ]);
  });

  it('have no temporal score if no temporal metric is given', () => {
    const [score] = scores('CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H');
    expect(score?.cvss_v3).toMatchObject({
      version: '3.0',
      baseScore: 9.8,
      baseSeverity: 'CRITICAL',
    });
    expect(score?.cvss_v3).not.toHaveProperty('temporalScore');
  });

  it('name the metrics of a 2.0 vector, without a severity', () => {
    expect(scores('AV:N/AC:M/Au:S/C:P/I:N/A:C')).toEqual([
      {
        cvss_v2: {
          version: '2.0',
          vectorString: 'AV:N/AC:M/Au:S/C:P/I:N/A:C',
          accessVector: 'NETWORK',
          accessComplexity: 'MEDIUM',
          authentication: 'SINGLE',
          confidentialityImpact: 'PARTIAL',
          integrityImpact: 'NONE',
          availabilityImpact: 'COMPLETE',
          baseScore: 7,
        },
        products: ['a', 'b'],
      },
    ]);
  });

  it('omit CVSS 4.0, and start with the newest version', () => {
    const all = scores(
      'AV:N/AC:L/Au:N/C:P/I:P/A:C',
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
      'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    );
    expect(all.map(({ cvss_v3, cvss_v2 }) => (cvss_v3 ?? cvss_v2)?.['version'])).toEqual([
      '3.1',
      '3.0',
      '2.0',
    ]);
  });

  it('are empty if nothing is affected', () => {
    const { severity, severities } = anAdvisory();
    expect(scoresOf({ vectors: severity, severity: severities, products: [] })).toEqual([]);
  });

  it('are those of each package if packages differ', () => {
    const of = (name: string, vector: string) => ({
      package: `pkg:pypi/${name}`,
      ranges: [{ introduced: '1.0', fixed: '2.0' }],
      severity: [vector],
    });
    const [HIGH, LOW] = [
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N',
    ];
    const advisory = anAdvisory({
      severity: [],
      affected: [of('orbital', LOW), of('other', HIGH)],
    });
    expect(advisory.severities.rating).toBe('critical');
    const { scores: all = [], threats } =
      csafDocument(advisory, undefined, aSetting()).vulnerabilities[0] ?? {};
    expect(all.map(({ cvss_v3, products }) => [cvss_v3?.['vectorString'], products])).toEqual([
      [HIGH, ['PyPI/other@vers:pypi/>=1.0|<2.0']],
      [LOW, ['PyPI/orbital@vers:pypi/>=1.0|<2.0']],
    ]);
    expect(threats?.map(({ details }) => details)).toEqual(['Critical', 'Low']);
    const same = anAdvisory({ severity: [], affected: [of('orbital', HIGH), of('other', HIGH)] });
    expect(csafDocument(same, undefined, aSetting()).vulnerabilities[0]?.scores).toMatchObject([
      { products: [expect.stringContaining('orbital'), expect.stringContaining('other')] },
    ]);
  });
});
