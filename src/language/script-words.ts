// The words that a page passes to its scripts as JSON, so that no script loads a catalogue.

import type { Catalogue } from './index.ts';
import type { Speech } from './speech.ts';

/** The words of each script, by its name. */
export interface ScriptWords {
  readonly copy: Catalogue['script']['copy'];
  readonly filter: Catalogue['script']['filter'] & Pick<Catalogue['time'], 'date'>;
  readonly search: Catalogue['script']['search'];
  readonly check: Catalogue['check']['script'];
  readonly report: Catalogue['report']['script'] & Pick<Catalogue['time'], 'date'>;
}

/** Returns the words of a script in the language of a page. */
export function scriptWords<Name extends keyof ScriptWords>(
  name: Name,
  { words }: Pick<Speech, 'words'>,
): ScriptWords[Name] {
  const { script, time, check, report } = words;
  const all: ScriptWords = {
    copy: script.copy,
    filter: { ...script.filter, date: time.date },
    search: script.search,
    check: check.script,
    report: { ...report.script, date: time.date },
  };
  return all[name];
}
