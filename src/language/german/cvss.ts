// Words for every CVSS metric.

import type { cvss as english } from '../english/cvss.ts';
import { CVSS_V2 } from './cvss-v2.ts';
import { CVSS_V3 } from './cvss-v3.ts';
import { CVSS_V4 } from './cvss-v4.ts';

export const cvss: typeof english = {
  '2.0': CVSS_V2,
  '3.0': CVSS_V3,
  '3.1': CVSS_V3,
  '4.0': CVSS_V4,
};
