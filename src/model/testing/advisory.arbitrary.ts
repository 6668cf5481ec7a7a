// For tests only: random public advisories, created through the real schema and valid by
// construction. They have several ecosystems, branches, all severities, revisions, withdrawals,
// imported records without sections, and hostile text in every field.

import fc from 'fast-check';
import type { z } from 'zod';
import { type Advisory, advisoryOf, advisorySchema, isPublic } from '../advisory/advisory.ts';
import { compareIds } from '../advisory/id.ts';
import { compareInstants } from '../instant.ts';
import type { Project } from '../project/project.ts';
import { aProject, type Changes, NOW } from './advisory.fixture.ts';
import { arbitraryAffected } from './affected.arbitrary.ts';
import { arbitraryBody, bodyOf } from './body.arbitrary.ts';
import { arbitraryDates } from './dates.arbitrary.ts';
import {
  arbitraryCve,
  arbitraryNames,
  arbitraryRest,
  arbitrarySeverity,
} from './matter.arbitrary.ts';
import { rarely } from './rarely.arbitrary.ts';
import { arbitraryLine, arbitraryMarkdown } from './text.arbitrary.ts';

type Matter = z.input<typeof advisorySchema>;

/**
 * The projects of the generated advisories: one without branches, and one whose branches are all
 * end-of-life.
 */
export const GENERATED_PROJECTS: readonly Project[] = [
  aProject({ branches: [] }),
  aProject({
    slug: 'relic',
    name: 'Relic',
    branches: [{ name: 'old', range: '<50.0.0', status: 'end-of-life' }],
  }),
];

/**
 * Returns a random public advisory. Its id only depends on the year: use `sampleAdvisories` for
 * several at once.
 */
export function arbitraryAdvisory(): fc.Arbitrary<Advisory> {
  return arbitraryDraft().map((draft) =>
    advisoryWith(draft, `ORB-${draft.year}-0001`, 'ORB-2026-9999'),
  );
}

/**
 * Returns a number of advisories with unique ids, in the order of model/content.ts. The same seed
 * gives the same advisories. The replacement of an advisory is another one of them.
 */
export function sampleAdvisories(count: number, seed: number): Advisory[] {
  const drafts = fc.sample(arbitraryDraft(), { numRuns: count, seed });
  const ids = drafts.map(({ year }, i) => `ORB-${year}-${String(i + 1).padStart(4, '0')}`);
  const advisories = drafts.map((draft, i) =>
    advisoryWith(draft, ids[i] ?? '', ids[(i + 1) % ids.length] ?? ''),
  );
  return advisories.sort(
    (a, b) => compareInstants(b.published, a.published) || compareIds(a.id, b.id),
  );
}

/**
 * Like `sampleAdvisories`, but each package states the vectors that the advisory would. The first
 * package states all of them, and each further one fewer, down to none, so that most of the
 * packages differ.
 */
export function sampleDifferingPackages(count: number, seed: number): Advisory[] {
  return fc.sample(arbitraryDraft(), { numRuns: count, seed }).map((draft, i) => {
    const { severity = [], affected = [] } = draft.matter;
    const entries = affected.map((entry, at) => ({ ...entry, severity: severity.slice(at) }));
    const matter = { ...draft.matter, severity: [], affected: entries };
    const id = `ORB-${draft.year}-${String(i + 1).padStart(4, '0')}`;
    return advisoryWith({ ...draft, matter, replaced: false }, id, id);
  });
}

interface Draft {
  readonly year: string;
  readonly matter: Changes<typeof advisorySchema>;
  readonly body: string;
  readonly replaced: boolean;
}

function advisoryWith(
  { year, matter, body, replaced }: Draft,
  id: string,
  other: string,
): Advisory {
  const { withdrawn, imported } = matter;
  const result = advisorySchema.safeParse({
    ...matter,
    ...(withdrawn === undefined
      ? {}
      : { withdrawn: { ...withdrawn, ...(replaced ? { replaced_by: other } : {}) } }),
    ...(imported === undefined ? {} : { imported: { ...imported, id } }),
  });
  if (!result.success)
    throw new Error(
      `${id} is not valid: ${result.error.message}\n${JSON.stringify(matter, null, 2)}`,
    );
  const advisory = advisoryOf(id, `advisories/${year}/${id}.md`, result.data, body, NOW);
  if (!isPublic(advisory)) throw new Error(`${id} is ${advisory.state}`);
  return advisory;
}

function arbitraryDraft(): fc.Arbitrary<Draft> {
  return fc
    .record({
      dates: arbitraryDates(),
      names: arbitraryNames(),
      severity: arbitrarySeverity(),
      matter: arbitraryRest(GENERATED_PROJECTS.map(({ slug }) => slug)),
      affected: arbitraryAffected(),
      body: arbitraryBody(),
      imported: rarely(arbitraryImported(), 5),
      replaced: fc.boolean(),
    })
    .map(({ dates, names, severity, matter, affected, body, imported, replaced }) => {
      const { year } = dates;
      const own: Matter = { ...matter, affected, ...dates.matter, ...names, ...severity };
      const text = bodyOf(body, affected.every(hasCommand));
      if (imported === undefined) return { year, matter: own, body: text, replaced };
      const nothing = imported.unaffected && own.withdrawn !== undefined ? { affected: [] } : {};
      const aliases = [
        ...(own.aliases ?? []),
        ...(hasCve(own) && imported.furtherCve ? [imported.furtherCve] : []),
      ];
      const record = { ...own, ...imported.matter, ...nothing, aliases };
      return { year, matter: record, body: imported.body ?? text, replaced };
    });
}

const hasCve = ({ aliases = [] }: Matter): boolean =>
  aliases.some((alias) => alias.startsWith('CVE-'));

/** True if the registry has a usual command: only then can Upgrade be empty. */
const hasCommand = ({ package: of }: { package: unknown }): boolean =>
  typeof of === 'string' && /^pkg:(pypi|npm|cargo|golang)\//.test(of);

/**
 * The parts that an imported record can lack: the summary, the sections, the score; if withdrawn,
 * even the affected packages. It can also have a second CVE.
 */
interface Imported {
  readonly matter: Changes<typeof advisorySchema>;
  readonly unaffected: boolean;
  readonly furtherCve: string | undefined;
  readonly body: string | undefined;
}

function arbitraryImported(): fc.Arbitrary<Imported> {
  return fc
    .record({
      summary: fc.option(arbitraryLine(120), { nil: undefined }),
      rated: fc.boolean(),
      unaffected: fc.boolean(),
      furtherCve: fc.option(arbitraryCve(), { nil: undefined }),
      body: rarely(fc.oneof(fc.constant(''), arbitraryMarkdown()), 4),
    })
    .map(({ summary, rated, unaffected, furtherCve, body }) => ({
      matter: {
        imported: { format: 'osv', id: 'replaced' },
        summary,
        ...(rated ? {} : { severity: [], rating: undefined }),
      },
      unaffected,
      furtherCve,
      body,
    }));
}
