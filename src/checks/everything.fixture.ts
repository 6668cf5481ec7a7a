// Everything that checks look at, for tests: the example content, in which nothing is wrong, with some changes.

import type { Content, Desk, Everything } from '../model/content.ts';
import type { Finding, Place } from '../model/problem/problem.ts';
import { anAdvisory, aPolicy, aSite, NOW, someContent } from '../model/testing/advisory.fixture.ts';
import { CHECKS } from './index.ts';

export interface Changes {
  readonly site?: Everything['site'];
  readonly now?: Everything['now'];
  readonly content?: Partial<Content>;
  readonly desk?: Partial<Desk>;
}

/** The body of the example policy, which owes nothing. */
export const POLICY =
  '# Security policy\n\nWe follow coordinated disclosure and answer every report within 48 hours.\n';

/** The example content with some changes. */
export function everything({ site = aSite(), now = NOW, content = {}, desk = {} }: Changes = {}): Everything {
  return {
    site,
    now,
    content: someContent({ policies: [aPolicy({ body: POLICY })], ...content }),
    desk: {
      advisories: [],
      translations: [],
      releases: [],
      retrospectives: [],
      statements: [],
      cases: [],
      reservations: [],
      templates: [],
      ledgerExceptions: [],
      ...desk,
    },
  };
}

/** The example content with one advisory, changed; no release names it. */
export function withAdvisory(changes: Parameters<typeof anAdvisory>[0], others: Changes = {}): Everything {
  return everything({ ...others, content: { advisories: [anAdvisory(changes)], releases: [], ...others.content } });
}

/** What the front matter of an imported record adds. */
export const IMPORTED = { imported: { format: 'osv', id: 'PSF-2026-3' } } as const;

export interface Report {
  readonly code: Finding['code'];
  readonly file: string;
  readonly at: Place;
}

/** What all checks report, without the words. Throws where a check reports a code that it does not list. */
export function reports(all: Everything): Report[] {
  return CHECKS.flatMap(({ codes, find }) =>
    [...find(all)].map(({ code, file, at }) => {
      if (!codes.includes(code)) throw new Error(`${code} is reported by a check that lists only ${codes.join(', ')}`);
      return { code, file, at };
    }),
  );
}

/** The file of the example advisory. */
export const FILE = 'advisories/2026/ORB-2026-0003.md';
