// candor export: an advisory or the policy, in the formats of other tools.

import { Command } from '@commander-js/extra-typings';
import type { Clock } from '../../src/environment.ts';
import { cveRequest, cveRequestText } from '../../src/formats/cve/request.ts';
import { caseOf } from '../../src/model/case/case.ts';
import { command, type Finish, print, say } from '../command.ts';
import { isFreeOfLeaks } from '../output.ts';
import { publicPlaceOf } from '../public-place.ts';
import { findAdvisory } from './export/advisory.ts';
import { exportGhsa } from './export/ghsa.ts';
import { exportHost } from './export/host.ts';
import { exportPolicy } from './export/policy.ts';

export function exportRecords(finish: Finish, clock: Clock) {
  const request = command('cve-request')
    .description('export the fields of the CVE request form, for a CNA without an API')
    .argument('<id>', 'an advisory, public or not')
    .addHelpText(
      'after',
      '\nIf the advisory is not public, the output is embargoed: send it only to the CNA.',
    )
    .action(async (id, options) => {
      const found = await findAdvisory(id, publicPlaceOf(options, clock));
      if (found === undefined) return finish(1);
      const sheet = cveRequest(found.advisory, found.reading.site, found.project);
      const text = options.json ? JSON.stringify(sheet, null, 2) : cveRequestText(sheet);
      if (
        found.isPublic &&
        !(await isFreeOfLeaks(text, 'The request', 'request.txt', found.reading))
      )
        return finish(1);
      print(text);
      if (!found.isPublic) say(`${id} is embargoed: send this only to the CNA.`);
      const from = caseOf(id, found.reading.desk.cases);
      if (from !== undefined && from.cve_requests.length === 0)
        say(
          `Next: when you have sent it, "candor case ${from.id} --cve-asked CNA"; when the CVE is assigned, "--cve CVE-...".`,
        );
    });
  return new Command('export')
    .description('export a CVE request, a GitHub advisory or the policy')
    .addCommand(request.exitOverride())
    .addCommand(exportGhsa(finish, clock).exitOverride())
    .addCommand(exportPolicy(finish, clock).exitOverride())
    .addCommand(exportHost(finish, clock).exitOverride());
}
