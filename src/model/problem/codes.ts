// The table of every problem that Candor can find in content. The codes are stable, the texts are
// not.
// To add a problem, add a row to a table in kinds/. `npm run docs` generates docs/problems.md from
// these tables, and a test compares them.

import type { ProblemKind } from './kind.ts';
import { ADVISORY_KINDS } from './kinds/advisory.ts';
import { CASE_KINDS } from './kinds/case.ts';
import { CHANNEL_KINDS } from './kinds/channel.ts';
import { CVSS_KINDS } from './kinds/cvss.ts';
import { FILE_KINDS } from './kinds/file.ts';
import { ID_KINDS } from './kinds/id.ts';
import { KEY_KINDS } from './kinds/key.ts';
import { LEDGER_KINDS } from './kinds/ledger.ts';
import { PACKAGE_KINDS } from './kinds/package.ts';
import { POLICY_KINDS } from './kinds/policy.ts';
import { PUBLIC_FILE_KINDS } from './kinds/public-file.ts';
import { REDIRECT_KINDS } from './kinds/redirect.ts';
import { RELEASE_KINDS } from './kinds/release.ts';
import { RETROSPECTIVE_KINDS } from './kinds/retrospective.ts';
import { SECTION_KINDS } from './kinds/section.ts';
import { SITE_KINDS } from './kinds/site.ts';
import { STATEMENT_KINDS } from './kinds/statement.ts';
import { TEXT_KINDS } from './kinds/text.ts';
import { VALUE_KINDS } from './kinds/value.ts';
import { YAML_KINDS } from './kinds/yaml.ts';

export const PROBLEM_KINDS = {
  ...FILE_KINDS,
  ...TEXT_KINDS,
  ...YAML_KINDS,
  ...VALUE_KINDS,
  ...ID_KINDS,
  ...CVSS_KINDS,
  ...PACKAGE_KINDS,
  ...SECTION_KINDS,
  ...ADVISORY_KINDS,
  ...RELEASE_KINDS,
  ...RETROSPECTIVE_KINDS,
  ...STATEMENT_KINDS,
  ...CHANNEL_KINDS,
  ...KEY_KINDS,
  ...POLICY_KINDS,
  ...CASE_KINDS,
  ...PUBLIC_FILE_KINDS,
  ...REDIRECT_KINDS,
  ...LEDGER_KINDS,
  ...SITE_KINDS,
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;
