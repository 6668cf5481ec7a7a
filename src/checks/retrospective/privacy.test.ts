import { describe, expect, test } from 'vitest';
import { type Case, caseSchema } from '../../model/case/case.ts';
import { reservationSchema } from '../../model/case/reservation.ts';
import type { DraftRetrospective } from '../../model/retrospective/retrospective.ts';
import { anEmbargoedAdvisory, aRetrospective } from '../../model/testing/advisory.fixture.ts';
import { everything, reports } from '../everything.fixture.ts';

const FILE = 'retrospectives/archive-overflow.mdx';
const EMBARGOED = anEmbargoedAdvisory({ id: 'ORB-2026-0009', aliases: ['CVE-1900-99999'] });
const CASE: Case = {
  ...caseSchema.parse({
    title: 'A report',
    received: { at: '2026-05-01T08:00:00Z', channel: 'mail' },
    reporter: { name: 'Cleo Quiet', contact: 'cleo@quiet.example' },
    fixing_team: [{ name: 'Kit Fixer' }, { name: 'Isa' }],
    consulted: [{ name: 'Wim Distro', tlp: 'AMBER', at: '2026-05-02T08:00:00Z' }],
  }),
  id: 'ORB-2026-0012',
  file: 'cases/ORB-2026-0012.yaml',
};

const RESERVED = {
  ...reservationSchema.parse({ at: '2026-05-01T08:00:00Z' }),
  id: 'ORB-2026-0021',
  file: 'cases/reserved/ORB-2026-0021.yaml',
};

const START = '---\n---\n'.length;

const found = (changes: Parameters<typeof aRetrospective>[0], one: Case = CASE) =>
  reports(
    everything({
      content: { retrospectives: [aRetrospective(changes)] },
      desk: { advisories: [EMBARGOED], cases: [one], reservations: [RESERVED] },
    }),
  ).filter(({ code }) => code === 'retrospective-private');

