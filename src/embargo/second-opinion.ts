// PRIVATE. Decides again what is public, only from what authors wrote. A leak scan that relied on
// the first decision would be blind to a mistake in it: content that was published by mistake would
// count as public.

import type { Content, Desk } from '../model/content.ts';
import type { Instant } from '../model/instant.ts';

/** Moves content that is not public to the desk. Nothing moves the other way. */
export function recheckPublicity(
  content: Content,
  desk: Desk,
  now: Instant,
): { content: Content; desk: Desk } {
  const isOut = ({ published }: { readonly published?: string | undefined }): boolean =>
    published !== undefined && Date.parse(published) <= Date.parse(now);
  const advisories = halves(content.advisories, (one) => one.tlp === 'CLEAR' && isOut(one));
  const out = new Set(advisories.yes.map(({ id }) => id));
  const translations = halves(content.translations, ({ id }) => out.has(id));
  const isRecordOut = (one: {
    readonly published?: string | undefined;
    readonly advisories: readonly string[];
  }): boolean => isOut(one) && one.advisories.every((id) => out.has(id));
  const releases = halves(content.releases, isRecordOut);
  const retrospectives = halves(content.retrospectives, isRecordOut);
  const statements = halves(content.statements, isOut);
  return {
    content: {
      ...content,
      advisories: advisories.yes,
      translations: translations.yes,
      releases: releases.yes,
      retrospectives: retrospectives.yes,
      statements: statements.yes,
    },
    desk: {
      ...desk,
      advisories: [
        ...desk.advisories,
        ...advisories.no.map((one) => ({ ...one, state: 'restricted' as const })),
      ],
      translations: [...desk.translations, ...translations.no],
      releases: [
        ...desk.releases,
        ...releases.no.map((one) => ({ ...one, state: 'draft' as const })),
      ],
      retrospectives: [
        ...desk.retrospectives,
        ...retrospectives.no.map((one) => ({ ...one, state: 'draft' as const })),
      ],
      statements: [
        ...desk.statements,
        ...statements.no.map((one) => ({ ...one, state: 'draft' as const })),
      ],
    },
  };
}

function halves<One>(all: readonly One[], test: (one: One) => boolean): { yes: One[]; no: One[] } {
  return { yes: all.filter(test), no: all.filter((one) => !test(one)) };
}
