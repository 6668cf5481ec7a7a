// Options that npm consumed: `npm run check --content x` lacks the "--" before them. npm puts each
// of them into the environment, and passes its value as an argument without a name.

import { shellWord } from '../src/model/text/shell-word.ts';
import { UsageError } from '../src/usage-error.ts';

interface Optioned {
  readonly options: readonly {
    readonly long?: string | undefined;
    readonly required: boolean;
    readonly optional: boolean;
  }[];
  readonly commands: readonly Optioned[];
  name(): string;
}

/**
 * Options that npm has too: it sets `prefix` for every script, and a person's settings can set the
 * others.
 */
const OF_NPM = new Set(['--json', '--all', '--help', '--version', '--prefix']);

/**
 * Throws UsageError, with the corrected line, if npm consumed options of a command. `words` are the
 * arguments that arrived, with the name of the command first.
 */
export function refuseTakenOptions(
  command: Optioned,
  words: readonly string[],
  environment = process.env,
): void {
  if (!/^run(-script)?$/.test(environment['npm_command'] ?? '')) return;
  const nested = command.commands.find((one) => one.name() === words[1]);
  const taken = [command, ...(nested === undefined ? [] : [nested])]
    .flatMap(({ options }) => options)
    .flatMap(({ long, required, optional }) => {
      const value =
        long === undefined
          ? undefined
          : environment[`npm_config_${long.slice(2).replaceAll('-', '_')}`];
      if (long === undefined || value === undefined || OF_NPM.has(long) || arrived(long, words))
        return [];
      // npm writes "true" for an option whose value it passed as an argument.
      const lost = value === 'true' && (required || optional);
      return [{ long, lost, value: value === 'true' ? undefined : value }];
    });
  if (taken.length === 0) return;
  const path = words.slice(0, nested === undefined ? 1 : 2);
  const rest = words.slice(path.length);
  const lost = taken.filter((one) => one.lost).length;
  const only = lost === 1 && rest.length === 1 ? rest[0] : undefined;
  const written = taken.map(({ long, lost: gone, value }) =>
    [
      long,
      ...(gone
        ? [only === undefined ? 'VALUE' : shellWord(only)]
        : value === undefined
          ? []
          : [shellWord(value)]),
    ].join(' '),
  );
  const script = environment['npm_lifecycle_event'] ?? 'candor';
  const before = script === path[0] ? path.slice(1) : path;
  const line = [
    'npm run',
    script,
    '--',
    ...before,
    ...(lost === 0 ? rest.map(shellWord) : []),
    ...written,
  ].join(' ');
  const names = taken.map(({ long }) => long).join(' and ');
  throw new UsageError(
    `npm used ${names} itself, because "--" is missing before it. Write: ${line}`,
  );
}

const arrived = (long: string, words: readonly string[]): boolean =>
  words.some((word) => word === long || word.startsWith(`${long}=`));
