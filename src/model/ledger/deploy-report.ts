// Describes the changes of a deploy in words, for its reviewers. Built from two ledgers and public
// content, so it contains nothing embargoed. It contains no time of its own creation.

import { type Advisory, titleOf } from '../advisory/advisory.ts';
import type { Content } from '../content.ts';
import type { Problem } from '../problem/problem.ts';
import { order } from '../text/order.ts';
import { hasMoved, type RecordChange, recordChanges } from './compare.ts';
import type { Ledger } from './ledger.ts';
import { addressOf, KIND_NAMES, kindOfPath, recordOfPath } from './paths.ts';
import { type Wording, wordingText } from './wording.ts';

/** A finding that an exception accepted. */
interface Accepted {
  readonly code: string;
  readonly message: string;
  readonly reason: string;
}

/** The changes of wording in an advisory that has only editorial revisions. */
export interface AdvisoryWording {
  readonly id: string;
  /** Undefined if the published text is not available. */
  readonly changes: readonly Wording[] | undefined;
}

/** The input of a report. */
interface Deploy {
  readonly before: Ledger;
  readonly after: Ledger;
  readonly content: Content;
  readonly problems: readonly Problem[];
  readonly accepted: readonly Accepted[];
  readonly wordings?: readonly AdvisoryWording[];
}

/** One part of the report. */
interface ReportPart {
  readonly title: string;
  /** Plain text, one line each. Paths are shown as code. */
  readonly items: readonly { readonly text: string; readonly paths?: readonly string[] }[];
}

/** The report as data. Parts without items are left out. */
export interface DeployReport {
  readonly site: string;
  /** A short summary: "1 new advisory, 2 corrected". */
  readonly summary: string;
  readonly parts: readonly ReportPart[];
}

/** Returns the report of a deploy. */
export function deployReport(deploy: Deploy): DeployReport {
  const { before, after, problems, accepted } = deploy;
  const changes = recordChanges(before, after);
  const parts: ReportPart[] = [
    {
      title: 'Refused',
      items: problems.filter(isError).map((one) => ({ text: `${one.code}: ${one.message}` })),
    },
    {
      title: 'Warnings',
      items: problems
        .filter((one) => !isError(one))
        .map((one) => ({ text: `${one.code}: ${one.message}` })),
    },
    {
      title: 'Allowed by exceptions',
      items: accepted.map(({ code, message, reason }) => ({
        text: `${code}: ${message} Reason: ${reason}`,
      })),
    },
    ...recordParts(changes, deploy),
    {
      title: 'Changed wording, word by word',
      items: (deploy.wordings ?? []).flatMap(wordingItems),
    },
    { title: 'Pages that moved', items: redirectItems(before, after) },
    { title: 'Keys', items: keyItems(before, after) },
    { title: 'Feeds', items: feedItems(before, after) },
    ...fileParts(before, after, changes),
  ];
  const filled = parts.filter(({ items }) => items.length > 0);
  return { site: after.site, summary: summaryOf(filled), parts: filled };
}

function wordingItems({ id, changes }: AdvisoryWording): { text: string }[] {
  if (changes === undefined)
    return [{ text: `${id}: the published text is not available, so it cannot be compared.` }];
  return changes.map((one) => ({
    text: `${id}, ${one.section}${one.canChangeMeaning ? ' (the meaning may have changed)' : ''}: ${wordingText(one)}`,
  }));
}

const isError = ({ level }: Problem): boolean => level === 'error';

/** The parts that the summary counts, with their singular and plural. */
const COUNTED: readonly (readonly [title: string, one: string, many: string])[] = [
  ['Refused', 'refused', 'refused'],
  ['Allowed by exceptions', 'allowed by an exception', 'allowed by exceptions'],
  ['New advisories', 'new advisory', 'new advisories'],
  ['Corrected advisories', 'corrected advisory', 'corrected advisories'],
  ['Withdrawn advisories', 'withdrawn advisory', 'withdrawn advisories'],
  [
    'Advisories with changed wording',
    'advisory with changed wording',
    'advisories with changed wording',
  ],
  ['Other changes to advisories', 'other change to an advisory', 'other changes to advisories'],
  ['New announcements', 'new announcement', 'new announcements'],
  ['New retrospectives', 'new retrospective', 'new retrospectives'],
  ['New statements', 'new statement', 'new statements'],
  ['Changed statements', 'changed statement', 'changed statements'],
  ['Gone', 'record gone', 'records gone'],
  ['Pages that moved', 'moved page', 'moved pages'],
  ['Keys', 'change to keys', 'changes to keys'],
];

