import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { starterFiles } from './draft/starter.ts';
import { paceOf, RECOMMENDED } from './pace.ts';

describe('the pace of a team', () => {
  test('states nothing that is not written, while the desk counts by SPEC 11', () => {
    const { stated, ...desk } = paceOf({ promise: {}, targets: { high: 20 }, slot: { hour: 9 } });
    expect(stated).toEqual({ acknowledgeHours: undefined, targets: { high: 20 }, slot: undefined });
    expect(desk).toEqual({
      promise: { acknowledge_hours: 48 },
      targets: { critical: 7, high: 20, medium: 60, low: 90 },
      slot: { hour: 9, days: RECOMMENDED.slot.days },
    });
  });

  test('is written into the first site.yaml, so that the team sees what it states', () => {
    const starter = {
      name: 'Orbital',
      url: 'https://a.example/',
      prefix: 'ORB',
      registered: false,
      mail: 'a@b.example',
    };
    const text = starterFiles(starter).find(({ path }) => path === 'site.yaml')?.text ?? '';
    expect(text).toContain('# Your promises');
    const { promise, targets, slot } = parse(text);
    expect({ ...promise, targets, slot }).toEqual(RECOMMENDED);
  });
});
