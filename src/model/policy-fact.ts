// What a policy page may take from site.yaml instead of repeating it: {{acknowledge_hours}} in its text becomes 48. A number
// that is written in one place cannot contradict itself.

import type { Site } from './site.ts';
import { slotInWords } from './slot.ts';

const FACTS = {
  acknowledge_hours: ({ stated }) => numberWords(stated.acknowledgeHours),
  critical_days: ({ stated }) => numberWords(stated.targets.critical),
  high_days: ({ stated }) => numberWords(stated.targets.high),
  medium_days: ({ stated }) => numberWords(stated.targets.medium),
  low_days: ({ stated }) => numberWords(stated.targets.low),
  slot: ({ stated }) => (stated.slot === undefined ? undefined : slotInWords(stated.slot)),
  publisher: (site) => site.publisher.name,
  site: (site) => site.url,
} as const satisfies Record<string, (site: Site) => string | undefined>;

const numberWords = (value: number | undefined): string | undefined => value?.toString();

export type PolicyFact = keyof typeof FACTS;

/** The names that may stand between {{ and }} in a policy page. */
export const POLICY_FACTS = Object.keys(FACTS).filter(isFact);

/** A name between braces, with its place in the text in UTF-16 units. */
export interface WrittenFact {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

const BRACES = /\{\{([^{}\n]{0,80})\}\}/g;

/** Every {{name}} in a text, known or not. */
export function factsIn(text: string): WrittenFact[] {
  return Array.from(text.matchAll(BRACES), ({ 0: whole, 1: name = '', index }) => ({
    name: name.trim(),
    offset: index,
    length: whole.length,
  }));
}

/** Whether site.yaml states a fact. */
export const isStated = (fact: PolicyFact, site: Site): boolean => FACTS[fact](site) !== undefined;

/** The text with every stated fact in place of its name. Other names stay as they are. */
export function withFacts(text: string, site: Site): string {
  return text.replace(BRACES, (whole, name: string) => {
    const fact = name.trim();
    return (isFact(fact) ? FACTS[fact](site) : undefined) ?? whole;
  });
}

/** True for a name that may stand between braces. */
export function isFact(name: string): name is PolicyFact {
  return Object.hasOwn(FACTS, name);
}
