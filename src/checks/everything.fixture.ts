// The input of all checks, for tests: the example content, without problems, with some changes.

import { type Content, type Desk, EMPTY_DESK, type Everything } from '../model/content.ts';
import type { Finding, Place } from '../model/problem/problem.ts';
import {
  anAdvisory,
  aPolicy,
  aSite,
  BODY,
  NOW,
  someContent,
} from '../model/testing/advisory.fixture.ts';
import { CHECKS } from './index.ts';

export interface Changes {
  readonly site?: Everything['site'];
  readonly now?: Everything['now'];
  readonly content?: Partial<Content>;
  readonly desk?: Partial<Desk>;
}

/** The body of the example policy, without problems. */
export const POLICY =
  '# Security policy\n\nWe follow coordinated disclosure and answer every report within 48 hours.\n';

/** Returns the example content with some changes. */
export function everything({
  site = aSite(),
  now = NOW,
  content = {},
  desk = {},
}: Changes = {}): Everything {
  return {
    site,
    now,
    content: someContent({ policies: [aPolicy({ body: POLICY })], ...content }),
    desk: {
      ...EMPTY_DESK,
      ...desk,
    },
  };
}

/** The text of the example advisory, without its fixed versions: for tests that change the ranges. */
export const BODY_WITHOUT_VERSIONS = BODY.replace(
  'Orbital 1.4.7 or 2.1.3',
  'the fixed version of your branch',
);

/** Returns the example content with one advisory, changed. No release names it. */
export function withAdvisory(
  changes: Parameters<typeof anAdvisory>[0] = {},
  others: Changes = {},
): Everything {
  const body = changes.affected === undefined ? {} : { body: BODY_WITHOUT_VERSIONS };
  return everything({
    ...others,
    content: { advisories: [anAdvisory({ ...body, ...changes })], releases: [], ...others.content },
  });
}

/** Additional front matter of an imported record. */
export const IMPORTED = { imported: { format: 'osv', id: 'PSF-2026-3' } } as const;

export interface Report {
  readonly code: Finding['code'];
  readonly file: string;
  readonly at: Place;
}

/**
 * Returns the findings of all checks, without messages. Throws if a check reports an unlisted code.
 */
export function reports(all: Everything): Report[] {
  return CHECKS.flatMap(({ codes, find }) =>
    [...find(all)].map(({ code, file, at }) => {
      if (!codes.includes(code))
        throw new Error(`${code} is reported by a check that lists only ${codes.join(', ')}`);
      return { code, file, at };
    }),
  );
}

/** The file of the example advisory. */
export const FILE = 'advisories/2026/ORB-2026-0003.md';
