import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { at } from '../testing/advisory.fixture.ts';
import { hostileText, readMail } from '../testing/mail.fixture.ts';
import { unflow } from './flowed.fixture.ts';
import { tidy } from './flowed.ts';
import { addressField, oneLine, parseMailbox, textField } from './header.ts';
import { mailDate, mailMessage, messageId } from './message.ts';

const MESSAGE = {
  from: { name: 'Orbital Security', address: 'security@orbital.example' },
  to: [{ address: 'announce@orbital.example' }],
  subject: 'Security release',
  date: at('2026-05-12T16:00:00Z'),
  id: 'announcement.orbital-2.1.3@security.orbital.example',
  text: 'Hello,\n\nworld.',
};

const field = (mail: string, wanted: string): string | undefined =>
  readMail(mail).fields.find(([name]) => name === wanted)?.[1];

describe('a mail', () => {
  it('is a mail as defined by RFC 5322, with the same bytes each time', () => {
    const mail = mailMessage(MESSAGE);
    expect(mail).toBe(mailMessage(MESSAGE));
    expect(mail.split('\r\n')).toEqual([
      'From: Orbital Security <security@orbital.example>',
      'To: announce@orbital.example',
      'Subject: Security release',
      'Date: Tue, 12 May 2026 16:00:00 +0000',
      'Message-ID: <announcement.orbital-2.1.3@security.orbital.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no',
      'Content-Transfer-Encoding: 7bit',
      'X-Unsent: 1',
      '',
      'Hello,',
      '',
      'world.',
      '',
    ]);
  });

  it('is sent unencoded in UTF-8, unless a line is too long for a server', () => {
    expect(field(mailMessage({ ...MESSAGE, text: 'Grüße' }), 'content-transfer-encoding')).toBe(
      '8bit',
    );
    const long = mailMessage({ ...MESSAGE, text: `${'ü'.repeat(600)} = ${'a b '.repeat(40)}` });
    expect(field(long, 'content-transfer-encoding')).toBe('quoted-printable');
    expect(long.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    expect(unflow(readMail(long).body.trimEnd())).toBe(
      `${'ü'.repeat(600)} = ${'a b '.repeat(40)}`.trimEnd(),
    );
  });

  it('has only the given fields and text, for any values', () => {
    const names = [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
      'content-transfer-encoding',
      'x-unsent',
    ];
    fc.assert(
      fc.property(hostileText(), hostileText(), hostileText(), (subject, name, text) => {
        const mail = mailMessage({
          ...MESSAGE,
          subject,
          text,
          from: { name, address: 'security@orbital.example' },
        });
        const { fields, body } = readMail(mail);
        expect(fields.map(([one]) => one)).toEqual(names);
        expect(field(mail, 'subject')).toBe(oneLine(subject));
        const from = field(mail, 'from') ?? '';
        expect(
          from.endsWith('security@orbital.example') || from.endsWith('<security@orbital.example>'),
        ).toBe(true);
        expect(unflow(body).trim()).toBe(tidy(text).trim());
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('header fields', () => {
  it('encode text that looks like an encoded word, so that it is displayed literally', () => {
    expect(textField('Subject', '=?utf-8?Q?Hello?=')).toBe(
      'Subject: =?utf-8?Q?=3D=3Futf-8=3FQ=3FHello=3F=3D?=',
    );
  });

  it('fold at 78 characters', () => {
    const lines = textField('Subject', 'word '.repeat(60)).split('\r\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((line) => line.length <= 78)).toBe(true);
    expect(lines.slice(1).every((line) => line.startsWith(' word'))).toBe(true);
  });

  it('quote names that contain more than words', () => {
    expect(
      addressField('To', [
        { name: 'Example, "the" team', address: 'a@b.example' },
        { address: 'c@d.example' },
      ]),
    ).toBe('To: "Example, \\"the\\" team" <a@b.example>, c@d.example');
    expect(addressField('To', [{ name: 'Örbital', address: 'a@b.example' }])).toBe(
      'To: =?utf-8?Q?=C3=96rbital?= <a@b.example>',
    );
  });

  it('drop the marks that change the text direction', () => {
    expect(textField('Subject', 'a\u202eb')).toBe('Subject: ab');
  });
});

describe('parseMailbox', () => {
  it.each([
    ['a@b.example', { address: 'a@b.example' }],
    ['mailto:a@b.example', { address: 'a@b.example' }],
    ['Ada <a@b.example>', { name: 'Ada', address: 'a@b.example' }],
    ['"Ada, L." <a@b.example>', { name: 'Ada, L.', address: 'a@b.example' }],
  ])('%s', (written, mailbox) => {
    expect(parseMailbox(written)).toEqual(mailbox);
  });

  it.each([
    'https://forum.example/',
    'a@b',
    'a b@c.example',
    '<a@b.example> x',
    'a..b@c.example',
    'ü@b.example',
    '',
  ])('%s is not an address', (written) => {
    expect(parseMailbox(written)).toBeUndefined();
  });
});

describe('an id', () => {
  it('is a dot-atom at the host of the site, with its base path', () => {
    expect(messageId(['announcement', 'orbital-2.1.3'], 'https://example.org/security/x/')).toBe(
      'announcement.orbital-2.1.3.security.x@example.org',
    );
    expect(messageId(['a..b', '<x>@y\r\n'], 'https://example.org/')).toBe('a.b.x-y@example.org');
  });
});

it('dates are those of RFC 5322', () => {
  expect(mailDate(at('2026-02-01T06:05:09Z'))).toBe('Sun, 01 Feb 2026 06:05:09 +0000');
});
