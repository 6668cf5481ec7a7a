// Packages that only kept entries of an import name: those of an ecosystem that Candor does not know
// yet, and repositories whose address is not a web address. Nothing is known about their versions.

import type { Package } from '../package/package.ts';
import type { Assessable } from './claims.ts';

/** Returns the packages and repositories of the entries that an import keeps as they are. */
export function keptPackages({ imported }: Pick<Assessable, 'imported'>): Package[] {
  return Object.entries(imported?.kept ?? {}).flatMap(([path, value]) =>
    /^affected\/\d+$/.test(path) ? packagesOf(value) : [],
  );
}

function packagesOf(entry: unknown): Package[] {
  const named = fieldOf(entry, 'package');
  const [ecosystem, name] = [textOf(named, 'ecosystem'), textOf(named, 'name')];
  if (ecosystem !== undefined && name !== undefined) return [{ kind: 'package', ecosystem, name }];
  const ranges = fieldOf(entry, 'ranges');
  const repositories = Array.isArray(ranges)
    ? ranges.flatMap((range) => textOf(range, 'repo') ?? [])
    : [];
  return [...new Set(repositories)].map((repo) => ({ kind: 'repository', repo }));
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function textOf(value: unknown, key: string): string | undefined {
  const text = fieldOf(value, key);
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}
