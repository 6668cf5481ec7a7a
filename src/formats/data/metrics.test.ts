import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleOf } from '../../model/advisory/advisory.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, at, someContent } from '../../model/testing/advisory.fixture.ts';
import { hostileText } from '../feed/feed.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { type Cell, csvText } from './csv.ts';
import { metrics } from './metrics.ts';

/**
 * Parses CSV by the grammar of RFC 4180, section 2, character by character. Throws if it is
 * malformed.
 */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error('a quote does not end');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n')
          throw new Error(`${JSON.stringify(text[at])} has no quotes`);
        cell += text[at++];
      }
    }
    row.push(cell);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`nothing may follow a cell but a comma or CRLF, at ${at}`);
  }
  if (row.length > 0) throw new Error('the last line does not end');
  return rows;
}

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '=HYPERLINK("https://a.example","x")',
  ' =1',
  '\t=1',
  '\u200b=1',
  '\n@x',
  '\uff1d1',
  '\r1',
];

describe('CSV', () => {
  test('round-trips, except for the apostrophe before a formula', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      hostileText,
      fc.string(),
      fc.constantFrom(...FORMULAS),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(undefined),
    );
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const names = (rows[0] ?? ['']).map((_, i) => `c${i}`);
        const [head, ...read] = readCsv(csvText(names, rows));
        expect(head).toEqual(names);
        expect(read.map((cells) => cells.map((text) => text.replace(/^'/, '')))).toEqual(
          rows.map((cells) => cells.map((one) => String(one ?? '').replace(/^'/, ''))),
        );
        for (const [i, cells] of rows.entries())
          for (const [j, one] of cells.entries())
            if (typeof one === 'string') expect(read[i]?.[j]).not.toMatch(/^\s*[=+@-]/);
      }),
      { numRuns: runs(300) },
    );
  });

  test.each(FORMULAS)('prevents that a spreadsheet treats %j as a formula', (text) => {
    expect(readCsv(csvText(['a', 'b'], [[text, 1]]))[1]).toEqual([`'${text}`, '1']);
  });

  test.each(['ORB-2026-0001', 'a=b', 'a@b.example', "'=1", '', '3-1'])(
    'leaves %j as it is',
    (text) => {
      expect(readCsv(csvText(['a', 'b'], [[text, -1]]))[1]).toEqual([text, '-1']);
    },
  );
});

describe('the documents of metrics', () => {
  const advisories = sampleAdvisories(120, 7);
  const content = someContent({ advisories });
  const setting = aSetting();
  const [csv, json] = metrics(content, setting);
  const [head = [], ...lines] = readCsv(String(csv?.body));
  const rows = lines.map((cells) =>
    Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])),
  );
  const parsed = JSON.parse(String(json?.body));

  test('are a CSV and a JSON document at fixed paths', () => {
    expect([csv, json].map((one) => [one?.path, one?.type])).toEqual([
      ['metrics/advisories.csv', 'text/csv; charset=utf-8'],
      ['metrics/metrics.json', 'application/json'],
    ]);
  });

  test('have a line for each advisory that is not withdrawn, all with the same number of cells', () => {
    expect(rows.map((row) => row['id'])).toEqual(
      advisories.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id),
    );
    expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([head.length]));
    expect(parsed.all.withdrawn + rows.length).toBe(advisories.length);
  });

  test('agree: JSON has the data of the CSV, and titles exactly as written', () => {
    for (const [i, row] of rows.entries()) {
      const one = parsed.advisories[i];
      for (const name of head) {
        const exact = name === 'cwe' ? one.cwe.join(' ') : String(one[name] ?? '');
        expect([exact, `'${exact}`]).toContain(row[name]);
      }
    }
    const titles = advisories.filter(({ withdrawn }) => !withdrawn).map(titleOf);
    expect(parsed.advisories.map(({ title }: { title: string }) => title)).toEqual(titles);
    expect(rows.filter((row) => /^\s*[=+@-]/.test(row['title'] ?? ''))).toEqual([]);
  });

  test('have sums that the lines add up to', () => {
    for (const year of parsed.years) {
      const own = rows.filter((row) => row['year'] === String(year.year));
      expect(own.length).toBe(year.n);
      const spans = own
        .map((row) => row['hours_to_publish'])
        .filter((text) => text !== '')
        .map(Number)
        .sort((a, b) => a - b);
      expect(year.hours_to_publish.n).toBe(spans.length);
      expect(year.hours_to_publish.median).toBe(
        spans.length < 5 ? undefined : spans[Math.ceil(spans.length / 2) - 1],
      );
      expect(year.promise.kept).toBe(own.filter((row) => row['promise_kept'] === 'true').length);
      for (const [level, numbers] of Object.entries<{ n: number }>(year.severities))
        expect(numbers.n).toBe(own.filter((row) => row['severity'] === level).length);
    }
  });

  test('mark a past year as complete', () => {
    const complete = (now: string) => {
      const body = metrics(someContent(), aSetting({ now: at(now) }))[1]?.body;
      return JSON.parse(String(body)).years.map((one: { complete: boolean }) => one.complete);
    };
    expect(complete('2026-12-31T23:59:59Z')).toEqual([false]);
    expect(complete('2027-01-01T00:00:00Z')).toEqual([true]);
  });

  test('exist before the first advisory', () => {
    const [empty, none] = metrics(someContent({ advisories: [] }), setting);
    expect(readCsv(String(empty?.body))).toEqual([head]);
    expect(JSON.parse(String(none?.body))).toMatchObject({
      all: { n: 0 },
      years: [],
      advisories: [],
    });
  });

  test('escape a title that is a formula, and contain it exactly in JSON', () => {
    const hostile = someContent({
      advisories: [anAdvisory({ summary: '=HYPERLINK("https://a.example","x"), then' })],
    });
    const [sheet, exact] = metrics(hostile, setting);
    expect(readCsv(String(sheet?.body))[1]?.at(-1)).toBe(
      `'=HYPERLINK("https://a.example","x"), then`,
    );
    expect(JSON.parse(String(exact?.body)).advisories[0].title).toBe(
      '=HYPERLINK("https://a.example","x"), then',
    );
  });
});
