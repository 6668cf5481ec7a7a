// The names of vulnerabilities in OpenVEX 0.2.0 ("Vulnerability Data Structure"): an alias is another
// name of the same vulnerability, so no CVE is an alias of another.

import { isCve } from '../text/other-names.ts';

interface Names {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * Returns the vulnerabilities that some names identify: one, by its CVE or else its first name. If
 * there are several CVEs, each is one without aliases, and the other names are one more, because
 * they do not identify a single CVE.
 */
export function vulnerabilitiesNamed(first: string, others: readonly string[]): Names[] {
  const names = [...new Set([first, ...others])];
  const cves = names.filter(isCve);
  if (cves.length < 2) return named([...cves, ...names.filter((name) => !isCve(name))]);
  return [...cves.map((name) => ({ name })), ...named(names.filter((name) => !isCve(name)))];
}

function named([name, ...aliases]: readonly string[]): Names[] {
  return name === undefined ? [] : [{ name, aliases: aliases.length === 0 ? undefined : aliases }];
}
