// Private content does not fit the types of code that publishes. `npm run typecheck` enforces this;
// at run time this test only loads.

import { expect, it } from 'vitest';
import type { AdvisoryFormat } from '../formats/format.ts';
import type { Advisory, EmbargoedAdvisory } from './advisory/advisory.ts';
import type { Case } from './case/case.ts';
import type { Reservation } from './case/reservation.ts';
import type { Content, Desk } from './content.ts';
import type { PlannedRelease, Release } from './release/release.ts';
import type { DraftRetrospective, Retrospective } from './retrospective/retrospective.ts';
import type { DraftStatement, Statement } from './statement.ts';

/** "fits" if a value of the first type can be passed as the second. */
type Fits<Given, Wanted> = [Given] extends [Wanted] ? 'fits' : 'does not fit';
type One<Key extends keyof Content> =
  NonNullable<Content[Key]> extends readonly (infer Item)[] ? Item : NonNullable<Content[Key]>;
type Everything = { [Key in keyof Content]-?: One<Key> }[keyof Content];
type Private =
  | EmbargoedAdvisory
  | PlannedRelease
  | DraftRetrospective
  | DraftStatement
  | Case
  | Reservation;
/** The private record types that fit a type of public content. Must be none. */
type Taken<Given> = Given extends Everything ? Given : never;

const verdicts = {
  advisory: 'does not fit' satisfies Fits<EmbargoedAdvisory, Advisory>,
  release: 'does not fit' satisfies Fits<PlannedRelease, Release>,
  retrospective: 'does not fit' satisfies Fits<DraftRetrospective, Retrospective>,
  statement: 'does not fit' satisfies Fits<DraftStatement, Statement>,
  format: 'does not fit' satisfies Fits<EmbargoedAdvisory, Parameters<AdvisoryFormat>[0]>,
  desk: 'does not fit' satisfies Fits<Desk, Content>,
  lists: 'does not fit' satisfies Fits<Desk['advisories'], Content['advisories']>,
  other: 'fits' satisfies Fits<Advisory, Parameters<AdvisoryFormat>[0]>,
} as const;

it('private content does not fit public types', () => {
  const taken: Taken<Private>[] = [];
  const none: readonly never[] = taken;
  expect(none).toEqual([]);
  expect(Object.keys(verdicts)).toHaveLength(8);
});
