// File names and folders of CSAF 2.0 sections 5.1 and 7.1.11.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../model/testing/advisory.fixture.ts';
import { csafFileName, csafPath } from './place.ts';

describe('csafFileName', () => {
  // The examples of section 5.1.
  it.each([
    ['cisco-sa-20190513-secureboot', 'cisco-sa-20190513-secureboot.json'],
    ['Example Company - 2019-YH3234', 'example_company_-_2019-yh3234.json'],
    ['RHBA-2019:0024', 'rhba-2019_0024.json'],
    ['2022_#01-A', '2022_01-a.json'],
  ])('of %s is %s', (id, name) => {
    expect(csafFileName(id)).toBe(name);
  });

  it('has only characters that the standard allows', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(csafFileName(id)).toMatch(/^([+\-a-z0-9]|_(?!_))+\.json$/);
      }),
    );
  });
});

describe('csafPath', () => {
  it('is in the folder of the UTC year of publication, whatever the year in the id', () => {
    const path = csafPath({ id: 'ORB-2025-0009', published: at('2025-12-31T23:30:00-01:00') });
    expect(path).toBe('csaf/white/2026/orb-2025-0009.json');
  });
});
