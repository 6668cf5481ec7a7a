import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { cpeOfAnyVersion, cpeProduct, cpeVersion, cpeWithVersion, isCpe } from './cpe.ts';

const CPE = 'cpe:2.3:a:orbital:appliance:*:*:*:*:*:*:*:*';
const ESCAPED = String.raw`cpe:2.3:h:o\:r:a\\\:b:*:*:*:de:*:*:*:*`;

test('a CPE name has thirteen parts', () => {
  for (const good of [CPE, ESCAPED, 'cpe:2.3:a:a:b:1.0:rc1:*:en-us:*:*:*:*'])
    expect(isCpe(good), good).toBe(true);
  for (const bad of [
    'cpe:2.3:a:orbital:appliance',
    'cpe:/a:orbital:appliance',
    `${CPE}:*`,
    'cpe:2.3:x:a:b:*:*:*:*:*:*:*:*',
    '',
  ])
    expect(isCpe(bad), bad).toBe(false);
});

test('the version of a name is set, read and removed, whatever is escaped before it', () => {
  for (const cpe of [CPE, ESCAPED]) {
    expect(cpeVersion(cpe)).toBeUndefined();
    const named = cpeWithVersion(cpe, '1.10.2') ?? '';
    expect(isCpe(named)).toBe(true);
    expect(cpeVersion(named)).toBe('1.10.2');
    expect(cpeOfAnyVersion(named)).toBe(cpe);
  }
  expect(cpeVersion('cpe:2.3:a:a:b:1.0:rc1:*:*:*:*:*:*')).toBe('1.0:rc1');
});

test('no version that could mean something else in CPE is written', () => {
  for (const version of ['1.0-rc.1', '*', '-', '1.0:rc1', '', '1.0*'])
    expect(cpeWithVersion(CPE, version)).toBeUndefined();
});

test('any text gives a CPE name or none', () => {
  fc.assert(
    fc.property(fc.string(), (version) => {
      const named = cpeWithVersion(CPE, version);
      return named === undefined || isCpe(named);
    }),
    { numRuns: runs(1000) },
  );
});

test.each([
  ['cpe:2.3:h:Orbital:Appliance:1.2.0:*:*:*:*:*:*:*', 'orbital:appliance'],
  ['cpe:/h:orbital:appliance:1.2.0', 'orbital:appliance'],
  ['cpe:/a:orbital:a%2bb', 'orbital:a+b'],
  [String.raw`cpe:2.3:a:orbital:a\+b:*:*:*:*:*:*:*:*`, 'orbital:a+b'],
  ['cpe:2.3:a:*:appliance:*:*:*:*:*:*:*:*', undefined],
  ['cpe:/a:orbital', undefined],
  ['appliance', undefined],
])('the product of %s is %s', (cpe, product) => {
  expect(cpeProduct(cpe)).toBe(product);
});
