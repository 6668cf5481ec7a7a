// security.txt (RFC 9116), at its current path and at the old one. Unsigned: a signed file in
// public/ replaces it.

import type { Content } from '../../model/content.ts';
import { compareInstants, type Instant, instantOf, millisecondsOf } from '../../model/instant.ts';
import { activeChannels, type Channel } from '../../model/reporting/channel.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import { absolute, policyPath } from '../../model/site/site.ts';
import { recipientsOf } from '../../model/views/report-recipients.ts';
import { hasThanks, THANKS_PATH } from '../../model/views/thanks.ts';
import { PROVIDER_METADATA } from '../csaf/place.ts';
import type { Setting, SiteFormat } from '../format.ts';
import { keyPath } from './keys.ts';

/** The paths of the file: the current and the old one (section 3). */
export const SECURITY_TXT_PATHS = ['.well-known/security.txt', 'security.txt'] as const;
/** The names of the fields that the file can have. */
export const SECURITY_TXT_FIELDS = [
  'Contact',
  'Expires',
  'Encryption',
  'Preferred-Languages',
  'Canonical',
  'Policy',
  'Acknowledgments',
  'CSAF',
  'Hiring',
] as const;
const DAY = 86_400_000;

/**
 * Returns the two equal files; empty if no channel is active, because Contact is required (section
 * 2.5.3).
 */
export const securityTxt: SiteFormat = (content, setting) => {
  const channels = activeChannels(content.channels);
  if (channels.length === 0) return [];
  // An author's own file is usually signed. An unsigned file with other text must not be served at
  // the old path.
  if (content.publicFiles.includes(SECURITY_TXT_PATHS[0])) return [];
  const body = linesOf(channels, content, setting)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
  return SECURITY_TXT_PATHS.map((path) => ({
    path,
    title: 'security.txt',
    type: 'text/plain; charset=utf-8',
    body,
  }));
};

type FieldName = (typeof SECURITY_TXT_FIELDS)[number];
type Line = readonly [name: FieldName, value: string];

// Section 2.5: the order of Contact is the order of preference. The order of the fields is free.
function linesOf(channels: readonly Channel[], content: Content, { site, now }: Setting): Line[] {
  const keys = site.formats.keys
    ? recipientsOf(channels, content.keys, now).map(({ key }) => key)
    : [];
  const { lifetime_days, canonical, hiring } = site.security_txt;
  const languages = distinct(channels.flatMap((channel) => channel.languages));
  const policy = content.policies.some(({ slug }) => slug === 'security')
    ? [absolute(site, policyPath('security'))]
    : [];
  return [
    ...field('Contact', distinct(channels.map(({ address }) => address))),
    ...field('Expires', [expiresAt(now, lifetime_days, keys)]),
    ...field(
      'Encryption',
      keys.map((key) => absolute(site, keyPath(key))),
    ),
    ...field('Preferred-Languages', languages.length === 0 ? [] : [languages.join(', ')]),
    ...field(
      'Canonical',
      distinct([...SECURITY_TXT_PATHS.map((path) => absolute(site, path)), ...canonical]),
    ),
    ...field('Policy', policy),
    ...field(
      'Acknowledgments',
      hasThanks(content.advisories, site) ? [absolute(site, THANKS_PATH)] : [],
    ),
    ...field('CSAF', site.formats.csaf ? [absolute(site, PROVIDER_METADATA)] : []),
    ...field('Hiring', hiring === undefined ? [] : [hiring]),
  ];
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

// Section 2.5: web addresses must be https. Omits others, because one of them would make the file
// invalid.
const field = (name: FieldName, values: readonly string[]): Line[] =>
  values.filter((value) => !/^http:/i.test(value)).map((value) => [name, value] as const);

/**
 * Returns the expiry of the file. Time is divided into periods of half a lifetime, counted from
 * 1970-01-01T00:00:00Z. The file expires one lifetime after the start of the period that contains
 * `now`. So builds in the same period produce the same bytes, and at least half a lifetime is left.
 * The expiry is never later than that of a linked key.
 */
export function expiresAt(
  now: Instant,
  lifetimeDays: number,
  keys: readonly Pick<PublicKey, 'expires'>[],
): Instant {
  const period = Math.floor(lifetimeDays / 2) * DAY;
  const start = Math.floor(millisecondsOf(now) / period) * period;
  const ends = keys.flatMap(({ expires }) => expires ?? []);
  return ends.reduce(
    (a, b) => (compareInstants(a, b) <= 0 ? a : b),
    instantOf(start + lifetimeDays * DAY),
  );
}
