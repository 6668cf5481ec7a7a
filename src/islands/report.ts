// The form of /report/: encrypts what is typed, here in the browser. It sends nothing and keeps nothing: neither the network nor
// a storage is touched but for loading the code that encrypts, when the form is first touched. From then on it works offline.

import { dayInWords } from '../components/moment.ts';
import { reportText } from '../model/report/field.ts';
import { reportMessage } from '../model/report/message.ts';
import { answersIn, checkForm, dropResult, type ReportView, refuse, reportView, showResult } from './report-view.ts';

const NOT_LOADED =
  'The code that encrypts could not be loaded. Reload the page when you are online, or encrypt the report yourself, as below.';

type Code = typeof import('./report-encrypt.ts');

let code: Promise<Code> | undefined;

/** Loads the code, and encrypts nothing once, so that all that the keys need is there before the network may go. */
function load(view: ReportView): Promise<Code> {
  code ??= (async () => {
    const loaded = await import('./report-encrypt.ts');
    await loaded.encryptTo(view.keys, new Uint8Array(), new Date());
    return loaded;
  })().catch((error: unknown) => {
    code = undefined;
    throw error;
  });
  return code;
}

/** Why nothing can be encrypted at a time of the reader's clock, from what the page tells of its keys; undefined if it can. */
function reasonNotTo({ keys }: ReportView, at: Date): string | undefined {
  if (!isSecureContext)
    return 'This page did not come by https, and browsers encrypt only on pages that did. Nothing can be encrypted here.';
  const good = keys.some(({ created, expires }) => created <= at && (expires === undefined || expires > at));
  if (good) return undefined;
  const day = dayInWords(at.toISOString());
  const ends = keys.flatMap(({ expires }) => (expires !== undefined && expires <= at ? [expires.toISOString()] : []));
  const [last] = ends.sort().reverse();
  if (last === undefined)
    return `By your clock it is ${day}, and our key is younger than that. Nothing can be encrypted: is your clock right?`;
  return `Our key expired on ${dayInWords(last)}, and by your clock it is ${day}. Nothing can be encrypted to it.`;
}

async function encryptReport(view: ReportView): Promise<void> {
  const answers = answersIn(view);
  dropResult(view);
  if (!checkForm(view, answers)) return;
  const now = new Date();
  const reason = reasonNotTo(view, now);
  if (reason !== undefined) {
    refuse(view, reason);
    return;
  }
  view.status.textContent = 'Encrypting…';
  let loaded: Code;
  try {
    loaded = await load(view);
  } catch {
    view.status.textContent = NOT_LOADED;
    return;
  }
  const files: { name: string; content: Uint8Array }[] = [];
  for (const file of view.files.files ?? []) {
    try {
      files.push({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      view.status.textContent = `${file.name} could not be read. Choose it again, or leave it out.`;
      return;
    }
  }
  const encrypted = await loaded.encryptTo(view.keys, reportMessage(reportText(answers), files), now);
  if (encrypted === undefined) refuse(view, 'Our key cannot be used: nothing can be encrypted to it.');
  else showResult(view, encrypted);
}

function start(): void {
  // Where no key can be used there is no form.
  if (document.querySelector('.report-form') === null) return;
  const view = reportView();
  const reason = reasonNotTo(view, new Date());
  if (reason !== undefined) {
    refuse(view, reason);
    return;
  }
  const { form, status, copy, message } = view;
  // The errors of this page stand beside their fields and stay there.
  form.noValidate = true;
  const touched = (): void => {
    if (code !== undefined) return;
    load(view).then(
      () => {
        if (status.textContent === '') status.textContent = 'Ready: from here on this works without a network, too.';
      },
      () => {
        status.textContent = NOT_LOADED;
      },
    );
  };
  form.addEventListener('focusin', touched);
  const changed = (): void => {
    touched();
    if (dropResult(view)) status.textContent = 'The report has changed: encrypt it again.';
  };
  form.addEventListener('input', changed);
  form.addEventListener('reset', () => {
    dropResult(view);
    status.textContent = 'The form is empty.';
  });
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    encryptReport(view)
      .catch(() => {
        status.textContent =
          'The report could not be encrypted. Encrypt it yourself, as below, or use another channel.';
      })
      .finally(() => {
        busy = false;
      });
  });
  copy.addEventListener('click', () => {
    status.textContent = '';
    navigator.clipboard.writeText(message.value).then(
      () => {
        status.textContent = 'The message is copied.';
      },
      () => {
        message.select();
        status.textContent = 'The browser does not let it be copied. It is selected: copy it with the keyboard.';
      },
    );
  });
}

start();
