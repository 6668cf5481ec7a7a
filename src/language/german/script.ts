// Words for scripts in the browser on several pages.

import type { script as english } from '../english/script.ts';

export const script: typeof english = {
  copy: {
    copy: 'Kopieren',
    label: '{name} kopieren',
    address: 'Adresse von {name}',
    done: 'Kopiert: {name}.',
    refused: 'Der Browser lässt das Kopieren nicht zu: {name}.',
  },
  filter: {
    failed:
      'Die Liste konnte nicht geladen werden. Die Verweise daneben führen zu denselben Listen.',
    none: 'Keiner der {all} Sicherheitshinweise passt. Setzen Sie einen Filter zurück, um mehr zu sehen.',
    found: {
      one: '{n} von {all} Sicherheitshinweisen.',
      other: '{n} von {all} Sicherheitshinweisen.',
    },
    more: { one: '{n} weiteren anzeigen', other: '{n} weitere anzeigen' },
    withdrawn: 'Zurückgezogen',
    updated: 'Aktualisiert am {day}',
    exploited: 'Ausgenutzt',
  },
  search: {
    searching: 'Suche läuft …',
    failed: 'Die Suche konnte nicht geladen werden. Die Listen unten enthalten alles.',
    none: 'Zu „{text}“ wurde nichts gefunden. Die Listen unten enthalten alles.',
    results: { one: '1 Ergebnis.', other: '{n} Ergebnisse.' },
    bestResults: { one: 'Das beste Ergebnis.', other: 'Die besten {n} Ergebnisse.' },
  },
};
