// The form of /report/: encrypts the input in the browser. It sends and stores nothing: it uses
// neither the network nor storage, except for loading the encryption code when the form is first
// used. After that it works offline.

import { dayInWords } from '../../language/date.ts';
import { reportText } from '../../language/sentences/report.ts';
import { fill } from '../../language/template.ts';
import { reportMessage } from '../../model/reporting/message.ts';
import {
  answersIn,
  checkForm,
  dropResult,
  type ReportView,
  refuse,
  reportView,
  showResult,
} from './view.ts';

type Code = typeof import('./encrypt.ts');

let code: Promise<Code> | undefined;

/**
 * Loads the code, and encrypts an empty message, so that everything that the keys need is loaded
 * before the network is lost.
 */
function load(view: ReportView): Promise<Code> {
  code ??= (async () => {
    const loaded = await import('./encrypt.ts');
    await loaded.encryptTo(view.keys, new Uint8Array(), new Date());
    return loaded;
  })().catch((error: unknown) => {
    code = undefined;
    throw error;
  });
  return code;
}

/**
 * Returns the reason why encryption is impossible at a time of the reader's clock, from the page's
 * keys; undefined if it is possible.
 */
function reasonNotTo({ keys, words }: ReportView, at: Date): string | undefined {
  if (!isSecureContext) return words.notSecure;
  const good = keys.some(
    ({ created, expires }) => created <= at && (expires === undefined || expires > at),
  );
  if (good) return undefined;
  const day = dayInWords(at.toISOString(), words.date);
  const ends = keys.flatMap(({ expires }) =>
    expires !== undefined && expires <= at ? [expires.toISOString()] : [],
  );
  const [last] = ends.sort().reverse();
  if (last === undefined) return fill(words.keyTooYoung, { day });
  return fill(words.keyExpired, { expired: dayInWords(last, words.date), day });
}

async function encryptReport(view: ReportView): Promise<void> {
  const { words } = view;
  const answers = answersIn(view);
  dropResult(view);
  if (!checkForm(view, answers)) return;
  const now = new Date();
  const reason = reasonNotTo(view, now);
  if (reason !== undefined) {
    refuse(view, reason);
    return;
  }
  view.status.textContent = words.encrypting;
  let loaded: Code;
  try {
    loaded = await load(view);
  } catch {
    view.status.textContent = words.notLoaded;
    return;
  }
  const files: { name: string; content: Uint8Array }[] = [];
  for (const file of view.files.files ?? []) {
    try {
      files.push({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      view.status.textContent = fill(words.unreadable, { file: file.name });
      return;
    }
  }
  const encrypted = await loaded.encryptTo(
    view.keys,
    reportMessage(reportText(answers, words), files),
    now,
  );
  if (encrypted === undefined) refuse(view, words.keyUnusable);
  else showResult(view, encrypted);
}

function start(): void {
  // Without a usable key, the page has no form.
  if (document.querySelector('.report-form') === null) return;
  const view = reportView();
  const reason = reasonNotTo(view, new Date());
  if (reason !== undefined) {
    refuse(view, reason);
    return;
  }
  const { form, status, copy, message, words } = view;
  // The errors of this form are shown beside their fields and stay there.
  form.noValidate = true;
  const touched = (): void => {
    if (code !== undefined) return;
    load(view).then(
      () => {
        if (status.textContent === '') status.textContent = words.ready;
      },
      () => {
        status.textContent = words.notLoaded;
      },
    );
  };
  form.addEventListener('focusin', touched);
  const changed = (): void => {
    touched();
    if (dropResult(view)) status.textContent = words.changed;
  };
  form.addEventListener('input', changed);
  form.addEventListener('reset', () => {
    dropResult(view);
    status.textContent = words.empty;
  });
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    encryptReport(view)
      .catch(() => {
        status.textContent = words.failed;
      })
      .finally(() => {
        busy = false;
      });
  });
  copy.addEventListener('click', () => {
    status.textContent = '';
    navigator.clipboard.writeText(message.value).then(
      () => {
        status.textContent = words.copied;
      },
      () => {
        message.select();
        status.textContent = words.notCopied;
      },
    );
  });
}

start();
