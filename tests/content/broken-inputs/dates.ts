// Broken times and days: each field with each fault, and dates in an impossible order.

import {
  ADVISORY,
  CASE,
  CHANNEL,
  DRAFT,
  IMPORTED,
  POLICY,
  PROJECT,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  WITHDRAWN,
} from './base.ts';
import { type BrokenInput, edit, saying, where } from './broken-input.ts';

interface Fault {
  readonly name: string;
  readonly value: string;
  readonly code: string;
  readonly says: RegExp;
}

const TIME_FAULTS: readonly Fault[] = [
  {
    name: 'a day alone',
    value: '▸2026-05-12',
    code: 'date-zone',
    says: /"2026-05-12" has no time zone/,
  },
  {
    name: 'no zone',
    value: '▸2026-05-12T16:00:00',
    code: 'date-zone',
    says: /"2026-05-12T16:00:00" has no time zone/,
  },
  {
    name: 'no such day',
    value: '▸2026-02-30T16:00:00Z',
    code: 'date-impossible',
    says: /The time "2026-02-30T16:00:00Z" does not exist/,
  },
  {
    name: 'no such hour',
    value: '▸2026-05-12T24:00:00Z',
    code: 'date-impossible',
    says: /24:00:00/,
  },
  {
    name: 'another form',
    value: '▸12 May 2026',
    code: 'date-form',
    says: /"12 May 2026" is not a time/,
  },
  { name: 'nothing', value: '', code: 'value-empty', says: /has no value/ },
];

const DAY_FAULTS: readonly Fault[] = [
  {
    name: 'no such day',
    value: '▸2026-02-30',
    code: 'day-form',
    says: /"2026-02-30" is not a day/,
  },
  { name: 'another form', value: '▸1.5.2026', code: 'day-form', says: /"1\.5\.2026"/ },
  {
    name: 'a time',
    value: '▸2026-05-01T00:00:00Z',
    code: 'day-form',
    says: /is not a day; expected one/,
  },
  { name: 'nothing', value: '', code: 'value-empty', says: /has no value/ },
];

/** A field, by the end of the text before its value, and the value. */
type Field = readonly [file: string, written: string];

const TIMES: readonly Field[] = [
  [ADVISORY, '  aware_at: 2026-05-01T08:00:00Z'],
  [ADVISORY, '  - at: 2026-04-20T17:40:00Z'],
  [ADVISORY, 'published: 2026-05-12T16:00:00Z'],
  [ADVISORY, '  - at: 2026-05-20T10:00:00Z'],
  [WITHDRAWN, '  at: 2026-03-12T10:00:00Z'],
  [RELEASE, 'published: 2026-05-12T16:00:00Z'],
  [RELEASE, '  from: 2026-05-05T16:00:00Z'],
  [STATEMENT, 'published: 2026-04-02T16:00:00Z'],
  [STATEMENT, '  - at: 2026-04-03T10:00:00Z'],
  [RETROSPECTIVE, 'published: 2026-05-20T16:00:00Z'],
  [CASE, 'received:\n  at: 2026-04-20T09:12:00Z'],
  [CASE, '  - at: 2026-04-20T09:12:00Z'],
  [CASE, '    at: 2026-04-21T09:00:00Z'],
  [CASE, '  created: 2026-04-21T09:00:00Z'],
  [CASE, '  deleted: 2026-05-13T09:00:00Z'],
  [CASE, '  at: 2026-04-22T09:00:00Z'],
];

const DAYS: readonly Field[] = [
  [SITE, '    - from: 2026-12-21'],
  [SITE, '      to: 2027-01-04'],
  [SECURITY, 'reviewed_at: 2026-05-01'],
  [POLICY, 'reviewed_at: 2026-05-01'],
  [PROJECT, '    since: 2026-01-10'],
  [PROJECT, '    until: 2027-12-31'],
  [PROJECT, '    date: 2026-05-12'],
  [CHANNEL, 'verified_at: 2026-05-01'],
  [RETROSPECTIVE, '    due: 2026-09-01'],
];

function faulty(fields: readonly Field[], faults: readonly Fault[]): BrokenInput[] {
  return fields.flatMap(([file, written]) =>
    faults.map(({ name, value, code, says }) => {
      const colon = written.lastIndexOf(': ') + 1;
      // The place of a key without a value is the key.
      const keyStart = Math.max(written.lastIndexOf('\n') + 1, 0);
      const key = written.slice(0, colon).replace(/([a-z_]+:)$/, value === '' ? '▸$1' : '$1');
      const input = edit(
        `${file}: ${written.slice(keyStart)} as ${name}`,
        file,
        written,
        `${key} ${value}`,
        code,
      );
      return saying(input, says);
    }),
  );
}

const PUBLISHED = 'published: 2026-05-12T16:00:00Z';

