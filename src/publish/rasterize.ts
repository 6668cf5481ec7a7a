// Converts SVG to PNG with resvg, compiled to WebAssembly: it reads no files, uses no network, and
// writes the same bytes for the same picture.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

let ready: Promise<typeof import('@resvg/resvg-wasm').Resvg> | undefined;

async function load(): Promise<typeof import('@resvg/resvg-wasm').Resvg> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Resvg;
}

/**
 * Returns a picture as PNG, `width` pixels wide. It has no metadata, and only text that is drawn as
 * paths. Throws if the input is not SVG.
 */
export async function rasterize(svg: string, width: number): Promise<Uint8Array> {
  ready ??= load();
  const Resvg = await ready;
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  });
  try {
    const image = picture.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    picture.free();
  }
}
