import { describe, expect, test } from 'vitest';
import {
  aChannel,
  anAdvisory,
  anEmbargoedAdvisory,
  aPolicy,
  aProject,
  aRelease,
  aRetrospective,
  aSite,
  at,
  someContent,
} from './advisory.fixture.ts';

describe('the content for tests', () => {
  test('is accepted by every schema', () => {
    expect(anAdvisory().state).toBe('published');
    expect(aSite().url).toBe('https://security.orbital.example/');
    expect([
      aProject().slug,
      aRelease().slug,
      aChannel().slug,
      aPolicy().slug,
      aRetrospective().slug,
    ]).toEqual(['orbital', 'orbital-2.1.3', 'mail', 'security', 'archive-overflow']);
    expect(someContent().advisories).toHaveLength(1);
  });

  test('accepts changes, and omits a key that is given as undefined', () => {
    const advisory = anAdvisory({
      id: 'ORB-2026-0004',
      summary: undefined,
      cwe: undefined,
      aliases: ['GHSA-2345-cfgh-jmpq'],
    });
    expect(advisory).toMatchObject({
      id: 'ORB-2026-0004',
      aliases: ['GHSA-2345-cfgh-jmpq'],
      cwe: [],
    });
    expect(advisory.file).toBe('advisories/2026/ORB-2026-0004.md');
    expect(advisory.summary).toBeUndefined();
  });

  test('fails immediately if a change violates the schema or the embargo', () => {
    expect(() => anAdvisory({ summary: 'x'.repeat(121) })).toThrow('text-long');
    expect(() => anAdvisory({ published: undefined })).toThrow('is draft');
    expect(() => anAdvisory({ tlp: 'AMBER' })).toThrow('is restricted');
    expect(() => anEmbargoedAdvisory({ published: '2026-05-12T16:00:00Z' })).toThrow('is public');
    expect(() => at('2026-05-12')).toThrow('zone');
  });

  test('creates embargoed advisories of each kind', () => {
    expect(anEmbargoedAdvisory().state).toBe('draft');
    expect(anEmbargoedAdvisory({ tlp: 'RED', published: '2026-05-12T16:00:00Z' }).state).toBe(
      'restricted',
    );
    expect(anEmbargoedAdvisory({ published: '2026-07-01T16:00:00Z' }).state).toBe('scheduled');
  });
});
