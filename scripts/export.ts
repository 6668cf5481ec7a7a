// candor export cve-request ID: what is known of an advisory, in the form in which others ask for it.

import { Command } from '@commander-js/extra-typings';
import { cveRequest, cveRequestText } from '../src/formats/cve-request.ts';
import { Misuse } from '../src/misuse.ts';
import { nearest } from '../src/model/finding.ts';
import { type Reading, readContent } from '../src/read.ts';
import { command, type Finish, placeOf, print, problemsText, say } from './command.ts';

export function exportRecords(finish: Finish) {
  const request = command('cve-request')
    .description('the fields of the CVE request form, for a CNA without an API')
    .argument('<id>', 'an advisory, public or not')
    .addHelpText(
      'after',
      '\nWhat it prints of an advisory that is not public is under embargo: send it to nobody but the CNA.',
    )
    .action(async (id, options) => {
      const place = placeOf(options);
      const reading = await readContent(place);
      const advisory = advisoryOf(reading, id);
      const broken = reading.problems.filter(
        ({ level, file }) => level === 'error' && (file === advisory.file || file === 'site.yaml'),
      );
      if (broken.length > 0) {
        say(problemsText(broken, place));
        return finish(1);
      }
      const project = reading.content.projects.find(({ slug }) => slug === advisory.project);
      const sheet = cveRequest(advisory, reading.site, project);
      print(options.json ? JSON.stringify(sheet, null, 2) : cveRequestText(sheet));
      if (advisory.state !== 'published' && advisory.state !== 'withdrawn')
        say(`${id} is under embargo: send this to nobody but the CNA.`);
    });
  return new Command('export')
    .description('advisories in the forms that others ask for')
    .addCommand(request.exitOverride());
}

function advisoryOf({ content, desk }: Reading, id: string) {
  const all = [...content.advisories, ...desk.advisories];
  const advisory = all.find((one) => one.id === id);
  if (advisory !== undefined) return advisory;
  const near = nearest(
    id,
    all.map((one) => one.id),
  );
  throw new Misuse(
    `There is no advisory ${id} that can be read.${near === undefined ? '' : ` Did you mean ${near}?`} "candor check" says what is wrong.`,
  );
}
