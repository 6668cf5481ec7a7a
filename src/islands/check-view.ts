// The answers of /check/ as they are shown.

import type { Answer, Answers } from '../model/check/answer.ts';
import type { CoveredAdvisory } from '../model/check/coverage.ts';
import { ANSWER_WORDS, answerName, doubtInWords, summary, upgradeInWords } from '../model/check/words.ts';
import { SEVERITY_SHAPES } from '../model/severity-shape.ts';
import type { FileOutcome } from './check-question.ts';

/** So many names of packages that nothing affects are listed. */
const MOST_NAMES = 500;

/** The answers to one question, each under a heading of its own. `base` is the address of the list of advisories. */
export function questionView({ answers }: Answers, base: string): HTMLElement[] {
  return answers.map((one) => answerView(one, base, 'h2'));
}

/** The answers for one file. */
export function fileView({ file, format, problems, answers }: FileOutcome, base: string): HTMLElement {
  const heading = make('h2', '', file);
  heading.dir = 'auto';
  const section = make('section', 'answers', heading);
  if (format !== undefined) section.append(make('p', '', `Read as ${format}. `, make('strong', '', summary(answers))));
  if (problems.length > 0) {
    const list = make('ul', '', ...problems.map((problem) => make('li', '', problem)));
    section.append(
      make(
        'p',
        '',
        format === undefined ? 'This file could not be read:' : 'What could not be read or is not followed:',
      ),
      list,
    );
  }
  const clear = answers.answers.filter(({ status }) => status === 'not-affected');
  section.append(
    ...answers.answers.filter(({ status }) => status !== 'not-affected').map((one) => answerView(one, base, 'h3')),
  );
  if (clear.length > 0) {
    const names = clear.slice(0, MOST_NAMES).map((one) => make('li', '', answerName(one), ...withdrawnNote(one, base)));
    if (clear.length > MOST_NAMES) names.push(make('li', '', `and ${clear.length - MOST_NAMES} more`));
    section.append(make('h3', '', 'Not affected'), make('ul', '', ...names));
  }
  return section;
}

function answerView(answer: Answer, base: string, level: 'h2' | 'h3'): HTMLElement {
  const { status, assessment, unclear, command, component, package: of } = answer;
  const heading = make(level, '', answerName(answer));
  heading.dir = 'auto';
  const section = make('section', `answer ${status}`, heading, verdictView(answer));
  const upgrade = upgradeInWords(answer);
  if (upgrade !== '') section.append(make('p', '', upgrade));
  if (command !== undefined) {
    const pre = make('pre', '', make('code', '', command));
    pre.dir = 'ltr';
    section.append(pre);
  }
  if (assessment.hits.length > 0) section.append(hitsView(answer, base));
  if (status === 'not-affected')
    section.append(make('p', '', 'No published advisory affects this version. Advisories that are still to come may.'));
  if (unclear.length > 0) section.append(make('p', '', doubtInWords(answer)), listOfAdvisories(unclear, base));
  section.append(...withdrawnNote(answer, base));
  if (component.where !== 'the question') {
    const named = of.kind === 'package' && of.name !== component.name ? `${component.name}, ` : '';
    section.append(make('p', 'aside', `In the file: ${named}${component.where}`));
  }
  return section;
}

function verdictView({ status, assessment: { hits } }: Answer): HTMLElement {
  const word = hits.length === 1 ? 'Affected by 1 advisory' : `Affected by ${hits.length} advisories`;
  const level = status === 'not-affected' ? 'good' : status === 'unknown' ? 'unrated' : 'hit';
  return make('p', `verdict-line ${level}`, make('strong', '', status === 'affected' ? word : ANSWER_WORDS[status]));
}

function hitsView(answer: Answer, base: string): HTMLElement {
  const head = ['Advisory', 'Severity', 'Fixed in'].map((text) => scoped(make('th', '', text), 'col'));
  const rows = answer.assessment.hits.map(({ advisory, fixed, fixedOnBranch }) => {
    const elsewhere = fixedOnBranch === undefined && fixed !== undefined;
    const note = elsewhere ? [make('span', 'aside', 'on another branch')] : [];
    return make(
      'tr',
      '',
      scoped(make('th', '', linkTo(advisory, base), make('span', 'aside', advisory.id)), 'row'),
      make('td', '', severityView(advisory)),
      make('td', '', fixedOnBranch ?? fixed ?? 'no fix is known', ...note),
    );
  });
  const caption = make('caption', '', `Advisories that affect ${answerName(answer)}`);
  return make('table', '', caption, make('thead', '', make('tr', '', ...head)), make('tbody', '', ...rows));
}

function scoped(cell: HTMLTableCellElement, scope: 'col' | 'row'): HTMLTableCellElement {
  cell.scope = scope;
  return cell;
}

function withdrawnNote({ withdrawn }: Answer, base: string): HTMLElement[] {
  if (withdrawn.length === 0) return [];
  return [make('p', 'aside', 'Withdrawn, and not counted:'), listOfAdvisories(withdrawn, base)];
}

const listOfAdvisories = (advisories: readonly CoveredAdvisory[], base: string): HTMLElement =>
  make('ul', '', ...advisories.map((one) => make('li', '', linkTo(one, base), ' ', make('span', 'id', one.id))));

function linkTo({ id, title }: CoveredAdvisory, base: string): HTMLAnchorElement {
  const link = make('a', '', title);
  link.href = `${base}${id}/`;
  link.dir = 'auto';
  return link;
}

function severityView({ severity, rating }: CoveredAdvisory): HTMLElement {
  const level = rating ?? 'unrated';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 16 16'],
    ['fill', 'currentColor'],
    ['aria-hidden', 'true'],
  ] as const)
    svg.setAttribute(name, value);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SEVERITY_SHAPES[level]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return make('span', `severity ${level}`, svg, ` ${severity}`);
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}
