import { describe, expect, it } from 'vitest';
import { RECOMMENDED } from '../../model/policy/pace.ts';
import { slotCron } from './cron.ts';

describe('the cron line of a slot', () => {
  it('is some minutes after 16:00 UTC, Monday to Thursday, as SPEC 11 recommends', () => {
    expect(slotCron(RECOMMENDED.slot)).toBe('7 16 * * 1-4');
  });

  it('follows the hour and the days of site.yaml', () => {
    expect(slotCron({ hour: 9, days: ['thursday', 'tuesday', 'tuesday'] })).toBe('7 9 * * 2,4');
    expect(slotCron({ hour: 0, days: ['sunday'] })).toBe('7 0 * * 0');
    expect(slotCron({ hour: 23, days: ['saturday', 'sunday', 'monday'] })).toBe('7 23 * * 0,1,6');
  });
});
