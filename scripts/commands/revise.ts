// candor revise ID: adds a typed revision to a public advisory, which determines its "modified".

import { basename, dirname, join } from 'node:path';
import {
  isRevisionKind,
  KIND_WORDS,
  noteFault,
  type RevisionKind,
  requiredKinds,
  revisionEdits,
} from '../../src/desk/release-day/revision.ts';
import type { Clock } from '../../src/environment.ts';
import { git, repositoryOf } from '../../src/external/git/repository.ts';
import {
  type Advisory,
  advisorySchema,
  isPublic,
  REVISION_KINDS,
} from '../../src/model/advisory/advisory.ts';
import { compareInstants, type Instant, parseInstant } from '../../src/model/instant.ts';
import { parse } from '../../src/model/problem/from-schema.ts';
import { readMarkdown } from '../../src/model/source/parse.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { askChoice, askText, canAsk } from '../ask.ts';
import { command, type Finish, print, say } from '../command.ts';
import { demandName, nameHint } from '../names.ts';
import { recordPlaceOf } from '../public-place.ts';
import { saveChanges } from '../save-changes.ts';

const NOTE_LENGTH = 500;

export function revise(finish: Finish, clock: Clock) {
  return command('revise')
    .argument('[id]', 'the id of a public advisory')
    .option('--kind <kind>', `one of ${REVISION_KINDS.join(', ')}`)
    .option('--note <text>', 'what changed, for readers, in one line')
    .option('--at <time>', 'when it changed (default: --now)')
    .addHelpText(
      'after',
      `\n${REVISION_KINDS.map((kind) => `  ${kind.padEnd(12)} ${KIND_WORDS[kind]}`).join('\n')}`,
    )
    .action(async (given, options) => {
      const place = recordPlaceOf(options, clock);
      const at = timeOf(options.at, place.now);
      const before = await readContent(place);
      const id = advisoryId(given, 'candor revise ID', before);
      const advisory = publicAdvisory(before, id);
      const kind = await kindOf(options.kind);
      if (advisory.state === 'withdrawn' && kind !== 'editorial')
        throw new UsageError(
          `${id} is withdrawn; it can only have editorial revisions. Run "candor new advisory" to write another advisory.`,
        );
      const note = await lineOf(
        '--note',
        options.note,
        'What changed? Readers see this line.',
        NOTE_LENGTH,
      );
      const file = join(place.folder, advisory.file);
      const compared = askedFor(file, advisory);
      if ('asked' in compared && compared.asked.length > 0 && !compared.asked.includes(kind)) {
        say(demand(compared.asked));
        return finish(1);
      }
      const edits = revisionEdits(at, kind, note);
      const reading = await saveChanges(place, [{ path: advisory.file, edits }]);
      if (reading === undefined) return finish(1);
      const { modified } = publicAdvisory(reading, id);
      print(options.json ? JSON.stringify({ id, path: advisory.file, kind, at, modified }) : file);
      if ('why' in compared && kind !== 'range' && kind !== 'severity')
        say(
          `It could not be compared with the published version (${compared.why}). If ranges changed, use --kind range.`,
        );
      const others = 'asked' in compared ? compared.asked.filter((one) => one !== kind) : [];
      for (const other of others)
        say(`The ${WHAT[other]} changed too: candor revise ${id} --kind ${other} --note ...`);
      say(
        `${id} is modified as of ${modified}. Next: candor check, candor build, and publish the site.${audience(kind, releasesOf(reading, id))}`,
      );
    });
}

const WHAT: Readonly<Partial<Record<RevisionKind, string>>> = {
  range: 'affected versions',
  severity: 'severity',
};

function demand(asked: readonly RevisionKind[]): string {
  const kinds = asked
    .map((kind) => `the ${WHAT[kind]} changed since the last commit (--kind ${kind})`)
    .join('; ');
  return `Another kind of revision is required: ${kinds}. Nothing was written.`;
}

