// The sections of an advisory's text: the required content (SPEC 11, the team's duty of
// disclosure), each once.

import {
  SECTION_NAMES,
  SECTIONS,
  type Section,
  type SectionName,
} from '../../model/advisory/sections.ts';
import { nearest } from '../../model/problem/from-schema.ts';
import type { Place } from '../../model/problem/problem.ts';
import type { Project } from '../../model/project/project.ts';
import { upgradeCommand } from '../../model/project/upgrade-command.ts';
import type { Found } from '../check.ts';
import { type AnyAdvisory, checkAdvisories, found } from './each.ts';

type Code =
  | 'section-missing'
  | 'section-empty'
  | 'mitigation-missing'
  | 'section-repeated'
  | 'section-unknown';

const REQUIRED = ['impact', 'upgrade', 'mitigation'] as const satisfies SectionName[];

/**
 * Impact, Upgrade and Mitigation exist and are not empty. No section is repeated or has another
 * name.
 */
export const sections = checkAdvisories<Code>(
  ['section-missing', 'section-empty', 'mitigation-missing', 'section-repeated', 'section-unknown'],
  function* (advisory, { projects }) {
    const seen = new Set<SectionName>();
    for (const section of advisory.sections) {
      if (section.name === undefined) yield* unknown(advisory, section);
      else if (seen.has(section.name))
        yield found(
          advisory,
          'section-repeated',
          placeOf(section),
          `The section "${SECTIONS[section.name]}" already exists.`,
        );
      else seen.add(section.name);
    }
    for (const name of REQUIRED) yield* required(advisory, name, projects.get(advisory.project));
  },
);

function* required(
  advisory: AnyAdvisory,
  name: (typeof REQUIRED)[number],
  project: Project | undefined,
): Generator<Found<'section-missing' | 'section-empty' | 'mitigation-missing'>> {
  const given = advisory.sections.filter((section) => section.name === name);
  const [first] = given;
  const heading = `## ${SECTIONS[name]}`;
  if (first === undefined) {
    const meant = advisory.sections.find(
      (section) => section.name === undefined && similarTitle(section) === SECTIONS[name],
    );
    yield found(
      advisory,
      'section-missing',
      'start',
      `The section "${heading}" is missing.`,
      meant === undefined
        ? `Add "${heading}" and its text.`
        : `Rename the heading "## ${meant.heading}" to "${heading}".`,
    );
    return;
  }
  if (given.some(({ text }) => text !== '')) return;
  const place = placeOf(first);
  if (name === 'mitigation')
    yield found(advisory, 'mitigation-missing', place, 'The section "Mitigation" has no text.');
  else if (name === 'impact')
    yield found(advisory, 'section-empty', place, 'The section "Impact" has no text.');
  else if (!isGenerated(advisory, project)) {
    const message =
      'The section "Upgrade" has no text, and the upgrade commands of the packages are unknown.';
    const remedy = `Write how to get the fix, or list the commands under "upgrade" in the project ${advisory.project}.`;
    yield found(advisory, 'section-empty', place, message, remedy);
  }
}

// An empty Upgrade section is filled from the project if a command is known for every affected
// package.
function isGenerated({ affected }: AnyAdvisory, project: Project | undefined): boolean {
  const commands = affected.map((entry) => ({
    kind: entry.package.kind,
    command: upgradeCommand(project, entry.package),
  }));
  const required = commands.filter(({ kind }) => kind === 'package');
  return (
    (required.length > 0 ? required : commands).every(({ command }) => command !== undefined) &&
    commands.length > 0
  );
}

// Names of these sections in other databases.
const SYNONYMS: Readonly<Record<string, SectionName>> = {
  workaround: 'mitigation',
  workarounds: 'mitigation',
  patches: 'upgrade',
  fix: 'upgrade',
  solution: 'upgrade',
  remediation: 'upgrade',
  'am i vulnerable': 'affected',
  description: 'details',
};

function* unknown(advisory: AnyAdvisory, section: Section): Generator<Found<'section-unknown'>> {
  if (section.length === 0) return;
  const near = similarTitle(section);
  const message =
    section.heading === ''
      ? 'The heading is empty.'
      : `"${section.heading}" is not a known section.`;
  const remedy = near === undefined ? undefined : `Did you mean "## ${near}"?`;
  yield found(advisory, 'section-unknown', placeOf(section), message, remedy);
}

/** Returns the section that a heading means, by a similar or an alternative name. */
function similarTitle({ heading }: Section): string | undefined {
  const synonym = SYNONYMS[heading.toLowerCase().replace(/\W+$/, '')];
  if (synonym !== undefined) return SECTIONS[synonym];
  const titles = SECTION_NAMES.map((name) => SECTIONS[name]);
  return nearest(heading, titles);
}

const placeOf = ({ offset, length }: Section): Place => ({ bodyOffset: offset, length });
