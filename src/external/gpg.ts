// Signatures by the local GnuPG (RFC 9580). It keeps the private key: Candor never reads one.

import { type Instant, millisecondsOf } from '../model/instant.ts';
import { UsageError } from '../usage-error.ts';
import { type ProgramRun, runProgram } from './program.ts';

/** How to run GnuPG. GnuPG itself reads GNUPGHOME. */
export interface Gpg {
  /** The name or path of the program. */
  readonly program: string;
  /** A file with the passphrase, for unattended machines. */
  readonly passphraseFile?: string | undefined;
  /** The time of signatures; the system clock if absent. */
  readonly at?: Instant | undefined;
}

/** GnuPG failed; the message contains its output. */
export class GpgFault extends Error {}

/**
 * Returns the fingerprints (upper-case) of the primary keys whose private key GnuPG has. Throws
 * UsageError if GnuPG is missing.
 */
export async function secretKeys(gpg: Gpg): Promise<string[]> {
  const run = await called(gpg, ['--batch', '--with-colons', '--list-secret-keys']);
  if (run.code !== 0) throw new GpgFault(faultOf(run));
  const fingerprints: string[] = [];
  let wanted = false;
  for (const [kind, ...fields] of run.out.split('\n').map((line) => line.split(':'))) {
    if (kind === 'sec' || kind === 'ssb') wanted = kind === 'sec';
    const fingerprint = fields[8];
    if (kind === 'fpr' && wanted && fingerprint !== undefined)
      fingerprints.push(fingerprint.toUpperCase());
    if (kind === 'fpr') wanted = false;
  }
  return fingerprints;
}

/** Returns an armored detached signature over some bytes. Throws GpgFault. */
export async function detachedSignature(
  gpg: Gpg,
  fingerprint: string,
  bytes: string | Uint8Array,
): Promise<string> {
  return signed(gpg, fingerprint, ['--detach-sign'], bytes);
}

/** Returns a text in the cleartext signature framework. Throws GpgFault. */
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
    gpg.passphraseFile === undefined
      ? []
      : ['--pinentry-mode', 'loopback', '--passphrase-file', gpg.passphraseFile];
  const time =
    gpg.at === undefined
      ? []
      : ['--faked-system-time', `${Math.floor(millisecondsOf(gpg.at) / 1000)}!`];
  // --batch prevents questions of gpg itself; the agent still asks for a passphrase in its own
  // window.
  const words = [
    '--batch',
    '--yes',
    '--armor',
    '--no-emit-version',
    '--digest-algo',
    'SHA512',
    ...loopback,
    ...time,
  ];
  const run = await called(
    gpg,
    [...words, '--local-user', fingerprint, '--output', '-', ...how],
    input,
  );
  if (run.code !== 0 || !run.out.includes('-----END PGP SIGNATURE-----'))
    throw new GpgFault(faultOf(run));
  return run.out.replace(/\r\n/g, '\n');
}

async function called(
  gpg: Gpg,
  words: readonly string[],
  input?: string | Uint8Array,
): Promise<ProgramRun> {
  const run = await runProgram(gpg.program, words, {
    ...(input === undefined ? {} : { input }),
    // Its messages are parsed and shown, so they must be in one language.
    environment: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' },
  });
  if (run.missing)
    throw new UsageError(
      `${gpg.program} is not installed. Install GnuPG, or give its path with --gpg.`,
    );
  return run;
}

function faultOf({ err, code }: ProgramRun): string {
  const lines = err
    .split('\n')
    .filter(
      (line) => line.trim() !== '' && !/WARNING: (?:running with faked|unsafe perm)/.test(line),
    );
  return lines.length === 0
    ? `gpg exited with ${code ?? 'a signal'} and printed no message.`
    : lines.join('\n');
}
