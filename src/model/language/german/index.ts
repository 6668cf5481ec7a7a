// Die Oberfläche auf Deutsch.

import type { Catalogue } from '../english/index.ts';
import { advisory } from './advisory.ts';
import { frame } from './frame.ts';
import { label } from './label.ts';
import { range } from './range.ts';
import { severity } from './severity.ts';
import { time } from './time.ts';

export const german: Catalogue = { advisory, frame, label, range, severity, time };
