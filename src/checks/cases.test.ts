import { describe, expect, test } from 'vitest';
import { type Case, caseSchema } from '../model/case/case.ts';
import type { Reservation } from '../model/case/reservation.ts';
import { at } from '../model/testing/advisory.fixture.ts';
import { everything, reports } from './everything.fixture.ts';

const aCase = (id: string, advisories: string[]): Case => ({
  ...caseSchema.parse({
    title: 'A report',
    advisories,
    received: { at: '2026-04-20T09:12:00Z', channel: 'mail' },
  }),
  id,
  file: `cases/${id}.yaml`,
});
const aReservation = (id: string, use: Reservation['for']): Reservation => ({
  id,
  file: `cases/reserved/${id}.yaml`,
  at: at('2026-04-20T09:12:00Z'),
  for: use,
});

describe('an id', () => {
  const taken = 'ORB-2026-0003';

  test('that a case and an advisory share belongs to one vulnerability', () => {
    expect(reports(everything({ desk: { cases: [aCase(taken, [taken])] } }))).toEqual([]);
    expect(reports(everything({ desk: { cases: [aCase(taken, [])] } }))).toEqual([
      { code: 'id-reserved', file: `cases/${taken}.yaml`, at: 'start' },
    ]);
  });

  test('that is reserved for later is used by no file', () => {
    const found = (use: Reservation['for'], id: string) =>
      reports(everything({ desk: { reservations: [aReservation(id, use)] } })).map(
        ({ code, file }) => `${code} ${file}`,
      );
    expect(found('later', taken)).toEqual([`id-reserved cases/reserved/${taken}.yaml`]);
    expect(found('advisory', taken)).toEqual([]);
    expect(found('later', 'ORB-2026-0999')).toEqual([]);
  });
});
