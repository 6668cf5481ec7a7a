import { defineConfig } from 'astro/config';
import { contentPlace } from './src/environment.ts';
import { astroConfig } from './src/publish/astro-config.ts';

export default defineConfig(astroConfig(contentPlace().publicFolder));
