// Reasons not to send an announcement (SPEC 11, the template: its comments and variables are
// guidance for authors).

import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import { linesOutsideFences, sectionText, splitSections } from '../../model/advisory/sections.ts';
import type { Content } from '../../model/content.ts';
import { nearest } from '../../model/problem/from-schema.ts';
import type { Release } from '../../model/release/release.ts';

/** The reason why it is not complete, and the remedy. */
export interface Refusal {
  readonly what: string;
  readonly remedy: string;
}

/** The variables of SPEC 11's template, and any other variable in capital letters. */
const VARIABLE = /\$\{?[A-Z][A-Z0-9_]+\}?|\bCVE-YEAR-[A-Z]+\b/;
const UNFINISHED = /\b(?:TODO|FIXME|TBD|XXX)\b/;

/**
 * Returns every reason why the announcement of a release is not complete; empty if it can be sent.
 * `content` is its source.
 */
export function refusalsOf(release: Release, content: Content): Refusal[] {
  const byId = new Map(content.advisories.map((advisory) => [advisory.id, advisory]));
  const named = [...new Set(release.advisories)];
  const advisories = named.flatMap((id) => byId.get(id) ?? []);
  const valid = advisories.filter(({ state }) => state === 'published');
  return [
    ...(named.length === 0
      ? [
          {
            what: `${release.file} names no advisory.`,
            remedy: 'List the advisories that the release fixes under "advisories".',
          },
        ]
      : []),
    ...named.filter((id) => !byId.has(id)).map((id) => unknown(id, release, [...byId.keys()])),
    ...textRefusals(release.file, release.body),
    ...emptySections(release),
    ...valid.flatMap((advisory) => [
      ...textRefusals(advisory.file, usedTexts(advisory)),
      ...missingSections(advisory),
    ]),
  ];
}

function unknown(id: string, { file }: Release, ids: readonly string[]): Refusal {
  const near = nearest(id, ids);
  return {
    what: `${file} names ${id}, but this advisory does not exist.`,
    remedy: near === undefined ? 'Write the advisory, or correct the id.' : `Did you mean ${near}?`,
  };
}

/** The texts of an advisory that an announcement uses. */
function usedTexts(advisory: Advisory): string {
  const { sections } = advisory;
  const texts = (['impact', 'affected', 'upgrade', 'mitigation', 'details'] as const).map((name) =>
    sectionText(sections, name),
  );
  return [titleOf(advisory), ...texts].join('\n\n');
}

function textRefusals(file: string, text: string): Refusal[] {
  const prose = withoutCode(text);
  const variable = VARIABLE.exec(prose)?.[0];
  const unfinished = UNFINISHED.exec(prose)?.[0];
  return [
    ...(variable === undefined
      ? []
      : [
          {
            what: `${file} still contains ${variable}.`,
            remedy: 'Replace it with the text, or put it in backticks if it is code.',
          },
        ]),
    ...(prose.includes('<!--')
      ? [
          {
            what: `${file} still contains a comment (<!-- -->).`,
            remedy: 'Do what it says, then delete it.',
          },
        ]
      : []),
    ...(unfinished === undefined
      ? []
      : [
          {
            what: `${file} still contains ${unfinished}.`,
            remedy: 'Finish the text, then delete the marker.',
          },
        ]),
  ];
}

/** Returns the text without code: in code, a dollar sign belongs to a shell. */
function withoutCode(text: string): string {
  const lines = [...linesOutsideFences(text)]
    .map(({ line }) => line)
    .filter((line) => !/^(?: {4}|\t)/.test(line));
  return lines.join('\n').replace(/(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, '');
}

function emptySections({ file, body }: Release): Refusal[] {
  return splitSections(body)
    .filter(
      ({ heading, text }) => heading !== '' && text.replace(/<!--[\s\S]*?-->/g, '').trim() === '',
    )
    .map(({ heading }) => ({
      what: `The section "${heading}" of ${file} is empty.`,
      remedy: 'Write the section, or delete its heading.',
    }));
}

function missingSections({ file, sections }: Advisory): Refusal[] {
  const bare = (name: 'impact' | 'mitigation'): boolean =>
    sectionText(sections, name)
      .replace(/<!--[\s\S]*?-->/g, '')
      .trim() === '';
  const refusals: Refusal[] = [];
  if (bare('impact'))
    refusals.push({
      what: `${file} does not say what an attacker can do.`,
      remedy: 'Write it under "## Impact".',
    });
  if (bare('mitigation'))
    refusals.push({
      what: `${file} does not say what users who cannot upgrade can do.`,
      remedy: 'Write it under "## Mitigation"; if no mitigation exists, write "None known."',
    });
  return refusals;
}
