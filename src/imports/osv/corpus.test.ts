// Imports real records: all those of the Python Software Foundation, if they are next to this
// repository. index.test.ts also covers their unusual parts.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { osvRecord } from '../../formats/osv/osv.ts';
import { aSite } from '../../model/testing/advisory.fixture.ts';
import type { Imported } from '../record/run.ts';
import { advisoryIn, exported, type Json, meaning, projectIn } from './meaning.fixture.ts';
import { importOsv, importOsvAll } from './one-record.fixture.ts';

const FOLDER = new URL('../../../../shared/corpus/osv-psf/', import.meta.url);
const PSF = aSite({ id: { prefix: 'PSF', registered: true } });
const ORB = aSite();

function records(): { name: string; record: Json }[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return names.map((name) => ({
    name,
    record: JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')),
  }));
}

function imports(site = PSF): { record: Json; result: Imported }[] {
  const all = records();
  const results = importOsvAll(all, { site, takenIds: [], projects: [] });
  return results.map(({ name, result }) => {
    if ('problem' in result) throw new Error(`${name}: ${result.problem}`);
    return { record: all.find((one) => one.name === name)?.record ?? {}, result };
  });
}

describe.skipIf(!existsSync(FOLDER))('the records of the Python Software Foundation', () => {
  test('are all imported, without an error in the written files', () => {
    const results = imports();
    expect(results).toHaveLength(132);
    for (const { result } of results) expect(advisoryIn(result).imported).toBeDefined();
  });

  test('have the same meaning when they are exported', () => {
    for (const { record, result } of imports())
      expect(meaning(exported(result, PSF, osvRecord))).toEqual(meaning(record));
  });

  test('keep their ids and texts exactly', () => {
    for (const { record, result } of imports()) {
      expect(result.id).toBe(record['id']);
      const again = exported(result, PSF, osvRecord);
      expect([again['summary'], again['details']]).toEqual([record['summary'], record['details']]);
    }
  });

  test('get ids of another site, by their dates, and keep their meaning', () => {
    const results = imports(ORB);
    const first = results
      .filter(({ result }) => result.id.startsWith('ORB-2008'))
      .map(({ record, result }) => [record['id'], result.id]);
    expect(first.slice(0, 3)).toEqual([
      ['PSF-2008-2', 'ORB-2008-0001'],
      ['PSF-2008-3', 'ORB-2008-0002'],
      ['PSF-2008-1', 'ORB-2008-0003'],
    ]);
    for (const { record, result } of results) {
      const again = exported(result, ORB, osvRecord);
      expect(meaning(again)).toEqual(meaning(record, again['id']));
    }
  });

  test('belong to one project, which is written once', () => {
    const projects = imports().filter(({ result }) => result.project !== undefined);
    expect(projects).toHaveLength(1);
    const [first] = projects;
    if (first === undefined) throw new Error('no project');
    expect(projectIn(first.result)).toMatchObject({
      slug: 'cpython',
      name: 'cpython',
      repository: 'https://github.com/python/cpython',
      packages: [{ kind: 'repository', repo: 'https://github.com/python/cpython' }],
    });
  });

  test('get notes on impossible dates, on aliases that are claimed twice, and on kept values', () => {
    const notes = imports().flatMap(({ result }) =>
      result.notes.map((note) => `${result.id} ${note}`),
    );
    expect(notes.filter((note) => note.includes('0001-01-01'))).toHaveLength(13);
    expect(notes.filter((note) => note.includes('is also an alias of'))).toHaveLength(2);
    expect(notes.filter((note) => note.includes('database_specific is kept'))).toHaveLength(127);
  });

  test('give the same results one by one as together', () => {
    for (const { record, result } of imports()) {
      const single = importOsv(record, { site: PSF, takenIds: [], projects: [] });
      expect('text' in single && single.text).toBe(result.text);
    }
  });
});
