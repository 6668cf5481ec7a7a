// The settings of Astro: what the commands render with, and what astro.config.mjs gives to Astro's
// own tools.

import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import mdx from '@astrojs/mdx';
import type { AstroUserConfig } from 'astro';
import { candorFolder } from '../disk/candor-folder.ts';
import { candor } from './integration.ts';

/** Returns the settings for a site with these static files; undefined if it has none. */
export function astroConfig(publicFolder: string | undefined): AstroUserConfig {
  const require = createRequire(join(candorFolder(), 'package.json'));
  const astro = dirname(require.resolve('astro/package.json'));
  return {
    // Astro serves a folder in any case: without static files, one that does not exist.
    publicDir: publicFolder ?? join(tmpdir(), 'candor-has-no-public-folder'),
    integrations: [candor(), mdx()],
    build: { format: 'directory', concurrency: 8, inlineStylesheets: 'never' },
    devToolbar: { enabled: false },
    // Highlighting writes inline styles, which a strict content security policy refuses.
    markdown: { syntaxHighlight: false },
    vite: {
      // Astro 7.3.0 imports this path in the code that it generates for images, but does not export
      // it.
      resolve: { alias: { 'astro/_internal/logger': join(astro, 'dist/core/logger/core.js') } },
      // Astro would write a small script into the page, which the same policy refuses.
      build: { assetsInlineLimit: 0 },
      // The dev server of Vite would serve every file of the repository, and so the text of drafts.
      server: { fs: { allow: ['src', 'node_modules'] } },
    },
  };
}
