// Cases for tests, created through the real schema, and a desk for them. Used only by tests.

import type { z } from 'zod';
import { type Case, caseSchema } from '../model/case/case.ts';
import { type Content, type Desk, EMPTY_DESK, type Everything } from '../model/content.ts';
import { parse } from '../model/problem/from-schema.ts';
import { aSite, at, someContent } from '../model/testing/advisory.fixture.ts';

/** Creates a received case, with some changes. */
export function aCase(
  changes: Partial<z.input<typeof caseSchema>> & { readonly id?: string } = {},
): Case {
  const { id = 'ORB-2026-0099', ...matter } = changes;
  const file = `cases/${id}.yaml`;
  const step = matter.step ?? 'received';
  const example = {
    title: 'Heap overflow',
    received: { at: '2026-11-20T12:00:00Z', channel: 'mail' },
    history: step === 'received' ? [] : [{ at: '2026-11-20T18:00:00Z', step }],
  };
  const result = parse(caseSchema, { ...example, ...matter }, file);
  if ('value' in result) return { ...result.value, id, file };
  throw new Error(JSON.stringify(result.findings));
}

/** Everything at a time: public content, and a desk that is empty except for the given records. */
export function atDesk(
  now: string,
  {
    site = aSite(),
    content = {},
    desk = {},
  }: { site?: Everything['site']; content?: Partial<Content>; desk?: Partial<Desk> } = {},
): Everything {
  return {
    site,
    now: at(now),
    content: someContent({ advisories: [], releases: [], channels: [], keys: [], ...content }),
    desk: {
      ...EMPTY_DESK,
      ...desk,
    },
  };
}
