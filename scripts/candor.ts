// The command line: a table of commands, and the only place that turns errors into exit codes. 0:
// success. 1: problems were found. 2: usage error.

import { Command, CommanderError } from '@commander-js/extra-typings';
import { candorVersion } from '../src/disk/candor-folder.ts';
import type { Clock } from '../src/environment.ts';
import { UsageError } from '../src/usage-error.ts';
import type { Finish } from './command.ts';
import { failureInWords } from './failure.ts';
import { refuseTakenOptions } from './npm-words.ts';
import { writeError, writeOut } from './terminal.ts';
import { usageWords } from './usage-words.ts';

/**
 * To add a command, add a file beside this one, and a line here. Each is loaded only when it runs.
 */
const COMMANDS = [
  {
    group: 'The desk:',
    name: 'status',
    words: 'show what is open, what is due, and what to do next',
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    group: 'The desk:',
    name: 'case',
    words: 'show a private case, record answers, and move it to its next step',
    load: async () => (await import('./commands/case.ts')).moveCommand,
  },
  {
    group: 'The desk:',
    name: 'reserve',
    words: 'reserve the next id',
    load: async () => (await import('./commands/reserve.ts')).reserve,
  },
  {
    group: 'The desk:',
    name: 'plan',
    words: 'propose disclosure slots for a case or an advisory',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  {
    group: 'The desk:',
    name: 'mail',
    words: 'write a letter from a template: mail acknowledgement ORB-2026-0001',
    load: async () => (await import('./commands/mail.ts')).mail,
  },
  {
    group: 'Writing:',
    name: 'init',
    words: 'create a new content folder',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    group: 'Writing:',
    name: 'new',
    words:
      'create a valid draft: new case, project, advisory, release, retrospective, channel, statement',
    load: async () => (await import('./commands/new.ts')).create,
  },
  {
    group: 'Writing:',
    name: 'revise',
    words: 'record a change of a public advisory',
    load: async () => (await import('./commands/revise.ts')).revise,
  },
  {
    group: 'Writing:',
    name: 'withdraw',
    words: 'withdraw a public advisory and give the reason',
    load: async () => (await import('./commands/withdraw.ts')).withdraw,
  },
  {
    group: 'Writing:',
    name: 'check',
    words: 'read all content and report every problem',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    group: 'Writing:',
    name: 'schema',
    words: 'write JSON Schemas of the content files for editors',
    load: async () => (await import('./commands/schema.ts')).schema,
  },
  {
    group: 'Writing:',
    name: 'migrate',
    words: 'rewrite older content in the current format',
    load: async () => (await import('./commands/migrate.ts')).migrateContent,
  },
  {
    group: 'Writing:',
    name: 'cvss',
    words: 'explain and score a CVSS vector, or make one question by question',
    load: async () => (await import('./commands/cvss.ts')).cvss,
  },
  {
    group: 'Writing:',
    name: 'dev',
    words: 'serve the site while you write, with drafts and problems',
    load: async () => (await import('./commands/dev.ts')).dev,
  },
  {
    group: 'Publishing:',
    name: 'publish',
    words: 'set the time at which private records become public',
    load: async () => (await import('./commands/publish.ts')).publish,
  },
  {
    group: 'Publishing:',
    name: 'build',
    words: 'check the content and build the site in dist/',
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    group: 'Publishing:',
    name: 'preview',
    words: 'serve the built site',
    load: async () => (await import('./commands/preview.ts')).preview,
  },
  {
    group: 'Publishing:',
    name: 'keys',
    words: 'inspect the OpenPGP keys',
    load: async () => (await import('./commands/keys.ts')).keys,
  },
  {
    group: 'Publishing:',
    name: 'sign',
    words: 'sign CSAF documents and security.txt with the local gpg',
    load: async () => (await import('./commands/sign.ts')).sign,
  },
  {
    group: 'Publishing:',
    name: 'verify',
    words: 'look at a deployed site as its consumers do: verify https://security.example.org/',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    group: 'Release day:',
    name: 'release-day',
    words: 'show the five steps of a release day and verify them where possible',
    load: async () => (await import('./commands/release-day.ts')).releaseDay,
  },
  {
    group: 'Release day:',
    name: 'announce',
    words: 'print the announcement of a release',
    load: async () => (await import('./commands/announce.ts')).announce,
  },
  {
    group: 'Release day:',
    name: 'notify',
    words: 'after a deployment, post what is new to chats and webhooks',
    load: async () => (await import('./commands/notify.ts')).notify,
  },
  {
    group: 'Exchange:',
    name: 'import',
    words: 'import advisories of other formats: import osv, ghsa, csaf, cve ...',
    load: async () => (await import('./commands/import.ts')).importRecords,
  },
  {
    group: 'Exchange:',
    name: 'export',
    words: 'export a CVE request, a GitHub advisory or the policy',
    load: async () => (await import('./commands/export.ts')).exportRecords,
  },
  {
    group: 'Exchange:',
    name: 'affected',
    words: 'find what affects a version, a lock file or an SBOM: affected pkg:pypi/orbital 1.4.2',
    load: async () => (await import('./commands/affected.ts')).affected,
  },
] as const;

/**
 * Creates the program with the one command that its arguments name; the others are only names for
 * the help.
 */
export async function programOf(words: readonly string[], finish: Finish, clock: Clock) {
  const program = new Command('candor')
    .version(candorVersion(), '--version', 'print the version of Candor')
    .description('Publishes a security policy, advisories and retrospectives as a static site.')
    .addHelpText(
      'after',
      '\nTo publish a first advisory: candor init, candor new advisory, candor check, candor build.\nWhen a report arrives: candor new case. Each command prints the next one to run.',
    )
    .showHelpAfterError('(candor --help lists the commands, candor COMMAND --help its options)')
    .configureOutput({
      writeOut,
      writeErr: writeError,
      outputError: (text, write) => write(usageWords(text)),
    })
    .exitOverride();
  const wanted = words.find((word) => !word.startsWith('-'));
  let asked: Parameters<typeof refuseTakenOptions>[0] | undefined;
  for (const { group, name, words: description, load } of COMMANDS) {
    if (name !== wanted) program.command(name).description(description).helpGroup(group);
    else {
      const called = (await load())(finish, clock);
      for (const nested of called.commands) nested.copyInheritedSettings(program);
      asked = called;
      program.addCommand(
        called
          .description(description)
          .helpGroup(group)
          .exitOverride()
          .copyInheritedSettings(program),
      );
    }
  }
  return { program, asked };
}

/**
 * Runs one command with its arguments; returns the exit code. `clock` is the real time: an
 * argument, because a variable or an option could publish early by mistake.
 */
export async function main(words: readonly string[], clock: Clock = Date.now): Promise<number> {
  let code = 0;
  const finish: Finish = (status) => {
    code = status;
  };
  const { program, asked } = await programOf(words, finish, clock);
  try {
    if (asked !== undefined) refuseTakenOptions(asked, words);
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      writeError(`candor: ${error.message}\n`);
      return 2;
    }
    writeError(`candor: ${failureInWords(error)}\n`);
    return 1;
  }
}
