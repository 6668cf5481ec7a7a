// Words for the figures of the policy.

import type { SlotRule, Weekday } from '../../model/policy/slot.ts';
import type { Catalogue } from '../english/index.ts';
import { time } from './time.ts';

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  monday: 'Montag',
  tuesday: 'Dienstag',
  wednesday: 'Mittwoch',
  thursday: 'Donnerstag',
  friday: 'Freitag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
};

const slotWords = ({ hour, days }: SlotRule): string =>
  `${days.map((day) => WEEKDAYS[day]).join(', ')}, ${String(hour).padStart(2, '0')}:00 UTC`;

export const policy: Catalogue['policy'] = {
  procedure: {
    title: 'Von der Meldung bis zum Rückblick',
    steps: {
      acknowledge: 'Die Meldung bestätigen',
      triage: 'Die Schwachstelle bewerten',
      assign: 'Die Behebung zuteilen',
      plan: 'Die Veröffentlichung planen',
      cve: 'CVE beantragen, Hinweis entwerfen',
      fix: 'Vertraulich beheben',
      release: 'Veröffentlichen und ankündigen',
      learn: 'Lernen',
    },
    lanes: { team: 'Sicherheitsteam', fixers: 'Behebende', both: 'Beide Teams' },
    details: {
      acknowledge: (hours) =>
        hours === undefined
          ? 'Ein Mensch antwortet.'
          : `Ein Mensch antwortet innerhalb von ${time.promise(hours)}.`,
      triage: 'Das Team stellt sie nach, stuft sie ein und entscheidet, wer informiert wird.',
      assign: 'Wer den Code kennt, behebt sie: mindestens ein Maintainer jedes Projekts.',
      plan: (critical, low) =>
        critical === undefined || low === undefined
          ? 'Ein Termin je nach Schweregrad.'
          : `Ein Termin je nach Schweregrad: ${critical} Tage bei kritischen, bis zu ${low} bei niedrigen.`,
      cve: 'Betroffene Versionen, CVSS-Wert und Gegenmaßnahmen, bei neuen Erkenntnissen aktualisiert.',
      fix: 'In einem privaten Fork, mit Tests für die Schwachstelle und ihre Varianten. Das Sicherheitsteam prüft die Behebung.',
      release: (slot) =>
        `Neue Versionen, Hinweis und Ankündigung an einem Tag${slot === undefined ? '' : `: ${slotWords(slot)}`}.`,
      learn: 'Ein Rückblick, einige Tage später.',
    },
    asList: 'Dasselbe als Liste',
    embargo: 'Unter Embargo',
    open: 'Öffentlich',
    step: (n, name, lane, detail) => `${n}. ${name} (${lane}): ${detail}`,
  },
  levels: {
    title: 'Schweregrade und Ziele',
    level: 'Schwere',
    score: 'CVSS-Punkte',
    days: 'Tage bis zur Veröffentlichung',
    unstated: 'Kein Ziel angegeben',
    band: (from, to) => `${from} bis ${to}`,
    note: 'Die Tage zählen ab der Meldung. Sie sind Ziele.',
  },
  support: {
    title: (project) => `Unterstützte Versionen von ${project}`,
    branch: (name, status, from, until) =>
      `${name}: ${status}.${from === undefined ? '' : ` Erste Version: ${from}.`}${until === undefined ? '' : ` Letzter Tag der Unterstützung: ${until}.`}`,
    none: 'Kein Projekt gibt an, welche Versionen Korrekturen erhalten.',
    more: (project) => `Mehr zu ${project}`,
  },
};
