import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { interfaceFor } from '../../language/index.ts';
import { processIn } from '../../language/sentences/process.ts';
import { aSite } from '../../model/testing/advisory.fixture.ts';
import { drawProcess } from './process-drawing.ts';

const drawn = (width: number, tag = 'en') => {
  const words = interfaceFor(tag).words.policy.procedure;
  const naming = { id: 'p', title: words.title, description: 'All of it.' };
  return drawProcess(naming, processIn(words, aSite()), words, width);
};
const numbers = (element: Element, ...names: string[]): number[] =>
  names.map((name) => Number(element.getAttribute(name)));

describe.each([700, 320])('the diagram of the process, %i wide', (width) => {
  const svg = parseHTML(`<body>${drawn(width)}</body>`).document.querySelector('svg');
  const texts = [...(svg?.querySelectorAll('text') ?? [])];

  test('contains every step, its number, its team, and the promises of the site', () => {
    const all = texts.map(({ textContent }) => textContent).join(' ');
    for (const { name, who, detail } of processIn(
      interfaceFor('en').words.policy.procedure,
      aSite(),
    )) {
      expect(all).toContain(name);
      expect(all).toContain(who);
      expect(all).toContain(detail);
    }
    expect(all).toContain('within 48 hours');
    expect(all).toMatch(/Under embargo .*Public/);
  });

  test('keeps its labels in their boxes, and its boxes in the image and apart from each other', () => {
    const [, , across = 0, high = 0] = svg?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    const boxes = [...(svg?.querySelectorAll('rect') ?? [])].map((box) =>
      numbers(box, 'x', 'y', 'width', 'height'),
    );
    expect(boxes).toHaveLength(8);
    let end = 0;
    for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
      expect(y).toBeGreaterThan(end);
      end = y + h;
      expect(x + w).toBeLessThanOrEqual(across);
      for (const text of texts) {
        const [left = 0, top = 0] = numbers(text, 'x', 'y');
        if (top < y || top > end) continue;
        // 6 px is less than the average letter width: a word longer than its box is detected here.
        expect(
          left + (text.textContent?.length ?? 0) * 6,
          text.textContent ?? '',
        ).toBeLessThanOrEqual(x + w);
        expect(top).toBeLessThanOrEqual(end - 6);
      }
    }
    expect(end).toBeLessThan(high);
  });
});

test('has a name, contains nothing that a strict policy blocks, and has stable bytes', () => {
  expect(drawn(700)).toMatch(
    /^<svg (?=[^>]*role="img")(?=[^>]*aria-labelledby="p-title")[^>]*aria-describedby="p-desc"/,
  );
  expect(drawn(700)).not.toMatch(/<style|style=|<script/);
  expect(drawn(700)).toBe(drawn(700));
});

test('is in the language of the page', () => {
  expect(drawn(700, 'de')).toContain('Sicherheitsteam');
  expect(drawn(700, 'de')).not.toMatch(/Monday|Security team/);
});
