// candor sign: creates signatures with the local gpg in public/. A build publishes and links them,
// and a check reports outdated ones. Only changed files are signed again.

import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { finishWrites, type NewFile, writeFiles } from '../../src/disk/files.ts';
import { placeInside } from '../../src/disk/inside.ts';
import { readRegular } from '../../src/disk/regular-file.ts';
import { type Clock, realInstant, userFolder } from '../../src/environment.ts';
import {
  clearSigned,
  detachedSignature,
  type Gpg,
  GpgFault,
  secretKeys,
} from '../../src/external/gpg.ts';
import { SECURITY_TXT_PATHS, securityTxt } from '../../src/formats/contact/security-txt.ts';
import { SIGNATURE } from '../../src/formats/csaf/entry.ts';
import { settingOf } from '../../src/formats/format.ts';
import { isAfter } from '../../src/model/instant.ts';
import { groupedFingerprint, type PublicKey } from '../../src/model/reporting/key.ts';
import { parseSecurityTxt } from '../../src/model/reporting/security-txt.ts';
import { shellWord } from '../../src/model/text/shell-word.ts';
import { hasErrors, type Reading, readContent } from '../../src/read/index.ts';
import {
  type SignedCsafPlace,
  signedDocuments,
  strayedSignatures,
} from '../../src/read/signature/csaf.ts';
import { checkSecurityTxt } from '../../src/read/signature/security-txt.ts';
import { isForeignKey } from '../../src/read/signature/verdict.ts';
import { UsageError } from '../../src/usage-error.ts';
import {
  command,
  type Finish,
  pathOption,
  placeOf,
  plural,
  print,
  problemsText,
  say,
} from '../command.ts';
import { publicPlaceOf } from '../public-place.ts';
import { unsignedIn } from './sign/dist.ts';
import { lostFrom } from './sign/own-security-txt.ts';

/** The result for a file, or the planned one. */
interface Signed {
  readonly path: string;
  readonly outcome: 'signed' | 'kept' | 'removed' | 'to sign' | 'to remove';
  /** The reason for changing it. */
  readonly why?: string;
}

/** A file to sign. */
interface Work {
  /** The files that get the result, relative to public/. */
  readonly paths: readonly string[];
  /** Undefined if the existing signature still fits. */
  readonly why: string | undefined;
  /** True if a key that is not under keys/ signed it: then someone else can have done so. */
  readonly isForeign: boolean;
  readonly make: (gpg: Gpg, fingerprint: string) => Promise<string>;
}

/** Codes that this command fixes: they do not stop it. */
const FIXABLE = new Set([
  'signature-orphaned',
  'signature-stale',
  'security-txt-expired',
  'security-txt-signature',
]);

