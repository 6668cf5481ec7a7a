// The form of /report/ for the script: its parts, the input, its errors and its result.

import { fill, plural } from '../../language/template.ts';
import { LONGEST_MAILTO, mailtoUrl } from '../../model/mail/mailto.ts';
import { REPORT_FIELDS, type ReportAnswers, type ReportField } from '../../model/reporting/form.ts';
import { MOST_ATTACHED } from '../../model/reporting/message.ts';
import { pageLanguage, wordsOf } from '../words.ts';
import type { Encrypted, PageKey } from './encrypt.ts';

/** A longer message is not shown, because the browser would freeze. */
const MOST_SHOWN = 300_000;

/** Returns an element of the page. Throws if it is missing. */
function part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return element;
}

export type ReportView = ReturnType<typeof reportView>;

/** The parts of the form. */
export function reportView() {
  return {
    form: part('.report-form', HTMLFormElement),
    files: part('#report-files', HTMLInputElement),
    refused: part('#report-refused', HTMLElement),
    why: part('#report-why', HTMLElement),
    status: part('#report-status', HTMLElement),
    result: part('#report-result', HTMLElement),
    done: part('#report-done', HTMLElement),
    way: part('#report-way', HTMLElement),
    copy: part('#report-copy', HTMLButtonElement),
    download: part('#report-download', HTMLAnchorElement),
    long: part('#report-long', HTMLElement),
    message: part('#report-message', HTMLTextAreaElement),
    submit: part('.report-form [type=submit]', HTMLButtonElement),
    keys: pageKeys(),
    words: wordsOf('report'),
  };
}

/** The keys that the page encrypts to. */
function pageKeys(): PageKey[] {
  return [...document.querySelectorAll<HTMLElement>('#report-recipients [data-fingerprint]')].map(
    ({ dataset }) => {
      const fingerprint = dataset['fingerprint'] ?? '';
      const { expires } = dataset;
      return {
        fingerprint,
        armored:
          document.querySelector(`#key-${fingerprint.toLowerCase()} .armored code`)?.textContent ??
          '',
        created: new Date(dataset['created'] ?? ''),
        expires: expires === undefined ? undefined : new Date(expires),
      };
    },
  );
}

/** The input, unchanged. */
export function answersIn({ form }: ReportView): ReportAnswers {
  const data = new FormData(form);
  // FormData converts line endings to CRLF. A report keeps those of the input.
  const typed = (name: ReportField): string =>
    String(data.get(name) ?? '').replaceAll('\r\n', '\n');
  return {
    what: typed('what'),
    version: typed('version'),
    impact: typed('impact'),
    steps: typed('steps'),
    contact: typed('contact'),
  };
}

/**
 * Shows each error beside its field, and focuses the first such field. Returns true if there are
 * none.
 */
export function checkForm(view: ReportView, answers: ReportAnswers): boolean {
  const missing = REPORT_FIELDS.filter(
    ({ name, required }) => required && answers[name].trim() === '',
  );
  const size = [...(view.files.files ?? [])].reduce((sum, file) => sum + file.size, 0);
  const faults = new Map<string, string>(missing.map(({ name }) => [name, view.words.missing]));
  if (size > MOST_ATTACHED)
    faults.set(
      'files',
      fill(view.words.tooLarge, {
        size: new Intl.NumberFormat(pageLanguage(), {
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        }).format(size / 1_000_000),
        most: MOST_ATTACHED / 1_000_000,
      }),
    );
  for (const name of [...REPORT_FIELDS.map((field) => field.name), 'files'])
    showFault(view, name, faults.get(name));
  const [first] = faults.keys();
  if (first === undefined) return true;
  document.getElementById(`report-${first}`)?.focus();
  view.status.textContent = plural(view.words.faults, faults.size, pageLanguage());
  return false;
}

function showFault({ form }: ReportView, name: string, fault: string | undefined): void {
  const field = form.elements.namedItem(name);
  const error = document.getElementById(`report-${name}-error`);
  if (!(field instanceof HTMLElement) || error === null) return;
  error.textContent = fault ?? '';
  error.hidden = fault === undefined;
  if (fault === undefined) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
}

/** Removes the form, and states the reason and the alternative. */
export function refuse({ form, refused, why, status, result }: ReportView, reason: string): void {
  why.textContent = reason;
  refused.hidden = false;
  form.hidden = true;
  result.hidden = true;
  status.textContent = '';
}

/** Removes the result, for example when the report is changed. Returns true if there was one. */
export function dropResult({ result, message, download }: ReportView): boolean {
  if (result.hidden) return false;
  if (download.href.startsWith('blob:')) URL.revokeObjectURL(download.href);
  message.value = '';
  result.hidden = true;
  return true;
}

/** Shows the message, with every way to send it. */
export function showResult(view: ReportView, { message, fingerprints }: Encrypted): void {
  const { result, done, way, copy, download, long, status, words } = view;
  dropResult(view);
  const isLong = message.length > MOST_SHOWN;
  view.message.value = isLong ? '' : message;
  view.message.hidden = isLong;
  long.hidden = !isLong;
  copy.hidden = isLong || !('clipboard' in navigator);
  download.href = URL.createObjectURL(new Blob([message], { type: 'application/pgp-encrypted' }));
  let fits = true;
  for (const item of result.querySelectorAll<HTMLElement>('[data-for]')) {
    item.hidden = !fingerprints.includes(item.dataset['for'] ?? '');
    const link = item.querySelector<HTMLAnchorElement>('a[data-mail]');
    if (link !== null) fits = mailLink(link, message, words) && fits;
  }
  way.textContent = fits ? words.mailFits : words.mailTooLong;
  result.hidden = false;
  status.textContent = words.encrypted;
  done.focus();
}

/** Makes a link open a mail with the message. Returns false if the message is too long for that. */
function mailLink(
  link: HTMLAnchorElement,
  message: string,
  { subject, attached }: ReportView['words'],
): boolean {
  const to = [link.dataset['mail'] ?? ''];
  const whole = mailtoUrl({ to, subject, text: message });
  const fits = whole.length <= LONGEST_MAILTO;
  link.href = fits ? whole : mailtoUrl({ to, subject, text: attached });
  return fits;
}
