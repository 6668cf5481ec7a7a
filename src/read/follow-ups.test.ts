import { describe, expect, test } from 'vitest';
import type { Finding } from '../model/problem/problem.ts';
import { isFollowUpOf } from './follow-ups.ts';

const VALUES = new Map<string, unknown>([
  ['advisories/2026/ORB-2026-0003.md', { project: 'orbital' }],
  ['releases/orbital-2.1.3.md', { advisories: ['ORB-2026-0003', 'ORB-2026-0004'] }],
]);

const unknownProject: Finding = {
  code: 'reference-unknown',
  file: 'advisories/2026/ORB-2026-0003.md',
  at: { path: ['project'] },
};
const unknownAdvisory = (i: number): Finding => ({
  code: 'release-advisory',
  file: 'releases/orbital-2.1.3.md',
  at: { path: ['advisories', i] },
});

describe('consequences of a file that cannot be used', () => {
  test.each([
    'projects/orbital.yaml',
    'projects/Orbital.yaml',
    'projects/orbital.yml',
    'orbital.txt',
  ])('include a reference through %s', (path) => {
    expect(isFollowUpOf([path], VALUES)(unknownProject)).toBe(true);
  });

  test('exclude a reference to another file', () => {
    const follows = isFollowUpOf(
      ['advisories/2026/ORB-2026-0003.md', 'projects/comet.yaml'],
      VALUES,
    );
    expect(follows(unknownAdvisory(0))).toBe(true);
    expect(follows(unknownAdvisory(1))).toBe(false);
    expect(follows(unknownProject)).toBe(false);
    expect(follows({ ...unknownProject, file: 'site.yaml' })).toBe(false);
  });

  test('include a translation of an advisory that cannot be read', () => {
    const follows = isFollowUpOf(['advisories/2026/ORB-2026-0003.md'], VALUES);
    const orphan = (id: string): Finding => ({
      code: 'translation-original',
      file: `advisories/2026/${id}.de.md`,
      at: 'start',
    });
    expect(follows(orphan('ORB-2026-0003'))).toBe(true);
    expect(follows(orphan('ORB-2026-0004'))).toBe(false);
  });

  test('exclude a fault that is not about names, even at the same place', () => {
    expect(
      isFollowUpOf(['projects/orbital.yaml'], VALUES)({ ...unknownProject, code: 'value-form' }),
    ).toBe(false);
    expect(
      isFollowUpOf(['projects/orbital.yaml'], VALUES)({ ...unknownProject, at: 'start' }),
    ).toBe(false);
  });

  test('include faults that depend on site.yaml, or on all channels together', () => {
    const late: Finding = {
      code: 'acknowledged-late',
      file: 'advisories/2026/ORB-2026-0003.md',
      at: 'start',
    };
    const none: Finding = { code: 'channel-none', file: 'site.yaml', at: 'start' };
    expect(isFollowUpOf(['site.yaml'], VALUES)(late)).toBe(true);
    expect(isFollowUpOf(['channels/mail.yaml'], VALUES)(none)).toBe(true);
    expect(isFollowUpOf(['projects/orbital.yaml'], VALUES)(late)).toBe(false);
    expect(isFollowUpOf(['site.yaml'], VALUES)(none)).toBe(false);
  });

  test('are none if every file is usable', () => {
    expect(isFollowUpOf([], VALUES)(unknownProject)).toBe(false);
  });
});
