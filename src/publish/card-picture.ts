// Draws a card as a picture of 1200 by 630 pixels (the size that consumers of the Open Graph
// protocol show completely). Letters are drawn as paths at build time, from a font that is never
// served.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SEVERITY_SHAPES, type SeverityLevel } from '../model/advisory/severity-shape.ts';
import { type Card, cardPath } from '../model/views/cards.ts';
import { rasterize } from './rasterize.ts';

const CARD_WIDTH = 1200;
const CARD_HEIGHT = 630;

const require = createRequire(import.meta.url);
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'] as const;
const WEIGHTS = [400, 700] as const;

/** The colors of styles/tokens.css on light paper, in a format that satori supports. */
const PAPER = '#fbfaf7';
const INK = '#1b1f27';
const SOFT = '#4f555f';
const LEVELS: Readonly<Record<SeverityLevel, string>> = {
  critical: '#860c28',
  high: '#8a3300',
  medium: '#704d00',
  low: '#1d5585',
  none: '#50565f',
  unrated: '#50565f',
};

/** The input of satori: React elements, without React. */
interface Part {
  readonly type: string;
  readonly key: null;
  readonly props: Readonly<Record<string, unknown>>;
}

const part = (
  style: Readonly<Record<string, unknown>>,
  ...children: readonly (Part | string)[]
): Part => ({
  type: 'div',
  key: null,
  props: {
    style: { display: 'flex', ...style },
    children: children.length === 1 ? children[0] : children,
  },
});

const bar = (color: string): Part => part({ width: CARD_WIDTH, height: 24, background: color }, '');

function shapeOf(level: SeverityLevel): Part {
  const path = {
    type: 'path',
    key: null,
    props: { d: SEVERITY_SHAPES[level], fill: LEVELS[level], 'fill-rule': 'evenodd' },
  };
  return {
    type: 'svg',
    key: null,
    props: {
      width: 44,
      height: 44,
      viewBox: '0 0 16 16',
      style: { marginRight: 18 },
      children: path,
    },
  };
}

function layout({ kicker, title, label, level, owner }: Card): Part {
  const color = level === undefined ? INK : LEVELS[level];
  // Long titles are smaller; the longest valid title has five lines.
  const size = title.length > 90 ? 52 : title.length > 50 ? 62 : 74;
  const heading = part(
    {
      fontSize: size,
      fontWeight: 700,
      lineHeight: 1.15,
      maxHeight: 350,
      overflow: 'hidden',
      wordBreak: 'break-word',
      color: INK,
    },
    title,
  );
  const severity =
    label === undefined || level === undefined
      ? part({}, '')
      : part({ alignItems: 'center', fontSize: 44, fontWeight: 700, color }, shapeOf(level), label);
  const foot = part(
    { justifyContent: 'space-between', alignItems: 'center' },
    severity,
    part({ fontSize: 34, color: SOFT, maxWidth: 640, overflow: 'hidden' }, owner),
  );
  const body = part(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: CARD_WIDTH,
      height: CARD_HEIGHT - 24,
      padding: '48px 64px 52px',
      boxSizing: 'border-box',
    },
    part(
      { flexDirection: 'column' },
      part({ fontSize: 34, color: SOFT, marginBottom: 20 }, kicker),
      heading,
    ),
    foot,
  );
  return part(
    {
      flexDirection: 'column',
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      background: PAPER,
      fontFamily: 'Inter',
    },
    bar(color),
    body,
  );
}

type Font = Parameters<typeof import('satori').default>[1]['fonts'][number];

let fonts: Promise<Font[]> | undefined;

function loadFonts(): Promise<Font[]> {
  fonts ??= Promise.all(
    SCRIPTS.flatMap((script) =>
      WEIGHTS.map(async (weight): Promise<Font> => {
        const data = await readFile(
          require.resolve(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff`),
        );
        return {
          name: script === 'latin' ? 'Inter' : `Inter ${script}`,
          data,
          weight,
          style: 'normal',
        };
      }),
    ),
  );
  return fonts;
}

/** Returns the picture of a card as PNG. The same card gives the same bytes. */
export async function drawCard(card: Card): Promise<Uint8Array> {
  const { default: satori } = await import('satori');
  const svg = await satori(layout(card), {
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    fonts: await loadFonts(),
  });
  return rasterize(svg, CARD_WIDTH);
}

/** Writes the pictures of cards into a folder, each to its path. Equal pictures are drawn once. */
export async function drawCards(cards: readonly Card[], folder: string): Promise<void> {
  const drawn = new Map<string, Uint8Array>();
  for (const card of cards) {
    const says = JSON.stringify({ ...card, page: '' });
    const png = drawn.get(says) ?? (await drawCard(card));
    drawn.set(says, png);
    const file = join(folder, cardPath(card));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, png);
  }
}
