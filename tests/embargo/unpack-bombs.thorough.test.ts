// Files that unpack to more than a search for secrets can read.

import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { unpacked } from '../../src/unpack/index.ts';

it('a bomb of more than 512 MiB is skipped, with a warning', () => {
  const entry = gzipSync(Buffer.alloc(2 ** 26), { level: 1 });
  const bombs = {
    'one layer': gzipSync(Buffer.alloc(3 * 2 ** 28), { level: 1 }),
    'many entries': zipSync(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}`, entry])),
    ),
  };
  for (const [name, bomb] of Object.entries(bombs)) {
    const said: string[] = [];
    let bytes = 0;
    for (const part of unpacked(bomb, 'bomb', (what) => said.push(what)))
      bytes += part.bytes.length;
    expect(bytes, name).toBeLessThan(2 ** 29 + 2 * bomb.length);
    expect(said.join(), name).toContain('more than 512 MiB');
  }
}, 120_000);