const audience = (kind: RevisionKind, releases: readonly string[]): string =>
  kind === 'editorial'
    ? ' Subscribers are not notified.'
    : ` Feeds and documents notify subscribers automatically; write to mailing lists yourself${releases.length === 0 ? '' : `: ${releases.map((slug) => `candor announce ${slug}`).join('; ')}`}.`;

/** Returns the public releases that name an advisory: the announcement of each changes with it. */
export const releasesOf = ({ content }: Reading, id: string): string[] =>
  content.releases.filter(({ advisories }) => advisories.includes(id)).map(({ slug }) => slug);

function askedFor(file: string, advisory: Advisory): { asked: RevisionKind[] } | { why: string } {
  const folder = dirname(file);
  if (repositoryOf(folder) === undefined) return { why: 'there is no git repository' };
  const committed = git(folder, 'show', `HEAD:./${basename(file)}`);
  if (committed === undefined) return { why: 'it is not in the last commit' };
  const result = parse(
    advisorySchema,
    readMarkdown(advisory.file, committed).values,
    advisory.file,
  );
  return 'value' in result
    ? { asked: requiredKinds(result.value, advisory) }
    : { why: 'its version in the last commit is not valid' };
}

async function kindOf(given: string | undefined): Promise<RevisionKind> {
  if (given === undefined && canAsk()) {
    const options = REVISION_KINDS.map((value) => ({
      value,
      label: value,
      hint: KIND_WORDS[value],
    }));
    return askChoice({ message: 'What kind of change is it?', options });
  }
  const wanted = `one of ${REVISION_KINDS.join(', ')}`;
  if (given === undefined) throw new UsageError(`Missing --kind (${wanted}).`);
  if (isRevisionKind(given)) return given;
  throw new UsageError(
    `--kind: "${given}" is not a kind of revision. ${nameHint(given, REVISION_KINDS)}`,
  );
}

/** Returns a line for readers, from its option or by asking. Throws UsageError if it is invalid. */
export async function lineOf(
  option: string,
  given: string | undefined,
  message: string,
  most: number,
): Promise<string> {
  if (given === undefined && canAsk())
    return askText({ message, validate: (text) => noteFault(text, most) });
  if (given === undefined) throw new UsageError(`Missing ${option}. ${message}`);
  const fault = noteFault(given, most);
  if (fault !== undefined) throw new UsageError(`${option}: ${fault}`);
  return given;
}

/** Returns the time of an option, or now. Throws UsageError. */
export function timeOf(given: string | undefined, now: Instant): Instant {
  if (given === undefined) return now;
  const result = parseInstant(given);
  if ('instant' in result) return result.instant;
  throw new UsageError(`--at: "${given}" is not a time. Write it like 2026-05-12T16:00:00Z.`);
}

/** Returns the given id. Throws UsageError, with the latest public advisories. */
export function advisoryId(given: string | undefined, call: string, { content }: Reading): string {
  const latest = content.advisories.toSorted((a, b) => compareInstants(b.published, a.published));
  return demandName(
    given,
    call,
    latest.map(({ id }) => id),
    'There is no public advisory.',
  );
}

/**
 * Finds a public advisory by its id. Throws UsageError, with the closest id, or the reason why it
 * needs no revision.
 */
export function publicAdvisory({ content, desk }: Reading, id: string): Advisory {
  const all = [...content.advisories, ...desk.advisories];
  const found = all.find((one) => one.id === id);
  if (found !== undefined && isPublic(found)) return found;
  if (found !== undefined)
    throw new UsageError(
      `${id} is not public (${found.state}), so it cannot be revised or withdrawn. Edit ${found.file}, or delete it.`,
    );
  const ids = all.map((one) => one.id);
  throw new UsageError(
    `There is no readable advisory ${id}. ${nameHint(id, ids)} Run "candor check" to see problems.`,
  );
}
