import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everything } from '../../checks/everything.fixture.ts';
import { type Case, caseSchema } from '../../model/case/case.ts';
import {
  LETTER_KINDS,
  type LetterName,
  PLACEHOLDERS,
  referencesIn,
} from '../../model/case/letter.ts';
import type { Everything } from '../../model/content.ts';
import { parse } from '../../model/problem/from-schema.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { type Channel, channelSchema } from '../../model/reporting/channel.ts';
import {
  aKey,
  anAdvisory,
  anEmbargoedAdvisory,
  aSite,
  at,
} from '../../model/testing/advisory.fixture.ts';
import { hostileText } from '../../model/testing/mail.fixture.ts';
import { FACTS } from './fact.ts';
import { type Letter, letterOf, letterText, type Wish } from './letter.ts';
import { recipientsOf, teamKeys } from './recipient.ts';
import { LETTER_TEMPLATES } from './template.ts';

const KINDS = Object.keys(LETTER_KINDS).filter((name): name is LetterName =>
  Object.hasOwn(LETTER_KINDS, name),
);

function aCase(changes: object = {}, id = 'ORB-2026-0099'): Case {
  const file = `cases/${id}.yaml`;
  const example = {
    title: 'The secret title',
    advisories: [id],
    received: { at: '2026-05-30T12:00:00Z', channel: 'mail' },
    reporter: { name: 'Erika Example', contact: 'erika@researcher.example' },
    projects: ['orbital'],
    slot: '2026-07-14T16:00:00Z',
    release_plan: [{ project: 'orbital', branch: '2.x', version: '2.1.4' }],
  };
  const result = parse(caseSchema, { ...example, ...changes }, file);
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return { ...result.value, id, file };
}

/** A case about which a letter of a kind can be written. */
const caseFor = (kind: LetterName): Case =>
  kind === 'published'
    ? aCase({ advisories: ['ORB-2026-0003'], step: 'published', slot: undefined })
    : aCase();

const BOUNTY: Channel = {
  ...channelSchema.parse({
    name: 'Bounty program',
    kind: 'bounty',
    address: 'https://bounty.example/orbital',
    private: true,
    monitored_by: 'The security team',
  }),
  slug: 'bounty',
  file: 'channels/bounty.yaml',
};

const OTHER = anEmbargoedAdvisory({
  id: 'ORB-2026-0098',
  aliases: ['CVE-1900-55555'],
  summary: 'Other summary',
});
const desk = (one: Case): Everything =>
  everything({
    content: { channels: [...everything().content.channels, BOUNTY] },
    desk: {
      advisories: [anEmbargoedAdvisory(), OTHER],
      cases: [
        one,
        aCase(
          { title: 'Other title', advisories: [], slot: '2026-09-01T16:00:00Z' },
          'ORB-2026-0097',
        ),
      ],
    },
  });

function written(
  kind: LetterName,
  one: Case = caseFor(kind),
  wish: Wish = { note: 'Because.' },
  all = desk(one),
): Letter {
  const letter = letterOf(kind, one, all, wish);
  if ('reasons' in letter) throw new Error(letter.reasons.join('\n'));
  return letter;
}

const text = (letter: Letter): string => letterText(letter, aSite(), Number.POSITIVE_INFINITY);

function reasons(
  kind: LetterName,
  one: Case,
  wish: Wish = { note: 'Because.' },
): readonly string[] {
  const letter = letterOf(kind, one, desk(one), wish);
  return 'reasons' in letter ? letter.reasons : [];
}

