// The only writer of documents: an Astro integration. A build writes them after the pages; the dev
// server serves the same bytes. A file with the same path in public/ takes precedence.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type Document, settingOf } from '../formats/format.ts';
import { allDocuments } from '../formats/index.ts';
import { formatProblem } from '../model/problem/format.ts';
import { hasErrors, type Reading } from '../read/index.ts';
import { overviewOf } from '../read/problem-overview.ts';
import { inBackground } from './background.ts';
import { currentReading, isAdopted, readAgain, showsPrivate } from './current-reading.ts';
import { documentFor, redirectToBase } from './dev-documents.ts';
import { ledgerOfDocuments, writeLedger } from './ledger.ts';
import { moveCards, startCards, writeIcons } from './pictures.ts';
import { pagesOfSite } from './search-index.ts';
import { removeWithheld } from './withheld.ts';

/** The number of files that are written at once. */
const PARALLEL = 32;

/** Returns the integration: site and base from site.yaml, and every document. */
export function candor(): AstroIntegration {
  let drawing: ReturnType<typeof startCards> | undefined;
  let cards = '';
  return {
    name: 'candor',
    hooks: {
      'astro:config:done': ({ config }) => {
        cards = join(fileURLToPath(config.cacheDir), 'cards');
      },
      'astro:build:start': async () => {
        drawing = startCards(cards, await currentReading());
      },
      'astro:config:setup': async ({ command, updateConfig, logger }) => {
        // "astro build" alone would skip the leak scan and publish at any time that a variable
        // gives.
        if (command === 'build' && !isAdopted())
          throw refusal(
            'Build with "candor build": it checks the clock and searches the site for private content.',
          );
        if (command === 'build' && showsPrivate())
          throw refusal('This process shows private records. Build in a process of its own.');
        const reading = await currentReading();
        const { site, problems } = reading;
        if (command === 'build' && hasErrors(problems)) {
          const errors = problems
            .filter(({ level }) => level === 'error')
            .map((problem) => formatProblem(problem));
          throw refusal(`The content has problems:\n${errors.join('\n')}`);
        }
        for (const text of command === 'dev' ? overviewOf(reading) : []) logger.warn(text);
        const { origin } = new URL(site.url);
        updateConfig({ site: origin, base: site.base });
      },
      'astro:server:setup': async ({ server, logger }) => {
        const { place, site } = await currentReading();
        const folders = [place.folder, place.publicFolder].filter((folder) => folder !== undefined);
        server.watcher.add(folders);
        server.watcher.on('all', async (_event, file) => {
          if (!folders.some((folder) => file.startsWith(`${folder}${sep}`))) return;
          try {
            const reading = await readAgain();
            for (const text of overviewOf(reading)) logger.warn(text);
            if (reading.site.base !== site.base && !hasErrors(reading.problems))
              logger.warn(restartNotice(reading));
          } catch (error) {
            // A folder can be missing for a moment, while git switches to another branch.
            logger.error(error instanceof Error ? error.message : String(error));
          }
        });
        server.middlewares.use(async (request, response, next) => {
          try {
            const document = documentFor(request, site.base, await served());
            if (document === undefined) return next();
            response.setHeader('Content-Type', document.type);
            response.end(document.body);
          } catch (error) {
            next(error);
          }
        });
        // Astro's own middleware runs first, and answers 404 for a base path without its trailing
        // slash.
        server.httpServer?.once('listening', () =>
          server.middlewares.stack.unshift({ route: '', handle: redirectToBase(site.base) }),
        );
      },
      'astro:build:done': async ({ dir }) => {
        const reading = await currentReading();
        const site = fileURLToPath(dir);
        removeWithheld(site, reading.withheld);
        const { formats, language } = reading.site;
        const index = formats.search
          ? inBackground({ kind: 'search', site, language, pages: await pagesOfSite(site) })
          : undefined;
        const documents = documentsOfReading(reading);
        await writeDocuments(site, documents);
        if (drawing !== undefined) await moveCards(drawing, site);
        await writeIcons(site, reading);
        await index;
        await writeLedger(site, documents, reading);
      },
    },
  };
}

/** Says that the dev server must start again: it serves one base path. */
export function restartNotice({ site }: Pick<Reading, 'site'>): string {
  return `The path of the site changed to ${site.base}. Stop "candor dev" and start it again.`;
}

/**
 * Astro prints the stack of an unknown error, which does not help an author who wrote a wrong key.
 */
function refusal(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

const made = new WeakMap<Reading, readonly Document[]>();

/**
 * Returns every document of a reading that public/ does not replace, created once. Throws if two
 * formats claim the same path.
 */
export function documentsOfReading(reading: Reading): readonly Document[] {
  const known = made.get(reading);
  if (known !== undefined) return known;
  const documents = makeDocuments(reading);
  made.set(reading, documents);
  return documents;
}

function makeDocuments({ content, site, place }: Reading): Document[] {
  const taken = new Set(content.publicFiles);
  const documents = allDocuments(content, settingOf(site, place.now, content)).filter(
    ({ path }) => !taken.has(path),
  );
  const paths = new Set<string>();
  for (const { path } of documents) {
    if (paths.has(path)) throw new Error(`Two documents have the path ${path}.`);
    paths.add(path);
  }
  return documents;
}

/** Writes documents below a folder, and creates their folders. */
export async function writeDocuments(
  folder: string,
  documents: readonly Document[],
): Promise<void> {
  for (const parent of new Set(documents.map(({ path }) => dirname(join(folder, path)))))
    await mkdir(parent, { recursive: true });
  for (let i = 0; i < documents.length; i += PARALLEL)
    await Promise.all(
      documents.slice(i, i + PARALLEL).map(({ path, body }) => writeFile(join(folder, path), body)),
    );
}

let cache: { of: Reading; documents: Map<string, Document> } | undefined;

async function served(): Promise<Map<string, Document>> {
  const reading = await currentReading();
  if (cache?.of !== reading) {
    const documents = documentsOfReading(reading);
    const all = [...documents, ...ledgerOfDocuments(documents, reading)];
    cache = { of: reading, documents: new Map(all.map((one) => [one.path, one])) };
  }
  return cache.documents;
}
