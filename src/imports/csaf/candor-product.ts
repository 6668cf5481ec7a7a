// The product ids that our own CSAF documents have: `PyPI/orbital@1.4.7`, `Debian:12/orbital@vers:deb/<2`,
// `GIT/https://git.example/orbital@0..COMMIT`. They name packages for which CSAF has no helper.

import type { Range } from '../../model/package/range.ts';
import { isEcosystem } from '../../model/version/ecosystem.ts';

interface NamedProduct {
  readonly package: unknown;
  /** A range of commits. */
  readonly commits?: Range;
}

const COMMITS = /^(?:(https?:\/\/\S+) )?([0-9a-f]+)\.\.(=?)([0-9a-f]*)(?:\|([0-9a-f]+))?$/;

/** Returns the package that an id of ours names; undefined if a helper names it better. */
export function namedByOurId(id: string): NamedProduct | undefined {
  const at = id.lastIndexOf('@');
  const [subject, rest] = at < 0 ? [id, ''] : [id.slice(0, at), decode(id.slice(at + 1))];
  const [, ecosystem = '', name = ''] = /^([^/]+)\/(.+)$/s.exec(subject) ?? [];
  const of =
    ecosystem === 'GIT' ? { repo: name } : isEcosystem(ecosystem) ? { ecosystem, name } : undefined;
  const commits = COMMITS.exec(rest);
  if (commits === null)
    return of && (ecosystem === 'GIT' || !name.includes('?')) ? { package: of } : undefined;
  const [, repo, introduced = '0', last, end = '', limit] = commits;
  const place = repo === undefined ? {} : { repo };
  const ended = end === '' ? {} : last === '=' ? { last_affected: end } : { fixed: end };
  const range = { introduced, ...ended, ...(limit === undefined ? {} : { limit }), ...place };
  return { package: of, commits: range };
}

const decode = (text: string): string =>
  text.replace(/%25|%40/g, (code) => (code === '%25' ? '%' : '@'));
