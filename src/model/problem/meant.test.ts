// "Did you mean": remedies name the exact value to write.

import { describe, expect, test } from 'vitest';
import { advisorySchema } from '../advisory/advisory.ts';
import { projectSchema } from '../project/project.ts';
import { channelSchema } from '../reporting/channel.ts';
import { siteSchema } from '../site/site.ts';
import { parse } from './from-schema.ts';
import {
  meantAddress,
  meantCwe,
  meantIdentifier,
  meantLanguage,
  meantMail,
  meantSlug,
  meantTime,
} from './meant-value.ts';

const CHANNEL = {
  name: 'Mail',
  kind: 'email',
  address: 'mailto:security@orbital.example',
  private: true,
  monitored_by: 'the team',
};

/** Returns the code and remedy of each finding. */
function remedies(schema: Parameters<typeof parse>[0], values: unknown): string[] {
  const result = parse(schema, values, 'a.yaml');
  return 'findings' in result ? result.findings.map(({ code, remedy }) => `${code} ${remedy}`) : [];
}

describe('a remedy names the value to write', () => {
  test.each([
    ['security@orbital.example', 'Did you mean "mailto:security@orbital.example"?'],
    ['orbital.example/report', 'Did you mean "https://orbital.example/report"?'],
    ['http://orbital.example/report', 'Did you mean "https://orbital.example/report"?'],
    ['+49 (30) 123456', 'Did you mean "tel:+4930123456"?'],
    [
      'ask us',
      'Write the whole address, such as mailto:security@example.org or https://example.org/security or tel:+1-202-555-0100.',
    ],
    ['https://me:secret@orbital.example/', 'Remove the part before the "@".'],
  ])('for the address %s of a channel', (address, remedy) => {
    expect(remedies(channelSchema, { ...CHANNEL, address })).toEqual([`url-invalid ${remedy}`]);
  });

  test.each([
    [{ project: 'Tinyzip' }, 'value-form Did you mean "tinyzip"?'],
    [{ title: 'A' }, 'key-unknown Did you mean "summary"?'],
    [{ summary: 'A', title: 'B' }, /^key-unknown Known keys: summary, project/],
    [{ sumary: 'A' }, 'key-unknown Did you mean "summary"?'],
    [{ cwe: ['122'] }, 'value-form Write CWE-122.'],
    [
      { aliases: ['https://www.cve.org/CVERecord?id=CVE-2026-12345'] },
      'alias-form Did you mean "CVE-2026-12345"?',
    ],
    [{ aliases: ['cve-2026-12345'] }, 'alias-form Did you mean "CVE-2026-12345"?'],
    [
      { published: '2026-05-12 16:00' },
      'date-zone If the time is in UTC, write 2026-05-12T16:00:00Z.',
    ],
    [{ affected: 'pkg:pypi/a' }, 'value-type Put it in brackets: [ ... ].'],
    [
      { affected: { package: 'pkg:pypi/a' } },
      'value-type Start the group with "- ": it is one item of a list.',
    ],
  ])('in an advisory: %j', (values, remedy) => {
    const all = remedies(advisorySchema, { project: 'orbital', ...values });
    expect(all).toContainEqual(
      expect.stringMatching(typeof remedy === 'string' ? asPattern(remedy) : remedy),
    );
  });

  test.each([
    [{ private: 'yes' }, 'value-type Write true.'],
    [{ private: 'No' }, 'value-type Write false.'],
    [{ languages: ['en_US'] }, 'value-form Did you mean "en-US"?'],
  ])('in a channel: %j', (values, remedy) => {
    expect(remedies(channelSchema, { ...CHANNEL, ...values })).toEqual([remedy]);
  });

  test('in a channel whose address has another name', () => {
    const { address: _, ...rest } = CHANNEL;
    expect(remedies(channelSchema, { ...rest, email: 'a@b.example' })).toEqual([
      'key-unknown Did you mean "address"?',
    ]);
  });

  test('in a site and a project', () => {
    expect(
      remedies(siteSchema, { team: [{ name: 'A', role: 'B', contact: 'mailto:a@b.example' }] }),
    ).toContain('value-form Write a@b.example.');
    expect(remedies(siteSchema, { promise: '48' })).toContain(
      'value-type Write it as keys and values, such as {acknowledge_hours: ...}.',
    );
    expect(remedies(projectSchema, { repo: 'https://git.example/a' })).toContain(
      'key-unknown Did you mean "repository"?',
    );
  });
});

test('nothing is suggested for a correct value or an unknown intent', () => {
  expect([meantSlug('tinyzip'), meantLanguage('en-US'), meantMail('a@b.example')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([
    meantSlug('!!!'),
    meantCwe('heap'),
    meantIdentifier('CVE-2026-1'),
    meantTime('May'),
  ]).toEqual(Array(4).fill(undefined));
  expect(meantAddress('security@orbital.example', ['https'])).toBeUndefined();
});

const asPattern = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
