// The input for proposing disclosure slots.

import type { Rating } from '../../model/cvss/rating.ts';
import type { Instant } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';

/** The input for proposing slots. */
export interface SlotQuestion {
  readonly now: Instant;
  readonly site: Pick<Site, 'slot' | 'calendar' | 'targets' | 'stated'>;
  /** The time of the report; without it, no target exists. */
  readonly received?: Instant | undefined;
  /** Without it, medium applies. */
  readonly rating?: Rating | undefined;
  readonly exploited: boolean;
  /** True if the fix is verified and only the release remains. */
  readonly ready: boolean;
  /** Other plans: their time, and a text for the team. */
  readonly planned: readonly { readonly at: Instant; readonly what: string }[];
  /** The holidays of the configured countries on a UTC day: "DE: Christmas Day". */
  readonly holidaysOn: (day: string) => readonly string[];
}
