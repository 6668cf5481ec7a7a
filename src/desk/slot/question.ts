// What disclosure slots are proposed from.

import type { Rating } from '../../model/cvss/rating.ts';
import type { Instant } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';

/** What slots are proposed from. */
export interface SlotQuestion {
  readonly now: Instant;
  readonly site: Pick<Site, 'slot' | 'calendar' | 'targets' | 'stated'>;
  /** When the report arrived; without it there is no target. */
  readonly received?: Instant | undefined;
  /** Without it, medium is taken. */
  readonly rating?: Rating | undefined;
  readonly exploited: boolean;
  /** Whether the fix is verified, so that only the release is left to do. */
  readonly ready: boolean;
  /** What else is planned: by when, and what, as a text for the team. */
  readonly planned: readonly { readonly at: Instant; readonly what: string }[];
  /** The holidays of the configured countries on a UTC day: "DE: Christmas Day". */
  readonly holidaysOn: (day: string) => readonly string[];
}
