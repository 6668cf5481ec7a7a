// The public parts of a planned release: random releases reveal only what is pre-announced.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { starterFiles } from '../../src/drafts/site.ts';
import { calendar } from '../../src/formats/calendar/calendar.ts';
import { settingOf } from '../../src/formats/format.ts';
import { instantOf, parseInstant } from '../../src/model/instant.ts';
import { readContent } from '../../src/read/index.ts';
import { workFolder } from '../support/run-candor.ts';

const work = workFolder('preannounced');
afterAll(work.remove);

const START = Date.UTC(2026, 5, 1);
const HOUR = 3_600_000;
/** In every field of a release that accepts any text, and in the advisory that it names. */
const CANARY = 'canary';

const time = (hours: number): string => instantOf(START + hours * HOUR);
const hour = () => fc.integer({ min: 1, max: 400 });
const arbitraryRelease = fc.record({
  published: fc.option(hour(), { nil: undefined, freq: 8 }),
  preannounce: fc.option(
    fc.record({
      from: fc.integer({ min: -400, max: 200 }),
      window_hours: fc.integer({ min: 1, max: 168 }),
      severity_at_most: fc.constantFrom('low', 'medium', 'high', 'critical'),
    }),
    { nil: undefined, freq: 5 },
  ),
});

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

it('no reading lets other parts of a planned release into the content or the calendar', async () => {
  const now = parseInstant(time(0));
  if (!('instant' in now)) throw new Error('no instant');
  const run = async (
    releases: readonly (typeof arbitraryRelease extends fc.Arbitrary<infer Release>
      ? Release
      : never)[],
  ) => {
    const folder = join(work.folder, 'content');
    rmSync(folder, { recursive: true, force: true });
    for (const { path, text } of starterFiles({
      name: 'Orbital',
      url: 'https://orbital.example/',
      prefix: 'ORB',
      registered: false,
      channels: [
        { slug: 'mail', name: 'Mail', kind: 'email', address: 'mailto:a@orbital.example' },
      ],
    }))
      write(folder, path, text);
    write(
      folder,
      'projects/orbital.yaml',
      stringify({ name: 'Orbital', packages: ['pkg:pypi/orbital'] }),
    );
    for (const [i, { published, preannounce }] of releases.entries()) {
      const at = published === undefined ? {} : { published: time(published) };
      const announced =
        preannounce === undefined
          ? {}
          : { preannounce: { ...preannounce, from: time(preannounce.from) } };
      const id = `ORB-2026-${9000 + i}`;
      const release = {
        project: 'orbital',
        versions: [`${CANARY}-${i}`],
        advisories: [id],
        to: [`${CANARY}@orbital.example`],
        ...at,
        ...announced,
      };
      write(
        folder,
        `releases/orbital-${CANARY}-${i}.md`,
        `---\n${stringify(release)}---\n\n${CANARY}\n`,
      );
      const advisory = {
        summary: CANARY,
        project: 'orbital',
        affected: [{ package: 'pkg:pypi/orbital', versions: [CANARY] }],
        ...at,
      };
      write(
        folder,
        `advisories/2026/${id}.md`,
        `---\n${stringify(advisory)}---\n\n## Impact\n\n${CANARY}\n`,
      );
    }
    const { content, desk, site } = await readContent({ folder, now: now.instant });
    expect(desk.releases).toHaveLength(releases.length);
    const documents = calendar(content, settingOf(site, now.instant, content));
    for (const text of [
      JSON.stringify(content),
      JSON.stringify(documents).replaceAll('\\r\\n ', ''),
    ]) {
      expect(text).not.toContain(CANARY);
      expect(text).not.toMatch(/ORB-2026-9\d{3}/);
    }
    const due = releases.filter(
      ({ published, preannounce }) =>
        published !== undefined && preannounce !== undefined && preannounce.from <= 0,
    );
    expect(content.preannouncements.length > 0).toBe(due.length > 0);
    expect(documents.length).toBe(due.length > 0 ? 1 : 0);
    for (const one of content.preannouncements)
      expect(Object.keys(one).sort()).toEqual([
        'announcedAt',
        'at',
        'project',
        'severityAtMost',
        'windowHours',
      ]);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryRelease, { minLength: 1, maxLength: 4 }), run),
    { numRuns: 40 },
  );
});
