// Elements of the tools. All texts are set as text, never as HTML.

/** Makes an element with attributes and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Makes a button. */
export function button(words: string, onClick: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button' }, words);
  made.addEventListener('click', onClick);
  return made;
}

/** Makes a button that opens a file in the editor, which Vite finds among the running programs. */
export function editButton(place: string, label: string, base: string): HTMLButtonElement {
  const made = button('Open in editor', () => {
    void fetch(`${base}__open-in-editor?file=${encodeURIComponent(place)}`);
  });
  made.setAttribute('aria-label', `Open ${label} in the editor`);
  return made;
}
