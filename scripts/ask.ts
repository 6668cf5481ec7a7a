// Questions on a terminal. Everything goes to stderr, so that results can be piped. Every question has a flag: a command asks
// only where canAsk() is true, and says which flag is missing where it is not.

import { confirm, intro, isCancel, multiselect, outro, select, text } from '@clack/prompts';
import { terminalText } from '../src/model/text/terminal-text.ts';
import { UsageError } from '../src/usage-error.ts';

const output = process.stderr;

/** What a question can be answered with. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Whether somebody is there to answer: stdin and stderr are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Opens a row of questions with a title. */
export function askTitle(title: string): void {
  intro(terminalText(title), { output });
}

/** Closes a row of questions with a word. */
export function askEnd(word: string): void {
  outro(terminalText(word), { output });
}

/** Asks for one line; gives it trimmed. `validate` gives what is wrong in words, or undefined. Throws UsageError when cancelled. */
export async function askText(question: {
  readonly message: string;
  readonly placeholder?: string | undefined;
  readonly validate?: ((value: string) => string | undefined) | undefined;
  readonly initial?: string | undefined;
}): Promise<string> {
  const { placeholder, validate, initial } = question;
  const message = terminalText(question.message);
  const answer = await text({
    message,
    output,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(initial === undefined ? {} : { initialValue: initial }),
    ...(validate === undefined ? {} : { validate: (value) => validate((value ?? '').trim()) }),
  });
  return given(answer, (value) => value.trim());
}

/** Asks for one of several. Throws UsageError when cancelled. */
export async function askChoice<T extends string>(question: {
  readonly message: string;
  readonly options: readonly Choice<T>[];
  readonly initial?: T | undefined;
}): Promise<T> {
  const { message, options, initial } = question;
  const answer = await select<string>({
    message,
    output,
    options: options.map(written),
    ...(initial === undefined ? {} : { initialValue: initial }),
  });
  return given(answer, (value) => chosen(options, value));
}

/** Asks for some of several; none is an answer unless `required`. In the order of the options. Throws UsageError when cancelled. */
export async function askMany<T extends string>(question: {
  readonly message: string;
  readonly options: readonly Choice<T>[];
  readonly initial?: readonly T[] | undefined;
  readonly required?: boolean | undefined;
}): Promise<readonly T[]> {
  const { message, options, initial, required } = question;
  const answer = await multiselect<string>({
    message,
    output,
    options: options.map(written),
    required: required === true,
    ...(initial === undefined ? {} : { initialValues: [...initial] }),
  });
  return given(answer, (values) => options.map(({ value }) => value).filter((value) => values.includes(value)));
}

/** Asks for yes or no; no, unless `initial` says yes. Throws UsageError when cancelled. */
export async function askYes(question: {
  readonly message: string;
  readonly initial?: boolean | undefined;
}): Promise<boolean> {
  const answer = await confirm({
    message: terminalText(question.message),
    initialValue: question.initial === true,
    output,
  });
  return given(answer, (value) => value);
}

function given<A, T>(answer: A, read: (answer: Exclude<A, symbol>) => T): T {
  if (!isGiven(answer)) throw new UsageError('Nothing was written.');
  return read(answer);
}

function isGiven<A>(answer: A): answer is Exclude<A, symbol> {
  return !isCancel(answer);
}

function written(choice: Choice<string>): { value: string; label: string; hint?: string } {
  const { value, hint } = choice;
  const label = terminalText(choice.label);
  return hint === undefined ? { value, label } : { value, label, hint: terminalText(hint) };
}

function chosen<T extends string>(options: readonly Choice<T>[], value: string): T {
  const option = options.find((one) => one.value === value);
  if (option === undefined) throw new UsageError('Nothing was written.');
  return option.value;
}
