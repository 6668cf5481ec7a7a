import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../language/english/index.ts';
import { german } from '../../language/german/index.ts';
import { arbitraryMetrics, write } from '../testing/cvss-vector.arbitrary.ts';
import { calculatorUrl, explainVector, wordsOf } from './explain.ts';
import { CVSS_VERSIONS, GRAMMARS } from './metrics.ts';
import { parseVector } from './parse.ts';
import { WORDS_V2 } from './words-v2.ts';
import { WORDS_V3 } from './words-v3.ts';
import { WORDS_V4 } from './words-v4.ts';

function vectorOf(text: string) {
  const parsed = parseVector(text);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.vector;
}

const LANGUAGES = [english, german].map(({ cvss }) => cvss);

describe.each(CVSS_VERSIONS)('the words of CVSS %s', (version) => {
  it.each(GRAMMARS[version].metrics.map(({ key, values }) => ({ key, values })))(
    'name $key and explain each of its values in its own sentence',
    ({ key, values }) => {
      for (const tables of LANGUAGES) {
        const words = wordsOf(version, key, tables);
        expect(words?.name).toMatch(/^\p{Lu}/u);
        for (const value of values) {
          expect(words?.values[value]?.name, value).toMatch(/^\p{Lu}/u);
          expect(words?.values[value]?.sentence, value).toMatch(/^\p{Lu}[^.]{20,130}\.$/u);
        }
        expect(new Set(values.map((value) => words?.values[value]?.sentence)).size).toBe(
          values.length,
        );
      }
    },
  );

  it('explain every metric of a vector, in canonical order', () => {
    fc.assert(
      fc.property(arbitraryMetrics(version), (metrics) => {
        const explained = explainVector(vectorOf(write(version, metrics.toReversed())));
        expect(explained.map(({ key, value }) => `${key}:${value}`)).toEqual(
          metrics.filter((metric) => !metric.endsWith(':X')),
        );
      }),
    );
  });
});

describe('the words', () => {
  it.each([
    ['2.0', WORDS_V2],
    ['3.1', WORDS_V3],
    ['4.0', WORDS_V4],
  ] as const)('of %s hold nothing that the parser refuses', (version, table) => {
    expect(Object.keys(table)).toEqual(GRAMMARS[version].metrics.map(({ key }) => key));
    for (const { key, values } of GRAMMARS[version].metrics) {
      expect(Object.keys(wordsOf(version, key)?.values ?? {}).toSorted(), key).toEqual(
        values.toSorted(),
      );
    }
  });

  it('exist for accepted metrics only', () => {
    expect(wordsOf('3.1', 'E')?.name).toBe('Exploit Code Maturity');
    for (const key of ['E', 'MAV', 'constructor', '__proto__', 'toString', ''])
      expect(wordsOf('3.0', key)).toBeUndefined();
  });
});

describe('explainVector', () => {
  it('returns name, group, value and its meaning', () => {
    const explained = explainVector(
      vectorOf('CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U/U:Amber'),
    );
    expect(explained[0]).toEqual({
      key: 'AV',
      name: 'Attack Vector',
      group: 'base',
      value: 'P',
      valueName: 'Physical',
      sentence: 'The attacker must be able to touch the device.',
    });
    expect(explained.slice(-2).map(({ group, valueName }) => `${group} ${valueName}`)).toEqual([
      'threat Unreported',
      'supplemental Amber',
    ]);
  });
});

describe('calculatorUrl', () => {
  it.each([
    [
      'CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A',
      'https://www.first.org/cvss/calculator/4-0#CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A',
    ],
    [
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'https://www.first.org/cvss/calculator/3-1#CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    ],
    [
      'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'https://www.first.org/cvss/calculator/3-0#CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    ],
    [
      'AV:N/AC:L/Au:N/C:P/I:P/A:P',
      'https://nvd.nist.gov/vuln-metrics/cvss/v2-calculator?vector=(AV:N/AC:L/Au:N/C:P/I:P/A:P)',
    ],
  ])('opens %s in the calculator of its version', (text, url) => {
    expect(calculatorUrl(vectorOf(text))).toBe(url);
    expect(new URL(url).href).toBe(url);
  });
});
