// The workflow that checks and publishes a site, as a file of the user's own repository. It needs
// no fork of Candor: it runs the package of one version.

import type { WorkflowFacts } from './facts.ts';
import { forgejoWorkflow } from './forgejo.ts';
import { githubPagesWorkflow } from './github-pages.ts';
import { gitlabWorkflow } from './gitlab.ts';

interface WorkflowKind {
  /** From the top of the repository. */
  readonly path: string;
  readonly text: (facts: WorkflowFacts) => string;
  /** What to do if the file exists. */
  readonly elsewhere: string;
  /** What to do after it is written. */
  readonly next: string;
}

export const WORKFLOW_KINDS = ['github-pages', 'gitlab', 'forgejo'] as const;

export const WORKFLOWS: Readonly<Record<(typeof WORKFLOW_KINDS)[number], WorkflowKind>> = {
  'github-pages': {
    path: '.github/workflows/security-site.yml',
    text: githubPagesWorkflow,
    elsewhere:
      'Delete it first to replace it, or save the printed workflow under another name in .github/workflows/.',
    next: 'In the settings of the repository, under Pages, choose "GitHub Actions" as the source. After the first merge, run the workflow once by hand with "first": there is no published site to compare with yet.',
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    text: gitlabWorkflow,
    elsewhere:
      'Save the printed jobs as .gitlab/security-site.yml, and add "include: [{local: .gitlab/security-site.yml}]" to .gitlab-ci.yml.',
    next: 'Add the two schedules that the file names, under Build > Pipeline schedules. Run the first pipeline by hand with the variable FIRST set to "true": there is no published site to compare with yet.',
  },
  forgejo: {
    path: '.forgejo/workflows/security-site.yml',
    text: forgejoWorkflow,
    elsewhere:
      'Delete it first to replace it, or save the printed workflow under another name in .forgejo/workflows/.',
    next: 'Write the label of your runner at "runs-on". The site is pushed to the branch "pages": let your host serve it.',
  },
};