function summaryOf(parts: readonly ReportPart[]): string {
  const counts = COUNTED.flatMap(([title, one, many]) => {
    const count = parts.find((part) => part.title === title)?.items.length ?? 0;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  const files = parts.some(({ title }) => title === 'Documents and pages');
  return counts.length > 0 ? counts.join(', ') : files ? 'no record changed' : 'nothing changes';
}

function recordParts(changes: readonly RecordChange[], { content }: Deploy): ReportPart[] {
  const advisories = new Map(content.advisories.map((one) => [one.id, one]));
  const titles = new Map<string, string>([
    ...content.releases.map(
      (one) => [`release/${one.slug}`, ofAdvisories(one.advisories)] as const,
    ),
    ...content.retrospectives.map((one) => [`retrospective/${one.slug}`, one.title] as const),
    ...content.statements.map(
      (one) =>
        [`statement/${one.slug}`, `${one.vulnerability} in ${one.project}: ${one.status}`] as const,
    ),
  ]);
  const items = new Map<string, { text: string }[]>();
  for (const change of changes) {
    const title = titleOfChange(change);
    if (title === undefined) continue;
    const advisory = advisories.get(change.name);
    const words =
      advisory === undefined ? (titles.get(change.name) ?? '') : wordsOf(advisory, change, title);
    const name = change.name.replace(/^[a-z]+\//, '');
    const list = items.get(title) ?? [];
    items.set(title, list);
    list.push({ text: words === '' ? name : `${name}: ${words}` });
  }
  return COUNTED.map(([title]) => ({ title, items: items.get(title) ?? [] }));
}

const ofAdvisories = (ids: readonly string[]): string =>
  ids.length === 0 ? '' : `fixes ${ids.join(', ')}`;

const NEW = {
  advisory: 'New advisories',
  release: 'New announcements',
  retrospective: 'New retrospectives',
  statement: 'New statements',
} as const;

/** Returns the title of the part that lists a change; undefined if nothing changed. */
function titleOfChange(change: RecordChange): string | undefined {
  const { before, after } = change;
  if (after === undefined) return 'Gone';
  if (before === undefined) return NEW[after.kind];
  if (after.kind === 'statement')
    return hasMoved(change) || before.facts !== after.facts ? 'Changed statements' : undefined;
  if (after.kind !== 'advisory') return undefined;
  if (before.withdrawn === undefined && after.withdrawn !== undefined)
    return 'Withdrawn advisories';
  if (before.modified < after.modified) return 'Corrected advisories';
  if (before.facts !== after.facts || hasMoved(change) || before.published !== after.published)
    return 'Other changes to advisories';
  return before.text === after.text ? undefined : 'Advisories with changed wording';
}

function wordsOf(advisory: Advisory, { before }: RecordChange, title: string): string {
  const { severities, withdrawn, revisions } = advisory;
  const severity = severities.rating ?? 'not rated';
  if (title === 'Withdrawn advisories' && withdrawn !== undefined)
    return `${titleOf(advisory)}. Reason: ${withdrawn.reason}${withdrawn.replaced_by === undefined ? '' : ` Replaced by ${withdrawn.replaced_by}.`}`;
  if (title !== 'Corrected advisories' || before === undefined)
    return `${titleOf(advisory)} (${severity})`;
  const added = revisions.filter(({ at, kind }) => kind !== 'editorial' && at > before.modified);
  const notes = added.map(({ kind, note }) => `${kind}: ${note}`).join(' ');
  return `${titleOf(advisory)} (${severity}). ${notes}`.trim();
}

function redirectItems(before: Ledger, after: Ledger): { text: string }[] {
  const old = new Map(before.redirects.map(({ from, to }) => [from, to]));
  const own = new Map(after.redirects.map(({ from, to }) => [from, to]));
  return [...new Set([...old.keys(), ...own.keys()])].sort(order).flatMap((from) => {
    const [was, is] = [old.get(from), own.get(from)];
    if (was === is) return [];
    return {
      text:
        is === undefined
          ? `${from} no longer redirects`
          : `${from} leads to ${is}${was === undefined ? '' : ` instead of ${was}`}`,
    };
  });
}

function keyItems(before: Ledger, after: Ledger): { text: string }[] {
  const line = ({ name, fingerprint }: Ledger['keys'][number]): string => `${name}: ${fingerprint}`;
  const [old, own] = [before.keys.map(line), after.keys.map(line)];
  return [
    ...own.filter((one) => !old.includes(one)).map((one) => ({ text: `new: ${one}` })),
    ...old.filter((one) => !own.includes(one)).map((one) => ({ text: `gone: ${one}` })),
  ].sort((a, b) => order(a.text, b.text));
}

const counted = (entries: number): string => (entries === 1 ? '1 entry' : `${entries} entries`);

function feedItems(before: Ledger, after: Ledger): { text: string }[] {
  const old = new Map(before.feeds.map(({ path, entries }) => [path, entries]));
  const own = new Map(after.feeds.map(({ path, entries }) => [path, entries]));
  const paths = [...new Set([...old.keys(), ...own.keys()])].sort(order);
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), own.get(path)];
    if (was === is) return [];
    return {
      text: `/${path}: ${was === undefined ? 'new' : counted(was)}, then ${is === undefined ? 'gone' : counted(is)}`,
    };
  });
}

