import { describe, expect, test } from 'vitest';
import { type Case, caseSchema } from '../model/case/case.ts';
import { aChannel, anAdvisory, aRelease, aSite } from '../model/testing/advisory.fixture.ts';
import { everything, FILE, reports, withAdvisory } from './everything.fixture.ts';
import { check } from './index.ts';

describe('a reference', () => {
  test('to a project exists, in advisories and releases', () => {
    const all = withAdvisory(
      { project: 'orbitel' },
      { content: { releases: [aRelease({ project: 'atlas', slug: 'atlas-2.1.3' })] } },
    );
    expect(reports(all)).toEqual([
      { code: 'reference-unknown', file: FILE, at: { path: ['project'] } },
      { code: 'reference-unknown', file: 'releases/atlas-2.1.3.md', at: { path: ['project'] } },
    ]);
    expect(check(all).map(({ remedy }) => remedy)).toEqual([
      'Did you mean "orbital"?',
      'Correct the name, or create projects/atlas.yaml.',
    ]);
  });

  test('to a key exists, in channels and in the team', () => {
    expect(reports(everything({ content: { channels: [aChannel({ key: 'nobody' })] } }))).toEqual([
      { code: 'reference-unknown', file: 'channels/mail.yaml', at: { path: ['key'] } },
    ]);
    const site = aSite({ team: [{ name: 'Ada Example' }, { name: 'Bo Example', key: 'bo' }] });
    expect(reports(everything({ site }))).toEqual([
      { code: 'reference-unknown', file: 'site.yaml', at: { path: ['team', 1, 'key'] } },
    ]);
  });

  test('in a private case is to an existing channel and advisory', () => {
    const caseOf = (channel: string, advisory: string): Case => ({
      ...caseSchema.parse({
        title: 'A report',
        advisories: [advisory],
        received: { at: '2026-04-20T09:12:00Z', channel },
      }),
      id: 'ORB-2026-0999',
      file: 'cases/ORB-2026-0999.yaml',
    });
    expect(reports(everything({ desk: { cases: [caseOf('mail', 'ORB-2026-0003')] } }))).toEqual([]);
    expect(reports(everything({ desk: { cases: [caseOf('post', 'ORB-2026-0077')] } }))).toEqual([
      {
        code: 'reference-unknown',
        file: 'cases/ORB-2026-0999.yaml',
        at: { path: ['received', 'channel'] },
      },
      {
        code: 'reference-unknown',
        file: 'cases/ORB-2026-0999.yaml',
        at: { path: ['advisories', 0] },
      },
    ]);
  });

  test('that is wrong in very many files gets a limited number of hints', () => {
    const advisories = Array.from({ length: 150 }, (_, i) => {
      const id = `ORB-2026-${String(i).padStart(4, '0')}`;
      return { ...anAdvisory({ project: 'orbitel', aliases: [`CVE-1900-${10_000 + i}`] }), id };
    });
    const findings = check(everything({ content: { advisories, releases: [] } }));
    expect(findings).toHaveLength(150);
    expect(findings.filter(({ remedy }) => remedy?.startsWith('Did you mean'))).toHaveLength(100);
  });
});
