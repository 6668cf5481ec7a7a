// candor mail KIND ID: a letter of the team about a case. It is printed, written to a file, or
// turned into an address that opens a mail program. Nothing is ever sent.

import { type Letter, letterOf, letterText, type Wish } from '../../src/desk/letter/letter.ts';
import { type Recipient, recipientsOf, teamKeys } from '../../src/desk/letter/recipient.ts';
import type { Clock } from '../../src/environment.ts';
import { TLP } from '../../src/model/advisory/advisory.ts';
import type { Case } from '../../src/model/case/case.ts';
import {
  isLetterName,
  LETTER_KINDS,
  type LetterName,
  PLACEHOLDERS,
} from '../../src/model/case/letter.ts';
import type { Everything } from '../../src/model/content.ts';
import { type Mailbox, oneLine, parseMailbox } from '../../src/model/mail/header.ts';
import { LONGEST_MAILTO, mailtoUrl } from '../../src/model/mail/mailto.ts';
import { mailMessage, messageId } from '../../src/model/mail/message.ts';
import { MAIL_WIDTH } from '../../src/model/markdown/render.ts';
import { groupedFingerprint } from '../../src/model/reporting/key.ts';
import { senderOf } from '../../src/model/reporting/sender.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, pathOption, print, problemsText, say } from '../command.ts';
import { demandName, nameHint } from '../names.ts';
import { FORCE, refusePublicPlace, writeResult } from '../output.ts';
import { publicPlaceOf } from '../public-place.ts';
import { caseNamed, NO_CASE } from './case/case-file.ts';

interface Form {
  readonly eml?: true | undefined;
  readonly mailto?: true | undefined;
  readonly json?: true | undefined;
}

export function mail(finish: Finish, clock: Clock) {
  const placeholders = Object.entries(PLACEHOLDERS).map(
    ([name, words]) => `  ${`{{${name}}}`.padEnd(16)} ${words}`,
  );
  return command('mail')
    .argument('[kind]', 'the kind of letter (default: list all kinds)')
    .argument('[id]', 'the id of a case')
    .option('--note <text>', 'text to add, in Markdown: a reason, questions, or what happened')
    .option(
      '--to <address...>',
      'recipients (default: the reporter of the case, or the distributors of site.yaml)',
    )
    .option('--by <name>', 'who signs it')
    .option('--tlp <label>', 'the TLP label of the letter (default: the label of the case)')
    .option('--eml', 'print a mail file, which mail programs open as a draft')
    .option('--mailto', 'print a mailto: address, which opens a mail program')
    .option('--output <file>', 'write to this file instead of printing', pathOption)
    .option(...FORCE)
    .addHelpText(
      'after',
      `\n${kindList()}\n\nA file templates/<kind>.md in the content folder replaces the text of that kind. Its placeholders:\n${placeholders.join('\n')}`,
    )
    .action(async (kind, id, options) => {
      if (kind === undefined) return print(kindList());
      if (!isLetterName(kind))
        throw new UsageError(
          `There is no letter ${kind}. ${nameHint(kind, Object.keys(LETTER_KINDS))}`,
        );
      if (options.eml === true && options.mailto === true)
        throw new UsageError('Give --eml or --mailto, not both.');
      const place = publicPlaceOf(options, clock);
      if (options.output !== undefined) refusePublicPlace(options.output, place);
      const reading = await readContent(place);
      const about = caseOf(id, reading);
      const everything = {
        site: reading.site,
        content: reading.content,
        desk: reading.desk,
        now: place.now,
      };
      const broken = reading.problems.filter(
        ({ level, file }) =>
          level === 'error' &&
          (file === about.file || file === 'site.yaml' || file === `templates/${kind}.md`),
      );
      const letter = letterOf(kind, about, everything, wishOf(options));
      const recipients = recipientsOf(kind, about, options.to ?? [], everything);
      const from = senderOf(reading.site, reading.content.channels);
      const reasons = [
        ...('reasons' in letter ? letter.reasons : []),
        ...addressReasons(kind, about, recipients, from, options),
      ];
      if (broken.length > 0) say(problemsText(broken, place));
      if (broken.length > 0 || reasons.length > 0 || 'reasons' in letter) {
        say(
          [
            `The letter is not complete yet; nothing was written.`,
            ...reasons.map((reason) => `* ${reason}`),
          ].join('\n'),
        );
        return finish(1);
      }
      const text = formed(letter, recipients, from, everything, options);
      if (
        options.mailto === true &&
        text.trimEnd().length > LONGEST_MAILTO &&
        options.json !== true
      ) {
        say(
          `The address would have ${text.trimEnd().length} characters, and many mail programs cut it after ${LONGEST_MAILTO}. Use --eml.`,
        );
        return finish(1);
      }
      if (options.output === undefined) print(text);
      else writeResult(options.output, text, { content: place.folder, force: options.force });
      say(`\n${[encryptionWords(recipients, everything), next(kind, about)].join('\n\n')}`);
    });
}

function kindList(): string {
  const rows = Object.entries(LETTER_KINDS).map(
    ([name, { words }]) => `  ${name.padEnd(20)} ${words}`,
  );
  return `Letters:\n${rows.join('\n')}`;
}

