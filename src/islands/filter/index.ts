// Filters the list of all advisories as the reader types, and keeps the query in the address. The
// index is loaded on first use. Until then, and if loading fails, the list is unchanged.

import type { IndexedAdvisory } from '../../formats/data/advisory-index.ts';
import { dayInWords } from '../../language/date.ts';
import { fill, plural } from '../../language/template.ts';
import { make, makeSeverity } from '../element.ts';
import { pageLanguage, wordsOf } from '../words.ts';
import { FIELDS, isActive, type ListQuery, parseQuery, queryOf, selects } from './query.ts';

/** The maximum number of rows shown at once. */
const MOST = 100;

type Words = ReturnType<typeof wordsOf<'filter'>>;

interface View {
  readonly words: Words;
  readonly form: HTMLFormElement;
  readonly base: string;
  readonly body: HTMLTableSectionElement;
  /** The parts that an active filter replaces: the rows and the links to further pages. */
  readonly rows: readonly ChildNode[];
  readonly pager: HTMLElement | null;
  readonly withProject: boolean;
  readonly projects: ReadonlyMap<string, string>;
  readonly status: HTMLElement;
  readonly more: HTMLButtonElement;
  shown: number;
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form.filter');
  const table = document.querySelector<HTMLTableElement>('table.list');
  const body = table?.tBodies[0];
  if (form === null || table === null || body === undefined) return;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  form.after(status);
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'copy';
  more.hidden = true;
  table.after(more);
  const options = form.querySelectorAll<HTMLOptionElement>('[name=project] option[value]');
  const words = wordsOf('filter');
  const view: View = {
    words,
    form,
    base: form.dataset['base'] ?? '/',
    body,
    rows: [...body.childNodes],
    pager: document.querySelector<HTMLElement>('.body > .pager'),
    withProject: table.tHead?.rows[0]?.cells.length === 5,
    projects: new Map([...options].map(({ value, text }) => [value, text])),
    status,
    more,
    shown: MOST,
  };
  let index: Promise<readonly IndexedAdvisory[]> | undefined;
  const load = (): Promise<readonly IndexedAdvisory[]> =>
    (index ??= fetchIndex(form.dataset['index'] ?? ''));
  const apply = (): void => {
    const asked = parseQuery(new URLSearchParams(location.search));
    if (!isActive(asked)) {
      showAll(view);
      return;
    }
    load().then(
      (all) => {
        // The query can have changed while the index was loading.
        if (queryOf(asked) === queryOf(parseQuery(new URLSearchParams(location.search))))
          show(view, all, asked);
      },
      () => {
        index = undefined;
        status.textContent = words.failed;
      },
    );
  };
  const ask = (): void => {
    const data = new FormData(form);
    const query = queryOf(
      parseQuery(new URLSearchParams(FIELDS.map((name) => [name, String(data.get(name) ?? '')]))),
    );
    history.replaceState(null, '', `${location.pathname}${query}`);
    view.shown = MOST;
    apply();
  };
  form.addEventListener('input', ask);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener('reset', () => setTimeout(ask));
  more.addEventListener('click', () => {
    view.shown += MOST;
    apply();
  });
  addEventListener('popstate', () => {
    fillForm(form);
    apply();
  });
  fillForm(form);
  apply();
}

async function fetchIndex(path: string): Promise<readonly IndexedAdvisory[]> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

function fillForm(form: HTMLFormElement): void {
  const asked = parseQuery(new URLSearchParams(location.search));
  for (const name of FIELDS) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = asked[name];
  }
}

function showAll({ body, rows, pager, status, more }: View): void {
  body.replaceChildren(...rows);
  if (pager !== null) pager.hidden = false;
  more.hidden = true;
  status.textContent = '';
}

function show(view: View, all: readonly IndexedAdvisory[], asked: ListQuery): void {
  const { words, body, pager, status, more, shown } = view;
  const lang = pageLanguage();
  const found = all.filter((one) => selects(asked, one));
  body.replaceChildren(...found.slice(0, shown).map((one) => rowOf(one, view)));
  if (pager !== null) pager.hidden = true;
  const left = found.length - shown;
  more.hidden = left <= 0;
  more.textContent = plural(words.more, Math.min(left, MOST), lang);
  status.textContent =
    found.length === 0
      ? fill(words.none, { all: all.length })
      : plural(words.found, found.length, lang, { all: all.length });
}

/** The same row as in advisory-table.astro. */
function rowOf(
  one: IndexedAdvisory,
  { words, base, withProject, projects }: View,
): HTMLTableRowElement {
  const row = document.createElement('tr');
  const head = make('th', '', make('span', 'id', one.id));
  head.setAttribute('scope', 'row');
  const link = make('a', '', one.title);
  link.href = `${base}${one.id}/`;
  link.dir = 'auto';
  const title = make('td', 'title', link);
  if (one.states.includes('withdrawn')) title.append(' ', make('strong', 'mark', words.withdrawn));
  else if (one.states.includes('exploited'))
    title.append(' ', make('strong', 'mark exploited', words.exploited));
  const published = make('td', '', dayOf(one.published, words));
  if (one.modified !== undefined && !one.states.includes('withdrawn'))
    published.append(
      ' ',
      make('span', 'updated', ...around(words.updated, dayOf(one.modified, words))),
    );
  const project = make('td', 'project', projects.get(one.project) ?? one.project);
  project.dir = 'auto';
  row.append(
    head,
    title,
    make('td', '', severityOf(one)),
    ...(withProject ? [project] : []),
    published,
  );
  return row;
}

function severityOf({ severity, rating }: IndexedAdvisory): HTMLElement {
  const [, word = '', score] = /^(.*?)(?: ([\d.]+))?$/.exec(severity) ?? [];
  return makeSeverity(
    rating ?? 'unrated',
    ` ${word}`,
    ...(score === undefined ? [] : [' ', make('span', 'score', score)]),
  );
}

/** Returns a text with an element in place of {day}. */
function around(text: string, day: HTMLElement): (Node | string)[] {
  const [before = '', after = ''] = text.split('{day}');
  return [before, day, after];
}

function dayOf(at: string, { date }: Words): HTMLTimeElement {
  const time = make('time', '', dayInWords(at, date));
  time.dateTime = at;
  return time;
}

start();
