import { expect, test } from 'vitest';
import { parseDay } from '../../model/instant.ts';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { drawChart } from '../chart/draw.ts';
import { supportOf } from './support.ts';
import { supportChart } from './support-chart.ts';

const today = parseDay('2026-06-01');
if (today === undefined) throw new Error('That is a day.');
const spanOf = (branches: NonNullable<Parameters<typeof aProject>[0]>['branches']) =>
  supportOf(aProject({ branches }), today);

const BRANCHES = [
  { name: '3.x', range: '>=3.0.0', status: 'supported', since: '2026-02-03' },
  {
    name: '2.x',
    range: '>=2.0.0 <3.0.0',
    status: 'security-only',
    since: '2024-05-14',
    until: '2027-06-30',
  },
  { name: '1.x', range: '<2.0.0', status: 'end-of-life', until: '2025-12-31' },
] as const;

test('the lines of branches start and end at the stated days, otherwise at the edges', () => {
  const span = spanOf([...BRANCHES]);
  expect(span?.rows).toEqual([
    {
      name: '3.x',
      status: 'supported',
      from: '2026-02-03',
      to: span?.to,
      startless: false,
      endless: true,
    },
    {
      name: '2.x',
      status: 'security-only',
      from: '2024-05-14',
      to: '2027-06-30',
      startless: false,
      endless: false,
    },
    {
      name: '1.x',
      status: 'end-of-life',
      from: span?.from,
      to: '2025-12-31',
      startless: true,
      endless: false,
    },
  ]);
  expect(span?.from.slice(0, 7)).toBe('2024-02');
  expect(span?.to.slice(0, 7)).toBe('2027-12');
});

test('a branch that has ended without a stated day ends today', () => {
  const span = spanOf([
    { name: '1.x', range: '<2.0.0', status: 'end-of-life', since: '2020-01-01' },
  ]);
  expect(span?.rows[0]).toMatchObject({ from: '2020-01-01', to: '2026-06-01', endless: false });
});

test('no chart is drawn if no day is stated', () => {
  expect(spanOf([{ name: '1.x', range: '<2.0.0', status: 'supported' }])).toBeUndefined();
  expect(spanOf([])).toBeUndefined();
});

test.each([700, 320])(
  'the chart has a label for each status, and names the marked day, %i wide',
  (width) => {
    const span = spanOf([...BRANCHES]);
    if (span === undefined) throw new Error('There is something to draw.');
    const statuses = {
      supported: 'Supported',
      'security-only': 'Fixes',
      'end-of-life': 'Ended',
      unreleased: 'Not yet',
    };
    const options = supportChart(span, today, { statuses, today: '1 June 2026' }, width);
    const svg = drawChart({ id: 's', title: 'T', description: 'D', options });
    for (const word of ['3.x', '2.x', '1.x', 'Supported', 'Fixes', 'Ended', '1 June 2026', '2026'])
      expect(svg).toContain(`>${word}</text>`);
    expect(svg).not.toMatch(/<style|style=/);
  },
);