/** Finds a case by its id, or by that of its advisory. */
function caseOf(given: string | undefined, reading: Reading): Case {
  const { cases } = reading.desk;
  const ids = cases.map(({ id }) => id);
  const id = demandName(given, 'candor mail KIND ID', ids, NO_CASE);
  return (
    cases.find(({ advisories }) => !ids.includes(id) && advisories.includes(id)) ??
    caseNamed(id, reading)
  );
}

interface Options extends Form {
  readonly note?: string | undefined;
  readonly by?: string | undefined;
  readonly tlp?: string | undefined;
}

function wishOf({ note, by, tlp }: Options): Wish {
  const label = TLP.find((one) => one === tlp?.toUpperCase().replace(/^TLP:/, ''));
  if (tlp !== undefined && label === undefined)
    throw new UsageError(
      `--tlp: "${tlp}" is not a label of the Traffic Light Protocol. Give one of ${TLP.join(', ')}.`,
    );
  return { note, by, tlp: label };
}

function addressReasons(
  kind: LetterName,
  { file }: Case,
  recipients: readonly Recipient[],
  from: Mailbox | undefined,
  form: Form,
): string[] {
  const mailed = form.eml === true || form.mailto === true;
  const reasons: string[] = [];
  if (recipients.length === 0 && LETTER_KINDS[kind].audience !== 'distributors')
    reasons.push(`Fill in "reporter.contact" in ${file}, or give --to.`);
  else if (mailed && recipients.length === 0)
    reasons.push('Give --to, or list the distributors in site.yaml under "prenotification".');
  for (const { written, address } of mailed ? recipients : [])
    if (address === undefined) reasons.push(`${oneLine(written)} ${noAddress(written)}`);
  if (form.eml === true && from === undefined)
    reasons.push('There is no sender address: add a channel of the kind "email" to channels/.');
  return reasons;
}

/**
 * The reason why a text cannot be in a header. Not every server accepts an address with other
 * letters (RFC 6531).
 */
const noAddress = (written: string): string =>
  /[^\u0000-\u007f]/.test(written.replace(/^.*</, '')) && /@/.test(written)
    ? 'has letters that some mail servers reject: write the domain as xn--..., or print the letter and paste it into a mail.'
    : 'is not a mail address: give --to, or print the letter and paste it where you reach this person.';

function formed(
  letter: Letter,
  recipients: readonly Recipient[],
  from: Mailbox | undefined,
  { site }: Everything,
  form: Form,
): string {
  const { kind, subject, tlp, written: date } = letter;
  const to = recipients.map(({ written }) => oneLine(written));
  const flowing = letterText(letter, site, Number.POSITIVE_INFINITY);
  if (form.json === true)
    return JSON.stringify(
      {
        kind,
        case: letter.case,
        subject,
        to,
        ...(tlp === undefined ? {} : { tlp }),
        text: flowing,
      },
      null,
      2,
    );
  if (form.mailto === true)
    return mailtoUrl({
      to: recipients.flatMap(({ address }) => address ?? []),
      subject,
      text: flowing,
    });
  if (form.eml !== true || from === undefined)
    return [
      `Subject: ${subject}`,
      ...(to.length === 0 ? [] : [`To: ${to.join(', ')}`]),
      '',
      letterText(letter, site, MAIL_WIDTH),
    ].join('\n');
  // Two letters of one kind about one case are two mails, but the same command creates the same
  // mail again.
  const id = messageId([kind, letter.case, date.replace(/[^0-9TZ]/g, '')], site.url);
  return mailMessage({
    from,
    to: recipients.flatMap(({ written }) => parseMailbox(written) ?? []),
    subject,
    date,
    id,
    text: flowing,
  });
}

function encryptionWords(recipients: readonly Recipient[], everything: Everything): string {
  const lines = recipients.map(({ written, key }) =>
    key === undefined
      ? `* ${oneLine(written)}: no key is known. Ask for one before you send private content.`
      : `* ${oneLine(written)}: ${key.file}, ${groupedFingerprint(key.fingerprint)}`,
  );
  const own = teamKeys(everything).map(
    ({ file, fingerprint }) =>
      `* your team, to read it later: ${file}, ${groupedFingerprint(fingerprint)}`,
  );
  const nobody =
    recipients.length === 0
      ? [
          '* no recipient yet: give --to, or list recipients and their keys in site.yaml under "prenotification"',
        ]
      : [];
  const whom = [...lines, ...nobody, ...own];
  return [
    'This letter is not encrypted, and Candor does not send it. Mail servers can read the subject even if the mail is encrypted.',
    'Encrypt it to:',
    ...(whom.length === 0 ? ['* (no known key)'] : whom),
  ].join('\n');
}

function next(kind: LetterName, { id }: Case): string {
  if (kind === 'acknowledgement')
    return `Next: check it and send it, then "candor case ${id} acknowledged". It does not say what you will do next: to add that, use --note.`;
  if (kind === 'prenotification')
    return 'Next: check it and send it, separately if recipients must not know of each other; then add "prenotified" to the timeline of the advisory.';
  return 'Next: check it and send it.';
}
