// Creates the pictures from content: those of shared pages, and the icons of the site. A file with
// the same path in public/ takes precedence.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cardWordsIn } from '../language/sentences/cards.ts';
import { FAVICON_SVG, ICONS, MARK } from '../model/site/icons.ts';
import { type Card, cardPath, cardsOf } from '../model/views/cards.ts';
import type { Reading } from '../read/index.ts';
import { inBackground } from './background.ts';
import { rasterize } from './rasterize.ts';

/** Pictures of shared pages that are being drawn. */
interface Drawing {
  readonly folder: string;
  readonly cards: readonly Card[];
  readonly done: Promise<void>;
}

/**
 * Starts to draw the pictures of shared pages in a thread, into an empty folder on the disk of the
 * site. They need the content only, not the pages.
 */
export function startCards(folder: string, { content, site }: Reading): Drawing {
  const taken = new Set(content.publicFiles);
  const cards = cardsOf(content, site, cardWordsIn(site.language)).filter(
    (one) => !taken.has(cardPath(one)),
  );
  const done =
    cards.length === 0 ? Promise.resolve() : inBackground({ kind: 'cards', cards, folder });
  return { folder, cards, done };
}

/** Waits for the pictures and moves them into the folder of a site. */
export async function moveCards({ folder, cards, done }: Drawing, site: string): Promise<void> {
  await done;
  for (const path of cards.map(cardPath)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await rename(join(folder, path), join(site, path));
  }
}

/** Writes the icons into the folder of a site. */
export async function writeIcons(folder: string, reading: Reading): Promise<void> {
  const taken = new Set(reading.content.publicFiles);
  const icons = ICONS.filter(({ path }) => !taken.has(path));
  if (icons.length === 0) return;
  const source = await iconSource(reading);
  for (const { path, size } of icons)
    await writeFile(join(folder, path), await iconOf(source, size));
}

interface Source {
  readonly type: string;
  readonly body: Uint8Array | string;
}

async function iconSource({
  content: { logo, publicFiles },
  place: { publicFolder },
}: Reading): Promise<Source> {
  if (publicFolder !== undefined && publicFiles.includes(FAVICON_SVG))
    return { type: 'image/svg+xml', body: await readFile(join(publicFolder, FAVICON_SVG)) };
  if (logo === undefined) return { type: 'image/svg+xml', body: MARK };
  return { type: logo.path === 'logo.svg' ? 'image/svg+xml' : 'image/png', body: logo.body };
}

/** A picture of any proportions in the middle of a square. */
function iconOf({ type, body }: Source, size: number): Promise<Uint8Array> {
  const data = `data:${type};base64,${Buffer.from(body).toString('base64')}`;
  const image = `<image width="${size}" height="${size}" href="${data}"/>`;
  return rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${image}</svg>`,
    size,
  );
}
