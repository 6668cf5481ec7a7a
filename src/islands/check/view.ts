// The view of the answers of /check/.

import {
  answerName,
  type CheckWords,
  doubtInWords,
  fileVerdictInWords,
  maybeInWords,
  placeInWords,
  statedInWords,
  summary,
  upgradeInWords,
} from '../../language/sentences/lookup.ts';
import { remarkInWords, uncheckedInWords } from '../../language/sentences/lookup-remarks.ts';
import { fill, plural } from '../../language/template.ts';
import type { Answer, Answers } from '../../model/lookup/answer.ts';
import type { Stated } from '../../model/lookup/assessment.ts';
import type { CoveredAdvisory } from '../../model/lookup/coverage.ts';
import { statementAddress } from '../../model/lookup/statement-address.ts';
import { type Verdict, verdictOf } from '../../model/lookup/verdict.ts';
import { VERDICT_SHAPES } from '../../model/lookup/verdict-shape.ts';
import { make, makeSeverity, makeShape } from '../element.ts';
import type { FileOutcome } from './question.ts';

/** The maximum number of unaffected packages that are listed by name. */
const MOST_NAMES = 500;

/** The context of the view. */
export interface ViewSetting extends CheckWords {
  /** The address of the list of advisories. */
  readonly base: string;
}

/** Renders the answers to one question, each under its own heading. */
export function questionView({ answers }: Answers, setting: ViewSetting): HTMLElement[] {
  return answers.map((one) => answerView(one, setting, 'h2'));
}

/** Renders the answers for one file. */
export function fileView(outcome: FileOutcome, setting: ViewSetting): HTMLElement {
  const { file, format, remarks, answers } = outcome;
  const { words, lang } = setting;
  const heading = make('h2', '', file);
  heading.dir = 'auto';
  const section = make('section', 'answers', heading, ...fileVerdictView(outcome, setting));
  if (format !== undefined)
    section.append(
      make(
        'p',
        '',
        fill(words.readAs, { format }),
        ' ',
        make('strong', '', summary(answers, setting)),
      ),
    );
  const unchecked = uncheckedInWords(remarks, setting);
  if (unchecked !== '') section.append(make('p', 'notice', make('strong', '', unchecked)));
  if (remarks.length > 0) {
    const list = make(
      'ul',
      '',
      ...remarks.map((remark) => make('li', '', remarkInWords(remark, setting))),
    );
    section.append(make('p', '', format === undefined ? words.couldNot : words.partly), list);
  }
  if (answers.maybes.length > 0) {
    const names = answers.maybes
      .slice(0, MOST_NAMES)
      .map((one) => make('li', '', maybeInWords(one, setting)));
    section.append(make('ul', '', ...names));
  }
  const clear = answers.answers.filter(({ status }) => status === 'not-affected');
  section.append(
    ...answers.answers
      .filter(({ status }) => status !== 'not-affected')
      .map((one) => answerView(one, setting, 'h3')),
  );
  if (clear.length > 0) {
    const names = clear
      .slice(0, MOST_NAMES)
      .map((one) =>
        make(
          'li',
          '',
          answerName(one),
          ...releaseNote(one, setting),
          ...withdrawnNote(one, setting),
        ),
      );
    if (clear.length > MOST_NAMES)
      names.push(make('li', '', plural(words.more, clear.length - MOST_NAMES, lang)));
    section.append(make('h3', '', words.statuses['not-affected']), make('ul', '', ...names));
  }
  return section;
}

function answerView(answer: Answer, setting: ViewSetting, level: 'h2' | 'h3'): HTMLElement {
  const { words, base } = setting;
  const { status, assessment, doubts, command, component, package: of } = answer;
  const heading = make(level, '', answerName(answer));
  heading.dir = 'auto';
  const section = make('section', `answer ${status}`, heading, answerVerdictView(answer, setting));
  if (of.kind === 'package' && of.purl !== undefined) section.append(purlView(of.purl));
  const upgrade = upgradeInWords(answer, setting);
  if (upgrade !== '') section.append(make('p', '', upgrade));
  if (command !== undefined) {
    const pre = make('pre', '', make('code', '', command));
    pre.dir = 'ltr';
    section.append(pre);
  }
  if (assessment.hits.length > 0) section.append(hitsView(answer, setting));
  if (status === 'not-affected') section.append(make('p', '', words.nothing));
  for (const doubt of doubts) {
    section.append(make('p', '', doubtInWords(doubt, answer, setting)));
    if (doubt.advisories.length > 0) section.append(listOfAdvisories(doubt.advisories, base));
  }
  for (const { text, statements } of statedInWords(assessment.stated ?? [], words))
    section.append(make('p', '', text), listOfStatements(statements, base));
  section.append(...releaseNote(answer, setting), ...withdrawnNote(answer, setting));
  const place = placeInWords(answer, setting);
  if (place !== undefined) {
    const named = of.kind === 'package' && of.name !== component.name ? `${component.name}, ` : '';
    section.append(make('p', 'aside', fill(words.inFile, { where: `${named}${place}` })));
  }
  return section;
}

