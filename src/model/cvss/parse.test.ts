import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { arbitraryMetrics, arbitraryShuffle, write } from '../testing/cvss-vector.arbitrary.ts';
import { CVSS_VERSIONS, GRAMMARS } from './metrics.ts';
import { parseVector } from './parse.ts';
import { CVSS_PROBLEM_CODES } from './problem.ts';

const BODY4 = 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
const BODY3 = 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const BODY2 = 'AV:N/AC:L/Au:N/C:P/I:P/A:P';

/** Returns the problems of a text as `CODE OFFSET+LENGTH`. */
function found(text: string): string[] {
  const parsed = parseVector(text);
  return 'vector' in parsed
    ? []
    : parsed.problems.map(({ code, offset, length }) => `${code} ${offset}+${length}`);
}

function words(text: string): string {
  const parsed = parseVector(text);
  return 'vector' in parsed
    ? ''
    : parsed.problems.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
}

// Each text with its problems. Offsets are literal: a table that computes them would repeat the
// code.
const BROKEN: [text: string, ...problems: string[]][] = [
  // Not a vector
  ['', 'cvss-syntax 0+0'],
  [' ', 'cvss-syntax 0+1'],
  ['constructor', 'cvss-syntax 0+11'],
  ['__proto__', 'cvss-syntax 0+9'],
  ['toString', 'cvss-syntax 0+8'],
  ['null', 'cvss-syntax 0+4'],
  ['3.1', 'cvss-syntax 0+3'],
  ['9.8', 'cvss-syntax 0+3'],
  ['high', 'cvss-syntax 0+4'],
  ['E:P', 'cvss-syntax 0+3'],
  [`CVSS:4.0/${BODY4}${'/AV:N'.repeat(100)}`, 'cvss-syntax 0+563'],

  // The prefix
  [BODY4, 'cvss-prefix 0+0'],
  [BODY3, 'cvss-prefix 0+0'],
  [`CVSS:9.9/${BODY3}`, 'cvss-prefix 0+9'],
  [`CVSS:4.1/${BODY4}`, 'cvss-prefix 0+9'],
  [`cvss:3.1/${BODY3}`, 'cvss-prefix 0+9'],
  [`CVSS3.1/${BODY3}`, 'cvss-prefix 0+8'],
  [`CVSS:3.1${BODY3}`, 'cvss-prefix 0+8'],
  [`CVSS:3/${BODY3}`, 'cvss-prefix 0+7'],
  [`CVSS:2.0/${BODY2}`, 'cvss-prefix 0+9'],
  ['CVSS:9.9/foo:bar', 'cvss-prefix 0+9'],
  ['CVSS:3.1', 'cvss-prefix 0+8', 'cvss-metric-missing 8+0'],
  [`${BODY2}/CVSS:2.0`, 'cvss-prefix 27+8'],
  [`CVSS:3.1/CVSS:3.1/${BODY3}`, 'cvss-prefix 9+8'],
  [`CVSS:3.1/${BODY3}/constructor:N`, 'cvss-metric-unknown 45+11'],

  // A prefix of one version, metrics of another
  [`CVSS:3.1/${BODY4}`, 'cvss-version 0+9'],
  [`CVSS:3.0/${BODY4}`, 'cvss-version 0+9'],
  [`CVSS:3.1/${BODY2}`, 'cvss-version 0+9'],
  [`CVSS:4.0/${BODY3}`, 'cvss-version 0+9'],
  [`CVSS:4.0/${BODY2}`, 'cvss-version 0+9'],
  [
    'CVSS:3.1/AV:N/AC:L/AT:N/PR:N/UI:X/VC:H/VI:H/VA:H/SC:N/SI:N',
    'cvss-version 0+9',
    'cvss-value-unknown 32+1',
    'cvss-metric-missing 58+0',
  ],

  // Missing
  ['CVSS:4.0/', 'cvss-metric-missing 9+0'],
  ['CVSS:3.1/', 'cvss-metric-missing 9+0'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', 'cvss-metric-missing 40+0'],
  ['AV:N/AC:L', 'cvss-metric-missing 9+0'],
  ['CVSS:3.1/constructor', 'cvss-syntax 9+11', 'cvss-metric-missing 20+0'],
  ['CVSS:3.1/__proto__:N', 'cvss-metric-unknown 9+9', 'cvss-metric-missing 20+0'],

  // Repeated
  [`CVSS:3.1/${BODY3}/AV:N`, 'cvss-metric-repeated 45+4'],
  [`CVSS:3.1/${BODY3}/AV:P`, 'cvss-metric-repeated 45+4'],
  [`CVSS:3.1/${BODY3}/av:x`, 'cvss-metric-repeated 45+4'],
  [`CVSS:4.0/${BODY4}/E:A/E:A`, 'cvss-metric-repeated 68+3'],
  [`${BODY2}/C:C/C:N`, 'cvss-metric-repeated 27+3', 'cvss-metric-repeated 31+3'],

  // Unknown metrics and values
  [`CVSS:3.1/${BODY3}/AT:N`, 'cvss-metric-unknown 45+2'],
  [`CVSS:4.0/${BODY4}/RL:O`, 'cvss-metric-unknown 64+2'],
  [`${BODY2}/PR:N`, 'cvss-metric-unknown 27+2'],
  [`CVSS:3.1/${BODY3.replace('AV:N', 'AV:X')}`, 'cvss-value-unknown 12+1'],
  [`CVSS:4.0/${BODY4.replace('AV:N', 'AV:Network')}`, 'cvss-value-unknown 12+7'],
  [`CVSS:3.1/${BODY3.replace('UI:N', 'UI:P')}`, 'cvss-value-unknown 27+1'],
  [`CVSS:4.0/${BODY4.replace('SI:N', 'SI:S')}`, 'cvss-value-unknown 57+1'],
  [`CVSS:4.0/${BODY4.replace('SA:N', 'SA:S')}`, 'cvss-value-unknown 62+1'],
  [`CVSS:4.0/${BODY4.replace('SC:N', 'SC:S')}`, 'cvss-value-unknown 52+1'],
  [`CVSS:4.0/${BODY4}/E:toString`, 'cvss-value-unknown 66+8'],
  [`CVSS:4.0/${BODY4}/U:Blue`, 'cvss-value-unknown 66+4'],
  [`CVSS:3.1/${BODY3}/E:ND`, 'cvss-value-unknown 47+2'],
  [BODY2.replace('C:P', 'C:H'), 'cvss-value-unknown 17+1'],
  [`CVSS:3.1/${BODY3}\u200b`, 'cvss-value-unknown 43+2'],

  // The case of letters
  [`CVSS:3.1/${BODY3.replace('AV:N', 'av:n')}`, 'cvss-metric-case 9+4'],
  [`CVSS:3.1/${BODY3.replace('AV:N', 'AV:n')}`, 'cvss-metric-case 9+4'],
  [`CVSS:3.1/${BODY3.replace('AV:N', 'Av:Q')}`, 'cvss-metric-case 9+2', 'cvss-value-unknown 12+1'],
  [BODY2.replace('Au', 'AU'), 'cvss-metric-case 10+4'],
  [`CVSS:4.0/${BODY4}/U:clear`, 'cvss-metric-case 64+7'],
  [`CVSS:4.0/${BODY4}/Au:Y`, 'cvss-metric-case 64+4'],

  // Environmental metrics, and temporal metrics that cannot be scored
  [`CVSS:4.0/${BODY4}/CR:H`, 'cvss-environmental 64+4'],
  [`CVSS:4.0/${BODY4}/MSI:S/MSA:S`, 'cvss-environmental 64+5', 'cvss-environmental 70+5'],
  [`CVSS:3.1/${BODY3}/MAV:N`, 'cvss-environmental 45+5'],
  [`CVSS:3.0/${BODY3}/mav:q`, 'cvss-environmental 45+5'],
  [`${BODY2}/CDP:LM/TD:H/AR:ND`, 'cvss-environmental 27+6', 'cvss-environmental 34+4'],
  [`CVSS:3.0/${BODY3}/E:P/RL:X`, 'cvss-temporal-unsupported 45+3'],
  [`CVSS:4.0/${BODY4}/CR:X/CR:X`, 'cvss-metric-repeated 69+4'],
  [`CVSS:4.0/${BODY4}/cr:X/MAV:ND`, 'cvss-environmental 64+4', 'cvss-environmental 69+6'],
  [`${BODY2}/E:POC`, 'cvss-temporal-unsupported 27+5'],

  // Syntax
  [`CVSS:3.1/${BODY3}/`, 'cvss-syntax 44+1'],
  [`CVSS:3.1/${BODY3}///`, 'cvss-syntax 44+3'],
  [`CVSS:3.1//${BODY3}`, 'cvss-syntax 9+1'],
  [`CVSS:3.1/${BODY3.replace('/PR', '//PR')}`, 'cvss-syntax 19+1'],
  [`/${BODY2}`, 'cvss-syntax 0+1'],
  ['CVSS:3.1//', 'cvss-syntax 9+1', 'cvss-metric-missing 10+0'],
  [` CVSS:3.1/${BODY3}`, 'cvss-syntax 0+1'],
  [`CVSS:3.1/${BODY3}\n`, 'cvss-syntax 44+1'],
  [`CVSS:3.1/${BODY3.replace('AC:L', ' AC : L')}`, 'cvss-syntax 14+1'],
  [`CVSS:3.1/${BODY3.replace('AC:L', ' AC : Q ')}`, 'cvss-syntax 14+1', 'cvss-value-unknown 20+1'],
  [`(${BODY2})`, 'cvss-syntax 0+1'],
  [`(CVSS:3.1/${BODY3.replace('PR:N', 'PR:X')})`, 'cvss-syntax 0+1', 'cvss-value-unknown 23+1'],
  [`CVSS:3.1/${BODY3.replace('AV:N', 'AV:N:P')}`, 'cvss-syntax 9+6'],
  [`CVSS:3.1/${BODY3.replace('AV:N', 'AV:')}`, 'cvss-syntax 9+3'],
  [`CVSS:3.1/${BODY3.replace('AV:N', 'AV')}`, 'cvss-syntax 9+2'],
  [`CVSS:3.1/${BODY3.replace('AV:N', ':N')}`, 'cvss-syntax 9+2', 'cvss-metric-missing 42+0'],
  [
    `CVSS:3.1/${BODY3.replace('AV:N/AC', 'AV:N\\AC')}`,
    'cvss-syntax 9+9',
    'cvss-metric-missing 44+0',
  ],
  [BODY2.replaceAll('/', ','), 'cvss-syntax 0+26', 'cvss-metric-missing 26+0'],
];

describe('parseVector rejects', () => {
  it.each(BROKEN)('%j', (text, ...problems) => {
    expect(found(text)).toEqual(problems);
  });

  it('vectors with every code', () => {
    const codes = BROKEN.flatMap(([, ...problems]) => problems.map((each) => each.split(' ')[0]));
    expect([...new Set(codes)].toSorted()).toEqual([...CVSS_PROBLEM_CODES].toSorted());
  });

  it('all problems of a vector at once, by offset', () => {
    expect(found(' CVSS:3.1/AV:X/ac:l//PR:N/UI:N/S:U/C:H/I:H/AV:N/CR:H/Q:1/')).toEqual([
      'cvss-syntax 0+1',
      'cvss-value-unknown 13+1',
      'cvss-metric-case 15+4',
      'cvss-syntax 20+1',
      'cvss-metric-repeated 43+4',
      'cvss-environmental 48+4',
      'cvss-metric-unknown 53+1',
      'cvss-syntax 56+1',
      'cvss-metric-missing 57+0',
    ]);
  });
});

describe('the words of a problem', () => {
  it.each(BROKEN)('about %j are one sentence each, short and printable', (text) => {
    const parsed = parseVector(text);
    for (const { message, remedy } of 'problems' in parsed ? parsed.problems : []) {
      for (const sentence of [message, remedy]) expect(sentence).toMatch(/^[\x20-\x7e]{5,300}\.$/);
    }
  });

  it.each([
    [
      'the version that the metrics match',
      `CVSS:3.1/${BODY4}`,
      'the metrics look like those of CVSS 4.0. Start the vector with CVSS:4.0/',
    ],
    [
      'that 2.0 has no prefix',
      `CVSS:2.0/${BODY2}`,
      'CVSS 2.0; its vectors have no prefix. Remove it.',
    ],
    [
      'how to remove a prefix',
      `CVSS:4.0/${BODY2}`,
      'Remove the prefix, or use the metrics of CVSS 4.0.',
    ],
    ['that 3.0 and 3.1 look the same', BODY3, 'Start the vector with CVSS:3.1/ (or CVSS:3.0/).'],
    [
      'the prefixes',
      'CVSS:9.9/foo',
      'CVSS:4.0/, CVSS:3.1/ and CVSS:3.0/; prefixes are case-sensitive. Start the vector with one of them.',
    ],
    [
      'that parentheses must be removed',
      `(${BODY2})`,
      'The vector is in parentheses. Remove them.',
    ],
    [
      'all missing metrics',
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U',
      'The base metrics C, I and A of CVSS 3.1 are missing',
    ],
    [
      'one missing metric',
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
      'The base metric A of CVSS 3.1 is missing',
    ],
    [
      'the values of a metric',
      `CVSS:3.1/${BODY3.replace('AC:L', 'AC:M')}`,
      'Write AC:L (Low) or AC:H (High).',
    ],
    [
      'where Safety belongs',
      `CVSS:4.0/${BODY4.replace('SI:N', 'SI:S')}`,
      'only the environmental metric MSI has it',
    ],
    [
      'which version has a metric',
      `CVSS:3.1/${BODY3}/AT:N`,
      '"AT" is not a metric of CVSS 3.1 (it is one of 4.0)',
    ],
    [
      'who sets environmental metrics',
      `CVSS:3.1/${BODY3}/cr:H`,
      'CR is an environmental metric of CVSS 3.1: it describes the environment of a reader',
    ],
    [
      'the alternative to temporal metrics in 3.0',
      `CVSS:3.0/${BODY3}/E:P`,
      'Remove E, or publish a CVSS:3.1/ vector.',
    ],
    ['that scores are computed', '9.8', 'scores and ratings are computed from it'],
    ['invisible characters', `CVSS:3.1/${BODY3}\u200b`, '"H\\u200b" is not a value of A'],
  ])('explain %s', (_, text, part) => {
    expect(words(text)).toContain(part);
  });
});

describe('parseVector accepts', () => {
  it.each([
    ['4.0', `CVSS:4.0/${BODY4}`],
    ['4.0', `CVSS:4.0/${BODY4}/E:P/S:P/AU:Y/R:I/V:C/RE:H/U:Amber`],
    ['3.1', `CVSS:3.1/${BODY3}`],
    ['3.1', `CVSS:3.1/${BODY3}/E:F/RC:R`],
    ['3.0', `CVSS:3.0/${BODY3}`],
    ['2.0', BODY2],
  ])('%s %s', (version, text) => {
    const parsed = parseVector(text);
    expect(parsed).toMatchObject({ vector: { version, text, canonical: text } });
  });

  // "Not defined" is the same as leaving the metric out, also for metrics that a publisher cannot
  // state.
  it.each([
    [
      `CVSS:4.0/${BODY4}/E:X/CR:X/IR:X/AR:X/MAV:X/MAC:X/MSI:X/MSA:X/S:X/AU:X/R:X/V:X/RE:X/U:X`,
      `CVSS:4.0/${BODY4}`,
    ],
    [`CVSS:4.0/${BODY4}/E:P/CR:X`, `CVSS:4.0/${BODY4}/E:P`],
    [`CVSS:3.1/${BODY3}/E:F/RL:X/RC:R/CR:X/MAV:X/MA:X`, `CVSS:3.1/${BODY3}/E:F/RC:R`],
    [`CVSS:3.0/${BODY3}/E:X/RL:X/RC:X/AR:X`, `CVSS:3.0/${BODY3}`],
    [`${BODY2}/E:ND/RL:ND/RC:ND/CDP:ND/TD:ND/CR:ND/IR:ND/AR:ND`, BODY2],
  ])('%s without undefined metrics', (text, canonical) => {
    const result = parseVector(text);
    expect(result).toMatchObject({ vector: { text, canonical } });
    expect('vector' in result && result.vector.metrics.map(({ value }) => value)).not.toContain(
      'X',
    );
  });

  it('metrics in any order, kept as written beside the canonical order', () => {
    expect(parseVector('CVSS:3.1/E:P/S:U/C:H/AV:N/AC:L/PR:N/UI:N/I:H/A:H')).toEqual({
      vector: {
        version: '3.1',
        text: 'CVSS:3.1/E:P/S:U/C:H/AV:N/AC:L/PR:N/UI:N/I:H/A:H',
        canonical: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P',
        metrics: ['E:P', 'S:U', 'C:H', 'AV:N', 'AC:L', 'PR:N', 'UI:N', 'I:H', 'A:H'].map((each) => {
          const [key, value] = each.split(':');
          return { key, value };
        }),
      },
    });
  });
});

// The order of 4.0 that FIRST and OSV prescribe, without the environmental metrics between E and S.
const CANONICAL4 =
  /^CVSS:4[.]0\/AV:.\/AC:.\/AT:.\/PR:.\/UI:.\/VC:.\/VI:.\/VA:.\/SC:.\/SI:.\/SA:.(\/E:.)?(\/S:.)?(\/AU:.)?(\/R:.)?(\/V:.)?(\/RE:.)?(\/U:\w+)?$/;

describe.each(CVSS_VERSIONS)('parsing random vectors of CVSS %s', (version) => {
  it('converts any order to the canonical one, and keeps that unchanged', () => {
    fc.assert(
      fc.property(arbitraryShuffle(version), ({ ordered, shuffled }) => {
        const text = write(version, shuffled);
        const defined = ordered.filter((metric) => !metric.endsWith(':X'));
        const canonical = write(version, defined);
        expect(parseVector(text)).toMatchObject({ vector: { version, text, canonical } });
        expect(parseVector(canonical)).toMatchObject({
          vector: { version, text: canonical, canonical },
        });
        if (version === '4.0') expect(canonical).toMatch(CANONICAL4);
      }),
    );
  });

  it('detects any missing base metric and any repeated metric', () => {
    fc.assert(
      fc.property(arbitraryMetrics(version), fc.nat(), (metrics, number) => {
        const base = GRAMMARS[version].metrics.filter(({ group }) => group === 'base').length;
        const without = metrics.toSpliced(number % base, 1);
        expect(
          found(write(version, without)).some((each) => each.startsWith('cvss-metric-missing')),
        ).toBe(true);
        const again = metrics[number % metrics.length] ?? '';
        const text = write(version, [...metrics, again]);
        expect(found(text)).toEqual([
          `cvss-metric-repeated ${text.length - again.length}+${again.length}`,
        ]);
      }),
    );
  });

  it('never throws on damaged vectors, and reports offsets inside them', () => {
    const damage = fc.oneof(
      fc.string(),
      fc.constantFrom('/', ':', ' ', '(', ')', '\\', 'CVSS:3.1/', 'S:P', '__proto__', 'é'),
    );
    fc.assert(
      fc.property(
        arbitraryShuffle(version),
        fc.nat(),
        fc.nat(9),
        damage,
        ({ shuffled }, at, cutOut, added) => {
          const text = write(version, shuffled);
          const place = at % text.length;
          expectSound(text.slice(0, place) + added + text.slice(place + cutOut));
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

describe('parsing any text', () => {
  it('never throws, and either accepts it or reports the offset of each problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 800 })),
        (text) => {
          expectSound(text);
          expectSound(`CVSS:4.0/${text}`);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

function expectSound(text: string): void {
  const parsed = parseVector(text);
  if ('vector' in parsed) {
    expect(parseVector(parsed.vector.canonical)).toMatchObject({
      vector: { canonical: parsed.vector.canonical },
    });
    return;
  }
  const offsets = parsed.problems.map(({ offset }) => offset);
  expect(parsed.problems.length).toBeGreaterThan(0);
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  for (const { offset, length } of parsed.problems) {
    expect(offset).toBeGreaterThanOrEqual(0);
    expect(length).toBeGreaterThanOrEqual(0);
    expect(offset + length).toBeLessThanOrEqual(text.length);
  }
}
