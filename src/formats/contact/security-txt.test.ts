import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import { instantOf, millisecondsOf } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';
import {
  aChannel,
  aKey,
  aPolicy,
  aSite,
  at,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { expiresAt, securityTxt } from './security-txt.ts';

const body = (changes: Partial<Content> = {}, site: Site = aSite(), now = NOW): string =>
  String(securityTxt(someContent(changes), settingOf(site, now, { projects: [] }))[0]?.body);
const values = (name: string, text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2) : []));

describe('security.txt', () => {
  test('matches the expected text', () => {
    expect(body()).toBe(
      [
        'Contact: mailto:security@orbital.example',
        'Expires: 2026-09-04T00:00:00Z',
        'Encryption: https://security.orbital.example/keys/0123456789ABCDEF0123456789ABCDEF01234567.asc',
        'Preferred-Languages: en',
        'Canonical: https://security.orbital.example/.well-known/security.txt',
        'Canonical: https://security.orbital.example/security.txt',
        'Policy: https://security.orbital.example/policy/',
        'Acknowledgments: https://security.orbital.example/thanks/',
        'CSAF: https://security.orbital.example/.well-known/csaf/provider-metadata.json',
        '',
      ].join('\n'),
    );
  });

  test('is the same at both paths, as plain text', () => {
    const documents = securityTxt(someContent(), settingOf(aSite(), NOW, { projects: [] }));
    expect(documents.map(({ path, type }) => [path, type])).toEqual([
      ['.well-known/security.txt', 'text/plain; charset=utf-8'],
      ['security.txt', 'text/plain; charset=utf-8'],
    ]);
    expect(documents[1]?.body).toBe(documents[0]?.body);
  });

  test('does not exist if no channel is active, because it needs a contact', () => {
    const setting = settingOf(aSite(), NOW, { projects: [] });
    expect(securityTxt(someContent({ channels: [] }), setting)).toEqual([]);
    expect(
      securityTxt(someContent({ channels: [aChannel({ status: 'retired' })] }), setting),
    ).toEqual([]);
  });

  test('lists the active channels, the preferred one first, each once', () => {
    const channels = [
      aChannel({
        slug: 'a',
        address: 'tel:+1-201-555-0123',
        kind: 'phone',
        preference: '30',
        key: undefined,
        languages: ['de', 'en'],
      }),
      aChannel({
        slug: 'b',
        address: 'https://git.example/orbital/security',
        kind: 'github',
        preference: '2',
        key: undefined,
        private: true,
      }),
      aChannel({ slug: 'c', status: 'retired', address: 'mailto:old@orbital.example', key: 'old' }),
      aChannel({ slug: 'd' }),
      aChannel({ slug: 'e', preference: '40', languages: ['en', 'fr'] }),
    ];
    const text = body({
      channels,
      keys: [aKey(), aKey({ name: 'old', fingerprint: 'F'.repeat(40) })],
    });
    expect(values('Contact', text)).toEqual([
      'mailto:security@orbital.example',
      'https://git.example/orbital/security',
      'tel:+1-201-555-0123',
    ]);
    expect(values('Preferred-Languages', text)).toEqual(['en, de, fr']);
    expect(text).not.toContain('FFFF');
  });

  test('names no language that no channel states', () => {
    const channels = [aChannel({ languages: undefined })];
    expect(values('Preferred-Languages', body({ channels }))).toEqual([]);
  });

  test('links only usable keys', () => {
    for (const key of [
      aKey({ revoked: true }),
      aKey({ encrypts: false }),
      aKey({ expires: NOW }),
      aKey({ name: 'other' }),
    ])
      expect(values('Encryption', body({ keys: [key] }))).toEqual([]);
    expect(
      values('Encryption', body({ keys: [aKey({ expires: at('2026-06-01T12:00:01Z') })] })),
    ).toHaveLength(1);
  });

  test('names canonical addresses and jobs if the site has them', () => {
    const site = aSite({
      security_txt: {
        canonical: ['https://orbital.example/.well-known/security.txt', 'http://insecure.example/'],
        hiring: 'https://orbital.example/jobs',
      },
    });
    const text = body({ policies: [aPolicy({ slug: 'safe-harbour' })] }, site);
    expect(values('Canonical', text).slice(2)).toEqual([
      'https://orbital.example/.well-known/security.txt',
    ]);
    expect(values('Hiring', text)).toEqual(['https://orbital.example/jobs']);
    expect(values('Policy', text)).toEqual([]);
  });

  test('contains no address that is not https', () => {
    expect(body({}, aSite({ url: 'http://localhost:4321/' }))).not.toContain('http:');
  });

  test('has one "Name: value" on each line, ended by LF', () => {
    const text = body();
    expect(text.endsWith('\n')).toBe(true);
    for (const line of text.slice(0, -1).split('\n'))
      expect(line).toMatch(/^[A-Z][A-Za-z-]+: \S(?:.*\S)?$/);
  });
});

describe('Expires', () => {
  const DAY = 86_400_000;
  const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2100, 0, 1) });
  const lifetime = fc.integer({ min: 31, max: 365 });
  const left = (now: number, days: number): number =>
    millisecondsOf(expiresAt(instantOf(now), days, [])) - now;

  test('leaves at least half of the lifetime and at most all of it', () => {
    fc.assert(
      fc.property(time, lifetime, (now, days) => {
        expect(left(now, days)).toBeGreaterThanOrEqual((days / 2) * DAY);
        expect(left(now, days)).toBeLessThanOrEqual(days * DAY);
      }),
    );
  });

  test('changes only when a period of half a lifetime ends, and never moves backwards', () => {
    fc.assert(
      fc.property(time, lifetime, fc.integer({ min: 0, max: 366 * DAY }), (now, days, later) => {
        const period = Math.floor(days / 2) * DAY;
        const same = Math.floor(now / period) === Math.floor((now + later) / period);
        const [first, second] = [
          expiresAt(instantOf(now), days, []),
          expiresAt(instantOf(now + later), days, []),
        ];
        expect(first === second).toBe(same);
        expect(second >= first).toBe(true);
      }),
    );
  });

  test('is never later than the expiry of a key', () => {
    fc.assert(
      fc.property(
        time,
        lifetime,
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3 }),
        (now, days, ends) => {
          const keys = ends.map((end) => ({ expires: instantOf(now + end * DAY) }));
          const expires = millisecondsOf(expiresAt(instantOf(now), days, [...keys, {}]));
          expect(expires - now).toBe(Math.min(left(now, days), ...ends.map((end) => end * DAY)));
        },
      ),
    );
  });

  test('depends on the linked keys only', () => {
    const keys = [
      aKey({ expires: at('2026-07-01T00:00:00Z') }),
      aKey({ name: 'other', expires: at('2026-06-10T00:00:00Z') }),
    ];
    expect(values('Expires', body({ keys }))).toEqual(['2026-07-01T00:00:00Z']);
  });
});

test("does not exist beside an author's own file in public/", () => {
  const content = someContent({ publicFiles: ['.well-known/security.txt'] });
  expect(securityTxt(content, settingOf(aSite(), NOW, content))).toEqual([]);
});
