// For tests of `import osv`: normalizes the meaning of an OSV record, and parses and exports an
// import. The export is a parameter, because imports must not depend on formats.

import {
  type Advisory,
  advisoryOf,
  advisorySchema,
  isPublic,
} from '../../model/advisory/advisory.ts';
import { type Instant, latest, parseInstant } from '../../model/instant.ts';
import { parse } from '../../model/problem/from-schema.ts';
import { type Project, projectSchema } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import { readMarkdown, readYaml } from '../../model/source/parse.ts';
import { at } from '../../model/testing/advisory.fixture.ts';
import { order } from '../../model/text/order.ts';
import type { Imported } from '../record/run.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Parses the advisory of an import like content. Throws if it has an error. */
export function advisoryIn({ id, file, text }: Imported): Advisory {
  const source = readMarkdown(file, text);
  const result = parse(advisorySchema, source.values, file);
  const findings = [...source.findings, ...('findings' in result ? result.findings : [])];
  if (!('value' in result) || findings.length > 0) throw new Error(JSON.stringify(findings));
  const advisory = advisoryOf(id, file, result.value, source.body, at('9999-12-31T23:59:59Z'));
  if (!isPublic(advisory)) throw new Error(`${id} is ${advisory.state}`);
  return advisory;
}

/** Parses the project of an import. Throws if it is missing or has an error. */
export function projectIn({ project }: Imported): Project {
  if (project === undefined) throw new Error('The import has no new project.');
  const result = parse(projectSchema, readYaml(project.file, project.text).values, project.file);
  if (!('value' in result)) throw new Error(JSON.stringify(result.findings));
  return {
    ...result.value,
    slug: project.file.replace(/^projects\/|\.yaml$/g, ''),
    file: project.file,
  };
}

/** Returns the exported record of an import, as JSON. */
export function exported(
  imported: Imported,
  site: Site,
  osvRecord: (advisory: Advisory, site: Site) => object,
): Json {
  return object(JSON.parse(JSON.stringify(osvRecord(advisoryIn(imported), site))));
}

/**
 * Normalizes the meaning of a record: sorts lists without an order, treats the ranges of a package
 * as sets of events, and converts times to UTC. `publishedAs` is the id of the exported record;
 * another id of its own becomes an alias.
 */
export function meaning(record: Json, publishedAs = record['id']): Json {
  const published = time(record['published']) ?? time(record['modified']);
  const modified = time(record['modified']);
  const withdrawn = time(record['withdrawn']);
  const [first, ...others] = [published, modified, withdrawn].filter((one) => one !== undefined);
  const own = record['id'] === publishedAs ? [] : [record['id']];
  const { schema_version: _, ...rest } = record;
  return compact({
    ...rest,
    id: publishedAs,
    published,
    modified: first && latest(first, ...others),
    withdrawn: withdrawn ?? record['withdrawn'],
    aliases: set([...own, ...list(record['aliases'])].filter((name) => name !== publishedAs)),
    related: set(list(record['related'])),
    upstream: set(list(record['upstream'])),
    severity: set(list(record['severity'])),
    references: set(list(record['references'])),
    credits: set(
      list(record['credits']).map((credit) =>
        compact({ ...object(credit), contact: set(list(object(credit)['contact'])) }),
      ),
    ),
    affected: set(list(record['affected']).map((entry) => affectedMeaning(object(entry)))),
  });
}

function affectedMeaning(entry: Json): Json {
  const ranges = new Map<string, unknown[]>();
  for (const range of list(entry['ranges']).map(object)) {
    const { events, ...rest } = range;
    const key = JSON.stringify(sorted(compact(rest)));
    ranges.set(key, [...(ranges.get(key) ?? []), ...list(events)]);
  }
  return compact({
    ...entry,
    versions: set(list(entry['versions'])),
    ranges: set([...ranges].map(([range, events]) => [range, set(events)])),
  });
}

function time(value: unknown): Instant | undefined {
  const result = parseInstant(typeof value === 'string' ? value : '');
  return 'instant' in result ? result.instant : undefined;
}

/** Returns each distinct value once, in a fixed order. */
function set(values: readonly unknown[]): unknown[] {
  const texts = new Set(values.map((value) => JSON.stringify(sorted(value))));
  return [...texts].sort(order).map((text) => JSON.parse(text));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]): [string, unknown] => [key, sorted(child)])
      .sort(([a], [b]) => order(a, b)),
  );
}

/** Removes keys without a value: null, an empty text, an empty list. */
function compact(value: Json): Json {
  const isNothing = (one: unknown): boolean =>
    one === undefined || one === null || one === '' || (Array.isArray(one) && one.length === 0);
  return Object.fromEntries(Object.entries(value).filter(([, one]) => !isNothing(one)));
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
