// Converts findings to problems: adds lines and columns, and removes what must not be printed.

import { PROBLEM_KINDS } from '../model/problem/codes.ts';
import {
  compareProblems,
  type Finding,
  levelOf,
  type Place,
  type Problem,
} from '../model/problem/problem.ts';
import { locator, type Span } from '../model/source/parse.ts';
import { tokenHeads, withoutSecrets } from '../model/text/disguised-secret.ts';

/**
 * Adds lines and columns in the texts of the files. Returns problems in the order of
 * compareProblems.
 */
export function problemsOf(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Problem[] {
  const secretFiles = new Set(
    findings.filter(({ code }) => code.startsWith('secret-')).map(({ file }) => file),
  );
  const heads = [...secretFiles].flatMap((file) => tokenHeads(texts.get(file) ?? ''));
  const quiet = (words: string): string => withoutSecrets(heads.reduce(withoutRest, words));
  const places = new Map<string, (at: Place) => Span>();
  const problems = findings.map((finding): Problem => {
    const { code, file, at } = finding;
    const locate = places.get(file) ?? quietLocator(texts.get(file) ?? '', !file.endsWith('.yaml'));
    places.set(file, locate);
    const kind = PROBLEM_KINDS[code];
    const place = locate(at);
    return {
      code,
      level: levelOf(finding),
      file: withoutSecrets(file),
      ...place,
      excerpt: code === 'key-private' ? '' : place.excerpt,
      // A message can quote a value or a part of it, and a value can be a secret.
      message: finding.message === undefined ? kind.cause : quiet(finding.message),
      remedy: finding.remedy === undefined ? kind.remedy : quiet(finding.remedy),
      ...(finding.explains === true ? { explains: true } : {}),
    };
  });
  return problems.sort(compareProblems);
}

/** Removes the words that start like this token, even if only a part of it is quoted. */
function withoutRest(words: string, head: string): string {
  return words
    .split(head)
    .map((part, i) => (i === 0 ? part : part.replace(/^[^\s"]*/, '***')))
    .join('');
}

/** Locates places whose excerpts contain no secret: logs of a public CI are public. */
function quietLocator(text: string, markdown: boolean): (at: Place) => Span {
  const locate = locator(text, markdown);
  const quiet = withoutSecrets(text);
  if (quiet === text) return locate;
  const lines = quiet.split('\n');
  return (at) => {
    const place = locate(at);
    return { ...place, excerpt: lines[place.line - 1] ?? '' };
  };
}
