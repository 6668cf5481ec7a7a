// candor export ghsa ID: an advisory in the format of GitHub's REST API.

import type { Clock } from '../../../src/environment.ts';
import { ghsaDraft } from '../../../src/formats/export/ghsa.ts';
import { command, type Finish, pathOption, plural, print, say } from '../../command.ts';
import { FORCE, refusePublicPlace, writeResult } from '../../output.ts';
import { publicPlaceOf } from '../../public-place.ts';
import { findAdvisory } from './advisory.ts';

export function exportGhsa(finish: Finish, clock: Clock) {
  return command('ghsa')
    .description("the body of a request to GitHub's REST API that creates a repository security advisory")
    .argument('<id>', 'an advisory, public or not')
    .option('--private-fork', 'ask GitHub for a temporary private fork as well')
    .option('--output <file>', 'write it there instead of printing it', pathOption)
    .option(...FORCE)
    .addHelpText(
      'after',
      '\nSend it by: gh api repos/OWNER/REPO/security-advisories --input FILE\nIt becomes a draft there, which the administrators of the repository alone can see.',
    )
    .action(async (id, options) => {
      const place = publicPlaceOf(options, clock);
      const found = await findAdvisory(id, place);
      if (found === undefined) return finish(1);
      const { payload, lost } = ghsaDraft(found.advisory, found.reading.site, found.project, {
        privateFork: options.privateFork === true,
      });
      const text = `${JSON.stringify(payload, null, 2)}\n`;
      if (options.output === undefined) print(text);
      else {
        if (!found.isPublic) refusePublicPlace(options.output, place);
        writeResult(options.output, text, { content: place.folder, force: options.force });
        if (options.json) print(JSON.stringify({ file: options.output, lost }));
      }
      if (!found.isPublic) say(`${id} is under embargo, and this is its text: keep it out of every public repository.`);
      if (lost.length > 0)
        say(`GitHub has no place for ${plural(lost.length, 'thing')}:\n${lost.map((one) => `- ${one}`).join('\n')}`);
      const from = options.output ?? '-';
      say(`Next: gh api repos/OWNER/REPO/security-advisories --input ${from}`);
    });
}
