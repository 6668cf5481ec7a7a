// The panel of the CVSS calculator: a list for each metric, the vector, and its score.

import { CALCULATOR_PATH, type CalculatorState, type Question } from '../state.ts';
import { button, make } from './element.ts';

/** Fills the panel, and fills it again after each answer. `vector` is what it starts with. */
export async function showCalculator(
  panel: HTMLElement,
  vector: string,
  base: string,
): Promise<void> {
  const response = await fetch(`${base}${CALCULATOR_PATH}?vector=${encodeURIComponent(vector)}`);
  if (!response.ok) return;
  const state: CalculatorState = await response.json();
  const focused = panel.querySelector('select:focus')?.id;
  const again = (text: string): void => void showCalculator(panel, text, base);
  panel.replaceChildren(
    make('h2', {}, 'CVSS calculator'),
    resultOf(state),
    versionList(state, again),
    ...state.questions.map((question) => questionOf(question, state, again)),
  );
  if (focused !== undefined) panel.querySelector<HTMLElement>(`#${focused}`)?.focus();
}

function resultOf({ score, vector, missing }: CalculatorState): HTMLElement {
  const result = make('p', { role: 'status' });
  if (vector === undefined || score === undefined) {
    result.append(`${missing} ${missing === 1 ? 'metric has' : 'metrics have'} no value yet.`);
    return result;
  }
  const copy = button('Copy', () => void navigator.clipboard.writeText(vector));
  copy.setAttribute('aria-label', 'Copy the vector');
  result.append(make('strong', {}, score), ' ', make('code', {}, vector), ' ', copy);
  return result;
}

function versionList(
  { version, versions }: CalculatorState,
  again: (text: string) => void,
): HTMLElement {
  const options = versions.map((one) => [one, `CVSS ${one}`] as const);
  const list = listOf('cvss-version', options, version, (value) =>
    again(value === '2.0' ? 'AV:' : `CVSS:${value}`),
  );
  return make('p', {}, make('label', { for: 'cvss-version' }, 'Version'), ' ', list);
}

function questionOf(
  question: Question,
  { version, questions }: CalculatorState,
  again: (text: string) => void,
) {
  const { key, name, choices, answer } = question;
  const options = choices.map((choice) => [choice.value, choice.name] as const);
  const list = listOf(
    `cvss-${key}`,
    answer === '' ? [['', 'Choose'], ...options] : options,
    answer,
    (value) => {
      const given = questions.map(
        (one) => [one.key, one.key === key ? value : one.answer] as const,
      );
      const parts = given.flatMap(([of, to]) => (to === '' || to === 'X' ? [] : [`${of}:${to}`]));
      again([...(version === '2.0' ? [] : [`CVSS:${version}`]), ...parts].join('/'));
    },
  );
  const sentence = choices.find(({ value }) => value === answer)?.sentence ?? '';
  return make(
    'p',
    {},
    make('label', { for: `cvss-${key}` }, `${name} (${key})`),
    ' ',
    list,
    ' ',
    sentence,
  );
}

function listOf(
  id: string,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLSelectElement {
  const made = options.map(([value, name]) =>
    make('option', value === chosen ? { value, selected: '' } : { value }, name),
  );
  const list = make('select', { id }, ...made);
  list.addEventListener('change', () => onChange(list.value));
  return list;
}
