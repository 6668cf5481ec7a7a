// When a workflow of GitHub or Forgejo runs, and which of its runs wait for each other. The two hosts
// read the same keys.

import { slotCron, WEEKLY_CRON } from './cron.ts';
import type { WorkflowFacts } from './facts.ts';

/** The events: pull requests, merges, the disclosure slot, once a week, and by hand. */
export const triggers = ({ branch, slot }: WorkflowFacts): string => `\
name: Security site
on:
  pull_request:
  push:
    branches: [${JSON.stringify(branch)}]
  schedule:
    # The disclosure slot, some minutes later: a scheduled advisory is published by the first build after its time.
    - cron: '${slotCron(slot)}'
    # Every week: security.txt must not expire.
    - cron: '${WEEKLY_CRON}'
  workflow_dispatch:
`;

/** Deployments wait for each other; a newer commit of a pull request replaces an older run. */
export const concurrencyAndFacts = ({ version, content }: WorkflowFacts): string => `\
concurrency:
  group: security-site-\${{ github.event_name == 'pull_request' && github.ref || 'deployment' }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

env:
  # To update Candor, change the version and read its changelog.
  VERSION: ${JSON.stringify(version)}
  CONTENT: ${JSON.stringify(content)}
`;
