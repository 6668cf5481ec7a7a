import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../model/source/parse.ts';
import { aSite } from '../../model/testing/advisory.fixture.ts';
import { importOsvAll } from '../osv/one-record.fixture.ts';
import { mergeImport } from './merge.ts';

const RECORD = {
  id: 'PSF-2024-1',
  modified: '2024-05-01T00:00:00Z',
  published: '2024-05-01T00:00:00Z',
  summary: 'Heap overflow',
  details: 'An archive overwrites memory.',
  aliases: ['CVE-2024-1234'],
  database_specific: { a: 1 },
};

/** Returns the file that an import of a record writes. */
function fileOf(changes: object = {}): string {
  const options = { site: aSite(), takenIds: [], projects: [] };
  const [one] = importOsvAll([{ name: 'r.json', record: { ...RECORD, ...changes } }], options);
  if (one === undefined || 'problem' in one.result) throw new Error('not imported');
  return one.result.text;
}

const FILE = fileOf();
const OPTIONS = { keepEdits: false };
const merged = (file: string, changes: object, options = OPTIONS) =>
  mergeImport(file, fileOf(changes), options);

/** Returns the values of a file, without its hashes. */
function valuesOf(text: string): unknown {
  const { values, findings, body } = readMarkdown('a.md', text);
  expect(findings).toEqual([]);
  return JSON.parse(
    JSON.stringify([values, body], (key, value: unknown) =>
      key === 'written' ? undefined : value,
    ),
  );
}

describe('a record that is imported again', () => {
  test('changes nothing if the source is the same, whatever was edited', () => {
    expect(merged(FILE, {})).toEqual({ text: FILE, changes: [] });
    const edited = FILE.replace('Heap overflow', 'Overflow').replace(
      'project: unassigned',
      'project: orbital',
    );
    expect(merged(edited, {})).toEqual({ text: edited, changes: [] });
  });

  test('becomes what a first import of it would be', () => {
    const changes = {
      summary: 'Stack overflow',
      details: 'Two\n\nparagraphs.',
      aliases: undefined,
      related: ['CVE-2024-2'],
      database_specific: { b: '2' },
      withdrawn: '2024-06-01T00:00:00Z',
      modified: '2024-06-01T00:00:00Z',
    };
    const result = merged(FILE, changes);
    expect(result.changes.map(({ field, kept }) => [field, kept])).toEqual(
      expect.arrayContaining([
        ['summary', undefined],
        ['text', undefined],
        ['aliases', undefined],
        ['withdrawn', undefined],
        ['imported.kept', undefined],
      ]),
    );
    expect(valuesOf(result.text)).toEqual(valuesOf(fileOf(changes)));
    expect(merged(result.text, changes)).toEqual({ text: result.text, changes: [] });
  });

  test('keeps comments, and fields that only the file has', () => {
    const own = FILE.replace('aliases:', '# Ours.\ncwe: [CWE-122]\naliases:');
    const { text } = merged(own, { summary: 'Stack overflow' });
    expect(text).toContain('# Ours.\ncwe: [CWE-122]\n');
    expect(text).toContain('summary: Stack overflow\n');
  });

  test('keeps an edited field that its source changed too, and reports it each time', () => {
    const edited = FILE.replace('Heap overflow', 'Overflow');
    const changes = { summary: 'Stack overflow', details: 'New.' };
    const once = merged(edited, changes);
    expect(once.text).toContain('summary: Overflow\n');
    expect(once.text).toContain('\nNew.\n');
    const conflict = {
      field: 'summary',
      from: 'Overflow',
      to: 'Stack overflow',
      kept: 'It was edited since its import.',
    };
    expect(once.changes).toEqual([
      conflict,
      expect.objectContaining({ field: 'text', to: 'New.' }),
    ]);
    expect(merged(once.text, changes)).toEqual({ text: once.text, changes: [conflict] });
  });

  test('reports a conflict no more if the edits are accepted, or if both agree', () => {
    const edited = FILE.replace('Heap overflow', 'Overflow');
    const changes = { summary: 'Stack overflow' };
    const accepted = merged(edited, changes, { keepEdits: true });
    expect(accepted.changes).toHaveLength(1);
    expect(merged(accepted.text, changes)).toEqual({ text: accepted.text, changes: [] });
    expect(merged(accepted.text, { summary: 'Another' }).changes).toHaveLength(1);
    expect(merged(edited, { summary: 'Overflow' }).changes).toEqual([]);
  });

  test('keeps the history: revisions are only added', () => {
    const second = fileOf({ modified: '2024-05-02T00:00:00Z' });
    const third = merged(second, { modified: '2024-05-03T00:00:00Z' });
    const { values } = readMarkdown('a.md', third.text);
    expect(values).toMatchObject({
      revisions: [{ at: '2024-05-02T00:00:00Z' }, { at: '2024-05-03T00:00:00Z' }],
    });
    const own = '  - {at: 2024-06-01T00:00:00Z, kind: range, note: Ours.}\n';
    const revised = second.replace('imported:', `${own}imported:`);
    expect(revised).not.toBe(second);
    const { text, changes } = merged(revised, { modified: '2024-05-03T00:00:00Z' });
    expect(changes.map(({ kept }) => kept)).toEqual([undefined]);
    expect(readMarkdown('a.md', text).values).toMatchObject({
      revisions: [
        { at: '2024-05-02T00:00:00Z' },
        { at: '2024-05-03T00:00:00Z' },
        { note: 'Ours.' },
      ],
    });
  });

  test('does not know what was edited if an older version imported it', () => {
    const older = FILE.replace(/^ {2}written: .*\n/m, '');
    const { text, changes } = merged(older, { summary: 'Stack overflow' });
    expect(changes).toEqual([
      expect.objectContaining({ field: 'summary', kept: expect.stringContaining('older version') }),
    ]);
    expect(text).toContain('summary: Heap overflow');
    expect(valuesOf(merged(older, {}).text)).toEqual(valuesOf(older));
    expect(
      merged(merged(older, {}).text, { summary: 'Stack overflow' }).changes[0],
    ).not.toHaveProperty('kept');
  });
});

describe('a private advisory whose source becomes public', () => {
  const draft = FILE.replace(/^published: .*\n/m, '').replace(/, published: \w+/, '');
  const published = { changes: [expect.objectContaining({ field: 'published' })] };

  test('becomes public if nobody edited it', () => {
    expect(draft).not.toContain('published');
    const result = merged(draft, {});
    expect(result).toMatchObject(published);
    expect(result.changes[0]).not.toHaveProperty('kept');
    expect(result.text).toContain('published: 2024-05-01T00:00:00Z');
  });

  test('stays private if it was edited in any field', () => {
    for (const edited of [
      draft.replace('An archive', 'The secret archive'),
      draft.replace('aliases:', 'cwe: [CWE-122]\naliases:'),
    ]) {
      const result = merged(edited, {});
      expect(result.changes[0]?.kept).toContain('candor publish');
      expect(result.text).toBe(edited);
      expect(merged(edited, {}, { keepEdits: true }).text).toBe(edited);
    }
  });

  test('and a public one does not become private', () => {
    const theirs = fileOf().replace(/^published: .*\n/m, 'tlp: AMBER\n');
    const { text, changes } = mergeImport(FILE, theirs, OPTIONS);
    expect(changes.map(({ field, kept }) => [field, kept?.includes('Withdraw')])).toEqual([
      ['tlp', true],
      ['published', true],
    ]);
    expect(text).toBe(FILE);
  });
});
