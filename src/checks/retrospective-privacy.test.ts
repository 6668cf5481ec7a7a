import { describe, expect, test } from 'vitest';
import { anEmbargoedAdvisory, aRetrospective } from '../model/advisory.fixture.ts';
import { type Case, caseSchema } from '../model/case.ts';
import type { DraftRetrospective } from '../model/retrospective.ts';
import { everything, reports } from './everything.fixture.ts';

const FILE = 'retrospectives/archive-overflow.mdx';
const EMBARGOED = anEmbargoedAdvisory({ id: 'ORB-2026-0009', aliases: ['CVE-1900-99999'] });
const CASE: Case = {
  ...caseSchema.parse({
    title: 'A report',
    received: { at: '2026-05-01T08:00:00Z', channel: 'mail' },
    reporter: { name: 'Cleo Quiet', contact: 'cleo@quiet.example' },
  }),
  id: 'ORB-2026-0012',
  file: 'cases/ORB-2026-0012.yaml',
};

const found = (changes: Parameters<typeof aRetrospective>[0], one: Case = CASE) =>
  reports(
    everything({
      content: { retrospectives: [aRetrospective(changes)] },
      desk: { advisories: [EMBARGOED], cases: [one] },
    }),
  ).filter(({ code }) => code === 'retrospective-private');

describe('a public retrospective does not name', () => {
  test.each([
    ['an embargoed advisory', 'See ORB-2026-0009.', 'ORB-2026-0009'],
    ['an embargoed advisory in lower case, in an address', 'See https://x.example/orb-2026-0009/a.', 'orb-2026-0009'],
    ['the CVE of an embargoed advisory', 'It is CVE-1900-99999 again.', 'CVE-1900-99999'],
    ['a private case', 'We opened ORB-2026-0012.', 'ORB-2026-0012'],
    ['a reporter who did not agree', 'Thanks to Cleo Quiet!', 'Cleo Quiet'],
    ['the address of a reporter', 'Write to cleo@quiet.example.', 'cleo@quiet.example'],
  ])('%s', (_, body, name) => {
    expect(found({ body })).toEqual([
      { code: 'retrospective-private', file: FILE, at: { bodyOffset: body.indexOf(name), length: name.length } },
    ]);
  });

  test('somebody of its own list who did not agree', () => {
    const people = [
      { name: 'Ada Example', role: 'Lead', consent: true },
      { name: 'Bo Shy', role: 'Finder' },
    ];
    expect(found({ people, body: 'Bo Shy found it.' })).toEqual([
      { code: 'retrospective-private', file: FILE, at: { bodyOffset: 0, length: 6 } },
    ]);
  });

  test('any of them in its front matter', () => {
    const text = 'Cleo Quiet';
    const places: [Parameters<typeof aRetrospective>[0], (string | number)[]][] = [
      [{ title: text }, ['title']],
      [{ summary: text }, ['summary']],
      [{ root_cause: text }, ['root_cause']],
      [{ went_well: ['Fine.', text] }, ['went_well', 1]],
      [{ lucky: [text] }, ['lucky', 0]],
      [{ actions: [{ text: 'Do it.', owner: text }] }, ['actions', 0, 'owner']],
      [{ people: [{ name: 'Ada Example', role: `Asked ${text}`, consent: true }] }, ['people', 0, 'role']],
      [{ pull_requests: ['https://git.example/ORB-2026-0012'] }, ['pull_requests', 0]],
    ];
    for (const [changes, path] of places)
      expect(found(changes)).toEqual([{ code: 'retrospective-private', file: FILE, at: { path } }]);
  });
});

describe('a public retrospective may name', () => {
  test.each([
    ['a part of another word', 'ORB-2026-00091 and Cleo Quietly'],
    ['its own advisory', 'ORB-2026-0003'],
  ])('%s', (_, body) => {
    expect(found({ body })).toEqual([]);
  });

  test('a reporter who agreed: in the case, or in its own list', () => {
    const credited = { ...CASE, reporter: { ...CASE.reporter, credit: 'Cleo Quiet' } };
    expect(found({ body: 'Cleo Quiet' }, credited)).toEqual([]);
    const people = [{ name: 'Cleo Quiet', role: 'Reporter', consent: true }];
    expect(found({ body: 'Cleo Quiet', people })).toEqual([]);
  });

  test('anything while it is a draft', () => {
    const { published: _, ...rest } = aRetrospective({ body: 'ORB-2026-0009 by Cleo Quiet' });
    const draft: DraftRetrospective = { ...rest, state: 'draft' };
    const all = everything({ desk: { advisories: [EMBARGOED], cases: [CASE], retrospectives: [draft] } });
    expect(reports(all).filter(({ code }) => code === 'retrospective-private')).toEqual([]);
  });

  test('an advisory that is published before it', () => {
    const scheduled = anEmbargoedAdvisory({ published: '2026-07-01T16:00:00Z', aliases: ['CVE-1900-99999'] });
    const body = `It led to ${scheduled.id}.`;
    const at = (published: string) =>
      reports(
        everything({
          content: { retrospectives: [aRetrospective({ body, published })] },
          desk: { advisories: [scheduled] },
        }),
      ).filter(({ code }) => code === 'retrospective-private');
    expect(at('2026-07-02T16:00:00Z')).toEqual([]);
    expect(at('2026-06-30T16:00:00Z')).toHaveLength(1);
  });
});
