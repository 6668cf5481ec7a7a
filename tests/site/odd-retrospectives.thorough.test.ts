// Retrospectives of a site without MDX, and unusual ones: long words, many rows, nothing at all. Each needs a build of its own.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { CANARY, writeOddRetrospectives } from '../support/odd-retrospectives.ts';
import { candor, copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('retrospectives-odd');
const EXAMPLES = ['lost-report-second-fix', 'malicious-cli-release'];
afterAll(work.remove);

const html = (path: string, folder: string): string =>
  readFileSync(join(folder, path, 'index.html'), 'utf8');
const page = (path: string, folder: string) => parseHTML(html(path, folder)).document;
const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

describe('a site that forbids MDX', () => {
  const content = join(work.folder, 'plain/content');
  const plain = join(work.folder, 'plain/dist');
  const file = (name: string): string => join(content, 'retrospectives', name);

  beforeAll(() => {
    copyExample(join(work.folder, 'plain'));
    const site = join(content, 'site.yaml');
    writeFileSync(site, `${readFileSync(site, 'utf8')}\nmdx: false\n`);
  });

  it('gets new drafts as plain Markdown', () => {
    const words = [
      'new',
      'retrospective',
      'ORB-2026-0004',
      '--title',
      'The seventh gate',
      '--author',
      'Alex Example',
    ];
    const { code, out } = candor([...words, '--content', content, '--now', NOW]);
    expect([code, out.trim().endsWith('/retrospectives/the-seventh-gate.md')]).toEqual([0, true]);
    rmSync(file('the-seventh-gate.md'));
  });

  it('refuses each MDX file, and accepts plain Markdown with the same parts after the text, as of its own day', () => {
    const refused = candor(['check', '--content', content, '--now', NOW]);
    expect(refused.code).toBe(1);
    expect(refused.out.match(/mdx-forbidden/g)).toHaveLength(2);
    for (const slug of EXAMPLES) {
      renameSync(file(`${slug}.mdx`), file(`${slug}.md`));
      const text = readFileSync(file(`${slug}.md`), 'utf8').replace(/^<[\s\S]*?>$/gm, '');
      writeFileSync(file(`${slug}.md`), text);
    }
    const release = join(content, 'releases/orbital-3.1.2.md');
    const none =
      'retrospective: {planned: false, reason: Both flaws were of a kind that we had explained before.}';
    writeFileSync(release, readFileSync(release, 'utf8').replace('\nto:', `\n${none}\nto:`));
    const later = '2027-03-10T12:00:00Z';
    const built = candor(['build', '--content', content, '--now', later, '--out', plain]);
    expect(built.err + built.out).toContain('Built');
    expect(built.err + built.out).toContain('action-overdue');
    const document = page('retrospectives/lost-report-second-fix/', plain);
    expect(
      [...document.querySelectorAll('h2')].map(({ textContent }) => words(textContent)),
    ).toEqual(
      expect.arrayContaining([
        'Root cause',
        'What went well',
        'Where we were lucky',
        'Actions',
        'Pull requests',
        'People',
      ]),
    );
    expect(document.querySelector('svg.chart')).toBeNull();
    expect(
      words(page('retrospectives/actions/', plain).querySelector('tbody tr')?.textContent),
    ).toContain('Overdue');
    for (const path of ['announcements/orbital-3.1.2/', 'advisories/ORB-2026-0004/'])
      expect(words(page(path, plain).body.textContent)).toContain(
        'No retrospective is planned: Both flaws were of a kind',
      );
  }, 300_000);
});

describe('unusual retrospectives', () => {
  let odd: string;
  let slugs: string[];
  const pages = () => slugs.map((slug) => `retrospectives/${slug}/`);

  beforeAll(() => {
    const content = copyExample(join(work.folder, 'odd'));
    odd = join(work.folder, 'odd/dist');
    slugs = writeOddRetrospectives(content);
    const { err } = candor(['build', '--content', content, '--now', NOW, '--out', odd], {
      env: CANARY,
    });
    expect(err).toContain('Built');
  }, 300_000);

  it('run no code of their authors, and show it as text', () => {
    for (const file of filesIn(odd).filter((name) => !/\.(?:png|zip)$/.test(name)))
      expect(readFileSync(join(odd, file), 'utf8'), file).not.toContain(CANARY.CANDOR_CANARY);
    for (const path of pages()) {
      const document = page(path, odd);
      expect([
        ...document.querySelectorAll('script:not([src]), img[onerror], iframe, style'),
      ]).toEqual([]);
      expect(html(path, odd)).not.toMatch(/href="\s*javascript:/i);
    }
    const text = words(page('retrospectives/inert/', odd).querySelector('.prose')?.textContent);
    expect(text.match(/\{process\.env\.CANDOR_CANARY\}/g)?.length).toBeGreaterThanOrEqual(7);
    expect(text.match(/<script>alert\(1\)<\/script>/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('have every component as documented', () => {
    const document = page('retrospectives/documented/', odd);
    const headings = [...document.querySelectorAll('h2, figcaption')].map(({ textContent }) =>
      words(textContent),
    );
    expect(headings).toEqual(
      expect.arrayContaining(['Root cause', 'Actions', 'Pull requests', 'People']),
    );
    const shown = ['timeline', 'lag-orb-2026-0003', 'versions-orb-2026-0003'].map(
      (id) => `#chart-${id} svg.chart`,
    );
    for (const one of [...shown, 'aside.card', '.callout.lesson', 'figure.pictured img'])
      expect(document.querySelector(one), one).not.toBeNull();
  });

  it('have small charts, lists if there is nothing to draw, and mark withdrawn advisories', () => {
    for (const path of pages())
      for (const chart of page(path, odd).querySelectorAll('svg.chart')) {
        expect(chart.outerHTML.length, path).toBeLessThan(15_000);
        expect(chart.outerHTML, path).not.toMatch(/NaN|Infinity/);
      }
    const together = page('retrospectives/odd-31/', odd).querySelector('#chart-timeline');
    expect(together?.querySelector('svg')).toBeNull();
    expect(words(together?.querySelector('li')?.textContent)).toContain('Reported');
    expect(together?.querySelectorAll('li').length).toBe(41);
    expect(words(page('retrospectives/odd-33/', odd).body.textContent)).toContain(
      'The times are unknown',
    );
    expect(
      words(page('retrospectives/odd-32/', odd).querySelector('aside.card')?.textContent),
    ).toContain('Withdrawn');
    expect(
      words(page('retrospectives/odd-32/', odd).querySelector('ol.history')?.textContent),
    ).toContain('Withdrawn: It was none.');
  });

  it.skipIf(!hasChromium())(
    'fit on a narrow screen: no word of a chart or a table is cut off',
    async () => {
      const { server, origin } = await serve(odd);
      const browser = await openChromium();
      for (const path of [...pages(), 'retrospectives/actions/', 'metrics/', 'metrics/2026/']) {
        const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
        await tab.goto(`${origin}/${path}`);
        const outside = await tab.evaluate(() =>
          [
            ...document.querySelectorAll(
              'svg.chart text, main :is(td, th, li, dt, dd, figcaption, p)',
            ),
          ]
            .filter((one) => one.getClientRects().length > 0 && !one.closest('thead'))
            .filter((one) => {
              const { left, right } = one.getBoundingClientRect();
              return (
                right > window.innerWidth + 1 ||
                left < -1 ||
                (one instanceof HTMLElement && one.scrollWidth > one.clientWidth + 1)
              );
            })
            .map((one) => one.textContent?.slice(0, 60)),
        );
        expect(outside, path).toEqual([]);
        await tab.close();
      }
      await browser.close();
      server.close();
    },
    120_000,
  );
});
