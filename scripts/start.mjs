// Starts the command line. This one file is JavaScript: Node then keeps the compiled form of every TypeScript file, and need
// not load its TypeScript parser again, which takes longer than reading a hundred advisories.

import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./candor.ts');
