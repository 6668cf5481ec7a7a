// candor export policy: a standalone SECURITY.md for the repository of a project.

import { existsSync } from 'node:fs';
import { readRegular, Unreadable } from '../../../src/disk/regular-file.ts';
import type { Clock } from '../../../src/environment.ts';
import { POLICY_MARK, securityPolicy } from '../../../src/formats/export/security-policy.ts';
import { settingOf } from '../../../src/formats/format.ts';
import { scorecardOf } from '../../../src/model/policy/scorecard.ts';
import { readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { HTML_COMMENT, isUnedited, withChecksum } from '../../checksum-line.ts';
import { command, type Finish, pathOption, print, problemsText, say } from '../../command.ts';
import { nameHint } from '../../names.ts';
import { isFreeOfLeaks, writeResult } from '../../output.ts';
import { publicPlaceOf } from '../../public-place.ts';

export function exportPolicy(finish: Finish, clock: Clock) {
  return command('policy')
    .description(
      "export a SECURITY.md for a project's own repository, from the policy, channels, branches and promises",
    )
    .option('--project <slug>', 'only this project (default: all projects)')
    .option(
      '--output <file>',
      'write to this file instead of printing: ../orbital/SECURITY.md',
      pathOption,
    )
    .option('--force', 'replace a file that this command did not write, or that was edited since')
    .addHelpText(
      'after',
      '\nCode hosts and OpenSSF Scorecard look for SECURITY.md at the top of a repository, in .github/ and in docs/.',
    )
    .action(async (options) => {
      const place = publicPlaceOf(options, clock);
      const reading = await readContent(place);
      const { content, site, problems } = reading;
      const broken = problems.filter(({ level, file }) => level === 'error' && MADE_OF.test(file));
      if (broken.length > 0) {
        say(problemsText(broken, place).trimEnd());
        say(
          'The policy is generated from these files; nothing was written. Fix the errors above, and run the command again.',
        );
        return finish(1);
      }
      const projects = projectsOf(content.projects, options.project);
      const text = withChecksum(
        securityPolicy(projects, content, settingOf(site, place.now, content)),
        HTML_COMMENT,
      );
      const { points, parts } = scorecardOf(text);
      if (points < 10) {
        say(
          `OpenSSF Scorecard would give it ${points} of 10 points; nothing was written. Missing:`,
        );
        for (const { reached, what } of parts) if (!reached) say(`- ${what}`);
        return finish(1);
      }
      if (!(await isFreeOfLeaks(text, 'The policy', 'SECURITY.md', reading))) return finish(1);
      const { output } = options;
      const outcome =
        output === undefined ? undefined : outcomeFor(output, text, options.force === true);
      if (output !== undefined && outcome !== 'unchanged')
        writeResult(output, text, { content: place.folder, force: true });
      if (options.json)
        print(
          JSON.stringify(
            { ...(outcome ? { file: output, outcome } : { text }), scorecard: points },
            null,
            2,
          ),
        );
      else if (output === undefined) print(text);
      say(`OpenSSF Scorecard (Security-Policy) gives it ${points} of 10 points.`);
      say(next(output, outcome));
    });
}

/** The sources of the policy. An error in an advisory does not affect it. */
const MADE_OF = /^(?:site\.yaml|SECURITY\.md|(?:policies|projects|channels|keys)\/.*)$/;

/** Returns what will happen to the file. Throws UsageError if it was written or edited by hand. */
function outcomeFor(
  file: string,
  text: string,
  force: boolean,
): 'written' | 'replaced' | 'unchanged' {
  if (!existsSync(file)) return 'written';
  const there = textThere(file);
  if (there === text) return 'unchanged';
  if (!force && !(there.includes(POLICY_MARK) && isUnedited(there)))
    throw new UsageError(
      `${file} was not written by this command, or was edited since. Compare it with the output, then replace it with --force.`,
    );
  return 'replaced';
}

function textThere(file: string): string {
  try {
    return readRegular(file).toString('utf8');
  } catch (error) {
    if (error instanceof Unreadable)
      throw new UsageError(`${file} ${error.message}. Choose another name.`);
    throw error;
  }
}

function next(output: string | undefined, outcome: string | undefined): string {
  if (output === undefined)
    return 'Next: write it into the repository with --output PATH/SECURITY.md.';
  return outcome === 'unchanged'
    ? 'The file is already up to date.'
    : `Next: commit ${output} in the repository of the project.`;
}

function projectsOf<Project extends { readonly slug: string }>(
  projects: readonly Project[],
  wanted: string | undefined,
): readonly Project[] {
  if (projects.length === 0)
    throw new UsageError('There is no project yet. Run "candor new project" first.');
  if (wanted === undefined) return projects;
  const found = projects.filter(({ slug }) => slug === wanted);
  if (found.length > 0) return found;
  const slugs = projects.map(({ slug }) => slug);
  throw new UsageError(`There is no project ${wanted}. ${nameHint(wanted, slugs)}`);
}
