// No byte of what is not public reaches a build: 200 records with a canary in every field, whole builds, and the guards taken
// away one after the other, to see that the next one holds, and that this test would see it if none did.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { advisorySchema } from '../src/model/advisory.ts';
import { caseSchema } from '../src/model/case.ts';
import { releaseSchema } from '../src/model/release.ts';
import { reservationSchema } from '../src/model/reservation.ts';
import { retrospectiveSchema } from '../src/model/retrospective.ts';
import { shapeAt } from '../src/model/schema-shape.ts';
import { statementSchema } from '../src/model/statement.ts';
import { translationSchema } from '../src/model/translation.ts';
import { canariesIn, canaryInBytes } from './canaries.ts';
import {
  advisoryCanary,
  CANARY,
  canaryRecords,
  caseCanary,
  releaseCanary,
  reservationCanary,
  retrospectiveCanary,
  statementCanary,
  translationCanary,
  writeCanaries,
} from './canary-content.ts';
import { candor, hashesOf, NOW, ROOT, userEnvironment, workFolder } from './candor.ts';
import { GUARDS, type Guard } from './guards/guards.ts';

const work = workFolder('canary');
afterAll(work.remove);

describe('the canaries', () => {
  const kinds: [string, z.ZodType, Readonly<Record<string, unknown>>[], string[]][] = [
    // An advisory that has a CVE needs no reason for having none; what is withdrawn or revised was public once; imported
    // records are of what is public elsewhere.
    [
      'advisories',
      advisorySchema,
      [advisoryCanary('ORB-2026-7000', 'scheduled').values],
      ['cve', 'withdrawn', 'revisions', 'imported'],
    ],
    ['translations', translationSchema, [translationCanary('ORB-2026-7000', 'de').values], []],
    ['releases', releaseSchema, [releaseCanary('ORB-2026-7000', 'scheduled').values], []],
    ['retrospectives', retrospectiveSchema, [retrospectiveCanary('ORB-2026-7000', 'scheduled').values], []],
    [
      'statements',
      statementSchema,
      [statementCanary('scheduled', 'affected').values, statementCanary('draft', 'not_affected').values],
      [],
    ],
    ['cases', caseSchema, [caseCanary('ORB-2026-7000').values], []],
    ['reservations', reservationSchema, [reservationCanary('ORB-2026-7000').values], []],
  ];

  // A package is public and so are the names of branches, "thanks" is true or false, and of the keys of a range each stands for
  // another.
  const OTHERS = ['thanks', 'package', 'packages', 'last_affected', 'limit', 'repo', 'assessed'];

  it.each(kinds)('stand in every field of %s: a new one must be given one', (_, schema, values, without) => {
    const missing = keysOf(schema).filter(
      (path) =>
        !path.some((key) => [...OTHERS, ...without].includes(String(key))) &&
        // The vectors of a package are those of the advisory, which has them.
        path.join('.') !== 'affected.0.severity' &&
        values.every((one) => valueAt(one, path) === undefined),
    );
    expect(missing.map((path) => path.join('.'))).toEqual([]);
  });

  it('are found in whatever they are packed or written', () => {
    const text = 'see zqcanary12 here';
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(text.toUpperCase()),
      Buffer.from(text, 'utf16le'),
      gzipSync(text),
      brotliCompressSync(text),
      gzipSync(zipSync({ 'a/b.json': Buffer.from(text) })),
      Buffer.from(zipSync({ 'zqcanary12.json': Buffer.from('{}') })),
      Buffer.from(`x ${Buffer.from(text).toString('base64')}`),
      Buffer.from(`data:text/plain;base64,${Buffer.from(text).toString('base64')}`),
      Buffer.from(Buffer.from(text).toString('hex')),
      Buffer.from('zq&#99;anary1 \\u007aqcanary1'),
      Buffer.from('https://a.example/?%7aqcanary'),
      Buffer.from('zqca<b>nary</b>'),
    ])
      expect(canaryInBytes(bytes), bytes.toString('latin1')).toMatch(CANARY);
    expect(canaryInBytes(Buffer.from('ORB-2026-0006 canary CVE-2026-7000'))).toBeUndefined();
  });
});

