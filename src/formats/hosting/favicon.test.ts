import { expect, test } from 'vitest';
import { readSvgLogo } from '../../model/site/logo.ts';
import { someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { favicon } from './favicon.ts';

const BODY = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
);
const of = (path?: 'logo.svg' | 'logo.png') =>
  favicon(someContent(path && { logo: { path, body: BODY, width: 1, height: 1 } }), aSetting());

test("the icon is the logo if it is scalable, otherwise Candor's own mark", () => {
  expect(of('logo.svg')[0]?.body).toBe(BODY);
  expect(of()[0]?.path).toBe('favicon.svg');
  expect(of('logo.png')).toEqual([]);
});

test("Candor's own mark contains only shapes", () => {
  expect(readSvgLogo(new TextEncoder().encode(String(of()[0]?.body)))).toMatchObject({
    logo: { width: 32, height: 32 },
  });
});
