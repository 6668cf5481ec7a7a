// The amount of data that a reader loads.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { filesIn } from './run-candor.ts';

/** Fails if a site is too large: the style sheet, an advisory with all its resources, or a list. */
export function expectLight(site: string): void {
  const files = filesIn(site);
  const size = (file: string): number =>
    gzipSync(readFileSync(join(site, file)), { level: 9 }).length;
  const parts = new Map(
    files
      .filter((one) => /\.(css|js|svg)$/.test(one) && !one.startsWith('pagefind/'))
      .map((one) => [one, size(one)]),
  );
  const styles = files.filter((file) => file.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(12_000);
  const weight = (file: string): number => {
    const html = readFileSync(join(site, file), 'utf8');
    // An attribute can contain "<script" as text; this checks only that no script file delays the
    // page.
    expect(html).not.toMatch(/<script(?=[^>]*\ssrc=)(?![^>]*type="module")/);
    let sum = gzipSync(html, { level: 9 }).length;
    for (const [, name = ''] of html.matchAll(/"\/([^"]+\.(?:css|js|svg))"/g))
      sum += parts.get(name) ?? 0;
    return sum;
  };
  const advisory = files.filter(
    (file) => /^advisories\/[^/]*\d[^/]*\/index\.html$/.test(file) && !file.includes('/page/'),
  );
  // One in ten if there are many, because the same page generates each of them.
  const some = advisory.filter((_, i) => advisory.length < 100 || i % 10 === 0);
  expect(Math.max(...some.map(weight))).toBeLessThan(25_000);
  const lists = files.filter(
    (file) =>
      /^(index|(advisories|severity|packages|cwe|years|state)\/(.*\/)?index)\.html$/.test(file) &&
      !advisory.includes(file),
  );
  expect(Math.max(...lists.map(weight))).toBeLessThan(40_000);
  // Before a file is dropped; the data for answers is loaded with the first question.
  expect(weight('check/index.html')).toBeLessThan(60_000);
}
