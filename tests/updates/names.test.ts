// Names that scripts of users depend on: commands, their options, and codes of problems.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programOf } from '../../scripts/candor.ts';
import { PROBLEM_KINDS } from '../../src/model/problem/codes.ts';

const LIST = 'tests/updates/names.txt';
const listed = readFileSync(join(import.meta.dirname, 'names.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

interface Command {
  readonly options: readonly { readonly long?: string | undefined }[];
  readonly commands: readonly Command[];
  name(): string;
}

function namesOf(command: Command, name: string): string[] {
  return [
    name,
    ...command.options.flatMap(({ long }) => (long === undefined ? [] : [`${name} ${long}`])),
    ...command.commands.flatMap((nested) => namesOf(nested, `${name} ${nested.name()}`)),
  ];
}

async function commandNames(): Promise<string[]> {
  const load = async (words: string[]) =>
    (await programOf(words, () => undefined, Date.now)).program.commands;
  const lines: string[] = [];
  for (const name of (await load([])).map((command) => command.name())) {
    const found = (await load([name])).find((command) => command.name() === name);
    if (found !== undefined) lines.push(...namesOf(found, `candor ${name}`));
  }
  return lines;
}

it('stay, and new ones are listed', async () => {
  const codes = Object.keys(PROBLEM_KINDS).map((code) => `code ${code}`);
  const now = [...(await commandNames()), ...codes].sort();
  expect(
    listed.filter((line) => !now.includes(line)),
    'Missing or renamed. This needs a major version (docs/updates.md).',
  ).toEqual([]);
  const known = new Set(listed);
  expect(
    now.filter((line) => !known.has(line)),
    `New: add these lines to ${LIST}.`,
  ).toEqual([]);
});
