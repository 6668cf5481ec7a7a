// Finds the CVSS version that a vector claims by its prefix, and the one that its metrics belong
// to.

import { CVSS_VERSIONS, type CvssVersion, GRAMMARS } from './metrics.ts';

/**
 * The start of a vector. `length` is that of the prefix with its slash. A malformed prefix can
 * still name a version.
 */
export type Prefix =
  | { readonly kind: 'exact'; readonly version: CvssVersion; readonly length: number }
  | {
      readonly kind: 'malformed';
      readonly version: CvssVersion | undefined;
      readonly length: number;
    }
  | { readonly kind: 'absent'; readonly version: '2.0'; readonly length: 0 };

/**
 * Parses the start of a vector. Only `CVSS:4.0/`, `CVSS:3.1/` and `CVSS:3.0/` are exact, and only
 * 2.0 has no prefix.
 */
export function readPrefix(text: string): Prefix {
  const exact = CVSS_VERSIONS.find(
    (version) => version !== '2.0' && text.startsWith(GRAMMARS[version].prefix),
  );
  if (exact) return { kind: 'exact', version: exact, length: GRAMMARS[exact].prefix.length };
  const malformed = /^cvss[\s:_-]*v?([\d.]*)[\s:#]*\/?/i.exec(text);
  if (!malformed) return { kind: 'absent', version: '2.0', length: 0 };
  const version = CVSS_VERSIONS.find((known) => known === malformed[1]);
  return { kind: 'malformed', version, length: malformed[0].length };
}

/**
 * Returns the version that shares the most base metrics with the keys, in any case of letters;
 * undefined if no key matches. The preferred version wins a tie. 3.0 and 3.1 have the same base
 * metrics, so 3.0 is returned only if it is preferred.
 */
export function versionOfKeys(
  keys: readonly string[],
  preferred: CvssVersion | undefined,
): CvssVersion | undefined {
  const written = new Set(keys.map((key) => key.toLowerCase()));
  let best: CvssVersion | undefined;
  let most = 0;
  for (const version of preferred ? [preferred, ...CVSS_VERSIONS] : CVSS_VERSIONS) {
    const base = GRAMMARS[version].metrics.filter((metric) => metric.group === 'base');
    const count = base.filter((metric) => written.has(metric.key.toLowerCase())).length;
    if (count > most) [best, most] = [version, count];
  }
  return best;
}

/** Returns the versions that have a metric of exactly this name, accepted or rejected. */
export function versionsWith(key: string): CvssVersion[] {
  return CVSS_VERSIONS.filter((version) => {
    const { metrics, environmental, unsupported } = GRAMMARS[version];
    const accepted = metrics.some((metric) => metric.key === key);
    return accepted || environmental.includes(key) || unsupported.includes(key);
  });
}
