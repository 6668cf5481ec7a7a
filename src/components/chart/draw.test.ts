import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { drawChart } from './draw.ts';

const draw = () =>
  drawChart({
    id: 'a-chart',
    title: 'A < B & "C"',
    description: 'Three dots.',
    options: { marks: [Plot.dot([1, 2, 3.123456], { x: (d: number) => d, y: (d: number) => d })] },
  });

describe('a chart', () => {
  test('has a title and a description for screen readers, and is one image', () => {
    const { document } = parseHTML(`<body>${draw()}</body>`);
    const svg = document.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(document.getElementById(svg?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'A < B & "C"',
    );
    expect(document.getElementById(svg?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Three dots.',
    );
    expect(svg?.firstElementChild?.localName).toBe('title');
    expect(svg?.querySelectorAll('[aria-label]').length).toBe(0);
  });

  test('contains nothing that a strict content security policy blocks', () => {
    expect(draw()).not.toMatch(/<style|style=|<script|\son\w+=/);
  });

  test('scales with the page and has rounded numbers', () => {
    expect(draw()).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(draw()).not.toMatch(/^<svg [^>]*\swidth=/);
    expect(draw()).not.toMatch(/\d\.\d\d/);
  });

  test('has the same bytes each time', () => {
    expect(draw()).toBe(draw());
  });
});
