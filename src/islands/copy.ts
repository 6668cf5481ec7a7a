// Buttons that copy an address, beside every link that names what it leads to in data-copy. Without JavaScript, or where the
// browser has no clipboard (on a page that is not served by https), there are none, and the links are as they were.

/** Puts a button behind each such link. `data-address` is what is copied. */
function addButtons(clipboard: Clipboard): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-copy][data-address]');
  if (links.length === 0) return;
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.setAttribute('aria-live', 'polite');
  document.querySelector('main')?.append(status);
  for (const link of links) {
    const { copy: name = '', address = '' } = link.dataset;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy the address of ${name}`);
    button.addEventListener('click', () => {
      // A text that does not change is not announced again.
      status.textContent = '';
      clipboard.writeText(address).then(
        () => {
          button.dataset['copied'] = '';
          status.textContent = `The address of ${name} is copied.`;
        },
        () => {
          status.textContent = `The browser does not let the address of ${name} be copied.`;
        },
      );
    });
    link.after(' ', button);
  }
}

// TypeScript takes the clipboard for given; browsers leave it out of insecure contexts.
if ('clipboard' in navigator) addButtons(navigator.clipboard);
