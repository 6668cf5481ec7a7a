import { describe, expect, test } from 'vitest';
import { parse } from '../problem/from-schema.ts';
import { type Case, caseOf, caseRating, caseSchema } from './case.ts';

const VALUES = { title: 'A report', received: { at: '2026-04-20T09:12:00Z', channel: 'mail' } };
const codes = (changes: Record<string, unknown>): string[] => {
  const result = parse(caseSchema, { ...VALUES, ...changes }, 'cases/a.yaml');
  return 'value' in result ? [] : result.findings.map(({ code }) => code);
};
const aCase = (id: string, changes: Record<string, unknown> = {}): Case => ({
  ...caseSchema.parse({ ...VALUES, ...changes }),
  id,
  file: `cases/${id}.yaml`,
});
const [first, second] = ['2026-04-20T09:12:00Z', '2026-04-21T09:12:00Z'];

describe('a case', () => {
  test('has a chronological history that ends with its step', () => {
    const history = [
      { at: first, step: 'received' },
      { at: second, step: 'acknowledged' },
    ];
    expect(codes({ step: 'acknowledged', history })).toEqual([]);
    expect(codes({ step: 'triaged', history })).toEqual(['case-history']);
    expect(codes({ step: 'received', history: [...history].reverse() })).toEqual(['case-history']);
  });

  test('says why no retrospective is planned', () => {
    expect(codes({ retrospective: { planned: false } })).toEqual(['key-missing']);
    expect(codes({ retrospective: { planned: false, reason: 'Nothing new.' } })).toEqual([]);
  });

  test('has the severity of its vectors, else the estimate', () => {
    const vectors = ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'];
    expect(caseRating(aCase('A', { severity: { level: 'low', vectors } }))).toBe('high');
    expect(caseRating(aCase('A', { severity: { level: 'low' } }))).toBe('low');
    expect(caseRating(aCase('A'))).toBeUndefined();
  });

  test('is found by an advisory that it lists, before the case with the same id', () => {
    const cases = [
      aCase('ORB-2026-0001'),
      aCase('ORB-2026-0002', { advisories: ['ORB-2026-0001'] }),
    ];
    expect(caseOf('ORB-2026-0001', cases)?.id).toBe('ORB-2026-0002');
    expect(caseOf('ORB-2026-0002', cases)?.id).toBe('ORB-2026-0002');
    expect(caseOf('ORB-2026-0003', cases)).toBeUndefined();
  });
});
