// What a policy page may take from site.yaml instead of repeating it: {{acknowledge_hours}} in its text becomes 48. A number
// that is written in one place cannot contradict itself.

import type { Site } from './site.ts';
import { slotInWords } from './slot.ts';

const FACTS = {
  acknowledge_hours: (site) => String(site.promise.acknowledge_hours),
  critical_days: (site) => String(site.targets.critical),
  high_days: (site) => String(site.targets.high),
  medium_days: (site) => String(site.targets.medium),
  low_days: (site) => String(site.targets.low),
  slot: (site) => slotInWords(site.slot),
  publisher: (site) => site.publisher.name,
  site: (site) => site.url,
} as const satisfies Record<string, (site: Site) => string>;

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

/** The text with every known fact in place of its name; what is unknown stays. */
export function withFacts(text: string, site: Site): string {
  return text.replace(BRACES, (whole, name: string) => {
    const fact = name.trim();
    return isFact(fact) ? FACTS[fact](site) : whole;
  });
}

/** True for a name that may stand between braces. */
export function isFact(name: string): name is PolicyFact {
  return Object.hasOwn(FACTS, name);
}
