// candor verify: looks at a deployed site as its consumers do. Reads no content and writes nothing.

import { Command } from '@commander-js/extra-typings';
import { candorVersion } from '../../src/disk/candor-folder.ts';
import { currentInstant } from '../../src/environment.ts';
import { verifySite } from '../../src/verify/index.ts';
import { type Finish, print, say } from '../command.ts';
import { numberOption } from '../number-option.ts';
import { countWords, redirectWords, verdictWords } from './verify/text.ts';

export function verify(finish: Finish) {
  return new Command('verify')
    .argument('<url>', 'the address of the site: https://security.example.org/')
    .option('--copy', 'the site is a copy, such as a preview: its documents name another address')
    .option('--all', 'look at every document of CSAF and OSV, also of long lists')
    .option(
      '--timeout <seconds>',
      'how long a request can take',
      numberOption('--timeout', { most: 600, unit: 'seconds' }),
      30,
    )
    .option('--now <time>', 'the time for what expires (default: $SOURCE_DATE_EPOCH or the clock)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nEach promise is kept, broken or not offered. The exit code is 1 if one is broken, and 2 if the site does not\nanswer. It works on sites that Candor did not build, too.',
    )
    .action(async (url, options) => {
      const report = await verifySite({
        url,
        now: currentInstant(options.now),
        copy: options.copy === true,
        all: options.all === true,
        seconds: options.timeout,
        userAgent: `candor/${candorVersion()} (verify)`,
      });
      if (options.json) print(JSON.stringify(report, null, 2));
      else {
        print(report.verdicts.map(verdictWords).join('\n'));
        for (const words of redirectWords(report)) say(words);
        say(countWords(report));
      }
      finish(report.verdicts.some(({ state }) => state === 'broken') ? 1 : 0);
    });
}