type KeyPath = (string | number)[];

/** The path of every key of a schema, through lists and objects; only of those that hold no further keys. */
function keysOf(schema: z.ZodType, path: KeyPath = []): KeyPath[] {
  return Object.keys(shapeAt(schema, path)).flatMap((key) => {
    const own = [...path, key];
    for (const inner of [own, [...own, 0]])
      if (Object.keys(shapeAt(schema, inner)).length > 0) return keysOf(schema, inner);
    return [own];
  });
}

function valueAt(value: unknown, [step, ...rest]: KeyPath): unknown {
  if (step === undefined) return value;
  return typeof value === 'object' && value !== null ? valueAt(Reflect.get(value, step), rest) : undefined;
}

describe('a build of 200 records that are not public, among those of the example', () => {
  it.each([1, 2, 3])('holds nothing of any of them (mix %i)', (seed) => {
    const content = writeCanaries(join(work.folder, `mix-${seed}`), canaryRecords(seed));
    const dist = join(work.folder, `dist-${seed}`);
    const { code, err, out } = candor(['build', '--content', content, '--now', NOW, '--out', dist]);
    expect(
      err +
        out
          .split('\n')
          .filter((line) => line.includes(' error '))
          .join('\n'),
    ).toContain('Built');
    expect(code).toBe(0);
    expect(canariesIn(dist)).toEqual([]);
  });
});

const SCAN: Guard = {
  name: 'the leak scan',
  file: 'src/publish-site.ts',
  from: '...refuseLeaks(site, reading, open)',
  to: '',
  probe: '',
};
const PARTING = GUARDS.filter(({ probe }) => probe === 'canaries');

/** A copy of Candor without some guards. */
function without(folder: string, guards: readonly Guard[]): void {
  for (const part of ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { name, file, from, to } of guards) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} no longer holds ${name}: change the table of guards.`);
    writeFileSync(
      join(folder, file),
      text.replace(from, () => to),
    );
  }
}

const node = (folder: string, words: readonly string[]) =>
  spawnSync(process.execPath, words, { cwd: folder, env: userEnvironment(), encoding: 'utf8' });

describe('with the guards taken away that part what is public from the rest', () => {
  it('the leak scan refuses the build, without saying what is secret; without the scan too, the canary test fails', {
    timeout: 300_000,
  }, () => {
    const copy = join(work.folder, 'copy-build');
    mkdirSync(copy, { recursive: true });
    const folder = writeCanaries(join(work.folder, 'mutated'), canaryRecords(4));
    const words = (dist: string) => ['scripts/start.mjs', 'build', '--content', folder, '--now', NOW, '--out', dist];
    const dist = join(work.folder, 'dist-old');
    mkdirSync(dist);
    const page = 'the old site';
    writeFileSync(join(dist, 'index.html'), page);
    const sha256 = createHash('sha256').update(page).digest('hex');
    writeFileSync(
      join(dist, 'ledger.json'),
      JSON.stringify({
        version: 1,
        site: 'https://security.orbital.example/',
        files: [{ path: 'index.html', sha256 }],
        records: [],
      }),
    );
    const before = hashesOf(dist);
    without(copy, PARTING);
    const refused = node(copy, words(dist));
    expect(refused.stderr).toContain('The site holds something that is not public.');
    expect(refused.status).toBe(1);
    expect((refused.stderr + refused.stdout.replace(/^content.*$|^ .*$/gm, '')).toLowerCase()).not.toMatch(CANARY);
    expect(hashesOf(dist)).toEqual(before);

    without(copy, [...PARTING, SCAN]);
    const leaked = join(work.folder, 'dist-leaked');
    expect(node(copy, words(leaked)).status).toBe(0);
    expect(canariesIn(leaked).length).toBeGreaterThan(10);
  });
});
