import { expect, it } from 'vitest';
import { english } from '../../language/english/index.ts';
import { aProject, aRelease } from '../../model/testing/advisory.fixture.ts';
import { releaseName } from './release-name.ts';

it('names the project and every version', () => {
  expect(releaseName(aRelease({ versions: ['1.4.7'] }), aProject(), english.range)).toBe(
    'Orbital 1.4.7',
  );
  expect(releaseName(aRelease({ versions: ['1.4.7', '2.1.3'] }), aProject(), english.range)).toBe(
    'Orbital 1.4.7 and 2.1.3',
  );
  expect(
    releaseName(aRelease({ versions: ['1.4.7', '2.1.3', '3.0.1'] }), aProject(), english.range),
  ).toBe('Orbital 1.4.7, 2.1.3 and 3.0.1');
});

it('uses the slug of an unknown project', () => {
  expect(releaseName(aRelease({ versions: ['1.0'] }), undefined, english.range)).toBe(
    'orbital 1.0',
  );
});
