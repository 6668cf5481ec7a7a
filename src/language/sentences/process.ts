// Describes the process of a site in a language.

import { PROCESS, type ProcessLane, type ProcessName } from '../../model/policy/process.ts';
import type { Site } from '../../model/site/site.ts';
import type { Catalogue } from '../index.ts';

/** A step in a language, with the promises and targets that a site states. */
export interface DescribedStep {
  readonly name: string;
  readonly detail: string;
  readonly lane: ProcessLane;
  /** The name of the lane. */
  readonly who: string;
  readonly embargoed: boolean;
}

/** Returns the steps of the process of a site in a language. */
export function processIn(
  { details, lanes, steps }: Catalogue['policy']['procedure'],
  { stated }: Pick<Site, 'stated'>,
): DescribedStep[] {
  const texts: Readonly<Record<ProcessName, string>> = {
    ...details,
    acknowledge: details.acknowledge(stated.acknowledgeHours),
    plan: details.plan(stated.targets.critical, stated.targets.low),
    release: details.release(stated.slot),
  };
  return PROCESS.map(({ name, lane, embargoed }) => ({
    name: steps[name],
    detail: texts[name],
    lane,
    who: lanes[lane],
    embargoed,
  }));
}
