import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import {
  arbitraryMetrics,
  arbitraryShuffle,
  everyBaseVector,
  write,
} from '../testing/cvss-vector.arbitrary.ts';
import { CVSS_VERSIONS } from './metrics.ts';
import { parseVector } from './parse.ts';
import { ratingOf } from './rating.ts';
import { scoreOf } from './score.ts';

function vectorOf(text: string) {
  const parsed = parseVector(text);
  if ('problems' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.vector;
}

const score = (text: string) => scoreOf(vectorOf(text));

// Weights and equations: CVSS 3.1, sections 7.1 to 7.4 and appendix A; CVSS 2.0, section 3.2.1.
type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>;
const IMPACT_V3 = { H: 0.56, L: 0.22, N: 0 };
const V3: Weights = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  'PR changed': { N: 0.85, L: 0.68, H: 0.5 },
  UI: { N: 0.85, R: 0.62 },
  C: IMPACT_V3,
  I: IMPACT_V3,
  A: IMPACT_V3,
  E: { X: 1, H: 1, F: 0.97, P: 0.94, U: 0.91 },
  RL: { X: 1, U: 1, W: 0.97, T: 0.96, O: 0.95 },
  RC: { X: 1, C: 1, R: 0.96, U: 0.92 },
};
const IMPACT_V2 = { N: 0, P: 0.275, C: 0.66 };
const V2: Weights = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: IMPACT_V2,
  I: IMPACT_V2,
  A: IMPACT_V2,
};

function valuesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/([A-Za-z]+):([A-Z]+)(?=\/|$)/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

function weigh(weights: Weights, metric: string, value: string | undefined): number {
  const weight = weights[metric]?.[value ?? ''];
  if (weight === undefined) throw new Error(`no weight for ${metric}:${value}`);
  return weight;
}

