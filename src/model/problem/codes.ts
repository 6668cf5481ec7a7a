// The table of every problem that Candor can find in content. The codes are stable, the texts are
// not.
// To add a problem, add a row to a table in kinds/. `npm run docs` generates docs/problems.md from
// these tables, and a test compares them.

import type { ProblemKind } from './kind.ts';
import { ADVISORY_PROBLEMS } from './kinds/advisory.ts';
import { CASE_PROBLEMS } from './kinds/case.ts';
import { CHANNEL_PROBLEMS } from './kinds/channel.ts';
import { CVSS_PROBLEMS } from './kinds/cvss.ts';
import { FILE_PROBLEMS } from './kinds/file.ts';
import { ID_PROBLEMS } from './kinds/id.ts';
import { KEY_PROBLEMS } from './kinds/key.ts';
import { LEDGER_PROBLEMS } from './kinds/ledger.ts';
import { PACKAGE_PROBLEMS } from './kinds/package.ts';
import { POLICY_PROBLEMS } from './kinds/policy.ts';
import { PUBLIC_FILE_PROBLEMS } from './kinds/public-file.ts';
import { REDIRECT_PROBLEMS } from './kinds/redirect.ts';
import { RELEASE_PROBLEMS } from './kinds/release.ts';
import { RETROSPECTIVE_PROBLEMS } from './kinds/retrospective.ts';
import { SECTION_PROBLEMS } from './kinds/section.ts';
import { SITE_PROBLEMS } from './kinds/site.ts';
import { STATEMENT_PROBLEMS } from './kinds/statement.ts';
import { TEXT_PROBLEMS } from './kinds/text.ts';
import { VALUE_PROBLEMS } from './kinds/value.ts';
import { YAML_PROBLEMS } from './kinds/yaml.ts';

export const PROBLEM_KINDS = {
  ...FILE_PROBLEMS,
  ...TEXT_PROBLEMS,
  ...YAML_PROBLEMS,
  ...VALUE_PROBLEMS,
  ...ID_PROBLEMS,
  ...CVSS_PROBLEMS,
  ...PACKAGE_PROBLEMS,
  ...SECTION_PROBLEMS,
  ...ADVISORY_PROBLEMS,
  ...RELEASE_PROBLEMS,
  ...RETROSPECTIVE_PROBLEMS,
  ...STATEMENT_PROBLEMS,
  ...CHANNEL_PROBLEMS,
  ...KEY_PROBLEMS,
  ...POLICY_PROBLEMS,
  ...CASE_PROBLEMS,
  ...PUBLIC_FILE_PROBLEMS,
  ...REDIRECT_PROBLEMS,
  ...LEDGER_PROBLEMS,
  ...SITE_PROBLEMS,
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;
