// HTML elements that scripts of the site make.

import { SEVERITY_SHAPES, type SeverityLevel } from '../model/advisory/severity-shape.ts';

/** Makes an element with its class, if any, and its children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** Makes a severity with its shape, as components/advisory/severity.astro writes it. */
export function makeSeverity(level: SeverityLevel, ...children: (Node | string)[]): HTMLElement {
  return make('span', `severity ${level}`, makeShape(SEVERITY_SHAPES[level]), ...children);
}

/** Makes a shape in a box of 16 by 16, in the color of the text. Assistive technology skips it. */
export function makeShape(outline: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 16 16'],
    ['fill', 'currentColor'],
    ['aria-hidden', 'true'],
  ] as const)
    svg.setAttribute(name, value);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', outline);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}
