// Die Oberfläche auf Deutsch.

import type { Catalogue } from '../english/index.ts';
import { advisory } from './advisory.ts';
import { frame } from './frame.ts';
import { label } from './label.ts';
import { list } from './list.ts';
import { page } from './page.ts';
import { policy } from './policy.ts';
import { project } from './project.ts';
import { range } from './range.ts';
import { severity } from './severity.ts';
import { subscribe } from './subscribe.ts';
import { time } from './time.ts';

export const german: Catalogue = {
  advisory,
  frame,
  label,
  list,
  page,
  policy,
  project,
  range,
  severity,
  subscribe,
  time,
};
