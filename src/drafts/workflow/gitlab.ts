// A pipeline of GitLab that publishes with GitLab Pages.

import { slotCron, WEEKLY_CRON } from './cron.ts';
import type { WorkflowFacts } from './facts.ts';

export const gitlabWorkflow = ({ version, content, slot }: WorkflowFacts): string => `\
# Checks merge requests and publishes what is merged. Written by "candor init --workflow gitlab"; it is yours to change.
#
# GitLab keeps schedules in its settings. Add two, under Build > Pipeline schedules, in the time zone UTC:
#   ${slotCron(slot)}   the disclosure slot, some minutes later: a scheduled advisory is published by the first build after its time
#   ${WEEKLY_CRON}    every week: security.txt must not expire
#
# The first deployment: run a pipeline by hand with FIRST set to "true". There is no published site to compare with yet.

variables:
  # To update Candor, change the version and read its changelog.
  VERSION: ${JSON.stringify(version)}
  CONTENT: ${JSON.stringify(content)}
  npm_config_cache: "$CI_PROJECT_DIR/.npm"

.candor:
  image: node:24
  cache:
    key: "candor-$VERSION"
    paths: [.npm/]

check:
  extends: .candor
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npx --yes "candor@$VERSION" check --content "$CONTENT" --annotations gitlab > gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json

pages:
  extends: .candor
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  resource_group: security-site
  script:
    - |
      address="\${CI_PAGES_URL#*://}/"
      set -- --content "$CONTENT" --out dist --base "/\${address#*/}"
      if [ "\${FIRST:-}" != true ]; then set -- "$@" --against "$CI_PAGES_URL" --report deployment.md; fi
      npx --yes "candor@$VERSION" build "$@"
  pages:
    publish: dist
  artifacts:
    when: always
    paths: [dist, deployment.md]
`;
