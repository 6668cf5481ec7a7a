// The CVSS calculator of the dev server: the questions of a version, and the score of the answers.

import { wordsOf } from '../model/cvss/explain.ts';
import { CVSS_VERSIONS, type CvssVersion, GRAMMARS } from '../model/cvss/metrics.ts';
import { parseVector } from '../model/cvss/parse.ts';
import { scoreOf } from '../model/cvss/score.ts';
import type { CalculatorState, Question } from './state.ts';

/**
 * Returns the calculator for a vector, which can be incomplete. A text that is no vector is an empty
 * vector of the version that its prefix names, or of the newest version.
 */
export function calculatorFor(text: string): CalculatorState {
  const version = versionOf(text);
  const answers = answersIn(text);
  const questions = questionsOf(version, answers);
  const parsed = parseVector(vectorOf(version, questions));
  if ('problems' in parsed)
    return {
      version,
      versions: CVSS_VERSIONS,
      questions,
      missing: questions.filter(isOpen).length,
    };
  const { overall, rating } = scoreOf(parsed.vector);
  const score = `${overall.toFixed(1)} ${rating}`;
  return {
    version,
    versions: CVSS_VERSIONS,
    questions,
    missing: 0,
    vector: parsed.vector.canonical,
    score,
  };
}

/** CVSS 2.0 alone has vectors without a prefix. */
function versionOf(text: string): CvssVersion {
  const version = CVSS_VERSIONS.find((one) => text.startsWith(`CVSS:${one}`));
  return version ?? (/^AV:/.test(text) ? '2.0' : '4.0');
}

const answersIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('/').flatMap((part) => {
      const [key = '', value] = part.split(':');
      return value === undefined ? [] : [[key, value]];
    }),
  );

function questionsOf(version: CvssVersion, answers: ReadonlyMap<string, string>): Question[] {
  return GRAMMARS[version].metrics.flatMap(({ key, group, values }) => {
    const words = wordsOf(version, key);
    if (words === undefined) return [];
    const choices = values.map((value) => ({
      value,
      name: value === 'X' ? 'Not defined' : (words.values[value]?.name ?? value),
      sentence: words.values[value]?.sentence ?? '',
    }));
    const given = answers.get(key);
    const answer = choices.find(({ value }) => value === given)?.value;
    return [
      { key, name: words.name, group, choices, answer: answer ?? (group === 'base' ? '' : 'X') },
    ];
  });
}

const isOpen = ({ answer }: Question): boolean => answer === '';

const vectorOf = (version: CvssVersion, questions: readonly Question[]): string =>
  GRAMMARS[version].prefix +
  questions
    .flatMap(({ key, answer }) => (answer === '' || answer === 'X' ? [] : [`${key}:${answer}`]))
    .join('/');
