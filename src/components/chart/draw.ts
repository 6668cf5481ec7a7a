// A chart as SVG text, drawn by Observable Plot on a DOM without a browser, while the site is built. No script reaches the reader, no
// style attribute and no <style> (a strict Content-Security-Policy refuses them), and colours are the custom properties of tokens.css.

import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** What a picture is called, for those who do not see it. */
export interface Naming {
  /** Of this page alone: a name of letters, digits and hyphens. */
  readonly id: string;
  /** What the picture is called. */
  readonly title: string;
  /** What it shows, in sentences: the SVG is one picture to those who do not see it. */
  readonly description: string;
}

export interface Drawing extends Naming {
  readonly options: Plot.PlotOptions;
}

/** The colours of the page that charts use. */
export const CHART_COLORS = {
  line: 'var(--line)',
  soft: 'var(--soft)',
  ink: 'var(--ink)',
  mark: 'var(--link)',
  good: 'var(--fixed)',
  bad: 'var(--critical)',
  paper: 'var(--paper)',
  sheet: 'var(--sheet)',
} as const;

/** Draws a chart: the same options give the same bytes. */
export function drawChart({ options, ...naming }: Drawing): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document });
  if (svg.localName !== 'svg')
    throw new Error(`The chart "${naming.id}" has a legend or a caption; write them beside it.`);
  clean(svg);
  for (const name of ['width', 'height', 'class']) svg.removeAttribute(name);
  return named(svg, document, naming);
}

/** The text of an SVG element that is one picture: with its title and its description first. */
export function named(svg: Element, document: Document, { id, title, description }: Naming): string {
  const names = { title: [`${id}-title`, title], desc: [`${id}-desc`, description] } as const;
  for (const [tag, [name, text]] of Object.entries(names).reverse()) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.setAttribute('id', name);
    element.textContent = text;
    svg.prepend(element);
  }
  svg.setAttribute('class', 'chart');
  svg.setAttribute('font-size', '12');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', names.title[0]);
  svg.setAttribute('aria-describedby', names.desc[0]);
  return svg.outerHTML;
}

// Its parts are not read one by one: the title and the description speak for the whole.
function clean(element: Element): void {
  for (const child of [...element.children]) {
    if (child.localName === 'style') child.remove();
    else clean(child);
  }
  for (const { name, value } of [...element.attributes]) {
    if (name === 'style' || name === 'font-variant' || name.startsWith('aria-')) element.removeAttribute(name);
    else if (NUMBERS.test(value))
      element.setAttribute(
        name,
        value.replace(LONG_NUMBER, (number) => String(Number(Number(number).toFixed(1)))),
      );
  }
}

const NUMBERS = /\.\d\d/;
const LONG_NUMBER = /-?\d+\.\d+/g;
