// The affected packages of an advisory of GitHub.

import { normalizedPypiName } from '../../model/package/package-schema.ts';
import type { ForeignEntry } from '../record/entries.ts';
import { patchedVersion, readRange } from './range-text.ts';
import type { GhsaVulnerability } from './shape.ts';

/** The OSV ecosystems of GitHub's names, in any case. */
const ECOSYSTEMS: Readonly<Record<string, string>> = {
  rubygems: 'RubyGems',
  npm: 'npm',
  pip: 'PyPI',
  maven: 'Maven',
  nuget: 'NuGet',
  composer: 'Packagist',
  go: 'Go',
  rust: 'crates.io',
  erlang: 'Hex',
  actions: 'GitHub Actions',
  pub: 'Pub',
  swift: 'SwiftURL',
};

/** Returns an entry for each range that GitHub lists, and what they contradict. */
export function entriesOf(vulnerabilities: readonly GhsaVulnerability[]): {
  entries: ForeignEntry[];
  notes: string[];
} {
  const notes: string[] = [];
  const entries = vulnerabilities.flatMap((one): ForeignEntry[] => {
    const name = one.package?.name?.trim() ?? '';
    if (name === '') {
      notes.push('An affected package has no name; add it under "affected".');
      return [];
    }
    const ecosystem = ECOSYSTEMS[one.package?.ecosystem.toLowerCase() ?? ''];
    const stated = patchOf(one);
    const patched = patchedVersion(stated);
    const read = readRange(one.vulnerable_version_range ?? '', patched, ecosystem ?? 'product');
    const isUnread = stated !== undefined && stated.trim() !== '' && patched === undefined;
    if (isUnread)
      notes.push(
        `The patched versions of ${name} are ${JSON.stringify(stated.slice(0, 200))}, which is not one version.`,
      );
    if (patched !== undefined && read.ranges.length === 0)
      notes.push(`The patch ${patched} of ${name} belongs to no range; it is left out.`);
    notes.push(...read.notes.map((words) => `${name}: ${words}`));
    return [
      {
        package: packageNamed(ecosystem, name),
        otherwise: { product: name },
        functions: one.vulnerable_functions ?? [],
        ...read,
      },
    ];
  });
  return { entries, notes };
}

function packageNamed(ecosystem: string | undefined, name: string): unknown {
  if (ecosystem === undefined || (ecosystem === 'Maven' && !/^[^:\s]+:[^:\s]+$/.test(name)))
    return { product: name };
  return { ecosystem, name: ecosystem === 'PyPI' ? normalizedPypiName(name) : name };
}

function patchOf({
  patched_versions: patched,
  first_patched_version: first,
}: GhsaVulnerability): string | undefined {
  return patched ?? (typeof first === 'string' ? first : first?.identifier);
}