export function sign(finish: Finish, clock: Clock) {
  return command('sign')
    .option(
      '--key <fingerprint>',
      'the key to sign with (default: the only key in keys/ whose private key gpg has)',
    )
    .option('--dry-run', 'print what would be signed, and write nothing')
    .option(
      '--all',
      'sign everything again, including files that were signed with a key outside keys/',
    )
    .option(
      '--dist <folder>',
      'after signing, check that a built site contains every signature and the signed files',
      pathOption,
    )
    .option(
      '--passphrase-file <file>',
      'a file with the passphrase, for machines without a terminal',
      pathOption,
    )
    .option('--gpg <program>', 'the GnuPG program to run', programOption, 'gpg')
    .addHelpText(
      'after',
      '\nIt writes public/csaf/white/YEAR/FILE.json.asc for every public advisory, and a clear-signed security.txt at both its paths.\nGNUPGHOME is the folder with the keys of gpg. Run this command before a build, and commit its files.',
    )
    .action(async (options) => {
      // A dry run writes nothing, so it can look ahead.
      const place = options.dryRun === true ? placeOf(options) : publicPlaceOf(options, clock);
      const reading = await readContent(place);
      const errors = reading.problems.filter(
        ({ level, code }) => level === 'error' && !FIXABLE.has(code),
      );
      if (hasErrors(errors)) {
        say(problemsText(errors, place));
        return finish(1);
      }
      const { publicFolder } = place;
      if (publicFolder === undefined)
        throw new UsageError(
          'There is no folder public/ for the signatures. Create one next to the content folder, or give one with --public.',
        );
      const from = {
        folder: place.folder,
        publicFolder,
        now: place.now,
        site: reading.site,
        content: reading.content,
      };
      const work = [
        ...(await csafWork(from)),
        ...(await securityTxtWork(reading, from, options.all === true)),
      ];
      const due = work.map((one) =>
        options.all && one.why === undefined ? { ...one, why: 'requested with --all' } : one,
      );
      if (options.all !== true) refuseForeign(due);
      const strayed = await strayedNow(reading, from, clock);
      const explicit = options.now ?? process.env['CANDOR_NOW'] ?? process.env['SOURCE_DATE_EPOCH'];
      const gpg: Gpg = {
        program: options.gpg,
        passphraseFile: options.passphraseFile,
        at: explicit ? place.now : undefined,
      };
      const dry = options.dryRun === true;
      const anything = due.some(({ why }) => why !== undefined);
      const key = anything && !dry ? await keyFor(gpg, options.key, reading) : undefined;
      try {
        const results = dry
          ? planned(due, strayed)
          : await signAll(due, strayed, gpg, key, publicFolder);
        report(results, key, publicFolder, options.json === true);
      } catch (error) {
        if (!(error instanceof GpgFault)) throw error;
        say(`gpg could not sign; nothing was written. It said:\n${error.message}`);
        return finish(1);
      }
      if (options.dist !== undefined && !(await distHolds(options.dist, from))) finish(1);
    });
}

/** Throws UsageError if the signature of someone else would be replaced. */
function refuseForeign(work: readonly Work[]): void {
  const foreign = work.filter(({ isForeign }) => isForeign);
  const [first] = foreign;
  if (first === undefined) return;
  throw new UsageError(
    `${plural(foreign.length, 'signature')} in public/ ${foreign.length === 1 ? 'is' : 'are'} by a key that is not valid under keys/ (${first.paths[0]}). Someone else may have signed there, so nothing was written. Add that key to keys/, or replace all signatures with --all.`,
  );
}

/** A name that the system looks up, or a path. */
const programOption = (program: string): string =>
  /[\\/]/.test(program) ? pathOption(program) : program;

/**
 * The signatures that belong to no public document, at the given time and by the clock: an earlier
 * time must not remove those of due documents.
 */
async function strayedNow(
  { place }: Reading,
  from: SignedCsafPlace,
  clock: Clock,
): Promise<string[]> {
  const strayed = strayedSignatures(from);
  const real = realInstant(clock);
  if (strayed.length === 0 || !isAfter(real, place.now)) return strayed;
  const later = new Set(strayedSignatures(await readContent({ ...place, now: real })));
  return strayed.filter((path) => later.has(path));
}

async function csafWork(from: SignedCsafPlace): Promise<Work[]> {
  const documents = await signedDocuments(from);
  return documents.map(({ path, bytes, fault }) => ({
    paths: [path + SIGNATURE],
    why: fault === 'none' ? 'no signature yet' : fault,
    isForeign: isForeignKey(fault),
    make: (gpg, fingerprint) => detachedSignature(gpg, fingerprint, bytes),
  }));
}

/**
 * Work for security.txt, if the site has one: it is signed again if its content changes, or its
 * signature is no longer valid.
 */
