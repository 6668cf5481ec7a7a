// All checks beyond the schemas, as one table. To add a check, create a file (or add to one) and a
// row here. Its codes are rows of model/problem/kinds/.

import type { Everything } from '../model/content.ts';
import type { Finding } from '../model/problem/problem.ts';
import { affected, packageNames, packages } from './advisory/affected.ts';
import { aliases, claimedAliases, severalCves } from './advisory/aliases.ts';
import { assessedBranches } from './advisory/assessed.ts';
import { body } from './advisory/body.ts';
import { commits } from './advisory/commits.ts';
import { credits } from './advisory/credits.ts';
import { cve } from './advisory/cve.ts';
import { cweGiven, cweKnown } from './advisory/cwe.ts';
import { dates } from './advisory/dates.ts';
import { fixes } from './advisory/fixes.ts';
import { orders, releaseOrder } from './advisory/orders.ts';
import { ranges } from './advisory/ranges.ts';
import { fixReference, referenceBranches, references } from './advisory/references.ts';
import { related } from './advisory/related.ts';
import { sections } from './advisory/sections.ts';
import { severity } from './advisory/severity.ts';
import { slot } from './advisory/slot.ts';
import { summary, summaryStyle } from './advisory/summary.ts';
import { acknowledgement, timelineOrder } from './advisory/timeline.ts';
import { tlp } from './advisory/tlp.ts';
import { translations } from './advisory/translations.ts';
import { versions } from './advisory/versions.ts';
import { replacements } from './advisory/withdrawal.ts';
import { branchDates, branches } from './branches.ts';
import { reservedIds } from './cases.ts';
import { channels, inventory } from './channels.ts';
import type { Check } from './check.ts';
import { keys } from './keys.ts';
import { leftovers } from './leftovers.ts';
import { disclosure, policies, policyFacts } from './policy/policy.ts';
import { proseVersions } from './prose/versions.ts';
import { publicFiles } from './public-files.ts';
import { names } from './references-between-files.ts';
import { releases } from './releases.ts';
import { retrospectivePrivacy } from './retrospective/privacy.ts';
import {
  actions,
  mdxForbidden,
  people,
  retrospectivePlans,
  retrospectives,
} from './retrospective/retrospectives.ts';
import { siteBase, siteLanguage } from './site.ts';
import { statementsOnce } from './statement/overlap.ts';
import {
  statementCves,
  statementDates,
  statementProducts,
  statementsForeign,
} from './statement/statements.ts';
import { templates } from './templates.ts';

export type { Check } from './check.ts';

/** Every check, in the order of the findings. Callers that print them sort by file and line. */
export const CHECKS: readonly Check[] = [
  summary,
  summaryStyle,
  aliases,
  claimedAliases,
  severalCves,
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
  orders,
  releaseOrder,
  fixes,
  proseVersions,
  references,
  referenceBranches,
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
  statementCves,
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

/** Returns all findings. Its time is linear in the size of the content. */
export function check(everything: Everything): Finding[] {
  return CHECKS.flatMap(({ find }) => [...find(everything)]);
}
