// candor export ghsa ID: an advisory in the format of GitHub's REST API.

import type { Clock } from '../../../src/environment.ts';
import { ghsaDraft } from '../../../src/formats/export/ghsa.ts';
import { command, type Finish, pathOption, plural, print, say } from '../../command.ts';
import { FORCE, isFreeOfLeaks, refusePublicPlace, writeResult } from '../../output.ts';
import { publicPlaceOf } from '../../public-place.ts';
import { findAdvisory } from './advisory.ts';

export function exportGhsa(finish: Finish, clock: Clock) {
  return command('ghsa')
    .description(
      "export the body of a request to GitHub's REST API that creates a repository security advisory",
    )
    .argument('<id>', 'an advisory, public or not')
    .option('--private-fork', 'also request a temporary private fork')
    .option('--output <file>', 'write to this file instead of printing', pathOption)
    .option(...FORCE)
    .addHelpText(
      'after',
      '\nTo send it: gh api repos/OWNER/REPO/security-advisories --input FILE\nGitHub creates a draft that only the administrators of the repository can see.',
    )
    .action(async (id, options) => {
      const place = publicPlaceOf(options, clock);
      const found = await findAdvisory(id, place);
      if (found === undefined) return finish(1);
      const { payload, lost } = ghsaDraft(found.advisory, found.reading.site, found.project, {
        privateFork: options.privateFork === true,
      });
      const text = `${JSON.stringify(payload, null, 2)}\n`;
      if (
        found.isPublic &&
        !(await isFreeOfLeaks(text, 'The request', 'request.json', found.reading))
      )
        return finish(1);
      if (options.output === undefined) print(text);
      else {
        if (!found.isPublic) refusePublicPlace(options.output, place);
        writeResult(options.output, text, { content: place.folder, force: options.force });
        if (options.json) print(JSON.stringify({ file: options.output, lost }));
      }
      if (!found.isPublic)
        say(`${id} is embargoed, and this contains its text: keep it out of public repositories.`);
      if (lost.length > 0)
        say(
          `GitHub has no field for ${plural(lost.length, 'value')}:\n${lost.map((one) => `- ${one}`).join('\n')}`,
        );
      const from = options.output ?? '-';
      say(`Next: gh api repos/OWNER/REPO/security-advisories --input ${from}`);
    });
}
