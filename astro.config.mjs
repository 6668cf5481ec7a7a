import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { contentPlace } from './src/environment.ts';
import { candor } from './src/publish/integration.ts';

// Astro serves a folder in any case: where the content has none, one that is not there.
const publicDir = contentPlace().publicFolder ?? join(tmpdir(), 'candor-has-no-public-folder');

// Astro 7.3.0 imports this path from the code that it makes for images and does not export it.
const logger = fileURLToPath(new URL('./dist/core/logger/core.js', import.meta.resolve('astro/package.json')));

export default defineConfig({
  publicDir,
  integrations: [candor(), mdx()],
  build: { format: 'directory', concurrency: 8, inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Highlighting writes inline styles, which a strict content security policy refuses.
  markdown: { syntaxHighlight: false },
  vite: {
    resolve: { alias: { 'astro/_internal/logger': logger } },
    // Astro would write a small script into the page, which the same policy refuses.
    build: { assetsInlineLimit: 0 },
  },
});
