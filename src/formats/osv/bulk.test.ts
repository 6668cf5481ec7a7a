import { execFileSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { anAdvisory, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { osvBulk } from './bulk.ts';
import { osv, osvDocument } from './osv.ts';

const SETTING = settingOf(aSite(), NOW, { projects: [] });
const ADVISORIES = [
  anAdvisory({ id: 'ORB-2026-10', published: '2026-05-12T16:00:00Z' }),
  anAdvisory({ id: 'ORB-2026-2', published: '2026-05-12T16:00:00Z' }),
  anAdvisory({ id: 'ORB-2026-3', published: '2026-05-12T16:00:00.5Z', body: 'ζ' }),
  anAdvisory({
    id: 'ORB-2025-7',
    published: '2025-05-12T16:00:00Z',
    withdrawn: { at: '2026-05-30T00:00:00Z', reason: 'Not ours.' },
  }),
];

function bodies(advisories: readonly Advisory[]) {
  const documents = osvBulk(someContent({ advisories }), SETTING);
  const body = (path: string) => documents.find((document) => document.path === path)?.body;
  const zip = body('osv/all.zip');
  return {
    all: String(body('osv/all.json')),
    zip: zip instanceof Uint8Array ? zip : new Uint8Array(),
    list: String(body('osv/modified_id.csv')),
  };
}

describe('osv/all.json', () => {
  test('contains every record in full, sorted by id, one on a line', () => {
    const { all } = bodies(ADVISORIES);
    const records = JSON.parse(all);
    expect(records.map(({ id }: { id: string }) => id)).toEqual([
      ...['x_ORB-2025-7', 'x_ORB-2026-2', 'x_ORB-2026-3', 'x_ORB-2026-10'],
    ]);
    const single = osv(ADVISORIES[1] ?? anAdvisory(), SETTING)?.body;
    expect(records[1]).toEqual(JSON.parse(String(single)));
    expect(all.split('\n')).toHaveLength(ADVISORIES.length + 3);
  });

  test('is an empty array if nothing is published', () => {
    expect(JSON.parse(bodies([]).all)).toEqual([]);
  });
});

describe('osv/all.zip', () => {
  test('contains exactly the files that are published one by one, sorted by id', () => {
    const files = unzipSync(bodies(ADVISORIES).zip);
    expect(Object.keys(files)).toEqual([
      ...['x_ORB-2025-7.json', 'x_ORB-2026-2.json', 'x_ORB-2026-3.json', 'x_ORB-2026-10.json'],
    ]);
    for (const advisory of ADVISORIES) {
      const { record, text } = osvDocument(advisory, SETTING);
      expect(strFromU8(files[`${record.id}.json`] ?? new Uint8Array())).toBe(text);
    }
  });

  test('is a ZIP without entries if nothing is published', () => {
    expect(unzipSync(bodies([]).zip)).toEqual({});
  });

  test('has 1980-01-01 as the time of every entry, no system and no attributes', () => {
    const { zip } = bodies(ADVISORIES);
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const entries = [...zip.keys()].filter(
      (i) => i + 46 <= zip.length && view.getUint32(i, true) === 0x02014b50,
    );
    expect(entries).toHaveLength(ADVISORIES.length);
    for (const entry of entries) {
      expect(view.getUint16(entry + 14, true)).toBe((1 << 5) | 1);
      expect(view.getUint8(entry + 5)).toBe(0);
      expect(view.getUint32(entry + 38, true)).toBe(0);
    }
  });

  test('has the same bytes in every time zone', () => {
    // The zone is fixed when a process first reads the time, so each zone needs its own process.
    const program = `
      import { readFileSync } from 'node:fs';
      import { osvBulk } from ${JSON.stringify(new URL('./bulk.ts', import.meta.url).href)};
      const { content, setting } = JSON.parse(readFileSync(0, 'utf8'));
      const zip = osvBulk(content, { ...setting, english: new Map() }).find(({ path }) => path.endsWith('.zip')).body;
      process.stdout.write(new Date(0).getHours() + ' ' + Buffer.from(zip).toString('base64'));`;
    const input = JSON.stringify({ content: { advisories: ADVISORIES }, setting: SETTING });
    const run = (zone: string): string =>
      execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program], {
        input,
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    const runs = ['UTC', 'Asia/Tokyo', 'America/New_York', 'Africa/Monrovia'].map((zone) =>
      run(zone).split(' '),
    );
    expect(runs.map(([hour]) => hour)).toEqual(['0', '9', '19', '23']);
    expect(new Set(runs.map(([, zip]) => zip))).toEqual(
      new Set([Buffer.from(bodies(ADVISORIES).zip).toString('base64')]),
    );
  });
});

describe('osv/modified_id.csv', () => {
  test('lists the newest change first, and sorts ids with the same time', () => {
    expect(bodies(ADVISORIES).list).toBe(
      [
        '2026-05-30T00:00:00Z,x_ORB-2025-7',
        '2026-05-12T16:00:00.5Z,x_ORB-2026-3',
        '2026-05-12T16:00:00Z,x_ORB-2026-2',
        '2026-05-12T16:00:00Z,x_ORB-2026-10',
        '',
      ].join('\n'),
    );
  });

  test('is empty if nothing is published', () => {
    expect(bodies([]).list).toBe('');
  });
});

test('the bulk documents do not depend on the order of the content', () => {
  expect(bodies(ADVISORIES.toReversed())).toEqual(bodies(ADVISORIES));
});
