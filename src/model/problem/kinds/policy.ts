// Problems of the policy pages.

import { error, warning } from '../kind.ts';

export const POLICY_PROBLEMS = {
  'policy-promise': warning(
    'The policy states a different response time than site.yaml.',
    'Make them agree.',
  ),
  'policy-slot': warning(
    'The policy states a different time of publication than site.yaml.',
    'Make them agree.',
  ),
  'policy-target': warning(
    'The policy states a different target than site.yaml.',
    'Make them agree.',
  ),
  'policy-fact-unknown': error(
    'A policy page refers to a value of site.yaml that pages cannot use.',
    'Use one of acknowledge_hours, critical_days, high_days, medium_days, low_days, slot, publisher, site, or of the figures process, severity_levels, supported_versions.',
  ),
  'policy-fact-unstated': warning(
    'A policy page refers to a value that site.yaml does not state.',
    'State it in site.yaml, or remove the sentence from the policy.',
  ),
  'policy-figure-place': error(
    'A policy page names a figure inside a paragraph, where it cannot be drawn.',
    'Put it on its own line, unindented, with an empty line before and after it.',
  ),
  'policy-cvd': warning(
    'The policy does not say that it follows coordinated disclosure.',
    'Say so in SECURITY.md.',
  ),
} as const;
