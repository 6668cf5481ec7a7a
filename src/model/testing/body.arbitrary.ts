// For tests only: random texts of an advisory.

import fc from 'fast-check';
import { SECTION_NAMES, SECTIONS } from '../advisory/sections.ts';
import { rarely } from './rarely.arbitrary.ts';
import { arbitraryMarkdown } from './text.arbitrary.ts';

/** The parts of a body. */
interface Texts {
  readonly texts: readonly string[];
  readonly further: string | undefined;
  readonly upgrade: boolean;
  readonly mitigation: boolean;
}

export function arbitraryBody(): fc.Arbitrary<Texts> {
  return fc.record({
    texts: fc.tuple(...SECTION_NAMES.map(() => arbitraryMarkdown())),
    further: rarely(arbitraryMarkdown(), 4),
    upgrade: fc.boolean(),
    mitigation: fc.boolean(),
  });
}

/**
 * Returns the sections of the contract. Some have a further section, no mitigation or, if allowed,
 * an empty Upgrade.
 */
export function bodyOf(
  { texts, further, upgrade, mitigation }: Texts,
  mayBeEmpty: boolean,
): string {
  const parts = SECTION_NAMES.map((name, i) => {
    const text = name === 'mitigation' && !mitigation ? 'None known.' : (texts[i] ?? '');
    return `## ${SECTIONS[name]}\n\n${name === 'upgrade' && !upgrade && mayBeEmpty ? '' : text}`;
  });
  return [...parts, ...(further === undefined ? [] : [`## Further reading\n\n${further}`])].join(
    '\n\n',
  );
}
