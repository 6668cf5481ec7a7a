// For tests only: random texts of an advisory.

import fc from 'fast-check';
import { SECTION_NAMES, SECTIONS } from '../advisory/sections.ts';
import { seldom } from './seldom.arbitrary.ts';
import { arbitraryMarkdown } from './text.arbitrary.ts';

/** What a body is made of. */
export interface Texts {
  readonly texts: readonly string[];
  readonly further: string | undefined;
  readonly upgrade: boolean;
  readonly mitigation: boolean;
}

export function arbitraryBody(): fc.Arbitrary<Texts> {
  return fc.record({
    texts: fc.tuple(...SECTION_NAMES.map(() => arbitraryMarkdown())),
    further: seldom(arbitraryMarkdown(), 4),
    upgrade: fc.boolean(),
    mitigation: fc.boolean(),
  });
}

/** The sections of the contract; now and then a further one, no mitigation, and, where it may be, an empty Upgrade. */
export function bodyOf({ texts, further, upgrade, mitigation }: Texts, mayBeEmpty: boolean): string {
  const parts = SECTION_NAMES.map((name, i) => {
    const text = name === 'mitigation' && !mitigation ? 'None known.' : (texts[i] ?? '');
    return `## ${SECTIONS[name]}\n\n${name === 'upgrade' && !upgrade && mayBeEmpty ? '' : text}`;
  });
  return [...parts, ...(further === undefined ? [] : [`## Further reading\n\n${further}`])].join('\n\n');
}
