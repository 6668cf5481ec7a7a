// The text of a new statements/<slug>.yaml: a draft, because it has no "published".

import { comment, yaml } from './yaml.ts';

interface StatementDraft {
  readonly vulnerability: string;
  readonly component: string;
  readonly project: string;
  readonly status: string;
  readonly summary?: string | undefined;
  readonly justification?: string | undefined;
  readonly impact_statement?: string | undefined;
  readonly action_statement?: string | undefined;
}

/** Returns the statement. */
export function statementDraft(draft: StatementDraft): string {
  const { vulnerability, summary, component, project, status, justification } = draft;
  const { impact_statement, action_statement } = draft;
  const keys = {
    vulnerability,
    summary,
    component,
    project,
    status,
    justification,
    impact_statement,
    action_statement,
  };
  return `${comment('It is a draft until it has "published: TIME". "packages" and "versions" limit it to a part of the project.')}${yaml(keys)}`;
}
