// The diagram of the process: a box for each step below its team, from top to bottom, and the line
// at which the information becomes public. The font size is the same in a narrow diagram, in which
// boxes are stacked.

import { parseHTML } from 'linkedom';
import type { DescribedStep } from '../../language/sentences/process.ts';
import { wrap } from '../../model/markdown/wrap.ts';
import type { ProcessLane } from '../../model/policy/process.ts';
import { CHART_COLORS, type Naming, named } from '../chart/draw.ts';

/** The labels beside the line. */
interface ProcessWords {
  readonly embargo: string;
  readonly open: string;
}

const GAP = 22;
const LINE = 16;
const BORDER = 34;
/** The average width of a letter at 12 px, with a reserve for wide ones. */
const LETTER_WIDTH = 6.6;
const NAME_LETTER = 7.8;

/** Draws the process for a width in CSS pixels: the same steps give the same bytes. */
export function drawProcess(
  naming: Naming,
  boxes: readonly DescribedStep[],
  words: ProcessWords,
  width: number,
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = element('svg', {});
  const isWide = width >= 500;
  let y = 4;
  let before: DescribedStep | undefined;
  for (const [i, box] of boxes.entries()) {
    const { x, width: across } = laneOf(box.lane);
    const name = wrap(box.name, Math.floor((across - 56) / NAME_LETTER));
    const detail = wrap(box.detail, Math.floor((across - 56) / LETTER_WIDTH));
    const height = 34 + (name.length + detail.length) * LINE;
    if (before !== undefined) {
      const gap = before.embargoed && !box.embargoed ? BORDER + GAP : GAP;
      arrow(middle(before.lane, box.lane), y, y + gap);
      if (gap > GAP) border(y + gap / 2);
      y += gap;
    }
    svg.append(
      element('rect', {
        x,
        y,
        width: across,
        height,
        rx: 3,
        fill: CHART_COLORS.sheet,
        stroke: CHART_COLORS.ink,
      }),
      element('circle', { cx: x + 22, cy: y + 24, r: 13, fill: CHART_COLORS.mark }),
      text(x + 22, y + 28, String(i + 1), {
        fill: CHART_COLORS.paper,
        'font-weight': 'bold',
        'text-anchor': 'middle',
      }),
      text(x + 44, y + 16, box.who, { fill: CHART_COLORS.soft, 'font-size': 11 }),
      ...name.map((line, n) =>
        text(x + 44, y + 33 + n * LINE, line, { 'font-weight': 'bold', 'font-size': 13 }),
      ),
      ...detail.map((line, n) => text(x + 44, y + 35 + (name.length + n) * LINE, line, {})),
    );
    y += height;
    before = box;
  }
  svg.setAttribute('viewBox', `0 0 ${width} ${y + 4}`);
  return named(svg, document, naming);

  function laneOf(lane: ProcessLane): { readonly x: number; readonly width: number } {
    if (!isWide || lane === 'both') return { x: 1, width: width - 2 };
    const half = width * 0.6;
    return { x: lane === 'team' ? 1 : width - half - 1, width: half };
  }

  // The overlap of two stacked boxes, so that an arrow between them is straight.
  function middle(from: ProcessLane, to: ProcessLane): number {
    const [a, b] = [laneOf(from), laneOf(to)];
    return (Math.max(a.x, b.x) + Math.min(a.x + a.width, b.x + b.width)) / 2;
  }

  function arrow(x: number, from: number, to: number): void {
    svg.append(
      element('path', {
        d: `M${x} ${from}V${to - 6}`,
        stroke: CHART_COLORS.ink,
        'stroke-width': 2,
        fill: 'none',
      }),
      element('path', { d: `M${x - 5} ${to - 8}h10l-5 8z`, fill: CHART_COLORS.ink }),
    );
  }

  function border(at: number): void {
    const line = { x1: 0, x2: width, y1: at, y2: at, stroke: CHART_COLORS.bad, 'stroke-width': 2 };
    const word = { fill: CHART_COLORS.bad, 'font-weight': 'bold' };
    svg.append(
      element('line', { ...line, 'stroke-dasharray': '6 4' }),
      text(2, at - 8, `↑ ${words.embargo}`, word),
      text(2, at + 17, `↓ ${words.open}`, word),
    );
  }

  function text(x: number, top: number, content: string, attributes: Attributes): Element {
    const one = element('text', { x, y: top, fill: CHART_COLORS.ink, ...attributes });
    one.textContent = content;
    return one;
  }

  function element(name: string, attributes: Attributes): Element {
    const one = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, short(value));
    return one;
  }
}

type Attributes = Readonly<Record<string, string | number>>;

const short = (value: string | number): string =>
  typeof value === 'number' ? String(Number(value.toFixed(1))) : value;
