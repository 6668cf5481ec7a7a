// Signatures by the local GnuPG (RFC 9580). The private key stays with it: Candor never sees one.

import { type Instant, millisecondsOf } from '../model/instant.ts';
import { UsageError } from '../usage-error.ts';
import { type ProgramRun, runProgram } from './program.ts';

/** How GnuPG is called. GNUPGHOME is honoured by GnuPG itself. */
export interface Gpg {
  /** The name or path of the program. */
  readonly program: string;
  /** A file with the passphrase, for machines where nobody can be asked. */
  readonly passphraseFile?: string | undefined;
  /** The time that signatures carry; the clock of the machine where absent. */
  readonly at?: Instant | undefined;
}

/** GnuPG could not do what was asked; the message says what it said. */
export class GpgFault extends Error {}

/** The fingerprints (upper-case) of the primary keys whose private part GnuPG has. Throws UsageError where there is no GnuPG. */
export async function secretKeys(gpg: Gpg): Promise<string[]> {
  const run = await called(gpg, ['--batch', '--with-colons', '--list-secret-keys']);
  if (run.code !== 0) throw new GpgFault(faultOf(run));
  const fingerprints: string[] = [];
  let wanted = false;
  for (const [kind, ...fields] of run.out.split('\n').map((line) => line.split(':'))) {
    if (kind === 'sec' || kind === 'ssb') wanted = kind === 'sec';
    const fingerprint = fields[8];
    if (kind === 'fpr' && wanted && fingerprint !== undefined) fingerprints.push(fingerprint.toUpperCase());
    if (kind === 'fpr') wanted = false;
  }
  return fingerprints;
}

/** An armored detached signature over some bytes. Throws GpgFault. */
export async function detachedSignature(gpg: Gpg, fingerprint: string, bytes: string | Uint8Array): Promise<string> {
  return signed(gpg, fingerprint, ['--detach-sign'], bytes);
}

/** A text in the cleartext signature framework. Throws GpgFault. */
export async function clearSigned(gpg: Gpg, fingerprint: string, text: string): Promise<string> {
  return signed(gpg, fingerprint, ['--clear-sign'], text);
}

async function signed(
  gpg: Gpg,
  fingerprint: string,
  how: readonly string[],
  input: string | Uint8Array,
): Promise<string> {
  const loopback =
    gpg.passphraseFile === undefined ? [] : ['--pinentry-mode', 'loopback', '--passphrase-file', gpg.passphraseFile];
  const time = gpg.at === undefined ? [] : ['--faked-system-time', `${Math.floor(millisecondsOf(gpg.at) / 1000)}!`];
  // --batch stops questions of gpg itself; the agent still asks for a passphrase by its own window.
  const words = ['--batch', '--yes', '--armor', '--no-emit-version', '--digest-algo', 'SHA512', ...loopback, ...time];
  const run = await called(gpg, [...words, '--local-user', fingerprint, '--output', '-', ...how], input);
  if (run.code !== 0 || !run.out.includes('-----END PGP SIGNATURE-----')) throw new GpgFault(faultOf(run));
  return run.out.replace(/\r\n/g, '\n');
}

async function called(gpg: Gpg, words: readonly string[], input?: string | Uint8Array): Promise<ProgramRun> {
  const run = await runProgram(gpg.program, words, {
    ...(input === undefined ? {} : { input }),
    // Its messages are looked at and shown: in one language.
    environment: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' },
  });
  if (run.missing)
    throw new UsageError(`There is no ${gpg.program} on this machine. Install GnuPG, or name it with --gpg.`);
  return run;
}

function faultOf({ err, code }: ProgramRun): string {
  const lines = err
    .split('\n')
    .filter((line) => line.trim() !== '' && !/WARNING: (?:running with faked|unsafe perm)/.test(line));
  return lines.length === 0 ? `gpg ended with ${code ?? 'a signal'} and said nothing.` : lines.join('\n');
}
