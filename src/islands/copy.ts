// Buttons that copy: beside every link that names what it leads to in data-copy, and in every command and block of code of an
// advisory. Without JavaScript, or where the browser has no clipboard (on a page that is not served by https), there are none,
// and everything is as it was.

/** What can be copied: where its button goes, what the button is called, and what is said when it is done. */
interface Copied {
  readonly text: string;
  /** "the address of RSS" */
  readonly name: string;
  readonly place: (button: HTMLButtonElement) => void;
}

function found(): Copied[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-copy][data-address]')].map((link) => ({
    text: link.dataset['address'] ?? '',
    name: `the address of ${link.dataset['copy'] ?? ''}`,
    place: (button: HTMLButtonElement) => link.after(' ', button),
  }));
  const blocks = [...document.querySelectorAll<HTMLPreElement>('.advisory pre, .copied pre')].map((pre) => {
    const text = pre.textContent.replace(/\n$/, '');
    const [first = ''] = text.split('\n');
    const short = first.length > 60 ? `${first.slice(0, 60)}…` : first;
    return { text, name: pre.dataset['copy'] ?? short, place: (button: HTMLButtonElement) => pre.append(button) };
  });
  return [...links, ...blocks];
}

function addButtons(all: readonly Copied[], clipboard: Clipboard): void {
  if (all.length === 0) return;
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.setAttribute('aria-live', 'polite');
  document.querySelector('main')?.append(status);
  for (const { text, name, place } of all) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${name}`);
    button.addEventListener('click', () => {
      // A text that does not change is not announced again.
      status.textContent = '';
      clipboard.writeText(text).then(
        () => {
          button.dataset['copied'] = '';
          status.textContent = `${name.replace(/^the/, 'The')} is copied.`;
        },
        () => {
          status.textContent = `The browser does not let ${name} be copied.`;
        },
      );
    });
    place(button);
  }
}

// TypeScript takes the clipboard for given; browsers leave it out of insecure contexts.
if ('clipboard' in navigator) addButtons(found(), navigator.clipboard);
