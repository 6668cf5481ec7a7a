// The advisories of a content folder as an import sees them: which are imports of which record, and
// which already describe a vulnerability.

import { join } from 'node:path';
import { fieldOf, textOf } from '../../../src/imports/inventory/value.ts';
import type { ImportedBefore } from '../../../src/imports/record/batch.ts';
import { readMarkdown } from '../../../src/model/source/parse.ts';
import { readText } from '../../../src/read/folder.ts';
import { idFiles } from '../../../src/read/ids.ts';
import type { Reading } from '../../../src/read/index.ts';

interface KnownImport extends ImportedBefore {
  readonly foreignId: string;
  readonly format: string;
}

export interface Known {
  /** The ids that are in use or reserved. */
  readonly ids: readonly string[];
  readonly imports: readonly KnownImport[];
  /** The advisories that are not imports of these formats, by the names of their vulnerabilities. */
  readonly names: ReadonlyMap<string, string>;
}

/** Collects what a content folder already has, for an import of some formats. */
export function knownIn(
  { content, desk, site, place }: Reading,
  formats: readonly string[],
): Known {
  const advisories = [...content.advisories, ...desk.advisories];
  const ids = new Set(advisories.map(({ id }) => id));
  const files = idFiles(place.folder, site.id.prefix);
  const valid = advisories.flatMap(({ id, project, imported }) =>
    imported === undefined
      ? []
      : [{ id, project, foreignId: imported.id, format: imported.format }],
  );
  // An advisory with an error is not in the content, but it must not be imported twice.
  const broken = files.flatMap(({ id, path }) =>
    ids.has(id) || !/^advisories\/.*\.md$/.test(path)
      ? []
      : (importIn(place.folder, id, path) ?? []),
  );
  return {
    ids: [...ids, ...files.map(({ id }) => id)],
    imports: [...valid, ...broken],
    names: new Map(
      advisories
        .filter(({ imported }) => imported === undefined || !formats.includes(imported.format))
        .flatMap(({ id, aliases, imported }) =>
          [...aliases, ...(imported === undefined ? [] : [imported.id])].map(
            (name) => [name, id] as const,
          ),
        ),
    ),
  };
}

function importIn(folder: string, id: string, path: string): KnownImport | undefined {
  const { text } = readText(join(folder, path));
  const { values } = readMarkdown(path, text);
  const imported = fieldOf(values, 'imported');
  // YAML with an error has no values at all, but its lines still say where it came from.
  const [, lines = ''] = /^imported:[ \t]*\n((?:[ \t]+.*\n)+)/m.exec(text) ?? [];
  const line = (key: string): string | undefined =>
    new RegExp(`^[ \\t]+${key}: *(\\S+) *$`, 'm').exec(lines)?.[1];
  const format = textOf(imported, 'format') ?? line('format');
  const foreignId = textOf(imported, 'id') ?? line('id');
  if (format === undefined || foreignId === undefined) return undefined;
  return { id, project: textOf(values, 'project') ?? '', foreignId, format };
}
