// Findings become problems: with their lines and columns, and without what must not be printed.

import { compareProblems, type Finding, levelOf, type Problem } from '../model/problem.ts';
import { PROBLEM_KINDS, type ProblemCode } from '../model/problem-codes.ts';
import { withoutTokens } from '../model/secret-token.ts';
import { locator } from '../model/source.ts';

/** Findings with their lines and columns in the texts of their files, in the order of compareProblems. */
export function problemsOf(findings: readonly Finding[], texts: ReadonlyMap<string, string>): Problem[] {
  const locators = new Map<string, ReturnType<typeof locator>>();
  const problems = findings.map((finding): Problem => {
    const { code, file, at } = finding;
    const locate = locators.get(file) ?? locator(texts.get(file) ?? '', !file.endsWith('.yaml'));
    locators.set(file, locate);
    const { cause, cure } = PROBLEM_KINDS[code];
    return {
      code,
      level: levelOf(finding),
      file,
      ...quiet(code, locate(at)),
      // A value that does not fit is told in words, and may be a token.
      message: finding.message === undefined ? cause : withoutTokens(finding.message),
      remedy: finding.remedy === undefined ? cure : withoutTokens(finding.remedy),
    };
  });
  return problems.sort(compareProblems);
}

/** A place without what must not be printed: logs of a public CI are public. */
function quiet<At extends { readonly excerpt: string }>(code: ProblemCode, at: At): At {
  return { ...at, excerpt: code === 'key-private' ? '' : withoutTokens(at.excerpt) };
}
