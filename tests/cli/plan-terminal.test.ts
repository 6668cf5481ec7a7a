// candor plan with a person's answers: the real command line in a real terminal.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { copyExample, hashesOf, workFolder } from '../support/run-candor.ts';
import { hasTmux, openTerminal, type Terminal } from '../support/terminal.ts';

const work = workFolder('plan-terminal');
let terminal: Terminal | undefined;
let count = 0;

// The target date, the 29th, is in the blackout of the example; the fix is ready.
const NOW = '2026-12-22T18:00:00Z';
const CASE = `title: Readable files
received: {at: 2026-12-22T12:00:00Z, channel: mail}
severity: {level: critical}
step: verified
history:
  - {at: 2026-12-22T16:00:00Z, step: verified}
`;

function start(): { terminal: Terminal; content: string; file: string } {
  count += 1;
  const folder = join(work.folder, String(count));
  const content = copyExample(folder);
  const file = join(content, 'cases/ORB-2026-0009.yaml');
  writeFileSync(file, CASE);
  const words = ['plan', 'ORB-2026-0009', '--now', NOW];
  terminal = openTerminal(words, { cwd: folder, name: `plan-${count}` });
  return { terminal, content, file };
}

afterEach(() => {
  terminal?.close();
  terminal = undefined;
});
afterAll(work.remove);

describe.skipIf(!hasTmux())('candor plan in a terminal', { timeout: 300_000 }, () => {
  it('asks for a slot, asks for a reason if one is required, and writes both', async () => {
    const { terminal: screen, file } = start();
    const shown = await screen.see('Which slot do you choose?');
    expect(shown).toContain('needs a reason');
    expect(shown).toContain('It is night in Shanghai, Tokyo, Sydney.');
    screen.press('Down', 'Down', 'Enter');
    await screen.see('Why this slot?');
    screen.press('Enter');
    await screen.see('Write one sentence.');
    screen.type('Nobody can release before: "zlib" comes first.');
    screen.press('Enter');
    expect(await screen.end()).toBe(0);
    const written = readFileSync(file, 'utf8');
    expect(written.startsWith(CASE)).toBe(true);
    expect(written).toContain('slot: 2027-01-05T16:00:00Z\n');
    expect(written).toContain('Nobody can release before');
  });

  it.each([
    ['none of them is taken', ['Up', 'Enter'], 0],
    ['the question is cancelled', ['C-c'], 2],
  ])('writes nothing if %s', async (_, keys, code) => {
    const { terminal: screen, content } = start();
    const before = hashesOf(content);
    await screen.see('Which slot do you choose?');
    screen.press(...keys);
    expect(await screen.end()).toBe(code);
    expect(hashesOf(content)).toEqual(before);
  });
});
