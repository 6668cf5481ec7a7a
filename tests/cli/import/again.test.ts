// A second import of the same records: nothing changes, changes of the source are applied, and
// edits stay.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { candorHere, copyExample, hashesOf, NOW, workFolder } from '../../support/run-candor.ts';

const work = workFolder('import-again');
afterAll(work.remove);
let content = '';
const records = join(work.folder, 'records');

const recordOf = (id: string, changes: object = {}): string =>
  JSON.stringify({
    id,
    modified: '2019-01-01T00:00:00Z',
    published: '2019-01-01T00:00:00Z',
    summary: 'A summary',
    details: 'Some details.',
    affected: [{ package: { ecosystem: 'npm', name: 'widget' }, versions: ['1.0.0'] }],
    ...changes,
  });

const put = (id: string, changes: object = {}): void =>
  writeFileSync(join(records, `${id}.json`), recordOf(id, changes));
const run = (...words: readonly string[]) =>
  candorHere(['import', 'osv', records, ...words, '--content', content, '--now', NOW]);
const file = (id: string): string => join(content, 'advisories/2019', `${id}.md`);
const edit = (id: string, from: string, to: string): void =>
  writeFileSync(file(id), readFileSync(file(id), 'utf8').replace(from, to));

beforeEach(async () => {
  for (const name of readdirSync(work.folder)) rmSync(join(work.folder, name), { recursive: true });
  mkdirSync(records);
  content = copyExample(work.folder);
  for (const id of ['X-2019-1', 'X-2019-2', 'X-2019-3']) put(id);
  const first = await run();
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('3 new, 0 same')]);
});

describe('a second import', () => {
  it('of the same records writes nothing', async () => {
    const before = hashesOf(content);
    const { code, err, out } = await run();
    expect([code, err, out]).toEqual([
      0,
      expect.stringContaining('0 new, 3 same. Wrote 0 files'),
      '',
    ]);
    expect(hashesOf(content)).toEqual(before);
  });

  it('applies what the source changed, and shows it; a dry run only shows it', async () => {
    put('X-2019-1', { summary: 'Another summary' });
    const before = hashesOf(content);
    const dry = await run('--dry-run');
    expect([dry.code, hashesOf(content)]).toEqual([0, before]);
    const { code, err, out } = await run();
    expect(out).toBe(dry.out);
    expect(out).toContain('summary: "A summary" -> "Another summary"');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('0 new, 2 same, 1 changed. Wrote 1 file'),
    ]);
    expect(readFileSync(file('ORB-2019-0001'), 'utf8')).toContain('summary: Another summary\n');
  });

  it('keeps an edit, and fails as long as the source contradicts it', async () => {
    edit('ORB-2019-0001', 'A summary', 'Our summary');
    expect((await run()).err).toContain('0 new, 3 same');
    put('X-2019-1', { summary: 'Their summary' });
    for (let i = 0; i < 2; i++) {
      const { code, err, out } = await run();
      expect([code, err]).toEqual([
        1,
        expect.stringContaining('2 same, 1 in conflict. Wrote 0 files'),
      ]);
      expect(out).toContain(
        'summary is kept: "Our summary". It was edited since its import. The source says: "Their summary"',
      );
    }
    expect((await run('--keep-edits')).code).toBe(0);
    expect((await run()).err).toContain('0 new, 3 same');
    expect(readFileSync(file('ORB-2019-0001'), 'utf8')).toContain('summary: Our summary\n');
    expect((await run('--replace')).err).toContain('2 same, 1 changed');
    expect(readFileSync(file('ORB-2019-0001'), 'utf8')).toContain('summary: Their summary\n');
  });

  it('names records that are gone, deletes nothing, and gives new ones the next id', async () => {
    rmSync(join(records, 'X-2019-1.json'));
    put('X-2019-0', { published: '2019-01-01T00:00:00Z' });
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, expect.stringContaining('1 new, 2 same, 1 gone')]);
    expect(out).toContain('X-2019-1 is no longer in the input; ORB-2019-0001 stays.');
    expect(out).toContain('advisories/2019/ORB-2019-0004.md');
    expect(readFileSync(file('ORB-2019-0001'), 'utf8')).toContain('id: X-2019-1');
    const one = await candorHere([
      'import',
      'osv',
      join(records, 'X-2019-2.json'),
      '--content',
      content,
    ]);
    expect([one.code, one.out, one.err]).toEqual([
      0,
      '',
      expect.stringContaining('0 new, 1 same.'),
    ]);
  });

  it('does not import a record twice whose file has errors', async () => {
    edit('ORB-2019-0001', 'summary: A summary', 'summary: A summary\nsumary: x');
    expect((await run()).err).toContain('0 new, 3 same');
    edit('ORB-2019-0001', 'sumary: x', 'sumary: x: y');
    put('X-2019-1', { summary: 'Their summary' });
    const { code, err } = await run();
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('Wrote 0 files; 1 record could not be imported'),
    ]);
  });

  it('reports each record as JSON', async () => {
    put('X-2019-1', { summary: 'Their summary' });
    const results: unknown = JSON.parse((await run('--json', '--dry-run')).out);
    expect(results).toMatchObject([
      {
        state: 'changed',
        id: 'ORB-2019-0001',
        changes: [{ field: 'summary', from: 'A summary', to: 'Their summary' }],
      },
      { state: 'same' },
      { state: 'same' },
    ]);
  });
});

describe('a first import', () => {
  it('leaves a vulnerability to the advisory that already describes it', async () => {
    put('CVE-1900-77777');
    const name = 'advisories/2026/ORB-2026-0004.md';
    writeFileSync(
      join(content, name),
      readFileSync(join(content, name), 'utf8').replace('CVE-1900-26004', 'CVE-1900-77777'),
    );
    const { code, out } = await run();
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('ORB-2026-0004 already describes CVE-1900-77777.'),
    ]);
  });

  it('gives a record an id of this site that it lists, with --keep-ids', async () => {
    put('Y-2019-1', { aliases: ['ORB-2019-0777'] });
    expect((await run('--dry-run')).out).toContain('ORB-2019-0004.md');
    expect((await run('--keep-ids')).out).toContain('ORB-2019-0777.md');
  });
});
