// What must hold beyond the schemas, as one table. To add a check: a file (or a line in one) and a row here; its codes are
// rows of model/problem-codes.ts.

import type { Everything } from '../model/content.ts';
import type { Finding } from '../model/problem.ts';
import { affected, packageNames, packages } from './affected.ts';
import { aliases, claimedAliases } from './aliases.ts';
import { assessedBranches } from './assessed.ts';
import { body } from './body.ts';
import { branchDates, branches } from './branches.ts';
import { reservedIds } from './cases.ts';
import { channels, inventory } from './channels.ts';
import type { Check } from './check.ts';
import { commits } from './commits.ts';
import { credits } from './credits.ts';
import { cve } from './cve.ts';
import { cweGiven, cweKnown } from './cwe.ts';
import { dates } from './dates.ts';
import { fixes } from './fixes.ts';
import { keys } from './keys.ts';
import { leftovers } from './leftovers.ts';
import { names } from './names.ts';
import { disclosure, policies, policyFacts } from './policy.ts';
import { publicFiles } from './public-files.ts';
import { ranges } from './ranges.ts';
import { fixReference, references } from './references.ts';
import { related } from './related.ts';
import { releases } from './releases.ts';
import { retrospectivePrivacy } from './retrospective-privacy.ts';
import { actions, mdxForbidden, people, retrospectivePlans, retrospectives } from './retrospectives.ts';
import { sections } from './sections.ts';
import { severity } from './severity.ts';
import { siteBase, siteLanguage } from './site.ts';
import { slot } from './slot.ts';
import { statementsOnce } from './statement-overlap.ts';
import { statementDates, statementProducts, statementsForeign } from './statements.ts';
import { summary, summaryStyle } from './summary.ts';
import { templates } from './templates.ts';
import { acknowledgement, timelineOrder } from './timeline.ts';
import { tlp } from './tlp.ts';
import { translations } from './translations.ts';
import { versions } from './versions.ts';
import { replacements } from './withdrawal.ts';

export type { Check } from './check.ts';

/** Every check. Findings come in this order; whoever prints them sorts them by file and line. */
export const CHECKS: readonly Check[] = [
  summary,
  summaryStyle,
  aliases,
  claimedAliases,
  cve,
  severity,
  cweGiven,
  cweKnown,
  affected,
  assessedBranches,
  packages,
  packageNames,
  ranges,
  commits,
  versions,
  fixes,
  references,
  fixReference,
  credits,
  dates,
  timelineOrder,
  acknowledgement,
  slot,
  tlp,
  replacements,
  related,
  sections,
  body,
  translations,
  branches,
  branchDates,
  names,
  releases,
  retrospectives,
  people,
  retrospectivePrivacy,
  retrospectivePlans,
  actions,
  mdxForbidden,
  statementProducts,
  statementsOnce,
  statementsForeign,
  statementDates,
  inventory,
  channels,
  keys,
  disclosure,
  policies,
  policyFacts,
  reservedIds,
  siteBase,
  siteLanguage,
  publicFiles,
  leftovers,
  templates,
];

/** Everything that does not hold. Takes time in proportion to the content. */
export function check(everything: Everything): Finding[] {
  return CHECKS.flatMap(({ find }) => [...find(everything)]);
}
