// The text of a new retrospectives/<slug>.mdx (SPEC 11, notes): questions as headings, and known
// facts. A draft, because it has no "published". It contains no data of a case unless the caller
// passes it.

import type { Advisory, EmbargoedAdvisory } from '../model/advisory/advisory.ts';
import { compareInstants, type Instant } from '../model/instant.ts';
import type { PlannedRelease, Release } from '../model/release/release.ts';
import { MDX_COMPONENTS } from '../model/retrospective/mdx/components.ts';
import { comment, markdownFile, plainMarkdown, yaml } from './yaml.ts';

type AnyAdvisory = Advisory | EmbargoedAdvisory;

/** An event, in words. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly words: string;
}

interface RetrospectiveDraft {
  readonly title: string;
  readonly advisories: readonly AnyAdvisory[];
  /** The retrospectives that name one of the advisories. */
  readonly releases: readonly (Release | PlannedRelease)[];
  /** True if it can have components; otherwise it is plain Markdown. */
  readonly mdx: boolean;
  readonly authors: readonly string[];
  /**
   * People to ask for consent, with their roles. Each is written with "consent: false", which
   * cannot be published.
   */
  readonly people: readonly { readonly name: string; readonly role: string }[];
  /** Additional events, if the author wants them: the steps of a case. */
  readonly timelineEntries: readonly TimelineEntry[];
}

/** The questions, in the recommended order. */
const RETROSPECTIVE_QUESTIONS = [
  'What happened?',
  'How was it found?',
  'Why did it exist?',
  'Why was it not found earlier?',
  'What went well?',
  'What went wrong?',
  'Where did we get lucky?',
  'Which variants did we look for?',
  'What will we change?',
] as const;

/** Returns the draft. */
export function retrospectiveDraft(draft: RetrospectiveDraft): string {
  const { title, advisories, releases, mdx, authors, people, timelineEntries } = draft;
  const links = advisories.flatMap(({ references }) =>
    references.filter(({ type }) => type === 'FIX').map(({ url }) => url),
  );
  const matter = [
    yaml({ title, advisories: advisories.map(({ id }) => id), authors }),
    comment(
      'Ask each person before you write "consent: true". People who have not agreed are not published.',
    ),
    yaml({ people: people.map(({ name, role }) => ({ name, role, consent: false })) }),
    comment('All changes: fixes, tests, documentation.'),
    yaml({ pull_requests: [...new Set(links)] }),
    comment(
      'Write each as a list. Do not blame people; describe what made it possible:',
      'root_cause, went_well, went_wrong, lucky, factors (contributing factors),',
      'actions: - {text: ..., owner: ..., status: open, due: 2026-12-31, url: https://...}',
    ),
  ].join('');
  const [first, ...questions] = RETROSPECTIVE_QUESTIONS;
  const events = timelineOf(advisories, releases, timelineEntries).map(lineOf).join('');
  const body = [
    `## ${first}\n\nAll times are UTC.\n\n${events}`,
    ...questions.map((question) => `## ${question}\n`),
  ];
  return markdownFile(matter, `${mdx ? COMPONENTS : ''}${body.join('\n')}`);
}

const COMPONENTS = `{/* Components show known facts, so you do not need to write them: ${Object.keys(
  MDX_COMPONENTS,
)
  .map((name) => `<${name}>`)
  .join(', ')}. See docs/retrospectives.md. */}\n\n`;

/**
 * Returns the events of the timelines and revisions of the advisories, of the releases, and the
 * additional ones, in chronological order. Events of the same time keep their order. Duplicates are
 * removed.
 */
function timelineOf(
  advisories: readonly AnyAdvisory[],
  releases: RetrospectiveDraft['releases'],
  timelineEntries: readonly TimelineEntry[],
): TimelineEntry[] {
  const several = advisories.length > 1;
  const events = advisories.flatMap(({ id, timeline, published, revisions, withdrawn }) => {
    const named = (words: string): string => (several ? `${id}: ${words}` : words);
    const own = timeline.map(({ at, event, note }) => ({
      at,
      words: named(note === undefined ? event : event === 'note' ? note : `${event}. ${note}`),
    }));
    const known = timeline.some(({ event }) => event === 'published');
    const opened =
      published === undefined || known ? [] : [{ at: published, words: named('published') }];
    const revised = revisions
      .filter(({ kind }) => kind !== 'editorial')
      .map(({ at, kind, note }) => ({ at, words: named(`revised (${kind}). ${note}`) }));
    const gone =
      withdrawn === undefined
        ? []
        : [{ at: withdrawn.at, words: named(`withdrawn. ${withdrawn.reason}`) }];
    return [...own, ...opened, ...revised, ...gone];
  });
  const announced = releases.flatMap(({ project, versions, published }) =>
    published === undefined
      ? []
      : [{ at: published, words: `announced: ${project} ${versions.join(', ')}` }],
  );
  const all = [...events, ...announced, ...timelineEntries].sort((a, b) =>
    compareInstants(a.at, b.at),
  );
  return all.filter(
    (one, i) => all.findIndex(({ at, words }) => at === one.at && words === one.words) === i,
  );
}

function lineOf({ at, words }: TimelineEntry): string {
  return `- ${at.slice(0, 10)}, ${at.slice(11, 16)}: ${plainMarkdown(words)}\n`;
}
