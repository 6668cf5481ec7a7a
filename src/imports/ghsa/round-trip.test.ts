// Random advisories, exported as GitHub's advisories and imported again: the second export has the
// same meaning.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ghsaDraft } from '../../formats/export/ghsa.ts';
import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { arbitraryAdvisory, GENERATED_PROJECTS } from '../../model/testing/advisory.arbitrary.ts';
import { advisoryFrom, EMPTY, importedFile } from '../record/imported.fixture.ts';
import { readGhsa } from './index.ts';

type Written = Advisory | EmbargoedAdvisory;

const payloadOf = (advisory: Written) =>
  ghsaDraft(
    advisory,
    EMPTY.site,
    GENERATED_PROJECTS.find(({ slug }) => slug === advisory.project),
  ).payload;

/** Returns the advisory as GitHub answers, after it was created from a request. */
function answerOf(advisory: Advisory) {
  const {
    credits,
    cvss_vector_string: vector,
    start_private_fork: _,
    ...rest
  } = payloadOf(advisory);
  return {
    ...rest,
    ghsa_id: 'GHSA-2345-cfgh-jmpq',
    state: 'published',
    created_at: advisory.published,
    published_at: advisory.published,
    cvss_severities: { cvss_v3: { vector_string: vector } },
    credits_detailed: (credits ?? []).map(({ login, type }) => ({
      user: { login },
      type,
      state: 'accepted',
    })),
  };
}

const options = {
  ...EMPTY,
  projects: GENERATED_PROJECTS,
};

/**
 * Returns a request as it is compared. GitHub's form has no place for some facts, so they differ:
 * - link definitions that no text uses any more are omitted;
 * - packages of different ecosystems that GitHub calls "other" can have one name, and then ranges
 *   that overlap; the import keeps the second one apart.
 */
function compared({ description, vulnerabilities, ...rest }: ReturnType<typeof payloadOf>) {
  const names = vulnerabilities.map((one) =>
    one.package.ecosystem === 'other' ? one.package.name : '',
  );
  const isShared = (name: string): boolean =>
    name !== '' && names.filter((one) => one === name).length > 1;
  return {
    ...rest,
    description: description.replace(/^\[\d+\]: .*$/gm, '').replace(/\n{3,}/g, '\n\n'),
    vulnerabilities: vulnerabilities.filter(({ package: of }) => !isShared(of.name)),
  };
}

describe('a random advisory', () => {
  test('has the same meaning after an export and an import', () => {
    fc.assert(
      fc.property(arbitraryAdvisory(), (advisory) => {
        const first = payloadOf(advisory);
        const again = payloadOf(advisoryFrom(importedFile(readGhsa, answerOf(advisory), options)));
        expect(compared(again)).toEqual(compared(first));
      }),
      { numRuns: runs(500) },
    );
  });
});
