// What was found out about one promise of a site.

import type { DeployedSite } from './deployed-site.ts';

/** Something that breaks a promise. */
export interface Fault {
  /** The address. */
  readonly where: string;
  readonly reason: string;
}

/** A promise that the site does not make. */
interface NotOffered {
  readonly offered: false;
  readonly reason: string;
}

/** A promise that the site makes: it is kept if nothing breaks it. */
interface Offered {
  readonly offered: true;
  /** What was looked at, for a kept promise. */
  readonly reason: string;
  readonly faults: readonly Fault[];
}

export type Look = NotOffered | Offered;

/** A promise that sites make to their consumers. */
export interface SitePromise {
  /** In lower case, with hyphens: "security-txt-expiry". */
  readonly name: string;
  readonly title: string;
  /** How to keep it. */
  readonly fix: string;
  readonly look: (site: DeployedSite) => Promise<Look> | Look;
}

/** The verdict on a promise. */
export interface Verdict {
  readonly promise: string;
  readonly title: string;
  readonly state: 'kept' | 'broken' | 'not offered';
  readonly reason: string;
  /** Empty unless the promise is broken. */
  readonly faults: readonly Fault[];
  /** Absent if the promise is kept. */
  readonly fix?: string;
}

/** A promise that the site does not make, with the reason. */
export const notOffered = (reason: string): Look => ({ offered: false, reason });

/** A promise that is kept unless there are faults. `reason` describes what was looked at. */
export const offered = (reason: string, faults: readonly Fault[] = []): Look => ({
  offered: true,
  reason,
  faults,
});

/** Looks at one promise. */
export async function verdictOn(promise: SitePromise, site: DeployedSite): Promise<Verdict> {
  const { name, title, fix } = promise;
  const look = await promise.look(site);
  const head = { promise: name, title };
  if (!look.offered) return { ...head, state: 'not offered', reason: look.reason, faults: [], fix };
  const [first, ...others] = look.faults;
  if (first === undefined) return { ...head, state: 'kept', reason: look.reason, faults: [] };
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return {
    ...head,
    state: 'broken',
    reason: `${sentence(first.reason)}${more}`,
    faults: look.faults,
    fix,
  };
}

// A name such as canonical_url stays as it is written.
const sentence = (text: string): string =>
  /^\w*_/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
