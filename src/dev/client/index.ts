// The tools of the dev server in the browser: a bar with the problems of the content and the record
// of the page. Only dev/view.ts adds it to pages, so no build contains it.

import { CHANGED, type DevState, STATE_PATH } from '../state.ts';
import { showCalculator } from './calculator.ts';
import { button, make } from './element.ts';
import { countsOf, problemPanel, recordPanel } from './panels.ts';
import { STYLE } from './style.ts';

/** The key of the errors that were closed, which stay closed after a reload. */
const CLOSED = 'candor-dev-closed';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const page = location.pathname.slice(base.length).replace(/(?<=[^/])$/, '/');

const problems = panel('problems', 'Problems of the content');
const record = panel('record', 'The record of this page');
const calculator = panel('calculator', 'CVSS calculator');
const panels = [problems, record, calculator];
const status = make('p', { role: 'status' });
const bar = make('div', { class: 'bar' });
const tools = make(
  'div',
  { class: 'tools', role: 'region', 'aria-label': 'Candor dev' },
  ...panels,
  bar,
);

let latest: DevState | undefined;
/** True if the reader opened the panel of problems, which then stays open without errors. */
let wanted = false;

function panel(id: string, label: string): HTMLElement {
  return make('section', { id, class: 'panel', 'aria-label': label, tabindex: '-1', hidden: '' });
}

function open(one: HTMLElement): void {
  for (const each of panels) each.hidden = each !== one;
  if (one === calculator) void showCalculator(calculator, latest?.record?.vectors[0] ?? '', base);
  draw();
  one.focus();
}

function close(): void {
  for (const each of panels) each.hidden = true;
  wanted = false;
  if (latest !== undefined) sessionStorage.setItem(CLOSED, errorsOf(latest));
  draw();
}

const errorsOf = (state: DevState): string =>
  state.problems
    .filter(({ level }) => level === 'error')
    .map(({ text }) => text)
    .join('\n');

function toggle(one: HTMLElement, words: string): HTMLButtonElement {
  const made = button(words, () => {
    if (one === problems) wanted = one.hidden !== false;
    if (one.hidden) open(one);
    else close();
  });
  made.setAttribute('aria-expanded', String(!one.hidden));
  made.setAttribute('aria-controls', one.id);
  return made;
}

/** Draws the bar again, and keeps the focus on the button that had it. */
function draw(): void {
  if (latest === undefined) return;
  const { hidden } = latest;
  const focused = [...bar.querySelectorAll('button')].findIndex((one) => one.matches(':focus'));
  const count = `${hidden} ${hidden === 1 ? 'record' : 'records'}`;
  const shown = `Shows ${count} that ${hidden === 1 ? 'is' : 'are'} not public. Documents contain only public records.`;
  const anyOpen = panels.some((one) => !one.hidden);
  bar.replaceChildren(
    toggle(problems, countsOf(latest)),
    ...(latest.record === undefined ? [] : [toggle(record, 'This page')]),
    toggle(calculator, 'CVSS'),
    ...(anyOpen ? [button('Close', close)] : []),
    make('p', {}, hidden === 0 ? 'Every record is public.' : shown),
    status,
  );
  bar.querySelectorAll('button')[focused]?.focus();
}

function show(state: DevState): void {
  latest = state;
  tools.classList.toggle('errors', state.errors > 0);
  problems.replaceChildren(...problemPanel(state, base));
  record.replaceChildren(...(state.record === undefined ? [] : recordPanel(state.record, base)));
  if (state.record === undefined) record.hidden = true;
  const isNew = state.errors > 0 && sessionStorage.getItem(CLOSED) !== errorsOf(state);
  if (record.hidden && calculator.hidden) problems.hidden = !isNew && !wanted;
  const words = state.errors === 0 ? '' : 'The content has errors.';
  if (status.textContent !== words) status.textContent = words;
  draw();
}

async function load(): Promise<void> {
  const response = await fetch(`${base}${STATE_PATH}?page=${encodeURIComponent(page)}`);
  if (!response.ok) return;
  const state: DevState = await response.json();
  show(state);
}

const host = make('div', { id: 'candor-dev' });
const style = new CSSStyleSheet();
style.replaceSync(STYLE);
const root = host.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [style];
root.append(tools);
root.addEventListener('keydown', (event) => {
  if (event instanceof KeyboardEvent && event.key === 'Escape') close();
});
// First in the order of the keyboard. It is drawn at the bottom.
document.body.prepend(host);
import.meta.hot?.on(CHANGED, () => void load());
void load();