async function securityTxtWork(
  { site, content, place }: Reading,
  from: SignedCsafPlace,
  all: boolean,
): Promise<Work[]> {
  if (!site.formats.security_txt) return [];
  const [generated] = securityTxt(
    { ...content, publicFiles: [] },
    settingOf(site, place.now, content),
  );
  if (generated === undefined) return [];
  const body = String(generated.body);
  const work = {
    paths: SECURITY_TXT_PATHS,
    make: (gpg: Gpg, fingerprint: string) => clearSigned(gpg, fingerprint, body),
  };
  const fault = await securityTxtFault(body, from);
  if (fault === undefined && !all) return [{ ...work, why: undefined, isForeign: false }];
  const { lines, own } = lostFrom(from.publicFolder, body);
  if (own !== undefined) {
    say(
      `public/${own} was written by hand, so it is kept: the generated one does not have ${lines.join(', ')}. To have that one signed, delete the file.`,
    );
    return [];
  }
  const why =
    lines.length === 0
      ? fault
      : `${fault?.replace(/\.$/, '') ?? 'requested with --all'}; removed: ${lines.join(', ')}`;
  return [{ ...work, why, isForeign: await hasForeignSignature(from) }];
}

async function hasForeignSignature(from: SignedCsafPlace): Promise<boolean> {
  const { findings } = await checkSecurityTxt(from);
  return findings.some(({ message }) => isForeignKey(message));
}

async function securityTxtFault(body: string, from: SignedCsafPlace): Promise<string | undefined> {
  const texts = SECURITY_TXT_PATHS.map((path) => join(from.publicFolder, path)).map((file) =>
    existsSync(file) ? readFileSync(file, 'utf8') : undefined,
  );
  const [first, second] = texts;
  if (first === undefined) return 'not signed yet';
  if (second !== first) return 'the copy at the old path differs';
  const { findings } = await checkSecurityTxt(from);
  const [finding] = findings;
  if (finding !== undefined) return finding.message ?? 'not signed yet';
  const fields = (text: string): string =>
    JSON.stringify(parseSecurityTxt(text).fields.map(({ name, value }) => [name, value]));
  return fields(first.replace(/\r\n/g, '\n')) === fields(body)
    ? undefined
    : '"Expires" must be renewed';
}

/**
 * The signing key: one of keys/, because readers have no other key to verify with. Throws
 * UsageError if none fits, or several do.
 */
async function keyFor(
  gpg: Gpg,
  wanted: string | undefined,
  { content, place }: Reading,
): Promise<PublicKey> {
  const valid = content.keys.filter(
    ({ revoked, expires }) => !revoked && (expires === undefined || isAfter(expires, place.now)),
  );
  const known = valid
    .map(({ name, fingerprint }) => `  ${groupedFingerprint(fingerprint)}  keys/${name}.asc`)
    .join('\n');
  if (valid.length === 0)
    throw new UsageError(
      'There is no valid key in keys/, so readers could not verify a signature.',
    );
  const given = wanted?.replace(/\s|^0x/g, '').toUpperCase();
  const matching =
    given === undefined ? valid : valid.filter(({ fingerprint }) => fingerprint === given);
  if (matching.length === 0)
    throw new UsageError(`${wanted} is not a valid key in keys/. Choose one of:\n${known}`);
  const owned = new Set(await secretKeys(gpg));
  const able = matching.filter(({ fingerprint }) => owned.has(fingerprint));
  const [key] = able;
  if (key === undefined)
    throw new UsageError(
      `gpg has no private key for any of these keys:\n${known}\nSet GNUPGHOME to the folder of the keyring that has it.`,
    );
  if (able.length > 1)
    throw new UsageError(
      `gpg has the private keys of ${able.length} keys. Choose one with --key:\n${known}`,
    );
  return key;
}

function planned(work: readonly Work[], strayed: readonly string[]): Signed[] {
  return [
    ...work.flatMap(({ paths, why }) =>
      paths.map(
        (path): Signed =>
          why === undefined ? { path, outcome: 'kept' } : { path, outcome: 'to sign', why },
      ),
    ),
    ...strayed.map(
      (path): Signed => ({ path, outcome: 'to remove', why: 'there is no public document for it' }),
    ),
  ];
}

