// Creates the pictures from content: those of shared pages, and the icons of the site. A file with
// the same path in public/ takes precedence.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cardWordsIn } from '../language/sentences/cards.ts';
import { FAVICON_SVG, ICONS, MARK } from '../model/site/icons.ts';
import { cardPath, cardsOf } from '../model/views/cards.ts';
import type { Reading } from '../read/index.ts';
import { drawCard } from './card-picture.ts';
import { rasterize } from './rasterize.ts';

/** Writes every picture into the folder of a site. */
export async function writePictures(folder: string, reading: Reading): Promise<void> {
  const { content, site } = reading;
  const taken = new Set(content.publicFiles);
  const write = async (path: string, body: Uint8Array): Promise<void> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
  };
  // Cards with the same content are drawn once.
  const drawn = new Map<string, Uint8Array>();
  for (const card of cardsOf(content, site, cardWordsIn(site.language))) {
    const path = cardPath(card);
    if (taken.has(path)) continue;
    const says = JSON.stringify({ ...card, page: '' });
    const png = drawn.get(says) ?? (await drawCard(card));
    drawn.set(says, png);
    await write(path, png);
  }
  const icons = ICONS.filter(({ path }) => !taken.has(path));
  if (icons.length === 0) return;
  const source = await iconSource(reading);
  for (const { path, size } of icons) await write(path, await iconOf(source, size));
}

interface Source {
  readonly type: string;
  readonly body: Uint8Array | string;
}

async function iconSource({ content: { logo, publicFiles }, place: { publicFolder } }: Reading): Promise<Source> {
  if (publicFolder !== undefined && publicFiles.includes(FAVICON_SVG))
    return { type: 'image/svg+xml', body: await readFile(join(publicFolder, FAVICON_SVG)) };
  if (logo === undefined) return { type: 'image/svg+xml', body: MARK };
  return { type: logo.path === 'logo.svg' ? 'image/svg+xml' : 'image/png', body: logo.body };
}

/** A picture of any proportions in the middle of a square. */
function iconOf({ type, body }: Source, size: number): Promise<Uint8Array> {
  const data = `data:${type};base64,${Buffer.from(body).toString('base64')}`;
  const image = `<image width="${size}" height="${size}" href="${data}"/>`;
  return rasterize(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${image}</svg>`, size);
}
