// candor new channel SLUG: adds a channel for reporting vulnerabilities.

import { check } from '../../../src/checks/index.ts';
import { channelDraft } from '../../../src/drafts/channel.ts';
import { levelOf } from '../../../src/model/problem/problem.ts';
import { CHANNEL_KINDS, channelSchema } from '../../../src/model/reporting/channel.ts';
import { SLUG } from '../../../src/model/source/fields.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askChoice, askEnd, askText, askTitle, askYes, canAsk } from '../../ask.ts';
import { command, type Finish, print, say, writablePlaceOf } from '../../command.ts';
import { findingsText, fitting, writeNew } from './draft-file.ts';
import { lineFault } from './value.ts';

interface Given {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly monitoredBy?: string | undefined;
  readonly key?: string | undefined;
  readonly preference?: string | undefined;
  readonly private?: true | undefined;
  readonly open?: true | undefined;
}

export function newChannel(_: Finish) {
  return command('channel')
    .description('write channels/<slug>.yaml')
    .argument('<slug>', 'the file name: mail, form, github')
    .option('--kind <kind>', CHANNEL_KINDS.join(', '))
    .option('--name <text>', 'the name that readers see')
    .option('--address <address>', 'mailto:security@example.org, https://..., tel:+1-...')
    .option('--monitored-by <role>', 'who reads it: a role, not a person')
    .option('--key <name>', 'the key in keys/ with which a report can be encrypted')
    .option('--preference <number>', 'the order of channels: 1 is the preferred one')
    .option('--private', 'only the team can see reports there')
    .option('--open', 'people outside the team can see reports there')
    .action(async (slug, options) => {
      if (!SLUG.test(slug))
        throw new UsageError(
          `"${slug}" cannot be a file name here. Use lower-case letters, digits and hyphens only.`,
        );
      const place = writablePlaceOf(options);
      const reading = await readContent(place);
      const { kind, name, address, monitoredBy, ...rest } = canAsk() ? await ask(options) : options;
      if (
        kind === undefined ||
        name === undefined ||
        address === undefined ||
        monitoredBy === undefined
      )
        throw new UsageError(
          `Missing options. Give --kind (one of ${CHANNEL_KINDS.join(', ')}), --name, --address and --monitored-by.`,
        );
      if (rest.private === rest.open)
        throw new UsageError(
          'Missing --private or --open: give --private if only the team can see reports there, or --open if others can.',
        );
      const preference = rest.preference === undefined ? undefined : Number(rest.preference);
      const shared = { kind, name, address, monitored_by: monitoredBy, key: rest.key, preference };
      const file = {
        path: `channels/${slug}.yaml`,
        text: channelDraft({ ...shared, private: rest.open !== true }),
      };
      refuseFaults({ ...fitting(channelSchema, file), slug, file: file.path }, reading);
      writeNew(place.folder, file);
      print(
        options.json ? JSON.stringify({ slug, path: file.path }) : `${place.folder}/${file.path}`,
      );
      say(
        'Next: send a test report through it, add the day as "verified_at", mention the channel in SECURITY.md, then "candor check".',
      );
    });
}

type Channel = Reading['content']['channels'][number];

/** Reports the faults that a check would find in the channel, before it is written. */
function refuseFaults(channel: Channel, { site, content, desk, place }: Reading): void {
  const channels = [...content.channels.filter(({ slug }) => slug !== channel.slug), channel];
  const found = check({ site, content: { ...content, channels }, desk, now: place.now });
  const faults = found.filter(
    (finding) => finding.file === channel.file && levelOf(finding) === 'error',
  );
  if (faults.length > 0) throw new UsageError(`Nothing was written. ${findingsText(faults)}`);
}

async function ask(given: Given): Promise<Given> {
  if (
    given.kind !== undefined &&
    given.name !== undefined &&
    given.address !== undefined &&
    given.monitoredBy !== undefined &&
    given.private !== given.open
  )
    return given;
  askTitle('A new channel for reports');
  const kinds = CHANNEL_KINDS.map((value) => ({ value, label: value }));
  const kind = given.kind ?? (await askChoice({ message: 'What kind?', options: kinds }));
  const validate = (value: string): string | undefined => lineFault(value, 200);
  const name =
    given.name ??
    (await askText({
      message: 'Which name do readers see?',
      placeholder: 'Security mail',
      validate,
    }));
  const placeholder =
    kind === 'email'
      ? 'mailto:security@example.org'
      : kind === 'phone'
        ? 'tel:+1-...'
        : 'https://...';
  const address =
    given.address ?? (await askText({ message: 'What is its address?', placeholder, validate }));
  const role = 'Who reads it? A role, not a person.';
  const monitoredBy = given.monitoredBy ?? (await askText({ message: role, validate }));
  const seen = given.private === given.open ? await askWhoSees() : {};
  askEnd('Done.');
  return { ...given, kind, name, address, monitoredBy, ...seen };
}

async function askWhoSees(): Promise<Pick<Given, 'private' | 'open'>> {
  const alone = await askYes({ message: 'Can only the team see reports there?', initial: true });
  return alone ? { private: true, open: undefined } : { private: undefined, open: true };
}
