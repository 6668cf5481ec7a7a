import { describe, expect, test } from 'vitest';
import { paceOf, RECOMMENDED } from './pace.ts';

describe('the pace of a team', () => {
  test('states only what is written, while the desk uses the values of SPEC 11', () => {
    const { stated, ...desk } = paceOf({ promise: {}, targets: { high: 20 }, slot: { hour: 9 } });
    expect(stated).toEqual({ acknowledgeHours: undefined, targets: { high: 20 }, slot: undefined });
    expect(desk).toEqual({
      promise: { acknowledge_hours: 48 },
      targets: { critical: 7, high: 20, medium: 60, low: 90 },
      slot: { hour: 9, days: RECOMMENDED.slot.days },
    });
  });
});
