// The ids in file names: each has the right form, is in the right folder and belongs to one file.

import { parseId } from '../model/advisory/id.ts';
import type { Finding } from '../model/problem/problem.ts';
import { listFiles } from './folder.ts';
import { contentFile } from './layout.ts';
import type { LoadedFiles } from './loaded-files.ts';

/**
 * Checks the names of advisories, their translations and retrospectives. The form of an id can be
 * checked only if the site is known.
 */
export function idFindings({
  advisories,
  translations,
  retrospectives,
  site,
}: LoadedFiles): Finding[] {
  const findings: Finding[] = [
    ...sameNames(retrospectives.map(({ slug, file }) => ({ id: slug, file }))),
  ];
  findings.push(...sameNames(advisories));
  for (const { id, file } of advisories) {
    const parsed = parseId(id);
    const [, year] = file.split('/');
    if (site !== undefined && parsed?.prefix !== site.id.prefix) {
      const message = `"${id}" is not an id of this site; expected ${site.id.prefix}-YEAR-NUMBER.`;
      findings.push({
        code: 'id-form',
        file,
        at: 'start',
        message,
        remedy: nameRemedy(id, site.id.prefix),
      });
    } else if (parsed !== undefined && parsed.year !== year) {
      const message = `${id} is in the folder ${year}; it belongs in advisories/${parsed.year}/.`;
      findings.push({
        code: 'id-year',
        file,
        at: 'start',
        message,
        remedy: moveRemedy(file, parsed.year),
      });
    }
  }
  for (const { id, file } of translations) {
    const [year, folder] = [parseId(id)?.year, file.split('/')[1]];
    if (year === undefined || year === folder) continue;
    const message = `A translation of ${id} is in the folder ${folder}; it belongs in advisories/${year}/.`;
    findings.push({ code: 'id-year', file, at: 'start', message, remedy: moveRemedy(file, year) });
  }
  findings.push(
    ...sameNames(translations.map(({ id, lang, file }) => ({ id: `${id}.${lang}`, file }))),
  );
  return findings;
}

const moveRemedy = (file: string, year: string): string =>
  `Move it to advisories/${year}/${file.split('/').at(-1)}.`;

/**
 * Suggests the expected file name: the file's own year and number, if it has them, under the prefix
 * of the site.
 */
function nameRemedy(id: string, prefix: string): string {
  const [, year, number] = /(\d{4})[-_](\d+)$/.exec(id) ?? [];
  if (year === undefined || number === undefined)
    return `Rename it to ${prefix}-YEAR-NUMBER.md, such as ${prefix}-2026-0001.md; "candor reserve" reserves the next free id.`;
  const name = `advisories/${year}/${prefix}-${year}-${number.padStart(4, '0')}.md`;
  return `Rename it to ${name}, or correct "prefix" in site.yaml.`;
}

function* sameNames(named: readonly { id: string; file: string }[]): Generator<Finding> {
  const files = new Map<string, string>();
  for (const { id, file } of named) {
    const other = files.get(id);
    if (other === undefined) files.set(id, file);
    else
      yield {
        code: 'id-duplicate',
        file,
        at: 'start',
        message: `${id} is also the id of ${other}.`,
      };
  }
}

/** A file that is named by an id. */
interface IdFile {
  readonly id: string;
  /** Relative to the content folder. */
  readonly path: string;
}

/** An id at the start of a file name, in any case, with any extension, and with "_" for "-". */
const NAMED = /^([a-z][a-z0-9]*(?:[-_][a-z][a-z0-9]*)*[-_]\d{4}[-_]\d{1,9})(?!\d)[^/]*$/i;

/**
 * Lists the files of advisories, translations, cases and reservations, with their ids, sorted by
 * path. Includes files that no reader accepts, such as orb-2026-0007.md: a draft can have any name.
 * `prefix` is that of the site; ids with it in another case get it as it is.
 */
export function idFiles(folder: string, prefix: string): IdFile[] {
  return listFiles(folder).flatMap(({ path }): IdFile[] => {
    const file = contentFile(path);
    const isRecord =
      file.kind === 'advisory' || file.kind === 'case' || file.kind === 'reservation';
    const base = /^(?:advisories|cases)\/(?:.*\/)?([^/]*)$/i.exec(path)?.[1] ?? '';
    const name = NAMED.exec(base)?.[1]?.replaceAll('_', '-') ?? (isRecord ? file.name : undefined);
    if (name === undefined) return [];
    const isOurs = name.toLowerCase().startsWith(`${prefix.toLowerCase()}-`);
    return [{ id: isOurs ? prefix + name.slice(prefix.length) : name, path }];
  });
}

/** Lists the ids that files of a content folder have. An id can occur more than once. */
export function takenIds(folder: string, prefix: string): string[] {
  return idFiles(folder, prefix).map(({ id }) => id);
}
