// The facts that a policy page can take from site.yaml: {{acknowledge_hours}} in its text becomes
// 48. A number that is written in one place cannot contradict itself.

import type { Site } from '../site/site.ts';
import { slotInWords } from './slot.ts';

/**
 * Each fact, and whether site.yaml states it. If it does not, a policy that uses it promises what
 * SPEC 11 recommends.
 */
const FACTS = {
  acknowledge_hours: ({ promise, stated }) => [promise.acknowledge_hours, stated.acknowledgeHours],
  critical_days: ({ targets, stated }) => [targets.critical, stated.targets.critical],
  high_days: ({ targets, stated }) => [targets.high, stated.targets.high],
  medium_days: ({ targets, stated }) => [targets.medium, stated.targets.medium],
  low_days: ({ targets, stated }) => [targets.low, stated.targets.low],
  slot: ({ slot, stated }) => [slotInWords(slot), stated.slot],
  publisher: ({ publisher }) => [publisher.name, publisher],
  site: ({ url }) => [url, url],
} as const satisfies Record<
  string,
  (site: Site) => readonly [value: string | number, stated: unknown]
>;

export type PolicyFact = keyof typeof FACTS;

/** The names that are allowed between {{ and }} in a policy page. */
export const POLICY_FACTS = Object.keys(FACTS).filter(isFact);

/** A name between braces, with its offset in the text in UTF-16 units. */
interface WrittenFact {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

const BRACES = /\{\{([^{}\n]{0,80})\}\}/g;

/** Returns every {{name}} in a text, known or not. */
export function factsIn(text: string): WrittenFact[] {
  return Array.from(text.matchAll(BRACES), ({ 0: whole, 1: name = '', index }) => ({
    name: name.trim(),
    offset: index,
    length: whole.length,
  }));
}

/** True if site.yaml states a fact. */
export const isStated = (fact: PolicyFact, site: Site): boolean =>
  FACTS[fact](site)[1] !== undefined;

/** Returns the value of a fact as text. */
export const factValue = (fact: PolicyFact, site: Site): string => String(FACTS[fact](site)[0]);

/** Replaces the name of every fact in a text with its value. Unknown names are not changed. */
export function withFacts(text: string, site: Site): string {
  return text.replace(BRACES, (whole, name: string) => {
    const fact = name.trim();
    return isFact(fact) ? factValue(fact, site) : whole;
  });
}

/** True if the name is a known fact. */
export function isFact(name: string): name is PolicyFact {
  return Object.hasOwn(FACTS, name);
}
