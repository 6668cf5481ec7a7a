// What a policy page may have drawn instead of writing it: {{process}} as a paragraph of its own becomes the diagram of the process.
// Tables and pictures are made of site.yaml and of the projects, so that no page can say otherwise.

import type { Project } from '../project/project.ts';
import type { Site } from '../site/site.ts';

/** The names that may stand between {{ and }}, alone in a paragraph. */
export const POLICY_FIGURES = ['process', 'severity_levels', 'supported_versions'] as const;

export type PolicyFigure = (typeof POLICY_FIGURES)[number];

/**
 * Whether the content states what a figure shows, so that it is shown without being asked for. That a team works by the process is for
 * its policy to say.
 */
export function figureIsStated(
  figure: PolicyFigure,
  { stated }: Pick<Site, 'stated'>,
  projects: readonly Pick<Project, 'branches'>[],
): boolean {
  if (figure === 'severity_levels') return Object.values(stated.targets).some((days) => days !== undefined);
  return figure === 'supported_versions' && projects.some(({ branches }) => branches.length > 0);
}

/** True for the name of a figure. */
export function isFigure(name: string): name is PolicyFigure {
  return POLICY_FIGURES.some((figure) => figure === name);
}

/** A piece of a page: HTML of its text, or a figure that stands there. */
export type PolicyPiece = { readonly html: string } | { readonly figure: PolicyFigure };

// The sanitizer writes a paragraph just so. In code, the braces do not stand in a paragraph of their own.
const PARAGRAPH = /<p>\s*\{\{\s*(\w+)\s*\}\}\s*<\/p>/g;

/** Parts the HTML of a page at the figures in it. */
export function piecesOf(html: string): PolicyPiece[] {
  const pieces: PolicyPiece[] = [];
  let end = 0;
  for (const match of html.matchAll(PARAGRAPH)) {
    const [whole, name = ''] = match;
    if (!isFigure(name)) continue;
    pieces.push({ html: html.slice(end, match.index) }, { figure: name });
    end = match.index + whole.length;
  }
  return [...pieces, { html: html.slice(end) }].filter((piece) => !('html' in piece) || piece.html.trim() !== '');
}

// Blank lines around it, at the start of its line: Markdown makes no paragraph of its own of anything less.
const ALONE = /(?<=^|\n[ \t]*\n)[ ]{0,3}\{\{\s*(\w+)\s*\}\}[ \t]*(?=\n[ \t]*(?:\n|$)|\n?$)/g;

/** The figures that stand in a page's Markdown as they should, with the place of their braces in UTF-16 units. */
export function figuresIn(text: string): { readonly name: PolicyFigure; readonly offset: number }[] {
  return Array.from(text.matchAll(ALONE), ({ 0: whole, 1: name = '', index }) => ({
    name,
    offset: index + whole.indexOf('{'),
  })).flatMap(({ name, offset }) => (isFigure(name) ? [{ name, offset }] : []));
}

/** The text with something else in place of every figure that stands as it should. */
export function withoutFigures(text: string, instead: (figure: PolicyFigure) => string): string {
  return text.replace(ALONE, (whole, name: string) => (isFigure(name) ? instead(name) : whole));
}
