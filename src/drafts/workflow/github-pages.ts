// A workflow of GitHub Actions that publishes with GitHub Pages. .github/workflows/site.yml is the
// same for repositories that call it; tests compare the two.

import type { WorkflowFacts } from './facts.ts';
import { concurrencyAndFacts, triggers } from './triggers.ts';

/** The first steps of each job that runs Candor. */
const SETUP = `\
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with:
          node-version: 24
      - uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3
        with:
          path: ~/.npm
          key: candor-\${{ runner.os }}-\${{ env.VERSION }}
`;

export const githubPagesWorkflow = (facts: WorkflowFacts): string => `\
# Checks pull requests and publishes what is merged. Written by "candor init --workflow github-pages"; it is yours to change.
${triggers(facts)}    inputs:
      first:
        description: 'The first deployment: no published site to compare with'
        type: boolean
        default: false

# A pull request from a fork gets no secret, and a token that can only read.
permissions:
  contents: read

${concurrencyAndFacts(facts)}
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
${SETUP}      - name: Check
        run: |
          options=(--content "$CONTENT" --annotations github)
          if [ -n "\${PUBLIC:-}" ]; then options+=(--public "$PUBLIC"); fi
          npx --yes "candor@$VERSION" check "\${options[@]}"

  build:
    needs: check
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: read
      pages: read
    steps:
${SETUP}      - uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
        id: pages
      - name: Build
        env:
          ADDRESS: \${{ steps.pages.outputs.base_url }}
          BASE: \${{ steps.pages.outputs.base_path }}
          FIRST: \${{ inputs.first }}
        run: |
          options=(--content "$CONTENT" --out "$RUNNER_TEMP/site" --base "/$BASE" --annotations github)
          if [ -n "\${PUBLIC:-}" ]; then options+=(--public "$PUBLIC"); fi
          if [ "$FIRST" != true ]; then options+=(--against "$ADDRESS" --report "$RUNNER_TEMP/report.md"); fi
          npx --yes "candor@$VERSION" build "\${options[@]}"
      - name: Summary
        if: \${{ !cancelled() }}
        run: |
          if [ -f "$RUNNER_TEMP/report.md" ]; then head -c 1000000 "$RUNNER_TEMP/report.md" >> "$GITHUB_STEP_SUMMARY"; fi
      # Not actions/upload-pages-artifact: since version 4 it leaves out .well-known/, and with it security.txt.
      - name: Pack
        run: tar --dereference --hard-dereference -C "$RUNNER_TEMP/site" -cf "$RUNNER_TEMP/artifact.tar" .
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: github-pages
          path: \${{ runner.temp }}/artifact.tar
          retention-days: 1
          if-no-files-found: error

  deploy:
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
        id: deployment
`;
