// "From the report to the retrospective" of the README, run literally: every line in order, with a
// person's edits in between.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, commandsOf } from '../support/readme-walk.ts';
import { ROOT, workFolder } from '../support/run-candor.ts';
import { type Desk, deskIn } from '../support/story.ts';

const STORY = blocksOf(
  readFileSync(join(ROOT, 'README.md'), 'utf8'),
  'From the report to the retrospective',
);
const work = workFolder('readme-story');
afterAll(work.remove);

const ADVISORY = 'advisories/2026/ORB-2026-0002.md';
const RETROSPECTIVE = 'retrospectives/what-we-learnt-from-orb-2026-0002.mdx';

/** Commands that need a process, a repository or the network: they are parsed (doc-blocks.test.ts), and run in story.thorough.test.ts. */
const ELSEWHERE = /^(?:build|release-day)\b/;

/** The time of a line, if it is not a minute after the previous line. */
const TIMES: readonly (readonly [line: RegExp, now: string])[] = [
  [/^new case/, '2026-12-01T09:00:00Z'],
  [/--form eml/, '2026-12-02T16:05:00Z'],
  [/^revise/, '2026-12-03T09:00:00Z'],
  [/^new retrospective/, '2026-12-07T09:00:00Z'],
];

/** A person's edits before a line: the text of an advisory, wrong ranges, a retrospective. */
const WRITTEN: readonly (readonly [line: RegExp, edit: (desk: Desk) => void])[] = [
  [
    /^new release/,
    (desk) =>
      desk.edit(
        ADVISORY,
        [
          /^cwe:|^affected:/m,
          'severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H]\naffected:',
        ],
        ['## Impact\n', '## Impact\n\nA crafted archive can run code.\n'],
        ['## Mitigation\n', '## Mitigation\n\nNone known.\n'],
      ),
  ],
  [/^revise/, (desk) => desk.edit(ADVISORY, [/introduced: 2\.0\.0/, 'introduced: 2.1.0'])],
  [
    /learnt$/,
    (desk) =>
      desk.edit(
        RETROSPECTIVE,
        [/^# Ask/m, 'published: 2026-12-07T09:01:00Z\n# Ask'],
        ['## How was it found?\n', '## How was it found?\n\nBy reading the code again.\n'],
        [/\n## (?!How was it found)[^\n]*\n/g, ''],
      ),
  ],
];

/** The commands of a block with their lines, and whether the comment marks one as refused. */
const lines = commandsOf(STORY[0] ?? { text: '' });
const REFUSED = new Set(
  (STORY[0]?.text ?? '')
    .split('\n')
    .flatMap((line) => /^candor (.*?) +# refused:/.exec(line)?.[1] ?? []),
);

describe('the story of the README', () => {
  it('works as written', { timeout: 60_000 }, async () => {
    const folder = join(work.folder, 'desk');
    mkdirSync(folder);
    const desk = deskIn(folder);
    let now = 0;
    let ran = 0;
    expect(STORY).toHaveLength(1);
    expect(REFUSED.size).toBe(1);
    for (const words of lines) {
      const line = words.join(' ');
      if (ELSEWHERE.test(line)) continue;
      now = Date.parse(
        TIMES.find(([of]) => of.test(line))?.[1] ?? new Date(now + 60_000).toISOString(),
      );
      for (const [before, edit] of WRITTEN) if (before.test(line)) edit(desk);
      const at = new Date(now).toISOString().replace('.000', '');
      const { code, out, err } = await desk.run(
        at,
        ...words.map((word) => word.replace(/^.*\.eml$/, `${folder}/$&`)),
      );
      expect(code, `${line}\n${out}${err}`).toBe(REFUSED.has(line) ? 1 : 0);
      ran += 1;
    }
    expect(ran).toBe(lines.length - 2);
    expect(readFileSync(join(folder, 'announcement.eml'), 'utf8')).toContain('ORB-2026-0002');
    const { out } = await desk.run('2026-12-08T09:00:00Z', 'status');
    expect(out).not.toContain('ORB-2026-0002');
  });
});
