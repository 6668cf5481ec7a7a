import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_KINDS } from '../model/problem/codes.ts';
import { anAdvisory, anEmbargoedAdvisory, aProject } from '../model/testing/advisory.fixture.ts';
import { everything } from './everything.fixture.ts';
import { CHECKS, check } from './index.ts';

const codes = CHECKS.flatMap((one) => one.codes);

describe('the table of checks', () => {
  test('finds nothing in the example content', () => {
    expect(check(everything())).toEqual([]);
  });

  test('finds nothing in an example advisory that is embargoed until its slot', () => {
    const scheduled = anEmbargoedAdvisory({
      published: '2026-07-01T16:00:00Z',
      aliases: ['CVE-1900-99999'],
      timeline: [
        { at: '2026-05-20T09:12:00Z', event: 'reported' },
        { at: '2026-06-10T16:00:00Z', event: 'scheduled' },
        { at: '2026-07-01T15:00:00Z', event: 'released' },
        { at: '2026-07-01T16:00:00Z', event: 'published' },
      ],
    });
    expect(check(everything({ desk: { advisories: [scheduled] } }))).toEqual([]);
  });

  test('lists each code that it reports, and only codes in the table of problems', () => {
    for (const code of codes) expect(Object.keys(PROBLEM_KINDS)).toContain(code);
    for (const one of CHECKS) expect(new Set(one.codes).size).toBe(one.codes.length);
  });

  test('has a test of each code', () => {
    const folder = new URL('.', import.meta.url);
    const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.test.ts') && name !== 'index.test.ts',
    );
    const text = tests.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  test('explains each finding in a sentence', () => {
    const bad = anAdvisory({
      summary: undefined,
      severity: [],
      cwe: ['CWE-99999'],
      affected: [],
      project: 'orbitel',
    });
    const findings = check(
      everything({ content: { advisories: [bad], projects: [aProject()], channels: [] } }),
    );
    expect(findings.length).toBeGreaterThan(5);
    for (const { message } of findings) expect(message).toMatch(/^[A-Z"].*[.]$/);
  });

  test('visits each advisory a constant number of times, for any number of advisories', () => {
    const count = (size: number): number => {
      let looks = 0;
      const advisory = anAdvisory();
      const advisories = Array.from({ length: size }, (_, i) => {
        const id = `ORB-2026-${String(i).padStart(5, '0')}`;
        const one = {
          ...advisory,
          id,
          file: `advisories/2026/${id}.md`,
          aliases: [`CVE-1900-${10000 + i}`],
        };
        return new Proxy(one, {
          get: (target, key) => {
            looks++;
            return Reflect.get(target, key);
          },
        });
      });
      check(everything({ content: { advisories, releases: [] } }));
      return looks;
    };
    const [few, many] = [count(10), count(100)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few * 10);
  });
});
