// The interface in English. Its type is the contract for the other languages.

import { advisory } from './advisory.ts';
import { check } from './check.ts';
import { cvss } from './cvss.ts';
import { feed } from './feed.ts';
import { frame } from './frame.ts';
import { label } from './label.ts';
import { list } from './list.ts';
import { metrics } from './metrics.ts';
import { page } from './page.ts';
import { policy } from './policy.ts';
import { project } from './project.ts';
import { range } from './range.ts';
import { report } from './report.ts';
import { retrospective } from './retrospective.ts';
import { script } from './script.ts';
import { severity } from './severity.ts';
import { subscribe } from './subscribe.ts';
import { time } from './time.ts';

export const english = {
  advisory,
  check,
  cvss,
  feed,
  frame,
  label,
  list,
  metrics,
  page,
  policy,
  project,
  range,
  report,
  retrospective,
  script,
  severity,
  subscribe,
  time,
};

/** Every string of the interface, by the part of the site. */
export type Catalogue = typeof english;
