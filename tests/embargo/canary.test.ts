// No byte of private content reaches a build: 200 records with a canary in every field, and whole
// builds.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { advisorySchema } from '../../src/model/advisory/advisory.ts';
import { translationSchema } from '../../src/model/advisory/translation.ts';
import { caseSchema } from '../../src/model/case/case.ts';
import { reservationSchema } from '../../src/model/case/reservation.ts';
import { shapeAt } from '../../src/model/problem/schema-shape.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import { releaseSchema } from '../../src/model/release/release.ts';
import { retrospectiveSchema } from '../../src/model/retrospective/retrospective.ts';
import { statementSchema } from '../../src/model/statement.ts';
import { canariesIn, canaryInBytes } from '../support/canaries.ts';
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
} from '../support/canary-content.ts';
import { candor, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('canary');
afterAll(work.remove);

describe('the canaries', () => {
  const kinds: [string, z.ZodType, Readonly<Record<string, unknown>>[], string[]][] = [
    // An advisory with a CVE needs no reason for a missing one. Withdrawn or revised advisories
    // have been public. Imported records are public elsewhere.
    [
      'advisories',
      advisorySchema,
      [advisoryCanary('ORB-2026-7000', 'scheduled').values],
      ['cve', 'withdrawn', 'revisions', 'imported'],
    ],
    ['translations', translationSchema, [translationCanary('ORB-2026-7000', 'de').values], []],
    ['releases', releaseSchema, [releaseCanary('ORB-2026-7000', 'scheduled').values], []],
    [
      'retrospectives',
      retrospectiveSchema,
      [retrospectiveCanary('ORB-2026-7000', 'scheduled').values],
      [],
    ],
    [
      'statements',
      statementSchema,
      [
        statementCanary('scheduled', 'affected').values,
        statementCanary('draft', 'not_affected').values,
      ],
      [],
    ],
    ['cases', caseSchema, [caseCanary('ORB-2026-7000').values], []],
    ['reservations', reservationSchema, [reservationCanary('ORB-2026-7000').values], []],
  ];

  // A package is public, and so are the names of branches. "thanks" is true or false, and an order of
  // versions is one of a few. The keys of a range exclude each other.
  const OTHERS = [
    'thanks',
    'version_order',
    'package',
    'packages',
    'last_affected',
    'limit',
    'repo',
    'assessed',
    'branch',
  ];

  it.each(kinds)(
    'are in every field of %s: add one to each new field',
    (_, schema, values, without) => {
      const missing = keysOf(schema).filter(
        (path) =>
          !path.some((key) => [...OTHERS, ...without].includes(String(key))) &&
          // The vectors of a package are those of the advisory, which have canaries.
          path.join('.') !== 'affected.0.severity' &&
          values.every((one) => valueAt(one, path) === undefined),
      );
      expect(missing.map((path) => path.join('.'))).toEqual([]);
    },
  );

  it('are found in every packing and encoding', () => {
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

/** The path of every key of a schema, through lists and objects, for keys without further keys. */
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
  return typeof value === 'object' && value !== null
    ? valueAt(Reflect.get(value, step), rest)
    : undefined;
}

describe('a build of 200 private records among those of the example', () => {
  it.each([1, 2, 3].slice(0, runs(3)))('contains nothing from any of them (mix %i)', (seed) => {
    const picture = 'zqcanarypictures/zqcanary.svg';
    const draft = {
      file: 'retrospectives/draft-with-a-picture.mdx',
      values: { title: 'A draft', advisories: ['ORB-2026-0001'] },
      body: `<Figure src="${picture}" alt="Two parts" caption="A picture." />\n`,
    };
    const content = writeCanaries(join(work.folder, `mix-${seed}`), [
      ...canaryRecords(seed),
      draft,
    ]);
    mkdirSync(join(content, '../public/zqcanarypictures'));
    writeFileSync(
      join(content, '../public', picture),
      '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    );
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