function fileParts(before: Ledger, after: Ledger, changes: readonly RecordChange[]): ReportPart[] {
  const old = new Map(before.files.map(({ path, sha256 }) => [path, sha256]));
  const own = new Map(after.files.map(({ path, sha256 }) => [path, sha256]));
  const paths = [...new Set([...old.keys(), ...own.keys()])]
    .sort(order)
    .filter((path) => old.get(path) !== own.get(path));
  const byKind = Map.groupBy(paths, (path) => kindOfPath(path).name);
  const items = KIND_NAMES.flatMap((kind) => {
    const ours = byKind.get(kind) ?? [];
    const added = ours.filter((path) => !old.has(path));
    const removed = ours.filter((path) => !own.has(path));
    const changed = ours.filter((path) => old.has(path) && own.has(path));
    return [
      ['added', added] as const,
      ['changed', changed] as const,
      ['removed', removed] as const,
    ].flatMap(([word, list]) =>
      list.length === 0
        ? []
        : {
            text: `${kind}: ${list.length} ${word}`,
            paths: kind === KIND_NAMES.at(-1) ? [] : list.map((path) => `/${addressOf(path)}`),
          },
    );
  });
  const still = new Set(
    changes
      .filter((one) => one.before !== undefined && one.after !== undefined && !isChanged(one))
      .map(({ name }) => name.toLowerCase()),
  );
  const byOthers = paths.filter(
    (path) =>
      old.has(path) &&
      own.has(path) &&
      /\.json$/.test(path) &&
      still.has(recordOfPath(path)?.name ?? ''),
  );
  return [
    { title: 'Documents and pages', items },
    {
      title: 'Documents that changed though their advisory did not',
      items:
        byOthers.length === 0
          ? []
          : [
              {
                text: 'site.yaml, a project, another record or Candor itself has changed.',
                paths: byOthers.map((path) => `/${path}`),
              },
            ],
    },
  ];
}

const isChanged = (change: RecordChange): boolean =>
  hasMoved(change) ||
  change.before?.facts !== change.after?.facts ||
  change.before?.text !== change.after?.text;

/** The most paths of one kind that are listed. */
const MOST_PATHS = 200;

/** The first line of every report. */
export const REPORT_HEADING = '# Changes in this deploy';

/** Returns the report as Markdown (CommonMark). */
export function reportMarkdown({ site, summary, parts }: DeployReport): string {
  const sections = parts.map(({ title, items }) => {
    const lines = items.map(({ text, paths = [] }) => {
      const shown = paths.slice(0, MOST_PATHS).map((path) => `\n  - ${code(path)}`);
      const more = paths.length > MOST_PATHS ? `\n  - and ${paths.length - MOST_PATHS} more` : '';
      return `- ${escaped(text)}${shown.join('')}${more}`;
    });
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  return [`${REPORT_HEADING}\n\nOf ${escaped(site)}: ${escaped(summary)}.\n`, ...sections].join(
    '\n',
  );
}

// Titles and reasons are plain text: they contain no markup, and an @mention notifies nobody. A URL
// stays a URL.
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|&~]/g, '\\$&')
    .replace(/@/g, '&#64;')
    .replace(/\s+/g, ' ');
const code = (path: string): string => `\`${path.replaceAll('`', "'")}\``;
