import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { reportTemplate, reportText } from '../../language/sentences/report.ts';
import { aChannel, aKey, at, NOW } from '../testing/advisory.fixture.ts';
import { namedRecipients, recipientsOf } from '../views/report-recipients.ts';
import { REPORT_FIELDS } from './form.ts';
import { type Attachment, reportMessage } from './message.ts';

const words = english.report.script;
const NOTHING = { what: '', version: '', impact: '', steps: '', contact: '' };
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('the text of a report', () => {
  test('contains each answer as typed below the heading of its field, and omits blank fields', () => {
    const text = reportText({ ...NOTHING, what: '  a\r\n\n\u{1f600} שלום ', steps: ' ' }, words);
    expect(text).toBe('# Vulnerability report\n\n## What is wrong\n\n  a\r\n\n\u{1f600} שלום \n');
  });

  test('keeps every answer, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.record({ what: fc.string({ unit: 'binary' }), steps: fc.string() }),
        (typed) => {
          const text = reportText({ ...NOTHING, ...typed }, words);
          for (const answer of Object.values(typed))
            if (answer.trim() !== '') expect(text).toContain(`\n\n${answer}\n`);
        },
      ),
    );
  });

  test('has a template with every field', () => {
    for (const { name } of REPORT_FIELDS) {
      const { heading, hint } = words.fields[name];
      expect(reportTemplate(words)).toContain(`## ${heading}\n\n[${hint}]\n`);
    }
  });
});

interface Part {
  readonly head: string;
  readonly content: Buffer;
}

/** Decodes a body by its transfer encoding; the line breaks of a text become LF. */
function decoded(body: string, encoding = ''): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  const lines = body.replaceAll('\r\n', '\n');
  if (encoding !== 'quoted-printable') return Buffer.from(lines);
  const bytes = lines
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Splits a MIME message into its parts by the rules of MIME alone. */
function partsOf(message: Uint8Array): { head: string; parts: Part[] } {
  const text = decode(message);
  const [head = ''] = text.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  const [, ...chunks] = text.split(new RegExp(`(?:^|\r\n)--${boundary}(?:--)?\r\n`));
  expect(chunks.pop()).toBe('');
  const parts = chunks.map((chunk) => {
    const [lines = '', ...body] = chunk.split('\r\n\r\n');
    return {
      head: lines,
      content: decoded(body.join('\r\n\r\n'), /Encoding: (\S+)/.exec(lines)?.[1]),
    };
  });
  return { head, parts };
}

describe('the plaintext of an encrypted report', () => {
  test('is the text alone without attachments', () => {
    expect(decode(reportMessage('a\r\nb \u{1f600}', []))).toBe('a\r\nb \u{1f600}');
  });

  test('is a MIME message of the text and the files with attachments', () => {
    const files = [
      { name: 'proof of concept.py', content: new Uint8Array([0, 13, 10, 255]) },
      { name: 'résumé "x".txt', content: new Uint8Array() },
      { name: '../a\r\nBcc: x', content: new TextEncoder().encode('--=_report--\r\n') },
    ];
    const message = reportMessage('Text\n\u{1f600} –\n', files);
    const { head, parts } = partsOf(message);
    expect(head.split('\r\n')).toEqual([
      'MIME-Version: 1.0',
      'Subject: Vulnerability report',
      'Content-Type: multipart/mixed; boundary="=_report"',
      'Content-Transfer-Encoding: 8bit',
    ]);
    expect(parts.map((part) => part.head.split('\r\n').at(-1))).toEqual([
      'Content-Disposition: inline',
      'Content-Disposition: attachment; filename="proof of concept.py"',
      "Content-Disposition: attachment; filename*=UTF-8''r%C3%A9sum%C3%A9%20%22x%22.txt",
      "Content-Disposition: attachment; filename*=UTF-8''.._a__Bcc%3A%20x",
    ]);
    expect(parts.map(({ content }) => content)).toEqual([
      Buffer.from('Text\n\u{1f600} –\n'),
      ...files.map(({ content }) => Buffer.from(content)),
    ]);
    // The text is readable without decoding.
    expect(decode(message)).toContain('\r\n\r\nText\r\n\u{1f600} –\r\n');
  });

  test('preserves every byte of any text and any files', () => {
    const attachment: fc.Arbitrary<Attachment> = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 300 }),
      content: fc.uint8Array({ maxLength: 200 }),
    });
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          'a',
          ' ',
          '\t',
          '=',
          '\n',
          '\r',
          '\0',
          '-',
          '--=_report',
          '\ud800',
          '\u{1f600}',
        ),
      }),
      fc.integer({ min: 900, max: 1100 }).map((length) => `${'é'.repeat(length / 2)}\nx`),
    );
    fc.assert(
      fc.property(anyText, fc.array(attachment, { minLength: 1, maxLength: 3 }), (text, files) => {
        const message = reportMessage(text, files);
        const { parts } = partsOf(message);
        expect(parts.map(({ content }) => content)).toEqual([
          Buffer.from(text),
          ...files.map(({ content }) => Buffer.from(content)),
        ]);
        for (const line of decode(message).split('\r\n')) {
          expect(Buffer.from(line).length).toBeLessThanOrEqual(998);
          expect(line).not.toMatch(/[\r\n\0]/);
        }
      }),
    );
  });

  test.each([
    ['unchanged if it is ASCII', 'a\n', '7bit'],
    ['unchanged with 998 octets in a line', 'é'.repeat(499), '8bit'],
    ['quoted if a line is longer', 'é'.repeat(500), 'quoted-printable'],
    ['quoted if it has a bare CR', 'a\rb', 'quoted-printable'],
  ])('has its text %s', (_, text, encoding) => {
    const { parts } = partsOf(reportMessage(text, [{ name: 'a', content: new Uint8Array() }]));
    expect(parts[0]?.head).toContain(`Content-Transfer-Encoding: ${encoding}`);
    expect(parts[0]?.content).toEqual(Buffer.from(text));
  });
});

describe('recipients', () => {
  const keys = [
    aKey({ name: 'a' }),
    aKey({ name: 'b', expires: at('2026-05-01T00:00:00Z') }),
    aKey({ name: 'c' }),
  ];
  const channels = [
    aChannel({ slug: 'third', key: 'a', preference: '3' }),
    aChannel({ slug: 'first', key: 'b', preference: '1' }),
    aChannel({ slug: 'second', key: 'a', preference: '2' }),
    aChannel({ slug: 'gone', key: 'c', status: 'retired' }),
    aChannel({ slug: 'without', key: undefined }),
    aChannel({ slug: 'unknown', key: 'nobody' }),
  ];
  const keysAndChannels = (all: ReturnType<typeof recipientsOf>) =>
    all.map(({ key, channels: own }) => [key.name, ...own.map(({ slug }) => slug)]);

  test('are the keys of active channels, each once, with its channels', () => {
    expect(keysAndChannels(namedRecipients(channels, keys))).toEqual([
      ['b', 'first'],
      ['a', 'second', 'third'],
    ]);
  });

  test('for encryption have a key that is usable at the time', () => {
    expect(keysAndChannels(recipientsOf(channels, keys, NOW))).toEqual([['a', 'second', 'third']]);
    expect(keysAndChannels(recipientsOf(channels, keys, at('2026-04-01T00:00:00Z')))).toHaveLength(
      2,
    );
  });
});
