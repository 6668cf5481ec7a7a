// Copy buttons: beside every link with a data-copy attribute, and in every command and block of
// code of an advisory. Without JavaScript, or if the browser has no clipboard (on a page that is
// not served by https), the page is unchanged.

import { fill } from '../language/template.ts';
import { wordsOf } from './words.ts';

type Words = ReturnType<typeof wordsOf<'copy'>>;

/** An item to copy: the position of its button, the label, and the message on success. */
interface Copied {
  readonly text: string;
  /** "the address of RSS", "the key" */
  readonly name: string;
  readonly place: (button: HTMLButtonElement) => void;
}

function found(words: Words): Copied[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-copy][data-address]')].map(
    (link) => ({
      text: link.dataset['address'] ?? '',
      name: fill(words.address, { name: link.dataset['copy'] ?? '' }),
      place: (button: HTMLButtonElement) => link.after(' ', button),
    }),
  );
  const blocks = [...document.querySelectorAll<HTMLPreElement>('.advisory pre, .copied pre')].map(
    (pre) => {
      const text = pre.textContent.replace(/\n$/, '');
      const [first = ''] = text.split('\n');
      const short = first.length > 60 ? `${first.slice(0, 60)}…` : first;
      return {
        text,
        name: pre.dataset['copy'] ?? short,
        place: (button: HTMLButtonElement) => pre.append(button),
      };
    },
  );
  return [...links, ...blocks];
}

function addButtons(all: readonly Copied[], words: Words, clipboard: Clipboard): void {
  if (all.length === 0) return;
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.setAttribute('aria-live', 'polite');
  document.querySelector('main')?.append(status);
  for (const { text, name, place } of all) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = words.copy;
    button.setAttribute('aria-label', fill(words.label, { name }));
    button.addEventListener('click', () => {
      // Screen readers do not announce a text that does not change.
      status.textContent = '';
      clipboard.writeText(text).then(
        () => {
          button.dataset['copied'] = '';
          const done = fill(words.done, { name });
          status.textContent = done.charAt(0).toUpperCase() + done.slice(1);
        },
        () => {
          status.textContent = fill(words.refused, { name });
        },
      );
    });
    place(button);
  }
}

// TypeScript assumes that the clipboard exists. Browsers omit it in insecure contexts.
if ('clipboard' in navigator) {
  const words = wordsOf('copy');
  addButtons(found(words), words, navigator.clipboard);
}
