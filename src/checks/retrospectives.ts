// Retrospectives: about public advisories, after them, with the people's consent, and without code of their own (SPEC 11, notes).

import { isPublic } from '../model/advisory.ts';
import type { Everything } from '../model/content.ts';
import { isAfter } from '../model/instant.ts';
import type { DraftRetrospective, Retrospective } from '../model/retrospective.ts';
import { linesOutsideFences } from '../model/section.ts';
import { type AnyAdvisory, advisoriesById } from './advisory.ts';
import { checkFor, type Found } from './check.ts';
import { unknownAdvisory } from './names.ts';

type AnyRetrospective = Retrospective | DraftRetrospective;

/** The advisories that a retrospective names exist and are public before it. A draft may name an embargoed one. */
export const retrospectives = checkFor(
  ['retrospective-advisory', 'retrospective-early'],
  function* (everything: Everything) {
    const known = advisoriesById(everything);
    const unknown = unknownAdvisory([...known.keys()]);
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
    const message = `The retrospective is dated ${published}, but ${advisory.id} is published at ${advisory.published}.`;
    yield { code: 'retrospective-early', file, at: { path: ['published'] }, message };
  }
}

/** Who took part is named, with consent, and the work is linked. A draft may still ask. */
export const people = checkFor(['person-consent', 'retrospective-people'], function* (everything: Everything) {
  for (const { file, state, people: named, pull_requests: links } of retrospectivesOf(everything)) {
    if (state === 'draft') continue;
    for (const [i, { name, consent }] of named.entries())
      if (!consent)
        yield {
          code: 'person-consent',
          file,
          at: { path: ['people', i] },
          message: `${name} is named without "consent: true".`,
        };
    const lacking = [named.length === 0 ? 'no people' : [], links.length === 0 ? 'no pull requests' : []].flat();
    if (lacking.length > 0)
      yield {
        code: 'retrospective-people',
        file,
        at: 'start',
        message: `The retrospective names ${lacking.join(' and ')}.`,
      };
  }
});

// An import or export statement of JavaScript: words alone at the start of a line are prose.
const STATEMENT =
  /^(?:import(?=[\s"'{*])\s*(?:["'{*/]|[\p{L}_$][\p{L}\p{N}_$]*\s*(?:[,*/]|from\b|$))|export(?=[\s{*])\s*(?:[{*/]|(?:default|const|let|var|function|class|async)\b))/u;

/** The MDX runs no code of its own. */
export const mdxCode = checkFor(['mdx-code'], function* (everything: Everything) {
  for (const { file, body } of retrospectivesOf(everything))
    for (const { offset, line } of linesOutsideFences(body)) {
      if (!STATEMENT.test(line)) continue;
      const message = `The line "${line.length > 60 ? `${line.slice(0, 60)}…` : line}" is code.`;
      yield { code: 'mdx-code', file, at: { bodyOffset: offset, length: line.length }, message };
    }
});

function retrospectivesOf({ content, desk }: Everything): AnyRetrospective[] {
  return [...content.retrospectives, ...desk.retrospectives];
}