const MORE: readonly BrokenInput[] = [
  ...[
    '▸2026-13-01T16:00:00Z',
    '▸2026-05-32T16:00:00Z',
    '▸2026-00-10T16:00:00Z',
    '▸2025-02-29T16:00:00Z',
    '▸2026-05-12T16:60:00Z',
    '▸2026-05-12T16:00:60Z',
    '▸2026-05-12T16:00:00+24:00',
    '▸0000-05-12T16:00:00Z',
  ].map((value) =>
    edit(
      `published ${value.slice(1)}`,
      ADVISORY,
      PUBLISHED,
      `published: ${value}`,
      'date-impossible',
    ),
  ),
  ...[
    '▸2026-5-12T16:00:00Z',
    '▸2026-05-12T16Z',
    '▸2026-05-12T16:00:00 UTC',
    '▸2026-05-12T16:00:00 Europe/Berlin',
    '▸1778601600',
    '▸tomorrow',
    '▸"2026-05-12T16:00:00Z?"',
    '▸20260512T160000Z',
    '▸26-05-12T16:00:00Z',
    '▸２０２６-05-12T16:00:00Z',
  ].map((value) =>
    edit(`published ${value.slice(1)}`, ADVISORY, PUBLISHED, `published: ${value}`, 'date-form'),
  ),
  edit('a time in braces', DRAFT, '{at: 2026-05-20T09:00:00Z', '{at: ▸2026-05-20', 'date-zone'),
  edit('a list of times', ADVISORY, PUBLISHED, 'published: ▸[2026-05-12T16:00:00Z]', 'value-type'),
  edit('true for a time', ADVISORY, PUBLISHED, 'published: ▸true', 'value-type'),
];

const ORDER: readonly BrokenInput[] = [
  edit(
    'published before the report',
    ADVISORY,
    '  - at: 2026-04-20T09:12:00Z',
    '  - at: 2026-05-13T09:12:00Z',
    `dates-order@${where(ADVISORY, 'at: ▸2026-04-20T17:40:00Z')}`,
    `dates-order@${where(ADVISORY, 'published: ▸2026')}`,
    `timeline-order@${where(ADVISORY, 'at: ▸2026-04-20T17:40:00Z')}`,
  ),
  edit(
    'acknowledged too late',
    ADVISORY,
    '2026-04-20T17:40:00Z',
    '▸2026-04-24T17:40:00Z',
    'acknowledged-late',
  ),
  edit(
    'a revision before the publication',
    ADVISORY,
    '2026-05-20T10:00:00Z',
    '▸2026-05-10T10:00:00Z',
    'revision-early',
  ),
  edit(
    'revisions that are not sorted',
    ADVISORY,
    'note: The 2.0 branch is affected from 2.0.0 on.\n',
    'note: The 2.0 branch.\n  - at: ▸2026-05-19T10:00:00Z\n    kind: editorial\n    note: A word.\n',
    'revision-order',
  ),
  edit(
    'withdrawn before the publication',
    WITHDRAWN,
    'at: 2026-03-12T10:00:00Z',
    'at: ▸2026-03-09T10:00:00Z',
    'withdrawn-early',
  ),
  edit(
    'withdrawn in the future',
    WITHDRAWN,
    'at: 2026-03-12T10:00:00Z',
    'at: ▸2026-07-12T10:00:00Z',
    'date-future',
  ),
  edit(
    'reported in the future',
    DRAFT,
    '2026-05-20T09:00:00Z',
    '▸2026-06-20T09:00:00Z',
    'date-future',
  ),
  edit(
    'exploited in the future',
    ADVISORY,
    '2026-05-01T08:00:00Z',
    '▸2026-06-02T08:00:00Z',
    'exploited-late',
  ),
  edit(
    'published outside the slot',
    ADVISORY,
    PUBLISHED,
    'published: ▸2026-05-12T15:00:00Z',
    'slot-missed',
  ),
  edit(
    'published at another hour, and after the release',
    ADVISORY,
    PUBLISHED,
    'published: ▸2026-05-15T17:00:00Z',
    'slot-missed',
    `release-early@${where(RELEASE, 'advisories: [▸ORB')}`,
  ),
  edit(
    'a channel that was proved long ago',
    CHANNEL,
    'verified_at: 2026-05-01',
    'verified_at: ▸2025-05-01',
    'channel-unverified',
  ),
  edit(
    'a channel that is proved in the future',
    CHANNEL,
    'verified_at: 2026-05-01',
    'verified_at: ▸2026-06-02',
    'date-future',
  ),
  edit(
    'a policy that is reviewed in the future',
    POLICY,
    'reviewed_at: 2026-05-01',
    'reviewed_at: ▸2026-06-02',
    'date-future',
  ),
  edit(
    'an imported advisory in the future',
    IMPORTED,
    'published: 2026-02-10T16:00:00Z',
    'published: ▸2026-02-10',
    'date-zone',
  ),
];

export const DATES: readonly BrokenInput[] = [
  ...faulty(TIMES, TIME_FAULTS),
  ...faulty(DAYS, DAY_FAULTS),
  ...MORE,
  ...ORDER,
];
