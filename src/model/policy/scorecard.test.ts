import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scorecardOf } from './scorecard.ts';

const missing = (text: string): string[] =>
  scorecardOf(text)
    .parts.filter(({ reached }) => !reached)
    .map(({ what }) => what.slice(0, 6));

describe('the points of OpenSSF Scorecard for a security policy', () => {
  it('are 10 if the policy has a link, text, and words of disclosure', () => {
    const text =
      'Report a vulnerability at https://example.org/report. We answer within 48 hours.\n';
    expect(scorecardOf(text).points).toBe(10);
  });

  it.each([
    ['', 0],
    ['\n', 0],
    ['Please be careful.', 3],
    ['https://example.org/', 6],
    ['<https://example.org/>', 6],
    ['security@example.org', 6],
    ['See https://example.org/', 9],
    ['Mail to security@example.org', 9],
    // Scorecard does not match top-level domains of more than six letters.
    ['Mail to security@orbital.example', 3],
    ['We fix every vulnerability after coordinated disclosure.', 4],
    ['One vulnerability.', 3],
    ['48 hours, 90 days', 4],
    ['https://example.org/ 48 hours', 9],
  ])('%j: %d', (text, points) => {
    expect(scorecardOf(text).points).toBe(points);
  });

  it('count a repeated link once', () => {
    const link = 'https://example.org/report';
    expect(missing(`${link}\n${link}`)).toEqual(['at lea']);
    expect(missing(`${link}`)).toEqual(['text i', 'at lea']);
  });

  it('are the sum of the parts that were reached, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { points, parts } = scorecardOf(text);
        expect(points).toBe(parts.reduce((sum, part) => sum + (part.reached ? part.points : 0), 0));
      }),
    );
  });
});
