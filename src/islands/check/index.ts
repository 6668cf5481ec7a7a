// /check/: looks up whether a version, or a package in a lock file or an SBOM, is affected. The
// lookup runs in the browser: requests go to the same few addresses of this site for any input.
// Only a typed question is written to the address of the page, and no data of a file is.

import { fileVerdictInWords, summaryOfAll } from '../../language/sentences/lookup.ts';
import { uncheckedInWords } from '../../language/sentences/lookup-remarks.ts';
import { plural } from '../../language/template.ts';
import { pageLanguage, wordsOf } from '../words.ts';
import { ask, askFile, type FileOutcome, loadCoverage, type Outcome } from './question.ts';
import { fileView, questionView, type ViewSetting } from './view.ts';

interface View extends ViewSetting {
  readonly form: HTMLFormElement;
  readonly files: HTMLInputElement;
  readonly drop: HTMLElement;
  readonly status: HTMLElement;
  readonly result: HTMLElement;
  readonly data: string;
}

/** Only the last question is answered. */
let turn = 0;

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form.check');
  const files = document.querySelector<HTMLInputElement>('.check input[type=file]');
  const drop = document.querySelector<HTMLElement>('.check .drop');
  const status = document.querySelector<HTMLElement>('#check-status');
  const result = document.querySelector<HTMLElement>('#check-result');
  if (form === null || files === null || drop === null || status === null || result === null)
    return;
  const view: View = {
    form,
    files,
    drop,
    status,
    result,
    data: form.dataset['data'] ?? '',
    base: form.dataset['base'] ?? '/',
    lang: pageLanguage(),
    words: wordsOf('check'),
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { named, version } = typed(view);
    // Previously chosen files are not looked up again.
    files.value = '';
    void answerQuestion(view, named, version, true);
  });
  files.addEventListener('change', () => void answerFiles(view, [...(files.files ?? [])]));
  listenForDrops(view);
  addEventListener('popstate', () => answerAddress(view));
  answerAddress(view);
}

function typed({ form }: View): { named: string; version: string } {
  const data = new FormData(form);
  return { named: String(data.get('package') ?? ''), version: String(data.get('version') ?? '') };
}

/** Answers the question in the address of the page, if there is one. */
function answerAddress(view: View): void {
  const asked = new URLSearchParams(location.search);
  const named = asked.get('package') ?? '';
  const version = asked.get('version') ?? '';
  if (asked.has('package') || asked.has('version')) fill(view, { package: named, version });
  if (named !== '') void answerQuestion(view, named, version, false);
  else show(view, [], '');
}

async function answerQuestion(
  view: View,
  named: string,
  version: string,
  isTyped: boolean,
): Promise<void> {
  const mine = ++turn;
  const { words, lang } = view;
  show(view, [], words.looking);
  let outcome: Outcome;
  try {
    outcome = await ask(named, version, await loadCoverage(view.data), words);
  } catch {
    outcome = { refusal: words.failed, missing: 'package' };
  }
  if (mine !== turn) return;
  if ('refusal' in outcome) {
    show(view, [], outcome.refusal);
    if (isTyped) fieldOf(view, outcome.missing)?.focus();
    return;
  }
  const [first] = outcome.answers.answers;
  const understood = first?.version ?? first?.component.version ?? version;
  if (isTyped && first !== undefined) remember(outcome.name, understood);
  fill(view, { package: outcome.label, version: understood });
  const { answers } = outcome.answers;
  const several = answers.length === 1 ? [] : [plural(words.sameName, answers.length, lang)];
  const sentence = [...several, spoken(answers, view)].join(' ');
  show(view, questionView(outcome.answers, view), sentence);
  if (isTyped) focusResult(view);
  // A question of the home page or of a link: on a phone, the form fills the screen.
  else view.result.querySelector('.verdict-line')?.scrollIntoView({ block: 'nearest' });
}

const spoken = (
  answers: readonly { readonly status: string }[],
  { words }: ViewSetting,
): string => {
  const affected = answers.some(({ status }) => status === 'affected');
  if (affected) return words.saidAffected;
  return answers.some(({ status }) => status === 'unknown') ? words.saidUnknown : words.saidFree;
};

/** Shows how a question was understood. */
function fill(view: View, values: { readonly package: string; readonly version: string }): void {
  for (const [name, value] of Object.entries(values)) {
    const field = fieldOf(view, name);
    if (field !== undefined) field.value = value;
  }
}

function fieldOf({ form }: View, name: string): HTMLInputElement | undefined {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field : undefined;
}

/** Writes a question to the address of the page, so that it can be shared. */
function remember(named: string, version: string): void {
  const readable = encodeURIComponent(named)
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@');
  const query = `?package=${readable}&version=${encodeURIComponent(version)}`;
  if (query !== location.search) history.pushState(null, '', `${location.pathname}${query}`);
}

async function answerFiles(view: View, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const mine = ++turn;
  if (location.search !== '') history.pushState(null, '', location.pathname);
  const { words, lang } = view;
  show(view, [], plural(words.reading, files.length, lang));
  try {
    const data = await loadCoverage(view.data);
    const outcomes: FileOutcome[] = [];
    for (const file of files) outcomes.push(await askFile(file, data));
    if (mine !== turn) return;
    const sentence = outcomesInWords(outcomes, view);
    show(
      view,
      outcomes.map((one) => fileView(one, view)),
      sentence,
    );
    focusResult(view);
  } catch {
    if (mine === turn) show(view, [], words.failed);
  }
}

function outcomesInWords(outcomes: readonly FileOutcome[], view: ViewSetting): string {
  const read = outcomes.filter(({ format }) => format !== undefined);
  const refused = outcomes.length - read.length;
  const parts = [
    ...(read.length > 0
      ? [
          summaryOfAll(
            read.map(({ answers }) => answers),
            view,
          ),
        ]
      : []),
    ...(refused > 0 ? [plural(view.words.unreadable, refused, view.lang)] : []),
    ...new Set(outcomes.map((one) => fileVerdictInWords(one, one.answers, view))),
    uncheckedInWords(
      outcomes.flatMap(({ remarks }) => remarks),
      view,
    ),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function show({ status, result }: View, content: readonly HTMLElement[], words: string): void {
  result.replaceChildren(...content);
  status.textContent = words;
}

/** The heading of the first answer: screen readers continue from there. */
function focusResult({ result }: View): void {
  const heading = result.querySelector<HTMLElement>('h2');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus();
}

function listenForDrops(view: View): void {
  const { drop } = view;
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.dataset['over'] = '';
  });
  drop.addEventListener('dragleave', () => delete drop.dataset['over']);
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    delete drop.dataset['over'];
    view.files.value = '';
    void answerFiles(view, [...(event.dataTransfer?.files ?? [])]);
  });
}

start();
