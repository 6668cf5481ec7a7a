// Words for the metrics: how fast reports are answered and fixed.

import type { metrics as english } from '../english/metrics.ts';
import { severity } from './severity.ts';
import { time } from './time.ts';

const share = (part: number, of: number, fewest: number): string =>
  of < fewest ? `${part} von ${of}` : `${part} von ${of} (${Math.floor((part * 100) / of)}\u00a0%)`;

export const metrics: typeof english = {
  levels: { ...severity.levels, unrated: severity.unrated },
  share,
  notMeasured: 'nicht gemessen',
  index: {
    title: 'Kennzahlen',
    description: (publisher) =>
      `Wie schnell ${publisher} Meldungen beantwortet und Schwachstellen behebt, aus den veröffentlichten Sicherheitshinweisen.`,
    intro:
      'Wie schnell wir Meldungen beantworten und Schwachstellen beheben, allein aus unseren veröffentlichten Sicherheitshinweisen.',
    none: 'Bisher wurde kein Sicherheitshinweis veröffentlicht: Es gibt nichts zu messen.',
    counted: (n, withdrawn, imported) => {
      const rest =
        imported === 0 ? '' : `; ${imported} ${imported === 1 ? 'wurde' : 'wurden'} übernommen`;
      const gone =
        withdrawn === 0
          ? 'keiner wurde'
          : withdrawn === 1
            ? 'ein weiterer wurde'
            : `${withdrawn} weitere wurden`;
      return `${n} ${n === 1 ? 'Sicherheitshinweis ist' : 'Sicherheitshinweise sind'} gezählt; ${gone} zurückgezogen${rest}.`;
    },
    how: 'Wie die Zahlen zustande kommen',
    years: 'Jahresberichte',
    progress: '(noch nicht abgeschlossen)',
    all: 'Alle',
  },
  headings: {
    many: 'Wie viele',
    fast: 'Wie schnell',
    old: 'Wie alt',
    exploited: 'Vor einer Behebung ausgenutzt',
    kind: 'Welcher Art',
    method: 'Verfahren',
  },
  report: {
    title: (year) => `Bericht über ${year}`,
    description: (publisher, year) =>
      `Wie schnell ${publisher} im Jahr ${year} Meldungen beantwortet und Schwachstellen behoben hat.`,
    intro: (publisher) => [
      'Sicherheit bei ',
      publisher,
      ': Was gemeldet wurde und wie schnell es beantwortet und behoben wurde.',
    ],
    progress: (day) =>
      `Dieses Jahr ist noch nicht abgeschlossen: Der Bericht reicht bis zum ${day}.`,
    short: 'In Kürze',
    advisories: 'Sicherheitshinweise',
    bySeverity: (year) => `Sicherheitshinweise des Jahres ${year} nach Schweregrad`,
    bySeverityWhat: 'Anzahl der Sicherheitshinweise je Schweregrad.',
    releases: 'Sicherheitsveröffentlichungen',
    noRelease: (complete) => `Es wurde ${complete ? '' : 'bisher '}keine angekündigt.`,
    retrospectives: 'Rückblicke',
    noRetrospective: (complete) => `Es wurde ${complete ? '' : 'bisher '}keiner veröffentlicht.`,
    methodAndData: 'Verfahren und Daten',
    method: (link) => [
      'Wie jede Zahl zustande kommt, steht auf der Seite ',
      link('Kennzahlen'),
      '.',
    ],
    others: 'Berichte',
    all: (year) => `Alle aus ${year}`,
  },
  times: {
    caption: (year) => `Sicherheitshinweise des Jahres ${year}: Zeiten seit der Meldung`,
    advisory: 'Sicherheitshinweis',
    severity: 'Schweregrad',
    acknowledged: 'Bestätigt nach',
    fixed: 'Behoben nach',
    published: 'Veröffentlicht nach',
    withdrawn: 'Zurückgezogen, nicht gezählt',
  },
  severities: {
    title: 'Sicherheitshinweise nach Jahr und Schweregrad',
    what: 'Sicherheitshinweise jedes Jahres; jeder Balken ist nach Schweregrad unterteilt, der höchste zuerst.',
    note: 'Jeder Balken ist nach Schweregrad unterteilt, der höchste zuerst:',
    year: 'Jahr',
    all: 'Alle',
    withdrawn: 'Zurückgezogen',
  },
  promise: {
    title: (hours) => `Innerhalb von ${time.promise(hours)} bestätigt`,
    what: (hours) =>
      `Meldungen, deren Eingang innerhalb von ${time.promise(hours)} bestätigt wurde, unter den gemessenen; der erste Teil jedes Balkens zeigt die rechtzeitigen.`,
    note: 'Der erste Teil jedes Balkens zeigt die rechtzeitigen, der zweite die verspäteten.',
    kept: 'Rechtzeitig',
    late: 'Verspätet',
    notMeasured: 'Nicht gemessen',
  },
  spread: {
    measures: {
      acknowledge: 'Zeit bis zur Bestätigung',
      fix: 'Zeit bis zur Behebung',
      publish: 'Zeit bis zur Veröffentlichung',
      age: 'Alter der Fehler bei ihrer Behebung',
    },
    advisories: 'Sicherheitshinweise',
    columns: ['n', 'Nicht gemessen', 'Median', 'p90', 'Kürzeste bis längste, oder jede einzelne'],
    note: (fewest) =>
      `Eine Linie reicht von der kürzesten bis zur längsten Zeit, mit einem Punkt beim Median und einer Marke beim 90. Perzentil (p90). Bei weniger als ${fewest} Fällen ist jeder Fall ein Ring.`,
    promised: (hours) => `Die gestrichelte Linie steht bei ${time.promise(hours)}.`,
    lastYears: (n) => `Das Diagramm zeigt die letzten ${n} Jahre.`,
    none: (title, n) =>
      `${title}: bei ${n === 1 ? 'dem einen Sicherheitshinweis' : `keinem von ${n} Sicherheitshinweisen`}${n === 1 ? ' nicht' : ''} gemessen.`,
    description: (rows, first) =>
      `Kürzeste Zeit, Median, 90. Perzentil (p90) und längste Zeit auf einer logarithmischen Skala in ${rows} Zeilen.${first === '' ? '' : ` ${first}.`} Die Tabelle darunter enthält dieselben Zahlen.`,
    head: (label, n) => `${label} (n = ${n}): `,
    median: (median, p90) => `Median ${median}, p90 ${p90}`,
    fromTo: (shortest, longest) => `von ${shortest} bis ${longest}`,
    between: (shortest, longest) => `${shortest} bis ${longest}`,
    fixedBy: (ready, of, released) =>
      `Bis eine Behebung fertig war: ${ready} von ${of}. Bis sie erschienen war, weil der Ablauf nicht angibt, wann sie fertig war: ${released}.`,
  },
  bars: {
    description: (what, bars) =>
      `${what} ${bars.join('; ')}. Die Tabelle darunter enthält dieselben Zahlen.`,
    first: (n) => `Das Diagramm zeigt die ersten ${n} Zeilen der Tabelle.`,
  },
  exploited: {
    caption: 'Tatsächlich ausgenutzt, soweit uns bekannt',
    advisories: 'Sicherheitshinweise',
    exploited: 'Ausgenutzt',
    before: 'Vor einer Behebung',
    after: 'Danach',
    notKnown: 'Nicht bekannt',
  },
  weaknesses: {
    title: 'Schwächentypen',
    none: 'Kein Sicherheitshinweis nennt einen Schwächentyp (CWE).',
    what: (n) => `Anzahl der Sicherheitshinweise, von ${n}, je Schwächentyp (CWE).`,
    weakness: 'Schwächentyp',
    name: 'Bezeichnung',
    advisories: 'Sicherheitshinweise',
    without: (n, without) =>
      `n = ${n}; ${without === 0 ? 'jeder nennt mindestens einen' : `${without} ${without === 1 ? 'nennt' : 'nennen'} keinen`}.`,
  },
  data: (csv, json) => [
    'Die Zahlen zu jedem Sicherheitshinweis: ',
    csv,
    ' für Tabellenprogramme, ',
    json,
    ' mit allem, was daraus berechnet wird. In der CSV-Datei steht vor einem Text, den ein Tabellenprogramm für eine Formel hielte, ein Apostroph; im JSON steht er unverändert.',
  ],
  sentences: {
    count: (n, year, untilNow, rated) => {
      const count =
        n === 0
          ? 'kein noch gültiger Sicherheitshinweis'
          : n === 1
            ? 'ein Sicherheitshinweis'
            : `${n} Sicherheitshinweise`;
      const parts = rated.length > 0 ? `: ${rated.join(', ')}` : '';
      return `Im Jahr ${year} ${n > 1 ? 'wurden' : 'wurde'} ${untilNow ? 'bisher ' : ''}${count} veröffentlicht${parts}.`;
    },
    withdrawn: (n) =>
      n === 1
        ? 'Ein weiterer wurde zurückgezogen und ist nicht gezählt.'
        : `${n} weitere wurden zurückgezogen und sind nicht gezählt.`,
    noPromise: (n) =>
      n === 1
        ? 'Die Zeit bis zur Bestätigung der Meldung wurde nicht gemessen.'
        : 'Bei keinem davon wurde die Zeit bis zur Bestätigung gemessen.',
    promise: (hours, kept, notMeasured) =>
      `Innerhalb der zugesagten ${time.promise(hours)} bestätigt: ${kept}${notMeasured === 0 ? '' : `; ${notMeasured} nicht gemessen`}.`,
    measures: {
      acknowledge: 'Zeit bis zur Bestätigung',
      fix: 'Zeit bis zur Behebung',
      publish: 'Zeit bis zur Veröffentlichung',
      age: 'Alter der Fehler',
    },
    few: (values, n) => `${values.join(', ')} (n = ${n})`,
    median: (median, p90, n) => `Median ${median}, 90\u00a0% innerhalb von ${p90} (n = ${n})`,
    notExploited: (n) =>
      n === 1
        ? 'Der Sicherheitshinweis gibt keine tatsächliche Ausnutzung an.'
        : 'Keiner der Sicherheitshinweise gibt eine tatsächliche Ausnutzung an.',
    exploited: (n, beforeFix, notKnown) =>
      `Tatsächlich ausgenutzt, soweit uns bekannt: ${n}, davon ${beforeFix} vor einer Behebung${notKnown === 0 ? '' : `; bei ${notKnown} ist es nicht bekannt`}.`,
    weakness: (id, n, of) => `Der häufigste Schwächentyp ist ${id}; ${n} von ${of} nennen ihn.`,
  },
  feed: {
    title: (site) => `${site}: Jahresberichte`,
    description: (publisher) =>
      `Wie schnell ${publisher} Meldungen beantwortet und Schwachstellen behebt, Jahr für Jahr.`,
    whole: 'Den ganzen Bericht lesen',
  },
  method: (promisedHours, fewest) => [
    {
      term: 'Was gezählt wird',
      text: 'Jeder veröffentlichte und nicht zurückgezogene Sicherheitshinweis. Zurückgezogene werden gesondert gezählt. Ein Sicherheitshinweis gehört zum Jahr seiner Veröffentlichung in UTC und hat seine aktuelle Bewertung.',
    },
    {
      term: 'Woher die Zeiten stammen',
      text: 'Aus dem zeitlichen Ablauf jedes Sicherheitshinweises, ab dem ersten Ereignis „reported“. Ein Fall wird nicht gemessen, wenn sein Ablauf keine Meldung oder den betreffenden Schritt nicht enthält oder wenn der Schritt vor der Meldung liegt. Übernommene Datensätze haben selten einen Ablauf.',
    },
    {
      term: 'Zeit bis zur Bestätigung',
      text: 'Von der Meldung bis zum ersten Ereignis „acknowledged“.',
    },
    {
      term: 'Zeit bis zur Behebung',
      text: 'Von der Meldung, bis eine Behebung fertig war (erstes Ereignis „fix-ready“); wenn der Ablauf dies nicht angibt, bis sie erschienen war (erstes Ereignis „released“).',
    },
    {
      term: 'Zeit bis zur Veröffentlichung',
      text: 'Von der Meldung bis zur Veröffentlichung des Sicherheitshinweises.',
    },
    ...(promisedHours === undefined
      ? []
      : [
          {
            term: 'Die Zusage',
            text: `Meldungen, deren Eingang innerhalb von ${time.promise(promisedHours)} bestätigt wurde, unter denen, deren Zeit bis zur Bestätigung gemessen wurde. Alle Jahre werden mit der heutigen Zusage verglichen.`,
          },
        ]),
    {
      term: 'Alter des Fehlers',
      text: 'Ganze Tage vom Erscheinungstag der ersten Version mit dem Fehler bis zu dem Tag, an dem erstmals aktualisiert werden konnte: das erste Ereignis „released“, sonst die Veröffentlichung eines Sicherheitshinweises, der eine fehlerbereinigte Version nennt. Die Erscheinungstage sind die, die das Projekt aufführt, die der angekündigten Sicherheitsveröffentlichungen und der erste Tag eines Zweigs für dessen erste Version. Das Alter ist nur bekannt, wenn die Erscheinungstage aller ersten betroffenen Versionen bekannt sind.',
    },
    {
      term: 'Vor einer Behebung ausgenutzt',
      text: 'Wir wussten von einer tatsächlichen Ausnutzung, bevor aktualisiert werden konnte. Gezählt wird nur, was ein Sicherheitshinweis angibt.',
    },
    {
      term: 'Schwächentypen',
      text: 'Ein Sicherheitshinweis mit mehreren Schwächentypen zählt bei jedem davon.',
    },
    {
      term: 'Median und 90. Perzentil',
      text: `Nach dem nächstgelegenen Rang: die kürzeste Zeit, die die Hälfte beziehungsweise neun von zehn der Fälle nicht überschritten haben. Jeder Wert ist die Zeit eines wirklichen Falls. Bei weniger als ${fewest} Fällen gibt es kein Perzentil: Jeder einzelne Wert ist angegeben. Neben jeder Zahl steht als n die Anzahl der Fälle.`,
    },
  ],
};
