// Short texts about what is new: a release, an advisory, a revision, a withdrawal. Each is posted
// once to each receiver. Only public content has notices.

import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Content } from '../../model/content.ts';
import { compareInstants, type Instant, isAfter, latest } from '../../model/instant.ts';
import { recordName } from '../../model/ledger/paths.ts';
import { oneLine } from '../../model/mail/header.ts';
import type { Release } from '../../model/release/release.ts';
import { absolute, advisoryPath, announcementPath } from '../../model/site/site.ts';
import { order } from '../../model/text/order.ts';
import { chatSentence } from '../announcement/chat.ts';
import { announcementOf, scoreInWords } from '../announcement/make.ts';
import { nameOf } from '../announcement/words.ts';
import type { Setting } from '../format.ts';
import { sentence, shortened } from '../text/plain-text.ts';

/** A text about a public record. */
export interface Notice {
  /** Identifies the notice forever: "ORB-2026-0003 published". */
  readonly key: string;
  readonly event: 'published' | 'revised' | 'withdrawn';
  readonly kind: 'advisory' | 'release';
  /** The id of an advisory, the slug of a release. */
  readonly id: string;
  readonly at: Instant;
  /** Plain text on one line, without the address. */
  readonly text: string;
  /** The page of the record. */
  readonly url: string;
  /** The names of the records that the text uses, as in a ledger. The first is its own. */
  readonly records: readonly [string, ...string[]];
  /** The files of their pages, from the root of the site. */
  readonly files: readonly string[];
  /** The keys of notices that this one makes superfluous. */
  readonly covers: readonly string[];
}

/** The maximum length of a text in UTF-16 units. With an address it fits the smallest limit, 500. */
const LONGEST = 440;

/** Returns the notices of all public content, oldest first. */
export function noticesOf(content: Content, setting: Setting): Notice[] {
  const byId = new Map(content.advisories.map((one) => [one.id, one]));
  return [
    ...content.advisories.flatMap((one) => advisoryNotices(one, byId, setting)),
    ...content.releases.flatMap((one) => releaseNotices(one, content, byId, setting)),
  ].sort((a, b) => compareInstants(a.at, b.at) || order(a.key, b.key));
}

const keyOf = (name: string, event: Notice['event'], at?: Instant): string =>
  [name, event, ...(at === undefined ? [] : [at])].join(' ');

type Known = ReadonlyMap<string, Advisory>;

function advisoryNotices(
  advisory: Advisory,
  known: Known,
  { site, projects, now }: Setting,
): Notice[] {
  const { id, published, withdrawn, summary, exploited } = advisory;
  const project = projects.get(advisory.project)?.name ?? advisory.project;
  const page = advisoryPath(id);
  const own = {
    kind: 'advisory',
    id,
    url: absolute(site, page),
    records: [id],
    files: [fileOf(page)],
  } as const;
  const name = `${nameOf(advisory)} in ${project}`;
  const revised = revisionsOf(advisory, now).map(
    ({ at, note }): Notice => ({
      ...own,
      key: keyOf(id, 'revised', at),
      event: 'revised',
      at,
      text: fitted(`Updated: ${name}: ${sentence(note)}`),
      covers: [],
    }),
  );
  // Every text is the current one, so that nobody needs the revisions too.
  const covers = revised.map(({ key }) => key);
  if (withdrawn !== undefined) {
    const next = withdrawn.replaced_by === undefined ? undefined : known.get(withdrawn.replaced_by);
    const replaced = next === undefined ? '' : ` It is replaced by ${nameOf(next)}.`;
    const text = fitted(`Withdrawn: ${name}: ${sentence(withdrawn.reason)}${replaced}`);
    return [
      ...revised,
      { ...own, covers, key: keyOf(id, 'withdrawn'), event: 'withdrawn', at: withdrawn.at, text },
    ];
  }
  const alarm = exploited === undefined ? '' : ' It is being exploited.';
  const what = sentence(summary ?? 'see the advisory for details');
  const text = `Security advisory of ${project}: ${nameOf(advisory)} (${scoreInWords(advisory)}): ${what}${alarm}`;
  return [
    {
      ...own,
      covers,
      key: keyOf(id, 'published'),
      event: 'published',
      at: published,
      text: fitted(text),
    },
    ...revised,
  ];
}

function releaseNotices(
  release: Release,
  content: Content,
  known: Known,
  setting: Setting,
): Notice[] {
  const advisories = release.advisories.flatMap((id) => known.get(id) ?? []);
  const valid = advisories.filter(({ state }) => state === 'published');
  // The withdrawals have their own notices.
  if (advisories.length > 0 && valid.length === 0) return [];
  const announcement = announcementOf(release, content, setting);
  const name = recordName({ kind: 'release', id: release.slug });
  const covers = valid.flatMap((one) => [
    keyOf(one.id, 'published'),
    ...revisionsOf(one, setting.now).map(({ at }) => keyOf(one.id, 'revised', at)),
  ]);
  return [
    {
      kind: 'release',
      id: release.slug,
      event: 'published',
      key: keyOf(name, 'published'),
      // A release waits for its advisories.
      at: latest(release.published, ...advisories.map(({ published }) => published)),
      text: chatSentence(announcement, LONGEST),
      url: absolute(setting.site, announcementPath(release.slug)),
      records: [name, ...advisories.map(({ id }) => id)],
      files: [announcementPath(release.slug), ...advisories.map(({ id }) => advisoryPath(id))].map(
        fileOf,
      ),
      covers,
    },
  ];
}

/** Returns the revisions that subscribers see. One can be dated ahead of its time. */
const revisionsOf = ({ revisions }: Advisory, now: Instant) =>
  revisions.filter(({ at, kind }) => kind !== 'editorial' && !isAfter(at, now));

const fileOf = (page: string): string => `${page}index.html`;

const fitted = (text: string): string => shortened(oneLine(text), LONGEST);