describe('a public retrospective does not name', () => {
  test.each([
    ['an embargoed advisory', 'See ORB-2026-0009.', 'ORB-2026-0009'],
    [
      'an embargoed advisory in lower case, in an address',
      'See https://x.example/orb-2026-0009/a.',
      'orb-2026-0009',
    ],
    ['the CVE of an embargoed advisory', 'It is CVE-1900-99999 again.', 'CVE-1900-99999'],
    ['a private case', 'We opened ORB-2026-0012.', 'ORB-2026-0012'],
    ['a reporter who did not agree', 'Thanks to Cleo Quiet!', 'Cleo Quiet'],
    ['the address of a reporter', 'Write to cleo@quiet.example.', 'cleo@quiet.example'],
    ['an id that is set aside', 'Next is orb-2026-0021.', 'orb-2026-0021'],
    ['a person who works on a case', 'Kit Fixer helped.', 'Kit Fixer'],
    ['a person who was notified of a case', 'We told Wim Distro.', 'Wim Distro'],
  ])('%s', (_, body, name) => {
    expect(found({ body })).toEqual([
      {
        code: 'retrospective-private',
        file: FILE,
        at: { offset: START + body.indexOf(name), length: name.length },
      },
    ]);
  });

  test.each([
    'cleo QUIET',
    'Cleo\nQuiet',
    'Cleo\u00a0\u00a0Quiet',
    'Cle\u00ado Quiet',
    'Cleo\u200b \u2060Quiet',
    'C\u0301leo Quiet',
    '\uff23leo Quiet',
    'Cle&shy;o Quiet',
    'Cleo&nbsp;Quiet',
    'C&#108;eo&#x20;Quiet',
    '&Copf;leo Quiet',
    'Cleo**Quiet',
    'Cleo_Quiet',
    'Cleo\\ Quiet',
    'Cleo</bdi> Quiet',
    'Cleo{/* a */} Quiet',
    'Cleo](https://x.example) Quiet',
    'Cleo][x] Quiet',
    'Cleo%20Quiet',
    '%43leo-quiet',
    'cleo.quiet',
    'CleoQuiet',
  ])('a person, in any spelling of the name: %j', (name) => {
    const at = { offset: START + 5, length: name.length };
    const [start] = found({ body: `Text ${name} text.` });
    expect(start).toEqual({ code: 'retrospective-private', file: FILE, at });
  });

  test.each([
    ['a link', '[report](https://x.example/cleo-quiet/)'],
    ['an anchor', '[report](#cleo-quiet)'],
    ['the title of a link', '[report](https://x.example "Cleo Quiet")'],
    ['a definition', '[a]: https://x.example/?by=Cleo+Quiet'],
    [
      'an alternative text',
      '<Figure src="pictures/a.svg" alt="Cleo Quiet writes." caption="A letter" />',
    ],
    ['a prop', '<Advisory id="Cleo Quiet" />'],
    ['a comment', '{/* Ask Cleo Quiet. */}'],
    ['code', '```\nFrom: Cleo Quiet\n```'],
    ['a literal', '{"Cleo Quiet"}'],
    ['a footnote', 'Text[^1].\n\n[^1]: Cleo Quiet'],
    ['a heading', '## Cleo Quiet reports'],
  ])('a person in %s', (_, body) => {
    expect(found({ body })).toHaveLength(1);
  });

  test('a person in a comment of the front matter', () => {
    expect(found({ front: 'title: A # asked by Cleo Quiet\n' })).toEqual([
      { code: 'retrospective-private', file: FILE, at: { offset: 24, length: 10 } },
    ]);
  });

  test('a person or a case in its file name', () => {
    for (const slug of ['letter-of-cleo-quiet', 'orb-2026-0012-again'])
      expect(found({ slug })).toEqual([
        { code: 'retrospective-private', file: `retrospectives/${slug}.mdx`, at: 'start' },
      ]);
  });

  test('a person of its own list who did not consent', () => {
    const people = [
      { name: 'Ada Example', role: 'Lead', consent: true },
      { name: 'Bo Shy', role: 'Finder' },
    ];
    expect(found({ people, body: 'Bo Shy found it.' })).toEqual([
      { code: 'retrospective-private', file: FILE, at: { offset: START, length: 6 } },
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
      [{ authors: [text] }, ['authors', 0]],
      [
        { people: [{ name: 'Ada Example', role: `Asked ${text}`, consent: true }] },
        ['people', 0, 'role'],
      ],
      [{ pull_requests: ['https://git.example/ORB-2026-0012'] }, ['pull_requests', 0]],
    ];
    for (const [changes, path] of places)
      expect(found(changes)).toEqual([{ code: 'retrospective-private', file: FILE, at: { path } }]);
  });
});

describe('a public retrospective can name', () => {
  test.each([
    ['a part of another word', 'ORB-2026-00091 and Cleo Quietly'],
    ['its own advisory', 'ORB-2026-0003'],
    ['what only sounds like it over a space', 'It is a test.'],
  ])('%s', (_, body) => {
    expect(found({ body })).toEqual([]);
  });

  test('a reporter who consented: in the case, or in its own list', () => {
    const credited = { ...CASE, reporter: { ...CASE.reporter, credit: 'Cleo Quiet' } };
    expect(found({ body: 'Cleo Quiet' }, credited)).toEqual([]);
    const people = [{ name: 'Cleo Quiet', role: 'Reporter', consent: true }];
    expect(found({ body: 'Cleo Quiet', people })).toEqual([]);
  });

  test('anything while it is a draft', () => {
    const { published: _, ...rest } = aRetrospective({ body: 'ORB-2026-0009 by Cleo Quiet' });
    const draft: DraftRetrospective = { ...rest, state: 'draft' };
    const all = everything({
      desk: { advisories: [EMBARGOED], cases: [CASE], retrospectives: [draft] },
    });
    expect(reports(all).filter(({ code }) => code === 'retrospective-private')).toEqual([]);
  });

  test('an advisory that was published before it', () => {
    const scheduled = anEmbargoedAdvisory({
      published: '2026-07-01T16:00:00Z',
      aliases: ['CVE-1900-99999'],
    });
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
