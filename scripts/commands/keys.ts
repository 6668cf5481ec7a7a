// candor keys: lists the OpenPGP keys of the content, their users and their faults.

import { keyPath } from '../../src/formats/contact/keys.ts';
import { wkdEntries } from '../../src/formats/contact/wkd.ts';
import { settingOf } from '../../src/formats/format.ts';
import { type Instant, isAfter, millisecondsOf } from '../../src/model/instant.ts';
import { groupedFingerprint, type PublicKey } from '../../src/model/reporting/key.ts';
import { absolute } from '../../src/model/site/site.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { type KeyPart, partsOfKey } from '../../src/read/key/parts.ts';
import { command, type Finish, placeOf, plural, print, problemsText, say } from '../command.ts';

const DAY = 86_400_000;
/** The same notice period as in a check. */
const NOTICE = 60;

/** The printed fields of a key. */
interface KeyReport {
  readonly name: string;
  readonly file: string;
  readonly fingerprint: string;
  readonly user_ids: readonly string[];
  readonly algorithm: string;
  readonly created: Instant;
  readonly expires: Instant | null;
  /** Whole days; negative if it has expired; null if it never expires. */
  readonly expires_in_days: number | null;
  readonly encrypts: boolean;
  readonly signs: boolean;
  readonly revoked: boolean;
  readonly gnupg: boolean;
  readonly parts: readonly KeyPart[];
  readonly used_by: readonly string[];
  /** Its address on the site; null if keys are not published. */
  readonly url: string | null;
  readonly wkd: readonly {
    readonly address: string;
    readonly hash: string;
    readonly path: string;
  }[];
  /** The faults that make it unusable: the exit code is then 1. */
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

export function keys(finish: Finish) {
  return command('keys')
    .addHelpText('after', '\nExit code: 1 if a key is expired, revoked, weak or unreadable.')
    .action(async (options) => {
      const place = placeOf(options);
      const reading = await readContent(place);
      const unread = reading.problems.filter(
        ({ file, level, code }) =>
          file.startsWith('keys/') &&
          level === 'error' &&
          !/^key-(?:expired|revoked|encrypt|address)$/.test(code),
      );
      const reports: KeyReport[] = [];
      for (const key of reading.content.keys) reports.push(await reportOf(key, reading));
      if (options.json) print(JSON.stringify({ keys: reports }, null, 2));
      else if (reports.length > 0) print(reports.map(textOf).join('\n'));
      if (unread.length > 0) say(problemsText(unread, place));
      if (reports.length === 0 && unread.length === 0)
        say(
          'There is no key in keys/. Next: gpg --armor --export ADDRESS > content/keys/security.asc',
        );
      else say(summary(reports));
      if (unread.length > 0 || reports.some(({ faults }) => faults.length > 0)) finish(1);
    });
}

async function reportOf(key: PublicKey, { content, site, place }: Reading): Promise<KeyReport> {
  const { parts, signs, weak } = await partsOfKey(key.armored, place.now);
  const { expires } = key;
  const days =
    expires === undefined
      ? null
      : Math.floor((millisecondsOf(expires) - millisecondsOf(place.now)) / DAY);
  const setting = settingOf(site, place.now, content);
  const served = site.formats.wkd ? wkdEntries(content, setting) : [];
  const usedBy = [
    ...content.channels
      .filter((one) => one.key === key.name)
      .map(
        (one) => `channel ${one.slug} (${one.name}${one.status === 'retired' ? ', retired' : ''})`,
      ),
    ...site.team.filter((one) => one.key === key.name).map(({ name }) => `team member ${name}`),
  ];
  const expired = expires !== undefined && !isAfter(expires, place.now);
  return {
    name: key.name,
    file: key.file,
    fingerprint: key.fingerprint,
    user_ids: key.userIds,
    algorithm: key.algorithm,
    created: key.created,
    expires: expires ?? null,
    expires_in_days: days,
    encrypts: key.encrypts,
    signs,
    revoked: key.revoked,
    gnupg: key.gnupg,
    parts,
    used_by: usedBy,
    url: site.formats.keys ? absolute(site, keyPath(key)) : null,
    wkd: served
      .filter((entry) => entry.keys.some(({ fingerprint }) => fingerprint === key.fingerprint))
      .map(({ address, hash }) => ({ address, hash, path: `.well-known/openpgpkey/hu/${hash}` })),
    faults: [
      ...(key.revoked ? ['It is revoked: replace it.'] : []),
      ...(expired ? [`It expired on ${expires.slice(0, 10)}: extend it and export it again.`] : []),
      ...weak,
    ],
    warnings: [
      ...(!expired && days !== null && days <= NOTICE
        ? [`It expires in ${plural(days, 'day')}: extend it and export it again.`]
        : []),
      ...(!key.encrypts && !key.revoked && !expired
        ? ['It cannot encrypt: nobody can encrypt a report with it.']
        : []),
      ...(key.gnupg ? [] : ['GnuPG 2.2 cannot use it.']),
      ...(usedBy.length === 0
        ? ['It is not used: no channel and no member of the team names it.']
        : []),
    ],
  };
}

function textOf(report: KeyReport): string {
  const { expires, expires_in_days: days } = report;
  const ends =
    expires === null || days === null
      ? 'never'
      : `${expires.slice(0, 10)} (${days < 0 ? `${plural(-days, 'day')} ago` : `in ${plural(days, 'day')}`})`;
  const able = [report.encrypts ? 'encrypt' : '', report.signs ? 'sign' : ''].filter(
    (word) => word !== '',
  );
  const rows: [string, readonly string[]][] = [
    ['fingerprint', [groupedFingerprint(report.fingerprint)]],
    ['user id', report.user_ids],
    ['created', [report.created.slice(0, 10)]],
    ['expires', [ends]],
    ['can', [able.length === 0 ? 'nothing' : able.join(', ')]],
    ['parts', report.parts.map(partWords)],
    ['used by', report.used_by.length === 0 ? ['nothing'] : report.used_by],
    ['served at', report.url === null ? [] : [report.url]],
    ['WKD', report.wkd.map(({ address, path }) => `${address}: /${path}`)],
    ['FAULT', report.faults],
    ['warning', report.warnings],
  ];
  const lines = rows.flatMap(([name, values]) =>
    values.map((value, i) => `  ${(i === 0 ? name : '').padEnd(12)} ${printable(value)}`),
  );
  return `${report.file}\n${lines.join('\n')}\n`;
}

const partWords = ({ kind, algorithm, fingerprint, uses, expires, revoked }: KeyPart): string =>
  [
    `${kind} ${fingerprint.slice(-16)}, ${algorithm}, ${uses.join(' + ') || 'for nothing'}`,
    ...(expires === undefined ? [] : [`until ${expires.slice(0, 10)}`]),
    ...(revoked ? ['REVOKED'] : []),
  ].join(', ');

// User ids are written by the key's creator: none of their control characters must reach the
// terminal.
const printable = (text: string): string => text.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');

function summary(reports: readonly KeyReport[]): string {
  const [bad, warned] = [
    reports.filter(({ faults }) => faults.length > 0),
    reports.filter((one) => one.warnings.length > 0),
  ];
  const count = plural(reports.length, 'key');
  if (bad.length > 0)
    return `${bad.length} of ${count} must be replaced or renewed. Next: put the new key into keys/, then "candor check".`;
  if (warned.length > 0) return `${count}, ${warned.length} with a warning.`;
  return `${count}, all usable.`;
}
