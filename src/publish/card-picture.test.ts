import { describe, expect, test } from 'vitest';
import { readPngLogo } from '../model/site/logo.ts';
import type { Card } from '../model/views/cards.ts';
import { drawCard } from './card-picture.ts';

const CARD: Card = {
  page: 'advisories/ORB-2026-0003/',
  kicker: 'ORB-2026-0003 · CVE-1900-12345',
  title: 'Heap overflow when opening a crafted archive',
  label: 'HIGH 8.7',
  level: 'high',
  owner: 'Orbital Security',
};

/** The types of the chunks of a PNG (section 5.3 of the standard). */
function chunksOf(png: Uint8Array): string[] {
  const types: string[] = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 8 <= png.length; at += view.getUint32(at) + 12)
    types.push(String.fromCharCode(...png.subarray(at + 4, at + 8)));
  return types;
}

describe('the picture of a card', () => {
  test('is a PNG of 1200 by 630 pixels without metadata', async () => {
    const png = await drawCard(CARD);
    expect(readPngLogo(png)).toMatchObject({ width: 1200, height: 630 });
    expect([...new Set(chunksOf(png))]).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(png.length).toBeLessThan(100_000);
  });

  test('is the same for the same card, and different for another', async () => {
    const [a, b, c] = [
      await drawCard(CARD),
      await drawCard(CARD),
      await drawCard({ ...CARD, title: 'Another' }),
    ];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, c)).not.toBe(0);
  });

  test('can be drawn with a title that is one long word', async () => {
    expect((await drawCard({ ...CARD, title: 'x'.repeat(120) })).length).toBeGreaterThan(1000);
  });
});
