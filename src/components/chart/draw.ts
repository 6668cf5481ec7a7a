// A chart as SVG text, drawn at build time by Observable Plot on a server-side DOM. It has no
// script, style attribute or <style> (a strict Content-Security-Policy blocks them). Colors are the
// custom properties of tokens.css.

import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** The texts of an image for screen readers. */
export interface Naming {
  /** Unique in the page: a name of letters, digits and hyphens. */
  readonly id: string;
  /** The title of the image. */
  readonly title: string;
  /** The content in sentences: screen readers present the SVG as one image. */
  readonly description: string;
}

interface Drawing extends Naming {
  readonly options: Plot.PlotOptions;
}

/** The colors of the page that charts use. */
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

/**
 * Returns the text of an SVG element that is one image, with its title and its description first.
 */
export function named(
  svg: Element,
  document: Document,
  { id, title, description }: Naming,
): string {
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

// Its parts are not read one by one: the title and the description represent the whole.
function clean(element: Element): void {
  for (const child of [...element.children]) {
    if (child.localName === 'style') child.remove();
    else clean(child);
  }
  for (const { name, value } of [...element.attributes]) {
    if (name === 'style' || name === 'font-variant' || name.startsWith('aria-'))
      element.removeAttribute(name);
    else if (NUMBERS.test(value))
      element.setAttribute(
        name,
        value.replace(LONG_NUMBER, (number) => String(Number(Number(number).toFixed(1)))),
      );
  }
}

const NUMBERS = /\.\d\d/;
const LONG_NUMBER = /-?\d+\.\d+/g;
