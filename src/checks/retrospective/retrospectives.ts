// Retrospectives: about public advisories, after them, with the people's consent, and with
// completed actions (SPEC 11, notes). read/mdx.ts checks the content of their MDX.

import { isPublic } from '../../model/advisory/advisory.ts';
import type { Everything } from '../../model/content.ts';
import { isAfter } from '../../model/instant.ts';
import type { DraftRetrospective, Retrospective } from '../../model/retrospective/retrospective.ts';
import { actionsOf } from '../../model/views/actions.ts';
import { type AnyAdvisory, advisoriesById } from '../advisory/each.ts';
import { checkFor, type Found } from '../check.ts';
import { unknownAdvisory } from '../references-between-files.ts';

export type AnyRetrospective = Retrospective | DraftRetrospective;

/**
 * The advisories that a retrospective names exist and are public before it. A draft can name an
 * embargoed one.
 */
export const retrospectives = checkFor(
  ['retrospective-advisory', 'retrospective-early'],
  function* (everything: Everything) {
    const known = advisoriesById(everything);
    const unknown = unknownAdvisory(known.values());
    for (const retrospective of retrospectivesOf(everything)) {
      for (const [i, id] of retrospective.advisories.entries()) {
        const advisory = known.get(id);
        const at = { path: ['advisories', i] };
        if (advisory === undefined) {
          yield { code: 'retrospective-advisory', file: retrospective.file, at, ...unknown(id) };
        } else yield* premature(retrospective, advisory, at);
      }
    }
  },
);

function* premature(
  { file, published }: AnyRetrospective,
  advisory: AnyAdvisory,
  at: { path: (string | number)[] },
): Generator<Found<'retrospective-advisory' | 'retrospective-early'>> {
  if (published === undefined) return;
  if (!isPublic(advisory) && advisory.state !== 'scheduled') {
    const message = `${advisory.id} is not public: its state is ${advisory.state}.`;
    yield { code: 'retrospective-advisory', file, at, message };
  } else if (advisory.published !== undefined && isAfter(advisory.published, published)) {
    const message = `The retrospective is dated ${published}, before the publication of ${advisory.id} at ${advisory.published}.`;
    yield { code: 'retrospective-early', file, at: { path: ['published'] }, message };
  }
}

/** Participants are named, with consent, and the work is linked. A draft can omit this. */
export const people = checkFor(
  ['person-consent', 'retrospective-people'],
  function* (everything: Everything) {
    for (const { file, state, people: named, pull_requests: links } of retrospectivesOf(
      everything,
    )) {
      if (state === 'draft') continue;
      for (const [i, { name, consent }] of named.entries())
        if (!consent)
          yield {
            code: 'person-consent',
            file,
            at: { path: ['people', i] },
            message: `${name} is named without "consent: true".`,
          };
      const lacking = [
        named.length === 0 ? 'no people' : [],
        links.length === 0 ? 'no pull requests' : [],
      ].flat();
      if (lacking.length > 0)
        yield {
          code: 'retrospective-people',
          file,
          at: 'start',
          message: `The retrospective lists ${lacking.join(' and ')}.`,
        };
    }
  },
);

/** Reports files of MDX if site.yaml allows only plain Markdown. */
export const mdxForbidden = checkFor(['mdx-forbidden'], function* (everything: Everything) {
  if (everything.site.mdx) return;
  for (const { file } of retrospectivesOf(everything))
    if (file.endsWith('.mdx')) yield { code: 'mdx-forbidden', file, at: 'start' };
});

/** Promised actions are done in time. */
export const actions = checkFor(['action-overdue'], function* (everything: Everything) {
  for (const retrospective of retrospectivesOf(everything)) {
    if (retrospective.state === 'draft') continue;
    for (const { overdue, index, text, due, owner } of actionsOf(retrospective, everything.now)) {
      if (!overdue) continue;
      const message = `"${text}" was due on ${due}${owner === undefined ? '' : ` (${owner})`}.`;
      yield {
        code: 'action-overdue',
        file: retrospective.file,
        at: { path: ['actions', index, 'due'] },
        message,
      };
    }
  }
});

/**
 * A release with a retrospective does not say that none is planned. No retrospective uses the
 * address of another page.
 */
export const retrospectivePlans = checkFor(
  ['retrospective-planned', 'file-name'],
  function* (everything: Everything) {
    const { content, desk } = everything;
    const about = new Map(
      content.retrospectives.flatMap(({ advisories, slug }) => advisories.map((id) => [id, slug])),
    );
    for (const { file, retrospective, advisories } of [...content.releases, ...desk.releases]) {
      if (retrospective?.planned !== false) continue;
      const slug = advisories.map((id) => about.get(id)).find((one) => one !== undefined);
      if (slug === undefined) continue;
      const message = `The release says that no retrospective is planned, but "${slug}" exists.`;
      yield {
        code: 'retrospective-planned',
        file,
        at: { path: ['retrospective', 'planned'] },
        message,
      };
    }
    for (const { file, slug } of retrospectivesOf(everything))
      if (slug === 'actions')
        yield {
          code: 'file-name',
          file,
          at: 'start',
          message: 'The address retrospectives/actions/ is reserved for the list of actions.',
          remedy:
            'Rename the file after the topic of the retrospective, such as retrospectives/actions-of-may.mdx.',
        };
  },
);

/** Returns all retrospectives, public or not. */
export function retrospectivesOf({ content, desk }: Everything): AnyRetrospective[] {
  return [...content.retrospectives, ...desk.retrospectives];
}
