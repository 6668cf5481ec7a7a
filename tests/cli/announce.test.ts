// candor announce and candor mail, run like a user does. The mail package of Python, if installed,
// reads their mails.

import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candorHere, copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('announce');
afterAll(work.remove);

const READER = `
import email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps({'fields': [[k.lower(), str(v)] for k, v in mail.items()], 'defects': [str(d) for d in mail.defects] + [str(d) for v in mail.values() for d in v.defects],
  'to': [a.addr_spec for a in mail['To'].addresses], 'type': mail.get_content_type(), 'format': mail['Content-Type'].params.get('format'), 'text': mail.get_content().replace('\\r\\n', '\\n')}))
`;

interface PythonMail {
  readonly fields: readonly (readonly [string, string])[];
  readonly defects: readonly string[];
  readonly to: readonly string[];
  readonly type: string;
  readonly format: string;
  readonly text: string;
}

const python = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', 'import email.policy']).status === 0,
);

/** The mail as an independent program reads it. */
function readByPython(mail: string): PythonMail {
  const { stdout, stderr } = spawnSync(python ?? '', ['-c', READER], {
    input: mail,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Content with the planned release of an advisory, and the case of that advisory. */
function planned(name: string, body = ''): string {
  const folder = join(work.folder, name);
  mkdirSync(folder);
  const content = copyExample(folder);
  writeFileSync(
    join(content, 'releases/orbital-3.1.3.md'),
    `---\nproject: orbital\nversions: [2.4.6, 3.1.3]\npublished: 2027-01-12T16:00:00Z\nadvisories: [ORB-2026-0006]\n---\n${body}`,
  );
  mkdirSync(join(content, 'cases'), { recursive: true });
  writeFileSync(
    join(content, 'cases/ORB-2026-0006.yaml'),
    'title: Private words\nadvisories: [ORB-2026-0006]\nreceived: {at: 2026-11-04T12:14:00Z, channel: mail}\nreporter: {name: Érika Example, contact: erika@researcher.example}\nprojects: [orbital]\nslot: 2027-01-12T16:00:00Z\ntlp: AMBER\nrelease_plan:\n  - {project: orbital, branch: 3.x, version: 3.1.3}\n',
  );
  return content;
}

describe('candor announce', () => {
  it('writes every form to a file, complete, and prints the next action', async () => {
    const file = join(work.folder, 'announcement.eml');
    const { code, out, err } = await candorHere([
      'announce',
      'orbital-3.1.2',
      '--form',
      'eml',
      '--output',
      file,
      '--now',
      NOW,
    ]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('Next: send it to 3 recipients.');
    expect(readFileSync(file, 'utf8')).toMatch(
      /^From: Orbital Security <security@orbital\.example>\r\n/,
    );
    expect(filesIn(work.folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it.skipIf(python === undefined)(
    'writes a mail that another program reads correctly',
    async () => {
      const mail = (await candorHere(['announce', 'orbital-3.1.2', '--form', 'eml', '--now', NOW]))
        .out;
      const read = readByPython(mail);
      expect(read).toMatchObject({ defects: [], type: 'text/plain', format: 'flowed' });
      expect(read.to).toEqual(
        ['security-announce', 'users', 'packagers'].map((one) => `${one}@lists.orbital.example`),
      );
      expect(Object.fromEntries(read.fields)).toMatchObject({
        subject: 'Updated: Security release of Orbital 2.4.5 and 3.1.2 is now available',
        date: 'Wed, 18 Nov 2026 15:20:00 +0000',
        'message-id': '<announcement.orbital-3.1.2.20261118T152000Z@security.orbital.example>',
        'in-reply-to': '<announcement.orbital-3.1.2@security.orbital.example>',
      });
      expect(read.text).toContain(
        'The Security Incident Response Team and maintainers of Orbital would \nlike to announce',
      );
    },
  );

  it('prints every reason for a refusal, each with its remedy', async () => {
    const content = planned(
      'refused',
      'We fix $CVESUMMARY. TODO: more. <!-- guidance -->\n\n## Thanks\n',
    );
    const path = join(content, 'releases/orbital-3.1.3.md');
    const text = readFileSync(path, 'utf8')
      .replace('[ORB-2026-0006]', '[ORB-2026-0001, ORB-2026-0044]')
      .replace('2027-01', '2026-11');
    writeFileSync(path, text);
    const { code, out, err } = await candorHere([
      'announce',
      'orbital-3.1.3',
      '--preview',
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect(code).toBe(1);
    for (const reason of [
      '$CVESUMMARY',
      'TODO',
      'a comment',
      'The section "Thanks"',
      'ORB-2026-0044',
    ])
      expect(err).toContain(reason);
    expect(out).toContain('EMBARGOED PREVIEW');
    const plain = await candorHere([
      'announce',
      'orbital-3.1.3',
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect({ code: plain.code, out: plain.out }).toEqual({ code: 1, out: '' });
  });

  it.each(['text', 'eml', 'html', 'markdown'])(
    'is refused if its text names another advisory: %s',
    async (form) => {
      const content = planned(`names-${form}`);
      appendFileSync(
        join(content, 'releases/orbital-3.1.2.md'),
        '\nSee also ORB-2026-0006, soon.\n',
      );
      const file = join(work.folder, 'refused.txt');
      const words = [
        'announce',
        'orbital-3.1.2',
        '--form',
        form,
        '--content',
        content,
        '--now',
        NOW,
      ];
      for (const more of [[], ['--json'], ['--output', file]]) {
        const { code, out, err } = await candorHere([...words, ...more]);
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err).toContain(
          'The announcement contains something that is not public; nothing was written:\n  an id\n',
        );
        expect(err).not.toContain('0006');
      }
      expect(existsSync(file)).toBe(false);
    },
  );

  it('shows an embargoed announcement only on request, marked, and never writes it to a published folder', async () => {
    const content = planned('embargoed');
    const call = (...words: string[]) =>
      candorHere(['announce', 'orbital-3.1.3', ...words, '--content', content, '--now', NOW]);
    const refused = await call();
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' });
    expect(refused.err).toContain('orbital-3.1.3 is not public before 2027-01-12T16:00:00Z.');
    expect(refused.err).not.toContain('CVE-1900-26006');
    const mark = 'EMBARGOED PREVIEW – TLP:AMBER – do not forward';
    const { code, out } = await call('--preview');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toContain(`Subject: [${mark}] Security release of Orbital`);
    expect(out.split(mark)).toHaveLength(4);
    expect(out).toContain('CVE-1900-26006');
    const inside = join(content, '../public/preview.txt');
    expect(await call('--preview', '--output', inside)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(inside)).toBe(false);
  });

  it('is not final before its time on the real clock, whatever --now is', async () => {
    const content = planned('early');
    const call = (clock: string, env: Record<string, string>, ...words: string[]) =>
      candorHere(['announce', 'orbital-3.1.3', ...words, '--content', content], env, () =>
        Date.parse(clock),
      );
    const late = '2027-01-12T16:00:00Z';
    const epoch = String(Date.parse(late) / 1000);
    for (const [env, words] of [
      [{}, ['--now', late]],
      [{ CANDOR_NOW: late }, []],
      [{ SOURCE_DATE_EPOCH: epoch }, []],
    ] as const) {
      const early = await call('2027-01-12T15:59:59Z', env, ...words);
      expect(early).toMatchObject({ code: 1, out: '' });
      expect(early.err).toContain('ahead of the clock');
      expect(early.err).toContain('orbital-3.1.3 is not public before 2027-01-12T16:00:00Z.');
      const shown = await call('2027-01-12T15:59:59Z', env, ...words, '--preview');
      expect(shown.out).toContain('EMBARGOED PREVIEW');
      const due = await call(late, env, ...words);
      expect(due).toMatchObject({ code: 0 });
      expect(due.out).not.toContain('EMBARGOED');
    }
    const behind = await call(late, {}, '--now', NOW);
    expect(behind).toMatchObject({ code: 1, out: '' });
    expect(behind.err).toContain(`The clock says ${late}: remove --now`);
  });

  it('has exit code 2 for an unknown release or form, and suggests the closest name', async () => {
    expect(await candorHere(['announce', 'orbital-3.1.1', '--now', NOW])).toMatchObject({
      code: 2,
      out: '',
    });
    const { code, err } = await candorHere([
      'announce',
      'orbital-3.1.2',
      '--form',
      'emll',
      '--now',
      NOW,
    ]);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean eml?');
  });
});

describe('candor mail', () => {
  it('lists the kinds of letters if none is given', async () => {
    const { code, out } = await candorHere(['mail']);
    expect(code).toBe(0);
    expect(out).toContain('prenotification');
  });

  it('prints a letter, and states that it is not encrypted and which keys to use', async () => {
    const content = planned('letter');
    const { code, out, err } = await candorHere([
      'mail',
      'timeline-update',
      'ORB-2026-0006',
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Subject: The state of your report \[ORB-2026-0006\]\nTo: erika@researcher\.example\n\nHello Érika Example,/,
    );
    expect(out).not.toContain('Private words');
    expect(err).toContain('not encrypted');
    expect(err).toContain('erika@researcher.example: no key is known.');
  });

  it.skipIf(python === undefined)(
    'writes a marked mail that another program reads correctly',
    async () => {
      const content = planned('prenotified');
      const words = [
        'mail',
        'prenotification',
        'ORB-2026-0006',
        '--to',
        'Vérteilung <distros@vs.example>',
        '--eml',
      ];
      const { out, code } = await candorHere([...words, '--content', content, '--now', NOW]);
      expect(code).toBe(0);
      const read = readByPython(out);
      expect(read).toMatchObject({ defects: [], to: ['distros@vs.example'], format: 'flowed' });
      const fields = Object.fromEntries(read.fields);
      expect(fields['subject']).toMatch(
        /^\[TLP:AMBER\] Orbital: security release planned for Tuesday, 12 January 2027/,
      );
      expect(fields['to']).toBe('Vérteilung <distros@vs.example>');
      expect(read.text.trim()).toMatch(/^TLP:AMBER\n[\s\S]*\nTLP:AMBER$/);
      expect(read.text).not.toContain('rika Example');
    },
  );

  it('uses the team’s template, and "check" reports its faults', async () => {
    const content = planned('templates');
    mkdirSync(join(content, 'templates'));
    const file = join(content, 'templates/delay.md');
    writeFileSync(file, '---\nsubject: Later\n---\n{{greeting}}\n\nNot before {{slot}}.\n');
    const call = () =>
      candorHere(['mail', 'delay', 'ORB-2026-0006', '--content', content, '--now', NOW]);
    expect((await call()).out).toContain('Subject: [TLP:AMBER] Later\n');
    expect((await call()).out).toContain('Not before Tuesday, 12 January 2027, 16:00 UTC.');
    writeFileSync(file, '{{greeting}}\n\nNot before {{slt}}.\n');
    expect(await call()).toMatchObject({ code: 1, out: '' });
    const { out } = await candorHere(['check', '--content', content, '--now', NOW, '--json']);
    expect(JSON.stringify(JSON.parse(out))).toContain('"code":"template-placeholder"');
    expect(out).toMatch(/"line": ?3/);
    expect(out).toMatch(/"column": ?12/);
  });

  it('prints a mailto: address, and refuses one that is too long', async () => {
    const content = planned('mailto');
    const call = (kind: string) =>
      candorHere([
        'mail',
        kind,
        'ORB-2026-0006',
        '--mailto',
        '--to',
        'a@b.example',
        '--content',
        content,
        '--now',
        NOW,
      ]);
    expect((await call('credit-request')).out).toMatch(
      /^mailto:a@b\.example\?subject=Can%20we[A-Za-z0-9%&=._~-]*\n$/,
    );
    const long = await call('prenotification');
    expect({ code: long.code, out: long.out }).toEqual({ code: 1, out: '' });
    expect(long.err).toContain('--eml');
  });

  it('is not written to a published folder, and reports what is missing', async () => {
    const content = planned('places');
    const call = (...words: string[]) =>
      candorHere(['mail', ...words, '--content', content, '--now', NOW]);
    expect(await call('delay', 'ORB-2026-0006', '--output', join(content, 'x.txt'))).toMatchObject({
      code: 2,
    });
    const lacking = await call('delay', 'ORB-2026-0006');
    expect({ code: lacking.code, out: lacking.out }).toEqual({ code: 1, out: '' });
    expect(lacking.err).toContain('Give the reason, as it can be shared');
    expect((await call('delai', 'ORB-2026-0006')).err).toContain('Did you mean delay?');
    expect((await call('delay', 'ORB-2026-0007')).err).toContain('Did you mean ORB-2026-0006?');
  });
});
