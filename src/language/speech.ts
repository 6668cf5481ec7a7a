// The language of a page, and the markup of text in another language.

import { type Catalogue, directionOf, interfaceFor } from './index.ts';

/** The language of a page. */
export interface Speech {
  /**
   * The tag of the interface (BCP 47): that of the catalogue, or a more specific one such as de-AT.
   */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Catalogue;
  /** The attributes of text that authors wrote in the language of the site. */
  readonly authored: { readonly dir: 'auto'; readonly lang?: string };
}

/**
 * Returns the language of a page: `lang` is the requested one, `content` that of the site's texts.
 * Without a catalogue, the interface is marked as English, and texts keep their own language.
 */
export function speechOf(lang: string, content: string): Speech {
  const { tag, words } = interfaceFor(lang);
  const own = lang.toLowerCase().split('-')[0] === tag ? lang : tag;
  return {
    lang: own,
    dir: directionOf(own),
    words,
    authored:
      own.toLowerCase() === content.toLowerCase()
        ? { dir: 'auto' }
        : { dir: 'auto', lang: content },
  };
}
