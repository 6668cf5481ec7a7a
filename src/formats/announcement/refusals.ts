// What keeps an announcement from being sent (SPEC 11, the template: its comments and variables are guidance for authors).

import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import { linesOutsideFences, sectionText, splitSections } from '../../model/advisory/sections.ts';
import type { Content } from '../../model/content.ts';
import { nearest } from '../../model/problem/from-schema.ts';
import type { Release } from '../../model/release/release.ts';

/** Why it is not complete, and how to mend that. */
export interface Refusal {
  readonly what: string;
  readonly mend: string;
}

/** The variables of SPEC 11's template, and any other in capitals. */
const VARIABLE = /\$\{?[A-Z][A-Z0-9_]+\}?|\bCVE-YEAR-[A-Z]+\b/;
const UNFINISHED = /\b(?:TODO|FIXME|TBD|XXX)\b/;

/** Every reason why the announcement of a release is not complete; empty where it can be sent. `content` is what it is made of. */
export function refusalsOf(release: Release, content: Content): Refusal[] {
  const byId = new Map(content.advisories.map((advisory) => [advisory.id, advisory]));
  const named = [...new Set(release.advisories)];
  const advisories = named.flatMap((id) => byId.get(id) ?? []);
  const standing = advisories.filter(({ state }) => state === 'published');
  return [
    ...(named.length === 0
      ? [{ what: `${release.file} names no advisory.`, mend: 'List under "advisories" what the release fixes.' }]
      : []),
    ...named.filter((id) => !byId.has(id)).map((id) => unknown(id, release, [...byId.keys()])),
    ...textRefusals(release.file, release.body),
    ...emptySections(release),
    ...standing.flatMap((advisory) => [...textRefusals(advisory.file, told(advisory)), ...unsaid(advisory)]),
  ];
}

function unknown(id: string, { file }: Release, ids: readonly string[]): Refusal {
  const near = nearest(id, ids);
  return {
    what: `${file} names ${id}, and there is no such advisory.`,
    mend: near === undefined ? 'Write the advisory, or correct the id.' : `Did you mean ${near}?`,
  };
}

/** What an announcement takes from an advisory. */
function told(advisory: Advisory): string {
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
            what: `${file} holds ${variable}.`,
            mend: 'Write what it stands for, or put it into backticks if it is code.',
          },
        ]),
    ...(prose.includes('<!--')
      ? [{ what: `${file} holds a comment (<!-- -->).`, mend: 'Follow it, then delete it.' }]
      : []),
    ...(unfinished === undefined
      ? []
      : [{ what: `${file} holds ${unfinished}.`, mend: 'Finish the text, then delete the mark.' }]),
  ];
}

/** Text without code: there a dollar sign belongs to a shell. */
function withoutCode(text: string): string {
  const lines = [...linesOutsideFences(text)].map(({ line }) => line).filter((line) => !/^(?: {4}|\t)/.test(line));
  return lines.join('\n').replace(/(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, '');
}

function emptySections({ file, body }: Release): Refusal[] {
  return splitSections(body)
    .filter(({ heading, text }) => heading !== '' && text.replace(/<!--[\s\S]*?-->/g, '').trim() === '')
    .map(({ heading }) => ({
      what: `${file} has nothing under "${heading}".`,
      mend: 'Write the section, or delete its heading.',
    }));
}

function unsaid({ file, sections }: Advisory): Refusal[] {
  const bare = (name: 'impact' | 'mitigation'): boolean =>
    sectionText(sections, name)
      .replace(/<!--[\s\S]*?-->/g, '')
      .trim() === '';
  const refusals: Refusal[] = [];
  if (bare('impact'))
    refusals.push({ what: `${file} does not say what an attacker can do.`, mend: 'Write it under "## Impact".' });
  if (bare('mitigation'))
    refusals.push({
      what: `${file} does not say what to do for those who cannot upgrade.`,
      mend: 'Write it under "## Mitigation"; where there is nothing, "None known."',
    });
  return refusals;
}
