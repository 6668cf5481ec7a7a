// candor notify: after a deployment, posts what is new to the receivers in site.yaml, and pings the
// WebSub hub.

import { existsSync } from 'node:fs';
import { Option } from '@commander-js/extra-typings';
import { candorVersion } from '../../src/disk/candor-folder.ts';
import { type Clock, realInstant, secretNamed } from '../../src/environment.ts';
import { settingOf } from '../../src/formats/format.ts';
import { evidenceOf } from '../../src/formats/notice/evidence.ts';
import { noticesOf } from '../../src/formats/notice/notice.ts';
import { notify as sendNews } from '../../src/notify/index.ts';
import { isState } from '../../src/notify/state.ts';
import { readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, pathOption, print, say } from '../command.ts';
import { numberOption } from '../number-option.ts';
import { demandOutput } from '../output.ts';
import { publicPlaceOf } from '../public-place.ts';
import { ledgerOption } from './notify/ledger-file.ts';
import { deliveryWords, nextWords, summaryWords } from './notify/text.ts';

const HELP = `
It sends only what the deployed site already serves, and nothing twice. The exit code is 1 if a
message was not sent. Addresses and tokens come from environment variables: docs/notify.md.

Examples:
  candor notify --state notify.json --start      once, before the first use
  candor notify --state notify.json              after each deployment
  candor notify --state notify.json --dry-run    show what would be sent`;

export function notify(finish: Finish, clock: Clock) {
  return command('notify')
    .option('--state <file>', 'what was sent is recorded in this file', pathOption)
    .option('--start', 'create the state file: what is public now counts as sent')
    .option(
      '--before <path>',
      'the ledger.json, or the folder, of the site before the deployment',
      pathOption,
    )
    .option(
      '--built <path>',
      'the ledger.json, or the folder, of the build that was deployed',
      pathOption,
    )
    .option('--dry-run', 'show what would be sent, and send nothing')
    .addOption(
      new Option('--interrupted <how>', 'what to do with messages that may have arrived')
        .choices(['report', 'send', 'skip'] as const)
        .default('report' as const),
    )
    .option(
      '--days <number>',
      'send nothing that is older',
      numberOption('--days', { most: 30 }),
      7,
    )
    .option(
      '--most <number>',
      'the most messages to one receiver',
      numberOption('--most', { most: 1000 }),
      20,
    )
    .option(
      '--wait <seconds>',
      'how long to wait for the site and the receivers',
      numberOption('--wait', { least: 0, most: 600 }),
      120,
    )
    .option(
      '--timeout <seconds>',
      'how long a request can take',
      numberOption('--timeout', { most: 60 }),
      30,
    )
    .addHelpText('after', HELP)
    .action(async (options) => {
      const place = publicPlaceOf(options, clock);
      const { state, start = false, dryRun = false } = options;
      demandState(options);
      if (state !== undefined) demandOutput(state, { content: place.folder, isOurs: isState });
      const reading = await readContent(place);
      const { site, content } = reading;
      const { isOpenText } = await import('../../src/embargo/leaks-of-text.ts');
      const setting = settingOf(site, place.now, content);
      const deliveries = await sendNews({
        site,
        notices: noticesOf(content, setting),
        own: evidenceOf(content, setting),
        built: ledgerOption('--built', options.built),
        before: ledgerOption('--before', options.before),
        ...{ state, start, dryRun, now: place.now },
        ...{ interrupted: options.interrupted, days: options.days, most: options.most },
        ...{ seconds: options.timeout, wait: options.wait },
        clock: () => realInstant(clock),
        userAgent: `candor/${candorVersion()} (notify)`,
        secretOf: secretNamed,
        isOpen: isOpenText(reading, []),
        waiting: () => say('The site does not serve everything yet. Waiting.'),
      });
      if (options.json) print(JSON.stringify(deliveries, null, 2));
      else for (const one of deliveries) print(deliveryWords(one, dryRun));
      if (start) return say(`Wrote ${state ?? ''}. What is public now counts as sent.`);
      for (const line of [summaryWords(deliveries), ...(dryRun ? [] : nextWords(deliveries))])
        say(line);
      finish(deliveries.some((one) => one.state === 'not sent' || one.state === 'unknown') ? 1 : 0);
    });
}

/** Without knowledge of what was sent before, everything would be sent. */
function demandState(options: {
  state?: string;
  start?: true;
  before?: string;
  dryRun?: true;
}): void {
  const { state, start, before, dryRun } = options;
  const exists = state !== undefined && existsSync(state);
  if (start === true && state === undefined) throw new UsageError('--start needs --state FILE.');
  if (start === true && (before !== undefined || dryRun === true))
    throw new UsageError('--start cannot be used with --before or --dry-run.');
  if (start === true && exists) throw new UsageError(`${state} exists already: leave out --start.`);
  if (start === true || exists || before !== undefined || dryRun === true) return;
  throw new UsageError(
    state === undefined
      ? 'Add --state FILE, or --before with the ledger of the site before the deployment: otherwise everything would be sent again.'
      : `${state} does not exist. To create it, add --start, or --before with the ledger of the site before the deployment.`,
  );
}
