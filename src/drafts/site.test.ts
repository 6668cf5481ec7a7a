import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parse as parseMatter } from '../model/problem/from-schema.ts';
import { siteOf, siteSchema } from '../model/site/site.ts';
import { starterFiles } from './site.ts';

const given = {
  name: 'Comet',
  url: 'https://comet.example/',
  prefix: 'COM',
  registered: false,
  channels: [
    { slug: 'mail', name: 'Security mail', kind: 'email', address: 'mailto:a@comet.example' },
  ],
};
const files = new Map(starterFiles(given).map(({ path, text }) => [path, text]));
const text = (path: string): string => files.get(path) ?? '';

function site(yaml: string) {
  const result = parseMatter(siteSchema, parse(yaml), 'site.yaml');
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return siteOf(result.value);
}

test('a new site makes no promises: no time, no target, no slot', () => {
  const { stated } = site(text('site.yaml'));
  expect(stated).toEqual({ acknowledgeHours: undefined, targets: {}, slot: undefined });
  expect(text('SECURITY.md')).not.toMatch(/\{\{|\bwe (?:answer|tell)\b|hours/i);
});

test('the promises of its comments are valid once the "#" is removed', () => {
  const bare = text('site.yaml').replace(/^# (?=promise:|targets:|slot:|team:|licence:| )/gm, '');
  const { stated } = site(bare);
  expect(stated.acknowledgeHours).toBe(48);
  expect(stated.targets).toEqual({ critical: 7, high: 30, medium: 60, low: 90 });
  expect(stated.slot?.hour).toBe(16);
});

test('a team without mail gets a policy that leads to its form', () => {
  const form = {
    slug: 'github',
    name: 'Private *report*',
    kind: 'github',
    address: 'https://github.com/o/r/security/advisories/new',
  };
  const all = new Map(
    starterFiles({ ...given, channels: [form] }).map(({ path, text: one }) => [path, one]),
  );
  expect(all.get('SECURITY.md')).toContain(`[Private \\*report\\*](${form.address})`);
  expect([...all.values()].join('')).not.toMatch(/mailto|@comet/);
  expect(parse(all.get('channels/github.yaml') ?? '')).toMatchObject({
    kind: 'github',
    address: form.address,
  });
});

test('a policy that exists is kept word for word', () => {
  const policy = '# Ours\n\nWrite to us.\n';
  const kept = starterFiles({ ...given, policy }).find(({ path }) => path === 'SECURITY.md');
  expect(kept?.text).toBe(policy);
});

test('the assumed mail settings are marked', () => {
  expect(text('channels/mail.yaml')).toMatch(/^# Candor assumed /m);
});
