// The addresses and links in the values of a file, whatever their keys.

import type { Finding, Path } from '../model/problem/problem.ts';
import { addressFault } from '../model/text/link.ts';
import type { ReadText } from './read-text.ts';

const TOP_LEVELS = 'com|org|net|edu|gov|mil|int|io|dev|info|biz|eu|example';
const NAMES = new RegExp(`//|www\\.|@|[\\p{L}\\p{N}]\\.(?:${TOP_LEVELS})\\b`, 'iu');
const HOST = /xn--|(?:\/\/|@)[^\s/?#)>]{0,255}(?:@|%|[^\x00-\x7f])|\\\\/i;

/** False if a text cannot have a misleading link: most texts need no parsing. */
export function couldMislead(text: string): boolean {
  if (!/[[:@]|www\./i.test(text)) return false;
  if (HOST.test(text) || /&(?:#|[A-Za-z]{2,32};)/.test(text)) return true;
  if (!/\](?:[([]|:)/.test(text)) return false;
  // Link targets always name hosts; link texts rarely do.
  return NAMES.test(
    text.replace(/\]\([^\s()]{0,2000}\)/g, ']').replace(/^ {0,3}\[[^\]\n]{0,999}\]:\s*\S+$/gm, ''),
  );
}

/**
 * Returns a finding for each misleading address or link. `known` are the findings of schemas in the
 * file.
 */
export async function linkFaultsOfValues(
  { file, values }: Pick<ReadText, 'file' | 'values'>,
  known: readonly Finding[],
  base: string,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const reported = new Set(
    known.map(({ at }) => (at !== 'start' && 'path' in at ? JSON.stringify(at.path) : '')),
  );
  for (const { path, text } of textsOf(values, [])) {
    if (!couldMislead(text) || reported.has(JSON.stringify(path))) continue;
    if (/^\S+$/.test(text) && !text.includes('](')) {
      const fault = addressFault(/^[^:/]+@[^@:/]+$/.test(text) ? `mailto:${text}` : text, base);
      if (fault !== undefined) findings.push({ ...fault, file, at: { path } });
      continue;
    }
    const { linkFaultsIn } = await import('./markdown-links.ts');
    for (const { offset, length, ...fault } of linkFaultsIn(text, base))
      findings.push({ ...fault, file, at: { path, from: offset, length } });
  }
  return findings;
}

function* textsOf(value: unknown, path: Path): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [i, item] of value.entries()) yield* textsOf(item, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}
