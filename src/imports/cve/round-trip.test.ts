// Random advisories, exported as containers of a CNA and imported again: the second export has the
// same meaning.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CnaContainer, cnaContainer } from '../../formats/cve/container.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { isPublic } from '../../model/advisory/advisory.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { arbitraryAdvisory, GENERATED_PROJECTS } from '../../model/testing/advisory.arbitrary.ts';
import { at } from '../../model/testing/advisory.fixture.ts';
import { order } from '../../model/text/order.ts';
import { advisoryFrom, EMPTY } from '../record/imported.fixture.ts';
import { importAll } from '../record/run.ts';
import { readCve } from './index.ts';

const options = { ...EMPTY, projects: GENERATED_PROJECTS };

const exported = (advisory: Advisory): CnaContainer =>
  cnaContainer(advisory, {
    site: EMPTY.site,
    project: GENERATED_PROJECTS.find(({ slug }) => slug === advisory.project),
    projects: GENERATED_PROJECTS,
    now: at('2100-01-01T00:00:00Z'),
  });

function again(container: CnaContainer): CnaContainer {
  const record: unknown = JSON.parse(JSON.stringify({ cnaContainer: container }));
  const [one] = importAll(readCve, [{ name: 'CVE-1900-12345.json', record }], options);
  if (one === undefined || 'problem' in one.result) throw new Error(JSON.stringify(one));
  const advisory = advisoryFrom(one.result);
  if (!isPublic(advisory)) throw new Error(advisory.state);
  return exported(advisory);
}

const words = (text: string): string => text.replace(/[-+<>\s]+/g, ' ').trim();
const texts = (list: CnaContainer['solutions']) =>
  (list ?? []).map(({ lang, value }) => ({ lang, value: words(value) }));

const isPlain = ({
  version,
  status,
}: {
  readonly version: string;
  readonly status: string;
}): boolean =>
  status === 'affected' &&
  !/[\s<>,*]|^[=^]|^before|^prior|^all$|^n\/?a$|^unknown$|^-$/i.test(version);

/**
 * Returns a container as it is compared. The format, or its reading, has no place for some facts:
 * - the columns of tables, lines, and brackets around addresses are white space;
 * - versions that are known to be unaffected: those that the record does not list become "not known";
 * - the list of versions in the description is made of `affected`, and so are the fixes in solutions, and
 *   the whole description of a record without a text;
 * - the time since when it is exploited is a day in words, so it stays a text;
 * - "upstream" and the members of the team decide the discovery, but a record does not name them;
 * - references of types without a tag have no type;
 * - entries of one package are merged, with their functions;
 * - single versions that look like ranges or sentences are kept as statements;
 * - packages that differ have one vector each, but of each version of CVSS only one is read.
 */
function compared(container: CnaContainer) {
  const {
    affected,
    descriptions,
    solutions,
    exploits: _,
    metrics,
    references,
    source,
    ...rest
  } = container;
  return {
    ...rest,
    configurations: texts(rest.configurations),
    workarounds: texts(rest.workarounds),
    descriptions: texts(descriptions).map(({ value }) =>
      value.split(/Affected versions of|A vulnerability in .+ by /)[0]?.trim(),
    ),
    solutions: texts(solutions).length > 0,
    metrics: metrics?.some((one) => 'scenarios' in one) ? [] : metrics,
    references: references.map(({ url, name }) => ({ url, name })),
    advisory: source.advisory,
    affected: [
      ...new Set(
        affected.flatMap(({ versions, programRoutines, defaultStatus: _status, ...names }) => [
          ...(programRoutines ?? []).map(({ name }) => name),
          JSON.stringify(names),
          ...(versions ?? []).filter(isPlain).map((version) => JSON.stringify([names, version])),
        ]),
      ),
    ].sort(order),
  };
}

/** A version that means all versions. */
const isAll = (version: string): boolean => /^(?:\*|all(?: versions)?)$/i.test(version);

const isUnaffected = ({ affected }: CnaContainer): boolean =>
  affected.some(({ defaultStatus }) => defaultStatus === 'unaffected');

describe('a random advisory', () => {
  test('has the same meaning after an export and an import, and calls no further version unaffected', () => {
    fc.assert(
      fc.property(
        arbitraryAdvisory().filter(
          ({ withdrawn, affected }) =>
            withdrawn === undefined && affected.every(({ versions }) => !versions.some(isAll)),
        ),
        (advisory) => {
          const first = exported(advisory);
          const second = again(first);
          expect(compared(second)).toEqual(compared(first));
          if (!isUnaffected(first)) expect(isUnaffected(second)).toBe(false);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
