// Searches as the reader types: first the names of advisories, with direct links, then the text of
// all pages, by Pagefind. Both are loaded on first use.

import { fill, plural } from '../language/template.ts';
import { ADVISORY_INDEX, advisoryPath } from '../model/site/paths.ts';
import { beginning, looksLikeId, type Named, named } from '../model/site/search.ts';
import { pageLanguage, wordsOf } from './words.ts';

/** The maximum number of results shown at once. */
const MOST = 20;
/** The typing pause before a search, in milliseconds. */
const PAUSE = 200;

interface Titled extends Named {
  readonly title: string;
}

interface Found {
  readonly url: string;
  readonly title: string;
  /** HTML of Pagefind, with the matches in <mark>. */
  readonly excerpt: string;
}

interface Data {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** The used part of Pagefind's API (1.5). */
interface Pagefind {
  readonly options: (options: { readonly baseUrl: string }) => Promise<void>;
  readonly search: (
    text: string,
  ) => Promise<{ readonly results: readonly { readonly data: () => Promise<Data> }[] }>;
}

type Words = ReturnType<typeof wordsOf<'search'>>;

interface View {
  readonly words: Words;
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
}

const isPagefind = (value: unknown): value is Pagefind =>
  typeof value === 'object' && value !== null && 'search' in value && 'options' in value;

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form.search');
  const field = form?.elements.namedItem('q');
  const status = document.getElementById('search-status');
  const list = document.getElementById('search-results');
  if (form === null || !(field instanceof HTMLInputElement) || status === null || list === null)
    return;
  const view: View = { words: wordsOf('search'), form, field, status, list };
  let pause: ReturnType<typeof setTimeout> | undefined;
  const typed = (): void => {
    const text = field.value.trim();
    history.replaceState(
      null,
      '',
      text === '' ? location.pathname : `${location.pathname}?q=${encodeURIComponent(text)}`,
    );
    void answer(view, text);
  };
  field.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(typed, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    void openMatchOr(view, field.value, (address) => location.assign(address), typed);
  });
  const asked = new URLSearchParams(location.search).get('q')?.slice(0, 200).trim() ?? '';
  // Replaces the history entry: going back from the advisory leads to the previous page of the
  // reader.
  const lead = (address: string): void => location.replace(address);
  if (asked !== '') {
    field.value = asked;
    void openMatchOr(view, asked, lead, typed);
  }
}

/** Opens the only advisory with exactly the typed name, otherwise calls the fallback. */
async function openMatchOr(
  { form, status }: View,
  text: string,
  go: (address: string) => void,
  otherwise: () => void,
): Promise<void> {
  if (!looksLikeId(text)) return otherwise();
  const [only, ...more] = named(text, await names(form).catch(() => []));
  if (only === undefined || more.length > 0) return otherwise();
  status.textContent = `${only.id}: ${only.title}`;
  go(addressOf(only, form));
}

const addressOf = ({ id }: Named, form: HTMLFormElement): string =>
  `${form.dataset['base'] ?? '/'}${advisoryPath(id)}`;

let index: Promise<readonly Titled[]> | undefined;

function names(form: HTMLFormElement): Promise<readonly Titled[]> {
  index ??= fetch(form.dataset['index'] ?? ADVISORY_INDEX).then((response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  });
  // Failed loads are retried.
  index.catch(() => {
    index = undefined;
  });
  return index;
}

let engine: Promise<Pagefind> | undefined;

function pagefind(form: HTMLFormElement): Promise<Pagefind> {
  engine ??= load(form.dataset['pagefind'] ?? '', form.dataset['base'] ?? '/');
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

async function load(address: string, baseUrl: string): Promise<Pagefind> {
  const loaded: unknown = await import(/* @vite-ignore */ address);
  if (!isPagefind(loaded)) throw new Error('This is not Pagefind.');
  await loaded.options({ baseUrl });
  return loaded;
}

async function answer(view: View, text: string): Promise<void> {
  const { words, form, field, status, list } = view;
  if (text === '') {
    list.replaceChildren();
    status.textContent = '';
    return;
  }
  // The question can have changed while an answer was loading.
  const isOld = (): boolean => field.value.trim() !== text;
  try {
    status.textContent ||= words.searching;
    const all = await names(form);
    const first = beginning(text, all).slice(0, MOST);
    const { results } = await (await pagefind(form)).search(text);
    const data = await Promise.all(results.slice(0, MOST).map((one) => one.data()));
    if (isOld()) return;
    const addresses = new Set(first.map((one) => addressOf(one, form)));
    const others = data.filter(({ url }) => !addresses.has(url)).map(foundOf);
    const named = first.map((one) => ({
      url: addressOf(one, form),
      title: `${one.id}: ${one.title}`,
      excerpt: '',
    }));
    list.replaceChildren(...[...named, ...others].map(itemOf));
    status.textContent = resultsInWords(
      text,
      named.length + others.length,
      results.length > MOST,
      words,
    );
  } catch {
    if (isOld()) return;
    list.replaceChildren();
    status.textContent = words.failed;
  }
}

function resultsInWords(text: string, count: number, more: boolean, words: Words): string {
  if (count === 0) return fill(words.none, { text });
  return plural(more ? words.bestResults : words.results, count, pageLanguage());
}

function foundOf({ url, meta, excerpt }: Data): Found {
  return { url, title: meta['title'] ?? url, excerpt };
}

function itemOf({ url, title, excerpt }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  link.dir = 'auto';
  item.append(link);
  if (excerpt !== '') item.append(excerptOf(excerpt));
  return item;
}

/** Returns the excerpt as text and marks only: no other HTML gets into the page. */
function excerptOf(html: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.dir = 'auto';
  for (const node of new DOMParser().parseFromString(html, 'text/html').body.childNodes) {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') paragraph.append(text);
    else {
      const mark = document.createElement('mark');
      mark.textContent = text;
      paragraph.append(mark);
    }
  }
  return paragraph;
}

start();
