// The command line as one file. Loading three hundred modules takes as long as reading a hundred
// advisories; loading one takes a fifth of that. The file is created after a first run, kept under
// node_modules/, and used until a source changes.

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/candor');
const CURRENT = join(CACHE, 'current.json');
const TURN = join(CACHE, 'turn');
// The installed versions of the lock file's packages.
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');

// Packages that every command loads. All others are large and rarely needed, and are not bundled.
const INSIDE =
  /^(?:zod|yaml|commander|@commander-js\/extra-typings|packageurl-js|semver|@renovatebot\/(?:pep440|ruby-semver)|deb-version-compare|fastest-levenshtein|picocolors|ae-cvss-calculator|@secvisogram\/csaf-validator-lib)(?:\/|$)/;

/** Returns the address of the bundle; undefined if it is missing or a source has changed since. */
export function freshBundle() {
  try {
    const { node, root, bundle, sources } = JSON.parse(readFileSync(CURRENT, 'utf8'));
    // Two working copies can share their node_modules/ through a link.
    if (node !== process.version || root !== ROOT) return undefined;
    for (const [file, stamp] of sources) if (stampOf(file) !== stamp) return undefined;
    return statSync(bundle).isFile() ? pathToFileURL(bundle).href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Creates the bundle. It only saves time: if it cannot be created, or another process creates it,
 * nothing happens.
 */
export async function keepBundle() {
  try {
    mkdirSync(CACHE, { recursive: true });
    takeTurn();
  } catch {
    return;
  }
  let folder;
  try {
    folder = mkdtempSync(join(CACHE, 'bundle-'));
    // It contains only code, and other users of this working copy can run it too.
    chmodSync(folder, 0o755);
    const sources = await bundleInto(folder);
    const next = join(folder, 'current.json');
    writeFileSync(
      next,
      JSON.stringify({ node: process.version, root: ROOT, bundle: join(folder, 'candor.mjs'), sources }),
    );
    renameSync(next, CURRENT);
    sweep(folder);
  } catch {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  } finally {
    rmSync(TURN, { recursive: true, force: true });
  }
}

/** Writes the bundle; returns each source with its stamp from before it was read. */
async function bundleInto(folder) {
  const { rolldown } = await import('rolldown');
  const stamps = new Map([INSTALLED, fileURLToPath(import.meta.url)].map((file) => [file, stampOf(file)]));
  const bundle = await rolldown({
    input: { candor: join(ROOT, 'scripts/candor.ts') },
    platform: 'node',
    external: (id) => /^[@a-z]/.test(id) && !INSIDE.test(id),
    plugins: [
      {
        name: 'sources',
        load(id) {
          if (isOurs(id)) stamps.set(id, stampOf(id));
        },
        transform: (code, id) => (isOurs(id) ? withItsPlace(code, id) : withoutCollator(code, id)),
      },
    ],
    logLevel: 'silent',
  });
  const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
  await bundle.write({ dir: folder, format: 'esm', minify: true, ...names });
  return [...stamps];
}

// Allows one process at a time; takes over the turn of a killed process.
function takeTurn() {
  try {
    mkdirSync(TURN);
  } catch (error) {
    if (Date.now() - statSync(TURN).mtimeMs < 60_000) throw error;
    rmSync(TURN, { recursive: true, force: true });
    mkdirSync(TURN);
  }
}

// Other processes can still be loading parts of a bundle that has just been replaced.
function sweep(current) {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (path !== current && name.startsWith('bundle-') && Date.now() - statSync(path).mtimeMs > 600_000)
      rmSync(path, { recursive: true, force: true });
  }
}

const isOurs = (id) => id.startsWith(ROOT) && !id.includes('node_modules');

// Writes the location of a source into it, because the bundle is in another folder.
function withItsPlace(code, id) {
  if (!code.includes('import.meta.')) return undefined;
  return code
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
}

// The collator for text order loads the tables of every language. The package requests it on load,
// only to sort eight numbers. The only texts that it sorts are the qualifiers of a package URL,
// which are rare.
function withoutCollator(code, id) {
  if (!id.includes('packageurl-js')) return undefined;
  const collator = 'const { compare: localeCompare } = new Intl.Collator()';
  const later = `let collator
const localeCompare = (a, b) => typeof a === 'number' && typeof b === 'number'
  ? a - b
  : (collator ??= new Intl.Collator()).compare(a, b)`;
  return code.replace(collator, later);
}

function stampOf(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}