describe.each(KINDS)('%s', (kind) => {
  it('has not changed since it was last reviewed', async () => {
    const letter = written(kind);
    const mail = `Subject: ${letter.subject}\n\n${letterText(letter, aSite(), 72)}\n`;
    await expect(mail).toMatchFileSnapshot(`./letter.golden/${kind}.txt`);
  });

  it('contains nothing about other cases and advisories', () => {
    const letter = written(kind);
    for (const other of ['ORB-2026-0098', 'ORB-2026-0097', 'CVE-1900-55555', 'Other', 'September'])
      expect(`${letter.subject}\n${text(letter)}`).not.toContain(other);
  });

  it('has no placeholder left', () => {
    expect(referencesIn(`${written(kind).subject}\n${text(written(kind))}`)).toEqual([]);
  });

  it('treats hostile names and notes as plain text', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (name, note) => {
        const one = { ...caseFor(kind), reporter: { name, contact: 'a@b.example' } };
        const letter = letterOf(kind, one, desk(one), { note });
        if ('reasons' in letter) return;
        expect(letter.subject).not.toMatch(/[\r\n]/);
        const shown = text(letter);
        expect(shown).not.toMatch(/[\r\u0000]/);
        if (letter.tlp !== undefined) expect(shown.split('\n').at(-1)).toBe(`TLP:${letter.tlp}`);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('the content of letters', () => {
  it('promises nothing that the team does not state', () => {
    const one = aCase({ received: { at: '2026-05-20T12:00:00Z', channel: 'mail' } });
    const site = aSite({ promise: undefined, targets: undefined });
    expect(text(written('acknowledgement', one, {}, desk(one)))).toMatch(/promise an answer/);
    expect(text(written('acknowledgement', one, {}, { ...desk(one), site }))).not.toMatch(
      /promise|targets|owed|hours/,
    );
  });

  it('takes the promise and the targets from the site', () => {
    const one = aCase();
    const site = aSite({ promise: { acknowledge_hours: '24' }, targets: { critical: '5' } });
    const letter = written('acknowledgement', one, {}, { ...desk(one), site });
    expect(text(letter)).toContain('within 24 hours');
    expect(text(letter)).toContain('5 days for critical');
  });

  it('apologizes only if the answer is late', () => {
    expect(text(written('acknowledgement'))).not.toContain('late');
    const late = aCase({ received: { at: '2026-05-20T12:00:00Z', channel: 'mail' } });
    expect(text(written('acknowledgement', late))).toContain(
      'it was due by Friday, 22 May 2026, 12:00 UTC',
    );
  });

  it('names the target if no day is agreed', () => {
    const letter = written(
      'timeline-update',
      aCase({ slot: undefined, severity: { level: 'low' } }),
    );
    // The draft advisory of the case is more severe than the guess.
    expect(text(letter)).toContain(
      'We rate its severity as high. Our target is 30 days from your report',
    );
  });

  it.each(KINDS)('contains in %s nothing that neither the case nor the site has', (kind) => {
    const all = desk(aCase());
    const bare = { ...all, site: aSite({ promise: undefined, targets: undefined }) };
    const silent = { ...bare, content: { ...all.content, policies: [] } };
    const said = text(written(kind, caseFor(kind), { note: 'Because.' }, silent));
    expect(said).not.toMatch(
      /you hear|we agree|by name|we tell you whenever|as soon as we can|we look again|with care/i,
    );
    expect(said).not.toMatch(
      /has read it|free to talk|tracker|send it|we are working|trying|policy/i,
    );
  });

  it('names the policy if there is one', () => {
    expect(text(written('acknowledgement'))).toContain('Our security policy is at <https://');
  });

  it('names the release only if one is planned', () => {
    expect(text(written('timeline-update'))).toContain(
      'We plan to publish the release and the advisory on',
    );
    expect(text(written('timeline-update', aCase({ release_plan: [] })))).toContain(
      'We plan to publish the advisory on',
    );
  });

  it('states no target and no rating of low for a severity of none', () => {
    const one = aCase(
      { advisories: ['ORB-2026-0096'], slot: undefined, severity: { level: 'none' } },
      'ORB-2026-0096',
    );
    expect(text(written('timeline-update', one))).toContain(
      'We rate its severity as none. No day is set yet.',
    );
  });

  it('states when it was published, not when that was planned, and no longer asks for silence', () => {
    const history = [{ at: '2026-06-01T16:00:00Z', step: 'published' }];
    const one = aCase({ step: 'published', history });
    const said = text(written('timeline-update', one));
    expect(said).toContain('The advisory was published on Monday, 1 June 2026, 16:00 UTC.');
    expect(said).not.toMatch(/July|confidential/);
  });

  it('does not use the reason of a duplicate, which is about another case', () => {
    const closed = (as: string) =>
      aCase({ closed: { at: '2026-06-01T00:00:00Z', as, reason: 'Its root lies elsewhere.' } });
    expect(text(written('not-a-vulnerability', closed('not-a-vulnerability'), {}))).toContain(
      'Its root lies elsewhere.',
    );
    expect(reasons('not-a-vulnerability', closed('duplicate'), {})).toEqual([
      'Give the reason with --note, or fill in "closed.reason" in cases/ORB-2026-0099.yaml.',
    ]);
  });
});

describe('a letter about the outcome of a report', () => {
  const duplicate = (of?: string) =>
    aCase({
      closed: {
        at: '2026-06-01T00:00:00Z',
        as: 'duplicate',
        of,
        reason: 'Secret Person was first.',
      },
    });

  it.each(['ORB-2026-0098', 'ORB-2026-0097', undefined])(
    'does not name what a duplicate of %s repeats',
    (of) => {
      const letter = written('duplicate', duplicate(of), {});
      const said = `${letter.subject}\n${text(letter)}`;
      expect(said).toContain('keep your report confidential');
      expect(said).not.toMatch(/Secret|009[78]|public:/);
    },
  );

  it('names the public advisory that a duplicate repeats', () => {
    const said = text(written('duplicate', duplicate('ORB-2026-0003'), {}));
    expect(said).toContain(
      'ORB-2026-0003: <https://security.orbital.example/advisories/ORB-2026-0003/>',
    );
    expect(said).not.toMatch(/confidential|Secret/);
  });

  it.each(['not-a-vulnerability', 'out-of-scope', 'not-ours'] as const)(
    'gives the reason for %s',
    (as) => {
      const one = aCase({ closed: { at: '2026-06-01T00:00:00Z', as, reason: 'It is in zlib.' } });
      expect(text(written(as, one, {}))).toContain('It is in zlib.');
      expect(reasons(as, aCase(), {})).toHaveLength(1);
    },
  );

  it('thanks the reporter only for what is public, and names those who are credited', () => {
    expect(reasons('published', aCase())).toEqual(['No advisory of ORB-2026-0099 is public.']);
    const all = desk(caseFor('published'));
    const credit = (credits: { name: string; type: 'FINDER' }[]) => {
      const advisories = [anAdvisory({ credits })];
      return text(
        written(
          'published',
          caseFor('published'),
          {},
          { ...all, content: { ...all.content, advisories } },
        ),
      );
    };
    expect(credit([{ name: 'Rosa E.', type: 'FINDER' }])).toContain('Credit: Rosa E.');
    expect(credit([])).toContain('No person is credited.');
  });

  it('reminds of a disclosure time only before it', () => {
    expect(written('disclosure-reminder').subject).toContain('14 July 2026');
    expect(reasons('disclosure-reminder', aCase({ slot: '2026-05-31T16:00:00Z' }))[0]).toContain(
      'in the past',
    );
    expect(reasons('disclosure-reminder', aCase({ step: 'published' }))[0]).toContain(
      'candor mail published',
    );
    expect(reasons('disclosure-reminder', aCase({ slot: undefined }))[0]).toContain('"slot"');
  });

  it('names a bounty program only if the site has one', () => {
    expect(text(written('bounty'))).toContain('<https://bounty.example/orbital>');
    expect(letterOf('bounty', aCase(), everything())).toEqual({
      reasons: ['No active channel in channels/ has the kind "bounty".'],
    });
  });
});

describe('a refused letter', () => {
  it('names every field that must be filled in, each once', () => {
    const bare = aCase(
      { advisories: [], projects: [], slot: undefined, release_plan: [] },
      'ORB-2026-0096',
    );
    expect(reasons('prenotification', bare)).toEqual(
      ['projects', 'slot', 'release_plan', 'severity', 'advisories'].map(
        (field) => `Fill in "${field}" in cases/ORB-2026-0096.yaml.`,
      ),
    );
  });

  it('names another case or advisory that is not public, in any spelling', () => {
    for (const id of ['orb-2026-0098', 'CVE-1900-55555', 'ORB-2026-0097'])
      expect(reasons('not-a-vulnerability', aCase(), { note: `A duplicate of ${id}.` })).toEqual([
        `The text names ${id.toUpperCase()}, which does not belong to this case and is not public. Remove it.`,
      ]);
    expect(
      reasons('not-a-vulnerability', aCase(), { note: 'As ORB-2026-0003, which is public.' }),
    ).toEqual([]);
  });

  it('would lose a note for which the text has no placeholder', () => {
    const one = aCase();
    const all = desk(one);
    const templates = [
      { name: 'credit-request', file: 'templates/credit-request.md', body: 'May we?' },
    ] as const;
    const letter = letterOf(
      'credit-request',
      one,
      { ...all, desk: { ...all.desk, templates } },
      { note: 'By Friday.' },
    );
    expect(letter).toEqual({
      reasons: [
        'This letter has no placeholder for --note. Remove --note, or add {{note}} to templates/credit-request.md.',
      ],
    });
  });

  it('would send distributors a text for named people, or for everybody', () => {
    expect(reasons('prenotification', aCase({ tlp: 'RED' }))[0]).toContain('TLP:RED');
    expect(reasons('prenotification', aCase({ tlp: 'CLEAR' }))[0]).toContain('TLP:CLEAR');
    expect(written('prenotification', aCase({ tlp: 'RED' }), { tlp: 'AMBER' }).subject).toMatch(
      /^\[TLP:AMBER\] /,
    );
  });
});

describe("a text of the team's own", () => {
  const own = (body: string, subject?: string): Letter => {
    const one = aCase();
    const all = desk(one);
    const file = 'templates/delay.md';
    const templates = [
      { name: 'delay', file, body, ...(subject === undefined ? {} : { subject }) },
    ];
    return written(
      'delay',
      one,
      { note: 'A *reason*.' },
      { ...all, desk: { ...all.desk, templates } },
    );
  };

  it("replaces Candor's, and cannot lose its label", () => {
    const letter = own(
      '{{ greeting }}\n\nMoved to {{slot}}: {{note}} <!-- aside -->',
      'Moved: {{case}}',
    );
    expect(letter.subject).toBe('[TLP:AMBER+STRICT] Moved: ORB-2026-0099');
    expect(text(letter).split('\n\n').slice(2)).toEqual([
      'Hello Erika Example,',
      'Moved to Tuesday, 14 July 2026, 16:00 UTC: A reason.',
      'TLP:AMBER+STRICT',
    ]);
  });

  it("keeps Candor's subject if it has none", () => {
    expect(own('Moved: {{note}}').subject).toBe(written('delay').subject);
  });
});

it('every placeholder has a fact, and every template uses only known ones', () => {
  expect(Object.keys(FACTS).sort()).toEqual(Object.keys(PLACEHOLDERS).sort());
  for (const kind of KINDS) {
    const { subject, body } = LETTER_TEMPLATES[kind];
    for (const { name } of referencesIn(subject + body))
      expect(Object.keys(PLACEHOLDERS)).toContain(name);
  }
});

describe('the recipients of a letter', () => {
  const all = {
    ...desk(aCase()),
    content: { ...desk(aCase()).content, keys: [aKey({ addresses: ['Distro@vs.example'] })] },
  };

  it('are the reporter or the given addresses, never both', () => {
    const to = (kind: LetterName, given: string[]) =>
      recipientsOf(kind, aCase(), given, all).map(({ written: one }) => one);
    expect(to('delay', [])).toEqual(['erika@researcher.example']);
    expect(to('delay', ['distro@vs.example'])).toEqual(['distro@vs.example']);
    expect(to('prenotification', [])).toEqual([]);
  });

  it('are all distributors of site.yaml for an advance notice, unless others are given', () => {
    const site = aSite({ prenotification: { to: ['Distro <distro@vs.example>', 'b@c.example'] } });
    const to = (kind: LetterName, given: string[]) =>
      recipientsOf(kind, aCase(), given, { ...all, site }).map(({ written: one }) => one);
    expect(to('prenotification', [])).toEqual(['Distro <distro@vs.example>', 'b@c.example']);
    expect(to('prenotification', ['x@y.example'])).toEqual(['x@y.example']);
    expect(to('acknowledgement', [])).toEqual(['erika@researcher.example']);
    expect(() => aSite({ prenotification: { to: ['nobody'] } })).toThrow('nobody');
  });

  it('have the key that fits, if it is usable', () => {
    const [one] = recipientsOf('prenotification', aCase(), ['Distro <distro@vs.example>'], all);
    expect(one?.key?.name).toBe('security');
    const old = {
      ...all,
      content: {
        ...all.content,
        keys: [aKey({ addresses: ['distro@vs.example'], expires: at('2026-05-31T00:00:00Z') })],
      },
    };
    expect(
      recipientsOf('prenotification', aCase(), ['distro@vs.example'], old)[0]?.key,
    ).toBeUndefined();
    expect(teamKeys(all)).toHaveLength(1);
    expect(teamKeys(old)).toEqual([]);
  });
});
