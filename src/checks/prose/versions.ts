// Versions in prose, held against the ranges. "Upgrade to 3.1.10" beside a range that is fixed in
// 3.1.11 leaves readers exposed, and the announcement prints both. Only phrases that leave no doubt
// are read, in English: a false alarm would teach authors to ignore the true ones.

import {
  linesOutsideFences,
  type Section,
  type SectionName,
} from '../../model/advisory/sections.ts';
import { isStated, type Stated } from '../../model/package/lasting-fix.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { contains } from '../../model/package/range.ts';
import type { Project } from '../../model/project/project.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { type AnyAdvisory, checkAdvisories, found } from '../advisory/each.ts';
import { type Claim, claimsIn } from './claims.ts';

const READ: ReadonlySet<SectionName | undefined> = new Set(['upgrade', 'mitigation', 'affected']);

/** Every version of a claim has a dot. Most sections name no version, and the phrases are slow. */
const VERSION = /\d\.\d/;

/** No version is called fixed that the ranges call affected, or the other way round. */
export const proseVersions = checkAdvisories(
  ['version-contradicts'],
  function* (advisory, { projects }) {
    if (advisory.withdrawn !== undefined) return;
    const read = advisory.sections.filter(({ name, text }) => READ.has(name) && VERSION.test(text));
    if (read.length === 0) return;
    const entries = entriesOf(advisory);
    if (entries.length === 0) return;
    const names = namesOf(advisory, projects.get(advisory.project));
    for (const section of read) {
      const start = advisory.body.indexOf(section.text, section.offset + section.length);
      for (const claim of claimsIn(proseOf(section), names)) {
        const ranges = contradiction(claim, entries);
        if (ranges === undefined) continue;
        const message = `"${claim.phrase}": ${claim.version} is ${claim.says === 'fixed' ? 'not affected' : 'affected'} by this text, but ${ranges}.`;
        const at = { bodyOffset: start + claim.offset, length: claim.version.length };
        yield found(advisory, 'version-contradicts', at, message);
      }
    }
  },
  { own: true },
);

// Marks of Markdown and fenced code become white space, so that offsets stay.
function proseOf({ text }: Section): string {
  const prose = [...text.replace(/[^\n]/g, ' ')];
  for (const { offset, line } of linesOutsideFences(text))
    for (const [i, character] of [...line].entries())
      if (line.length === [...line].length)
        prose[offset + i] = /[`*]/.test(character) ? ' ' : character;
  return prose.join('');
}

function entriesOf({ affected }: AnyAdvisory): Stated[] {
  return affected.flatMap(({ package: of, ranges, versions }) => {
    if (of.kind === 'repository' || versionOrder(of.ecosystem) === undefined) return [];
    const own = ranges.filter(({ repo }) => repo === undefined);
    return own.length + versions.length === 0 ? [] : [{ package: of, ranges: own, versions }];
  });
}

function namesOf({ affected, project: slug }: AnyAdvisory, project: Project | undefined): string[] {
  const packages = affected.flatMap(({ package: of }) => (of.kind === 'package' ? of.name : []));
  return [slug, ...(project === undefined ? [] : [project.name]), ...packages];
}

/** Returns what the ranges say instead; undefined if they do not contradict the claim for certain. */
function contradiction({ version, says }: Claim, entries: readonly Stated[]): string | undefined {
  const having = entries.filter(
    ({ package: of }) =>
      of.kind === 'package' && versionOrder(of.ecosystem)?.isValid(version) === true,
  );
  if (having.length === 0) return undefined;
  const isWrong = (one: Stated): boolean =>
    says === 'fixed' ? isStated(version, one) : isOutside(version, one);
  if (!having.every(isWrong)) return undefined;
  const labels = [...new Set(having.map(({ package: of }) => packageLabel(of)))].join(', ');
  return `the ranges of ${labels} say that it is ${says === 'fixed' ? 'affected' : 'not affected'}`;
}

const isOutside = (version: string, one: Stated): boolean => {
  const { package: of, ranges } = one;
  if (of.kind === 'repository' || isStated(version, one)) return false;
  return ranges.every((range) => contains(of.ecosystem, range, version) === false);
};