/** Creates every signature, and only then writes all of them. */
async function signAll(
  work: readonly Work[],
  strayed: readonly string[],
  gpg: Gpg,
  key: PublicKey | undefined,
  publicFolder: string,
): Promise<Signed[]> {
  const results: Signed[] = [];
  const files: NewFile[] = [];
  // gpg can wait for a passphrase for long: what someone writes meanwhile is not replaced.
  const before = new Map(
    work
      .filter(({ why }) => why !== undefined)
      .flatMap(({ paths }) => paths.map((path) => [path, bytesAt(publicFolder, path)] as const)),
  );
  for (const { paths, why, make } of work) {
    const text =
      why === undefined || key === undefined ? undefined : await make(gpg, key.fingerprint);
    for (const path of paths) {
      if (text !== undefined) files.push({ path, text, ...replacing(before.get(path)) });
      results.push(
        text === undefined || why === undefined
          ? { path, outcome: 'kept' }
          : { path, outcome: 'signed', why },
      );
    }
  }
  finishWrites(publicFolder);
  writeFiles(publicFolder, files);
  for (const path of strayed) {
    rmSync(placeInside(publicFolder, path), { force: true });
    results.push({ path, outcome: 'removed', why: 'there is no public document for it' });
  }
  return results;
}

function bytesAt(publicFolder: string, path: string): Buffer | undefined {
  const file = placeInside(publicFolder, path);
  return existsSync(file) ? readRegular(file) : undefined;
}

/** How a file with these bytes is replaced. Only text can be compared when it is written. */
function replacing(bytes: Buffer | undefined): Pick<NewFile, 'was' | 'replace'> {
  if (bytes === undefined) return {};
  return isUtf8(bytes) ? { was: bytes.toString('utf8') } : { replace: true };
}

function report(
  results: readonly Signed[],
  key: PublicKey | undefined,
  publicFolder: string,
  json: boolean,
): void {
  if (json) print(JSON.stringify({ key: key?.fingerprint ?? null, files: results }, null, 2));
  const folder = relative(userFolder(), publicFolder) || '.';
  const touched = results.filter(({ outcome }) => outcome !== 'kept');
  if (!json)
    for (const { path, outcome, why } of touched)
      print(`${outcome.padEnd(9)} ${folder}/${path}: ${lower(why ?? '')}`);
  const kept = results.length - touched.length;
  if (touched.length === 0) {
    say(`${plural(kept, 'valid signature')}; nothing to do.`);
    return;
  }
  if (key !== undefined)
    say(`Signed with ${groupedFingerprint(key.fingerprint)} (keys/${key.name}.asc).`);
  if (kept > 0) say(`${plural(kept, 'other signature')} ${kept === 1 ? 'is' : 'are'} still valid.`);
  say(
    touched.some(({ outcome }) => outcome.startsWith('to '))
      ? 'Nothing was written. Next: run the command without --dry-run.'
      : `Next: commit ${folder}/, then "candor build", which publishes and links them.`,
  );
}

const lower = (words: string): string =>
  words.replace(/^[TI](?=[a-z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '');

async function distHolds(dist: string, from: SignedCsafPlace): Promise<boolean> {
  if (!existsSync(dist))
    throw new UsageError(`There is no folder ${dist}. Run "candor build" first.`);
  // The reading is older than the files that were just written.
  const { content } = await readContent(from);
  const faults = await unsignedIn(dist, { ...from, content });
  for (const { path, why } of faults) say(`${dist}/${path}: ${why}`);
  say(
    faults.length === 0
      ? `${dist} contains every signature and every signed file.`
      : `${dist} differs from what was signed. Next: "candor build", then "candor sign --dist ${shellWord(dist)}" again.`,
  );
  return faults.length === 0;
}
