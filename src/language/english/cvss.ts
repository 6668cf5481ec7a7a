// Words for every CVSS metric: the tables are next to the grammar that they explain.

import type { CvssTables } from '../../model/cvss/metric-words.ts';
import { WORDS_V2 } from '../../model/cvss/words-v2.ts';
import { WORDS_V3 } from '../../model/cvss/words-v3.ts';
import { WORDS_V4 } from '../../model/cvss/words-v4.ts';

export const cvss: CvssTables = {
  '2.0': WORDS_V2,
  '3.0': WORDS_V3,
  '3.1': WORDS_V3,
  '4.0': WORDS_V4,
};
