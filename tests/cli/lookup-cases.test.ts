// Questions and files of real users, stored beside the repository: no answer is wrong, and unknown
// answers are "cannot tell". Skipped if the cases do not exist.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { candorHere, NOW, ROOT, type Run } from '../support/run-candor.ts';

const CASES = join(ROOT, '../shared/cases/lookup');
const questions = z.array(
  z.object({ eco: z.string(), name: z.string(), v: z.string(), w: z.string() }),
);
const answer = z.object({ packages: z.array(z.object({ status: z.string() })) });
const WORDS = new Map([
  ['affected', 'yes'],
  ['not-affected', 'no'],
  ['unknown', '?'],
]);

const ask = (content: string, ...words: string[]): Promise<Run> =>
  candorHere(['affected', ...words, '--content', join(CASES, content), '--now', NOW]);

describe.skipIf(!existsSync(CASES))('the cases beside the repository', () => {
  it('have no wrong answer', async () => {
    const wrong: string[] = [];
    const count = { right: 0, 'cannot tell': 0 };
    for (const { eco, name, v, w } of questions.parse(
      JSON.parse(readFileSync(join(CASES, 'asks.json'), 'utf8')),
    )) {
      const { out, err } = await ask('content', `${eco}:${name}`, v, '--json');
      const [first] = out === '' ? [] : answer.parse(JSON.parse(out)).packages;
      const given = first === undefined ? err : WORDS.get(first.status);
      if (given === w) count.right++;
      else if (given === '?') count['cannot tell']++;
      else wrong.push(`${eco}:${name} ${v}: ${given}, wanted ${w}`);
    }
    console.log(`right ${count.right}, cannot tell ${count['cannot tell']}, wrong ${wrong.length}`);
    expect(wrong).toEqual([]);
    expect(count.right).toBeGreaterThanOrEqual(96);
  });

  const files: readonly (readonly [file: string, content: string])[] = [
    ['names.cdx.json', 'names-content'],
    ['spdxurl.spdx.json', 'names-content'],
    ...(existsSync(CASES)
      ? readdirSync(join(CASES, 'files'), { recursive: true, encoding: 'utf8' })
      : []
    )
      .filter((file) => /\.\w+$|\.freeze$/.test(file))
      .map((file) => [`files/${file}`, 'content'] as const),
  ];
  it.each(files)('have no false all-clear for %s', async (file, content) => {
    // The only one of these files with no affected package: its one module is replaced by a fixed
    // version.
    expect((await ask(content, '--sbom', join(CASES, file))).code).toBe(
      file === 'files/g2/go.mod' ? 0 : 1,
    );
  });
});
