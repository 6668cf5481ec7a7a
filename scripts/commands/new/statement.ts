// candor new statement VULNERABILITY: states how a vulnerability in a dependency affects a project
// of the site.

import { check } from '../../../src/checks/index.ts';
import { statementDraft } from '../../../src/drafts/statement.ts';
import type { Clock } from '../../../src/environment.ts';
import { levelOf } from '../../../src/model/problem/problem.ts';
import { SLUG } from '../../../src/model/source/fields.ts';
import {
  JUSTIFICATIONS,
  STATEMENT_STATUSES,
  statementOf,
  statementSchema,
} from '../../../src/model/statement.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askEnd, askText, askTitle, canAsk } from '../../ask.ts';
import { command, type Finish, print, say } from '../../command.ts';
import { recordPlaceOf } from '../../public-place.ts';
import { chooseProject } from './choose-project.ts';
import { findingsText, fitting, writeNew } from './draft-file.ts';

export function newStatement(_: Finish, clock: Clock) {
  return command('statement')
    .description('write statements/<slug>.yaml')
    .argument('<vulnerability>', 'the vulnerability of the dependency: CVE-2026-12345')
    .option('--component <purl>', 'the vulnerable dependency: pkg:npm/example@1.2.3')
    .option('--project <slug>', 'a file name in projects/, without .yaml')
    .option('--status <status>', STATEMENT_STATUSES.join(', '))
    .option('--justification <label>', `for not_affected: ${JUSTIFICATIONS.join(', ')}`)
    .option('--impact <text>', 'for not_affected: the reason, as text')
    .option('--action <text>', 'for affected: what users can do')
    .option('--summary <text>', 'what the vulnerability is, in one line')
    .option('--slug <name>', 'the file name (default: project and vulnerability)')
    .action(async (vulnerability, options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const project = await chooseProject(options.project, reading.content.projects);
      const component = options.component ?? (await askComponent());
      const slug =
        options.slug ??
        `${project.slug}-${vulnerability}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      if (!SLUG.test(slug) || slug.length > 80)
        throw new UsageError('--slug: use lower-case letters, digits and hyphens only.');
      const { status, justification, summary, impact, action } = options;
      if (status === undefined)
        throw new UsageError(`Missing --status (one of ${STATEMENT_STATUSES.join(', ')}).`);
      const text = statementDraft({
        vulnerability,
        component,
        project: project.slug,
        status,
        summary,
        justification,
        impact_statement: impact,
        action_statement: action,
      });
      const file = { path: `statements/${slug}.yaml`, text };
      refuseFaults(slug, file, reading);
      writeNew(place.folder, file);
      print(
        options.json ? JSON.stringify({ slug, path: file.path }) : `${place.folder}/${file.path}`,
      );
      say('It is a draft until it has "published". Next: "candor check", then set its time.');
    });
}

/** Reports the faults that a check would find in the statement, before it is written. */
function refuseFaults(slug: string, file: { path: string; text: string }, reading: Reading): void {
  const { site, content, desk, place } = reading;
  const statement = statementOf(slug, file.path, fitting(statementSchema, file), place.now);
  if (statement.state === 'published') return;
  const all = { ...desk, statements: [...desk.statements, statement] };
  const found = check({ site, content, desk: all, now: place.now });
  const faults = found.filter(
    (finding) => finding.file === file.path && levelOf(finding) === 'error',
  );
  if (faults.length > 0) throw new UsageError(`Nothing was written. ${findingsText(faults)}`);
}

async function askComponent(): Promise<string> {
  if (!canAsk())
    throw new UsageError(
      'Missing --component: the purl of the dependency, such as pkg:npm/example@1.2.3.',
    );
  askTitle('A new statement');
  const component = await askText({
    message: 'Which dependency is vulnerable? Its purl:',
    placeholder: 'pkg:npm/example@1.2.3',
  });
  askEnd('Done.');
  return component;
}
