// The figures that a policy page can show: {{process}} in its own paragraph becomes the diagram of
// the process. Tables and diagrams are generated from site.yaml and the projects, so that no page
// can contradict them.

import type { Project } from '../project/project.ts';
import type { Site } from '../site/site.ts';

/** The names that are allowed between {{ and }}, alone in a paragraph. */
export const POLICY_FIGURES = ['process', 'severity_levels', 'supported_versions'] as const;

export type PolicyFigure = (typeof POLICY_FIGURES)[number];

/**
 * True if the content states the data of a figure, so that it is shown without a request. The
 * process is not: the team's policy must state that it follows the process.
 */
export function figureIsStated(
  figure: PolicyFigure,
  { stated }: Pick<Site, 'stated'>,
  projects: readonly Pick<Project, 'branches'>[],
): boolean {
  if (figure === 'severity_levels')
    return Object.values(stated.targets).some((days) => days !== undefined);
  return figure === 'supported_versions' && projects.some(({ branches }) => branches.length > 0);
}

/** True for the name of a figure. */
export function isFigure(name: string): name is PolicyFigure {
  return POLICY_FIGURES.some((figure) => figure === name);
}

/** A piece of a page: HTML of its text, or a figure. */
type PolicyPiece = { readonly html: string } | { readonly figure: PolicyFigure };

// The sanitizer always writes a paragraph in this form. Braces in code are not in their own
// paragraph.
const PARAGRAPH = /<p>\s*\{\{\s*(\w+)\s*\}\}\s*<\/p>/g;

/** Splits the HTML of a page at its figures. */
export function piecesOf(html: string): PolicyPiece[] {
  const pieces: PolicyPiece[] = [];
  let end = 0;
  for (const match of html.matchAll(PARAGRAPH)) {
    const [whole, name = ''] = match;
    if (!isFigure(name)) continue;
    pieces.push({ html: html.slice(end, match.index) }, { figure: name });
    end = match.index + whole.length;
  }
  return [...pieces, { html: html.slice(end) }].filter(
    (piece) => !('html' in piece) || piece.html.trim() !== '',
  );
}

// Blank lines around it, and the start of the line: Markdown needs them for a separate paragraph.
const ALONE = /(?<=^|\n[ \t]*\n)[ ]{0,3}\{\{\s*(\w+)\s*\}\}[ \t]*(?=\n[ \t]*(?:\n|$)|\n?$)/g;

/**
 * Returns the figures in a page's Markdown that are in their own paragraphs, with the offset of
 * their braces in UTF-16 units.
 */
export function figuresIn(
  text: string,
): { readonly name: PolicyFigure; readonly offset: number }[] {
  return Array.from(text.matchAll(ALONE), ({ 0: whole, 1: name = '', index }) => ({
    name,
    offset: index + whole.indexOf('{'),
  })).flatMap(({ name, offset }) => (isFigure(name) ? [{ name, offset }] : []));
}

/** Replaces every figure that is in its own paragraph. */
export function withoutFigures(text: string, instead: (figure: PolicyFigure) => string): string {
  return text.replace(ALONE, (whole, name: string) => (isFigure(name) ? instead(name) : whole));
}
