// Questions on a terminal. Everything goes to stderr, so that results can be piped. Every question
// has a flag. A command asks only if canAsk() is true, and otherwise names the missing flag.

import { confirm, intro, isCancel, multiselect, outro, select, text } from '@clack/prompts';
import { terminalText } from '../src/model/text/terminal-text.ts';
import { UsageError } from '../src/usage-error.ts';

const output = process.stderr;

/** A possible answer. */
interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** True if someone can answer: stdin and stderr are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Starts a sequence of questions with a title. */
export function askTitle(title: string): void {
  intro(terminalText(title), { output });
}

/** Ends a sequence of questions with a message. */
export function askEnd(word: string): void {
  outro(terminalText(word), { output });
}

/**
 * Asks for one line; returns it trimmed. `validate` returns the fault in words, or undefined.
 * Throws UsageError when cancelled.
 */
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

/** Asks for one of several options. Throws UsageError when cancelled. */
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

/**
 * Asks for some of several options, in their order; none is an answer unless `required`. Throws
 * UsageError when cancelled.
 */
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
  return given(answer, (values) =>
    options.map(({ value }) => value).filter((value) => values.includes(value)),
  );
}

/**
 * Asks for yes or no; the default is no, unless `initial` is set. Throws UsageError when cancelled.
 */
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