function roundUp(input: number): number {
  const scaled = Math.round(input * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}

function baseV3(text: string): number {
  const values = valuesOf(text);
  const weight = (metric: string, table = metric) => weigh(V3, table, values.get(metric));
  const changed = values.get('S') === 'C';
  const iss = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'));
  const impact = changed ? 7.52 * (iss - 0.029) - 3.25 * (iss - 0.02) ** 15 : 6.42 * iss;
  const exploitability =
    8.22 * weight('AV') * weight('AC') * weight('PR', changed ? 'PR changed' : 'PR') * weight('UI');
  if (impact <= 0) return 0;
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}

function temporalV31(text: string): number {
  const values = valuesOf(text);
  const weight = (metric: string) => weigh(V3, metric, values.get(metric) ?? 'X');
  return roundUp(baseV3(text) * weight('E') * weight('RL') * weight('RC'));
}

function baseV2(text: string): number {
  const values = valuesOf(text);
  const weight = (metric: string) => weigh(V2, metric, values.get(metric));
  const impact = 10.41 * (1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A')));
  const exploitability = 20 * weight('AV') * weight('AC') * weight('Au');
  const base = (0.6 * impact + 0.4 * exploitability - 1.5) * (impact === 0 ? 0 : 1.176);
  return impact === 0 ? 0 : Math.round(base * 10) / 10;
}

describe('scoreOf, compared with the equations of the specifications', () => {
  it.each([
    ['3.1', 2592, baseV3],
    ['3.0', 2592, baseV3],
    ['2.0', 729, baseV2],
  ] as const)('agrees on every base vector of %s', (version, count, formula) => {
    const vectors = everyBaseVector(version);
    expect(new Set(vectors).size).toBe(count);
    const wrong = vectors.filter((text) => !Object.is(score(text).base, formula(text)));
    expect(wrong).toEqual([]);
  });

  it('agrees on random temporal vectors of 3.1', () => {
    fc.assert(
      fc.property(arbitraryMetrics('3.1'), (metrics) => {
        const text = write('3.1', metrics);
        const given = /\/(E|RL|RC):[^X]/.test(text);
        expect(score(text)).toMatchObject({
          base: baseV3(text),
          overall: given ? temporalV31(text) : baseV3(text),
        });
        expect(score(text).threat).toBe(given ? temporalV31(text) : undefined);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('knows published scores of 4.0', () => {
    const scores = {
      'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H': 10,
      'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N': 9.3,
      'AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N': 8.7,
      'AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N': 7.7,
      'AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N': 7.3,
      'AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N': 0,
    };
    for (const [metrics, base] of Object.entries(scores))
      expect(score(`CVSS:4.0/${metrics}`).base, metrics).toBe(base);
  });
});

describe('scoreOf', () => {
  it('returns the full score of 4.0 with a threat metric, and the base score of the base metrics', () => {
    const vector = 'CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U';
    expect(scoreOf(vectorOf(vector))).toEqual({
      version: '4.0',
      vector,
      base: 7.7,
      threat: 5.2,
      overall: 5.2,
      rating: 'medium',
      baseRating: 'high',
      nomenclature: 'CVSS-BT',
    });
  });

  it.each([
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:X', 7.7, 'high', 'CVSS-B'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:X/RL:X/RC:X', 9.8, 'critical', undefined],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'critical', undefined],
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 10, 'high', undefined],
  ])('has no threat score for %s', (text, base, rating, nomenclature) => {
    const result = score(text);
    expect(result).toMatchObject({ base, overall: base, rating, baseRating: rating });
    expect(result.vector).toBe(text.replace(/\/[A-Z]+:X/g, ''));
    expect('threat' in result).toBe(false);
    expect(result.nomenclature).toBe(nomenclature);
  });

  it('never returns minus zero', () => {
    expect(Object.is(score('AV:L/AC:H/Au:M/C:N/I:N/A:N').base, 0)).toBe(true);
  });

  it('throws for a vector that the parser did not accept', () => {
    const forged = {
      version: '3.1',
      metrics: [],
      text: '',
      canonical: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N',
    } as const;
    expect(() => scoreOf(forged)).toThrow(/incomplete/);
    expect(() => scoreOf({ ...forged, version: '4.0', canonical: 'CVSS:4.0/AV:N' })).toThrow(
      /incomplete/,
    );
    expect(() => scoreOf({ ...forged, version: '2.0', canonical: '' })).toThrow(/incomplete/);
  });

  it('never scores a threat above the base score, nor attacks below proofs of concept', () => {
    fc.assert(
      fc.property(arbitraryMetrics('4.0'), (metrics) => {
        const base = metrics.slice(0, 11);
        const [attacked, proof, unreported] = ['E:A', 'E:P', 'E:U'].map(
          (e) => score(write('4.0', [...base, e])).overall,
        );
        expect(attacked).toBe(score(write('4.0', base)).base);
        expect(proof).toBeLessThanOrEqual(attacked ?? -1);
        expect(unreported).toBeLessThanOrEqual(proof ?? -1);
      }),
    );
  });

  it('leaves supplemental metrics out of the score', () => {
    fc.assert(
      fc.property(arbitraryMetrics('4.0'), (metrics) => {
        const scored = metrics.filter((metric, index) => index < 11 || metric.startsWith('E:'));
        const [full, bare] = [score(write('4.0', metrics)), score(write('4.0', scored))];
        expect({ ...full, vector: '' }).toEqual({ ...bare, vector: '' });
      }),
    );
  });

  it('scores 4.0 zero exactly if nothing is harmed', () => {
    const harmless = everyBaseVector('4.0').filter((text) =>
      text.endsWith('/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N'),
    );
    expect(harmless.length).toBe(144);
    expect(harmless.filter((text) => score(text).base !== 0)).toEqual([]);
    fc.assert(
      fc.property(arbitraryMetrics('4.0'), (metrics) => {
        const harms = metrics.slice(5, 11).some((metric) => !metric.endsWith(':N'));
        expect(score(write('4.0', metrics)).base > 0).toBe(harms);
      }),
    );
  });
});

describe.each(CVSS_VERSIONS)('a score of CVSS %s', (version) => {
  it('does not depend on the order of the metrics, has one decimal, and is rated by its bands', () => {
    fc.assert(
      fc.property(arbitraryShuffle(version), ({ ordered, shuffled }) => {
        const result = score(write(version, shuffled));
        expect(result).toEqual(score(write(version, ordered)));
        expect(result.overall).toBe(result.threat ?? result.base);
        expect(String(result.overall)).toMatch(/^(10|\d(\.\d)?)$/);
        expect(result.rating).toBe(ratingOf(result.overall, version));
        expect(result.baseRating).toBe(ratingOf(result.base, version));
      }),
    );
  });
});
