// The keys that a team added to an imported advisory. No record has them, so another import of the
// record would remove them.

import { SOURCE_REVISION } from './source-revision.ts';

/** The keys that an import writes. Those of the lists in BELOW are named with their list. */
const WRITTEN = new Set([
  ...[
    'summary',
    'project',
    'aliases',
    'related',
    'upstream',
    'severity',
    'cwe',
    'published',
    'revisions',
    'imported',
  ],
  ...['affected', 'affected.package', 'affected.ranges', 'affected.versions', 'affected.severity'],
  ...['references', 'references.type', 'references.url'],
  ...['credits', 'credits.name', 'credits.type', 'credits.contact'],
  ...['withdrawn.at', 'withdrawn.reason'],
]);
const BELOW = ['affected', 'references', 'credits', 'withdrawn'] as const;

/**
 * Returns the keys of an advisory that another import of its record would remove, as `credits.thanks`,
 * in their order. A withdrawal counts: the team can have withdrawn what the source did not. `old` and
 * `made`: the values of both front matters.
 */
export function ownKeys(old: unknown, made: unknown): string[] {
  const kept = new Set(keysOf(made));
  const lost = keysOf(old).filter((key) => !WRITTEN.has(key) && !kept.has(key));
  return hasOwnRevision(old, made) ? [...lost, 'revisions'] : lost;
}

function keysOf(values: unknown): string[] {
  if (!isObject(values)) return [];
  const below = BELOW.flatMap((name) =>
    itemsOf(Reflect.get(values, name)).flatMap((item) =>
      Object.keys(item).map((key) => `${name}.${key}`),
    ),
  );
  return [...new Set([...Object.keys(values), ...below])];
}

/** True if a revision is neither of the record nor the one that an import writes for its date. */
function hasOwnRevision(old: unknown, made: unknown): boolean {
  const [mine, theirs] = [old, made].map((values) =>
    isObject(values) ? itemsOf(Reflect.get(values, 'revisions')) : [],
  );
  const notes = new Set([
    SOURCE_REVISION,
    ...(theirs ?? []).map((one) => Reflect.get(one, 'note')),
  ]);
  return (mine ?? []).some((one) => !notes.has(Reflect.get(one, 'note')));
}

const itemsOf = (value: unknown): object[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
