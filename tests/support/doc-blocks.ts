// The code in the documentation: its commands, parsed but not run, and its blocks of YAML.

import { CommanderError } from '@commander-js/extra-typings';
import { programOf } from '../../scripts/candor.ts';
import { blocksIn, wordsOf } from './readme-walk.ts';

/** A command in the documentation, as words without `candor`. */
interface Written {
  readonly line: string;
  readonly words: readonly string[];
  /**
   * True if it is in a block, to be typed as written. In a sentence it can be a name, with words in
   * capitals for values.
   */
  readonly whole: boolean;
}

/**
 * All commands of Candor and npm scripts in blocks and code spans of a text. Throws for a line that
 * only a shell can read.
 */
export function commandsWritten(markdown: string): Written[] {
  const blocks = blocksIn(markdown).flatMap(({ language, text }) =>
    language === 'sh'
      ? text.replace(/\\\n\s*/g, '').split('\n')
      : [...text.matchAll(/^\s*-? ?run: (.*)$/gm)].map(([, line = '']) => line),
  );
  const prose = [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)];
  const read = (lines: readonly string[], whole: boolean): Written[] =>
    lines
      .flatMap((line) => line.split(' && '))
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => /^(?:(?:npx )?candor|npm(?: --\S+)* run(?: --\S+)*) [a-z-]/.test(line))
      .map((line) => ({ line, words: candorWords(wordsOf(line.replace(/[<>$]/g, '_'))), whole }))
      // "npm run candor -- <command>" says how every command starts.
      .filter(({ words: [name = '_'] }) => !name.startsWith('_'));
  return [
    ...read(blocks, true),
    ...read(
      prose.map(([, code = '']) => code),
      false,
    ),
  ];
}

/**
 * The words after `candor`, or of the npm script that starts it; for other scripts their own name.
 */
function candorWords([first, ...words]: readonly string[]): string[] {
  if (first === 'candor') return words;
  if (first === 'npx') return words.slice(1);
  const [script = '', dashes, ...rest] = words.filter(
    (word) => word !== 'run' && word !== '--silent',
  );
  if (dashes !== undefined && dashes !== '--')
    throw new Error(`npm takes ${dashes} for itself, without "--".`);
  return script === 'candor' ? rest : [script, ...rest];
}

const INCOMPLETE = new Set([
  'commander.missingArgument',
  'commander.missingMandatoryOptionValue',
  'commander.optionMissingArgument',
]);

/** Returns the fault of a command; undefined if its definition accepts it. Nothing is run. */
export async function faultOf(
  words: readonly string[],
  whole: boolean,
): Promise<string | undefined> {
  const { program } = await programOf(
    words,
    () => undefined,
    () => 0,
  );
  let said = '';
  const [name, noun] = words;
  const asked = program.commands.find((one) => one.name() === name);
  const nested = asked?.commands.find((one) => one.name() === noun);
  for (const one of [program, asked, nested])
    one?.configureOutput({ writeOut: () => undefined, writeErr: (text) => (said += text) });
  const leaf = nested ?? asked;
  if (leaf === undefined) return `There is no command ${name}.`;
  // The name of a group of commands, in a sentence.
  if (asked !== undefined && asked.commands.length > 0 && nested === undefined)
    return whole || noun !== undefined ? `${name} has no command ${noun}.` : undefined;
  leaf.action(() => undefined);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || (!whole && INCOMPLETE.has(error.code))) return undefined;
    return said.trim();
  }
}
