// The results of Lighthouse for pages of a built site, in Chromium, from a host that compresses.

import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { openChromium, serve } from './chromium.ts';

/** The first pages that readers and reporters visit. */
export const JUDGED_PAGES = [
  '/',
  '/advisories/',
  '/advisories/ORB-2026-0004/',
  '/report/',
  '/check/',
] as const;

/** The categories of Lighthouse; only the first depends on the speed of a machine. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** A page with its scores, from 0 to 100, and the audits that reduced them. */
interface Judgement {
  readonly path: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Measures pages of a built site, one after the other. Throws if Chromium cannot be controlled. */
export async function judge(
  folder: string,
  paths: readonly string[],
  categories: readonly (typeof CATEGORIES)[number][],
): Promise<Judgement[]> {
  const port = await freePort();
  const { server, origin } = await serve(folder, { compressed: true });
  const browser = await openChromium(port);
  try {
    const judgements: Judgement[] = [];
    for (const path of paths) {
      const run = await lighthouse(`${origin}${path}`, {
        port,
        logLevel: 'error',
        onlyCategories: [...categories],
        disableFullPageScreenshot: true,
        throttlingMethod: categories.includes('performance') ? 'simulate' : 'provided',
      });
      if (run === undefined) throw new Error(`Lighthouse said nothing of ${path}.`);
      const { audits, categories: judged } = run.lhr;
      const parts = Object.values(judged);
      const faults = parts.flatMap(({ id, auditRefs }) =>
        auditRefs.flatMap(({ id: audit, weight }) => {
          const { score = null, title = '' } = audits[audit] ?? {};
          return weight > 0 && score !== null && score < 0.9 ? [`${id}: ${audit}: ${title}`] : [];
        }),
      );
      const scores = Object.fromEntries(
        parts.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
      );
      judgements.push({ path, scores, faults });
    }
    return judgements;
  } finally {
    await browser.close();
    server.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
