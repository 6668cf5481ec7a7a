// A workflow of Forgejo Actions. Forgejo serves no sites itself: the site is pushed to the branch
// "pages", as Codeberg and other hosts serve it.

import type { WorkflowFacts } from './facts.ts';
import { concurrencyAndFacts, triggers } from './triggers.ts';

export const forgejoWorkflow = (facts: WorkflowFacts): string => `\
# Checks pull requests and publishes what is merged. Written by "candor init --workflow forgejo"; it is yours to change.
${triggers(facts)}
${concurrencyAndFacts(facts)}
jobs:
  check:
    runs-on: docker # the label of your runner
    container:
      image: node:24
    steps:
      - uses: https://data.forgejo.org/actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - name: Check
        run: npx --yes "candor@$VERSION" check --content "$CONTENT"

  publish:
    needs: check
    if: github.event_name != 'pull_request'
    runs-on: docker # the label of your runner
    container:
      image: node:24
    steps:
      - uses: https://data.forgejo.org/actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      # The branch "pages" contains the published site; without one, this is the first deployment.
      - name: Build
        shell: bash
        env:
          TOKEN: \${{ github.token }}
        run: |
          export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader GIT_CONFIG_VALUE_0="Authorization: token $TOKEN"
          remote="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"
          work=$(mktemp -d)
          options=(--content "$CONTENT" --out "$work/site")
          if [ -n "$(git ls-remote "$remote" refs/heads/pages)" ]; then
            git clone --quiet --depth 1 --branch pages "$remote" "$work/published"
            options+=(--against "$work/published" --report "$work/report.md")
          fi
          # The build runs code of the content: it gets no token.
          unset TOKEN GIT_CONFIG_VALUE_0 GIT_CONFIG_KEY_0 GIT_CONFIG_COUNT
          npx --yes "candor@$VERSION" build "\${options[@]}"
          if [ -f "$work/report.md" ]; then cat "$work/report.md"; fi
          echo "WORK=$work" >> "$GITHUB_ENV"
      - name: Publish
        shell: bash
        env:
          TOKEN: \${{ github.token }}
        run: |
          export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader GIT_CONFIG_VALUE_0="Authorization: token $TOKEN"
          cd "$WORK/site"
          git init --quiet
          git add --all --force
          git -c user.name=Candor -c user.email=candor@localhost commit --quiet --message 'Publish the site'
          git push --quiet --force "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" HEAD:refs/heads/pages
`;