function answerVerdictView(
  { status, assessment: { hits } }: Answer,
  { lang, words }: ViewSetting,
): HTMLElement {
  const word =
    status === 'affected' && hits.length > 0
      ? plural(words.affectedBy, hits.length, lang)
      : words.statuses[status];
  return verdictView(status, word);
}

const STATUSES: Readonly<Record<Verdict, Answer['status']>> = {
  affected: 'affected',
  unknown: 'unknown',
  clear: 'not-affected',
};

/** The verdict on a file. A file without a covered package has none: the summary says so. */
function fileVerdictView(outcome: FileOutcome, setting: ViewSetting): HTMLElement[] {
  const { answers, format } = outcome;
  const verdict = verdictOf(outcome, answers);
  if (format === undefined || (verdict === 'clear' && answers.answers.length === 0)) return [];
  const status = STATUSES[verdict];
  return [
    verdictView(
      status,
      fileVerdictInWords(outcome, answers, setting) || setting.words.statuses[status],
    ),
  ];
}

const verdictView = (status: Answer['status'], word: string): HTMLElement =>
  make('p', `verdict-line ${status}`, makeShape(VERDICT_SHAPES[status]), make('strong', '', word));

function purlView(purl: string): HTMLElement {
  const code = make('code', '', purl);
  code.dir = 'ltr';
  return make('p', 'aside', code);
}

function hitsView(answer: Answer, { words, base }: ViewSetting): HTMLElement {
  const head = [words.advisory, words.severity, words.fixedIn].map((text) =>
    scoped(make('th', '', text), 'col'),
  );
  const rows = answer.assessment.hits.map(({ advisory, fixed, fixedOnBranch }) => {
    const elsewhere = fixedOnBranch === undefined && fixed !== undefined;
    const note = elsewhere ? [make('span', 'aside', words.otherBranch)] : [];
    return make(
      'tr',
      '',
      scoped(make('th', '', linkTo(advisory, base), make('span', 'aside', advisory.id)), 'row'),
      make('td', '', severityView(advisory)),
      make('td', '', fixedOnBranch ?? fixed ?? words.noFix, ...note),
    );
  });
  const caption = make('caption', '', fill(words.caption, { name: answerName(answer) }));
  return make(
    'table',
    '',
    caption,
    make('thead', '', make('tr', '', ...head)),
    make('tbody', '', ...rows),
  );
}

function scoped(cell: HTMLTableCellElement, scope: 'col' | 'row'): HTMLTableCellElement {
  cell.scope = scope;
  return cell;
}

function releaseNote({ fromRelease }: Answer, { words, base }: ViewSetting): HTMLElement[] {
  if (fromRelease.length === 0) return [];
  return [make('p', 'notice', words.fromRelease), listOfAdvisories(fromRelease, base)];
}

function withdrawnNote({ withdrawn }: Answer, { words, base }: ViewSetting): HTMLElement[] {
  if (withdrawn.length === 0) return [];
  return [make('p', 'aside', words.withdrawn), listOfAdvisories(withdrawn, base)];
}

const listOfAdvisories = (advisories: readonly CoveredAdvisory[], base: string): HTMLElement =>
  make(
    'ul',
    '',
    ...advisories.map((one) => make('li', '', linkTo(one, base), ' ', make('span', 'id', one.id))),
  );

const listOfStatements = (statements: readonly Stated[], base: string): HTMLElement =>
  make('ul', '', ...statements.map((one) => make('li', '', linkToStatement(one, base))));

function linkToStatement(one: Stated, base: string): HTMLAnchorElement {
  const link = make('a', '', one.title ?? one.vulnerability);
  link.href = statementAddress(base, one.slug);
  link.dir = 'auto';
  if (one.title !== undefined) link.append(' ', make('span', 'id', one.vulnerability));
  return link;
}

function linkTo({ id, title }: CoveredAdvisory, base: string): HTMLAnchorElement {
  const link = make('a', '', title);
  link.href = `${base}${id}/`;
  link.dir = 'auto';
  return link;
}

const severityView = ({ severity, rating }: CoveredAdvisory): HTMLElement =>
  makeSeverity(rating ?? 'unrated', ` ${severity}`);
