// PRIVATE. The values of the placeholders for letters about the outcome of a report: a duplicate, a
// date that comes near, and a publication. They name only what is public already.

import { type Advisory, isPublic } from '../../model/advisory/advisory.ts';
import { isAfter } from '../../model/instant.ts';
import { escapeMarkdown } from '../../model/markdown/render.ts';
import { activeChannels } from '../../model/reporting/channel.ts';
import { absolute, advisoryPath } from '../../model/site/site.ts';
import { advisoriesOf, type Fact, type Matter } from './matter.ts';
import { isOut } from './plan.ts';
import { timeInWords } from './time.ts';

const CONFIDENTIAL =
  'Please keep your report confidential for now, and tell us if you have shared it or plan to publish it.';

/**
 * The public advisory that a duplicate repeats. If none is public, its id and its case are secret,
 * so the letter names neither.
 */
export function original({ about, everything }: Matter): Fact {
  const of = about.closed?.of;
  const ids = new Set([
    of,
    ...(everything.desk.cases.find(({ id }) => id === of)?.advisories ?? []),
  ]);
  const known = everything.content.advisories.filter((one) => ids.has(one.id) && isCurrent(one));
  if (known.length === 0) return { text: CONFIDENTIAL };
  return { markdown: ['It is public:', '', addresses(known, everything.site)].join('\n') };
}

/** The public advisories of the case. */
export function published(matter: Matter): Fact {
  const known = publicOf(matter);
  if (known.length === 0) return { missing: `No advisory of ${matter.about.id} is public.` };
  return { markdown: addresses(known, matter.everything.site) };
}

/** The people whom the public advisories of the case credit. */
export function credited(matter: Matter): Fact {
  const names = [
    ...new Set(publicOf(matter).flatMap(({ credits }) => credits.map(({ name }) => name))),
  ];
  return {
    text:
      names.length === 0
        ? 'No person is credited. If you want to be credited, please reply with the name, as you want it written.'
        : `Credit: ${names.join(', ')}.`,
  };
}

/** The agreed time of disclosure. There is nothing to be reminded of once it has passed. */
export function deadline({ about, everything: { now } }: Matter): Fact {
  const { slot, file, id } = about;
  if (slot === undefined) return { missing: `Fill in "slot" in ${file}.` };
  if (isOut(about))
    return { missing: `${id} is already published. Use "candor mail published ${id}".` };
  if (!isAfter(slot, now)) return { missing: `The agreed disclosure time ${slot} is in the past.` };
  return { text: timeInWords(slot) };
}

/** The address of the bounty program. */
export function bounty({ everything: { content } }: Matter): Fact {
  const channel = activeChannels(content.channels).find(({ kind }) => kind === 'bounty');
  return channel === undefined
    ? { missing: 'No active channel in channels/ has the kind "bounty".' }
    : { markdown: `<${channel.address}>` };
}

const isCurrent = ({ state }: Pick<Advisory, 'state'>): boolean => state === 'published';

const publicOf = (matter: Matter): Advisory[] =>
  advisoriesOf(matter).filter(isPublic).filter(isCurrent);

const addresses = (advisories: readonly Advisory[], site: Matter['everything']['site']): string =>
  advisories
    .map(({ id }) => `* ${escapeMarkdown(id)}: <${absolute(site, advisoryPath(id))}>`)
    .join('\n');
