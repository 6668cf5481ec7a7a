import { describe, expect, it } from 'vitest';
import { readPngLogo, readSvgLogo } from './logo.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const svg = (inner: string, attributes = 'viewBox="0 0 120 40"'): Uint8Array =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

describe('an SVG logo', () => {
  it('of shapes is accepted, with its proportions', () => {
    const body = svg(
      '<defs><linearGradient id="g"/></defs><path d="M0 0" fill="url(#g)"/><use href="#g"/>',
    );
    expect(readSvgLogo(body)).toEqual({ logo: { path: 'logo.svg', body, width: 120, height: 40 } });
    expect(readSvgLogo(svg('', 'width="64" height="32"'))).toMatchObject({
      logo: { width: 64, height: 32 },
    });
  });

  it.each([
    ['<script>alert(1)</script>', 'the element <script>'],
    ['<path d="M0 0" onload="alert(1)"/>', 'an event handler'],
    ['<a href="https://example.org/"><path/></a>', 'a link'],
    ['<use href="https://example.org/x.svg#a"/>', 'a link'],
    ['<use xlink:href=x />', 'a link'],
    ['<path fill="url(https://example.org/x)"/>', 'an address'],
    ['<style>@import "x";</style>', 'a rule that can load a file'],
    ['<style>&#64;import "x";</style>', 'a rule that can load a file'],
    ['<path style="fill:&#117;rl(https://example.org/x)"/>', 'an address'],
    ['<foreignObject/>', 'the element <foreignObject>'],
    ['<animate attributeName="href"/>', 'the element <animate>'],
    ['<path d="&x;"/>', 'an entity'],
  ])('with %s is refused', (inner, holds) => {
    expect(readSvgLogo(svg(inner))).toMatchObject({ holds });
  });

  it('with a document type is refused', () => {
    expect(readSvgLogo(bytes('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>'))).toMatchObject({
      holds: 'a document type',
    });
  });
});

it('a PNG logo has its size in its header', () => {
  const head = [
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 200, 0, 0,
    0, 50,
  ];
  expect(readPngLogo(Uint8Array.from(head))).toMatchObject({
    path: 'logo.png',
    width: 200,
    height: 50,
  });
  expect(readPngLogo(Uint8Array.from(head.slice(1)))).toBeUndefined();
});
