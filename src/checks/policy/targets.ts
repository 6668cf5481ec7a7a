// Target days in prose and tables: "| high | 30 |" under a heading about days, or "high severity:
// within 30 days".

import { linesOutsideFences } from '../../model/advisory/sections.ts';

type Level = 'critical' | 'high' | 'medium' | 'low';

interface WrittenTarget {
  readonly level: Level;
  readonly days: number;
  /** The offset of the number in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

const LEVELS: readonly Level[] = ['critical', 'high', 'medium', 'low'];

/** Returns the target days that a Markdown text states, if the severity is clear. */
export function targetsIn(text: string): WrittenTarget[] {
  const targets: WrittenTarget[] = [];
  let column: number | undefined;
  for (const { offset, line } of linesOutsideFences(text)) {
    const cells = cellsOf(line);
    if (cells === undefined) {
      column = undefined;
      targets.push(...inProse(line, offset));
      continue;
    }
    const days = cells.findIndex((cell) => /\bdays\b/i.test(cell.text));
    if (column === undefined) {
      column = days;
      continue;
    }
    const level = LEVELS.find((one) => one === cells[0]?.text.toLowerCase().replace(/[*_`]/g, ''));
    const cell = cells[column];
    const number = /\d{1,3}/.exec(cell?.text ?? '');
    if (level === undefined || cell === undefined || number === null) continue;
    const [found] = number;
    targets.push({
      level,
      days: Number(found),
      offset: offset + cell.start + number.index,
      length: found.length,
    });
  }
  return targets;
}

/**
 * Returns the cells of a table row with their offsets in the line; undefined for any other line.
 */
function cellsOf(line: string): { text: string; start: number }[] | undefined {
  if (!/^\s{0,3}\|/.test(line) || !line.trimEnd().endsWith('|')) return undefined;
  const cells: { text: string; start: number }[] = [];
  let start = line.indexOf('|') + 1;
  for (const part of line.slice(start).split('|').slice(0, -1)) {
    cells.push({ text: part.trim(), start: start + part.length - part.trimStart().length });
    start += part.length + 1;
  }
  return cells;
}

// In a clause with one severity and one number of days, the number belongs to the severity.
function* inProse(line: string, offset: number): Generator<WrittenTarget> {
  for (const { index, 0: clause } of line.matchAll(/[^.;,!?]+/g)) {
    const levels = LEVELS.filter((level) => new RegExp(`\\b${level}\\b`, 'i').test(clause));
    const numbers = [...clause.matchAll(/\b(\d{1,3})[ -]days?\b/g)];
    const [level, number] = [levels[0], numbers[0]];
    if (levels.length !== 1 || numbers.length !== 1 || level === undefined || number === undefined)
      continue;
    const labelled = new RegExp(`\\b${level}\\b[*_]{0,2} ?[:=–—-] ?[*_]{0,2}\\d`, 'i').test(clause);
    if (!labelled && !/\b(?:within|fix(?:ed)?|releas|target|at most|severity)/i.test(clause))
      continue;
    const [, found = ''] = number;
    yield {
      level,
      days: Number(found),
      offset: offset + index + number.index,
      length: found.length,
    };
  }
}
