// Imports `aliases`, `related`, `upstream`, `severity`, `references` and `credits` of OSV schema
// 1.7.5 item by item. A repeated item is imported once; a refused item is kept at the position that
// it has in the export.

import type { z } from 'zod';
import {
  type advisorySchema,
  CREDIT_TYPES,
  REFERENCE_TYPES,
} from '../../model/advisory/advisory.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { parseVector } from '../../model/cvss/parse.ts';
import { type KeyPath, keep, keepUnknown, note, type Remainder } from '../record/kept.ts';
import { isContact, isLine, isName, isWebAddress } from '../record/value.ts';
import type { ForeignRecord } from './shape.ts';

type Matter = z.input<typeof advisorySchema>;
type Items<Key extends 'references' | 'credits'> = NonNullable<Matter[Key]>;

const MOST = 1000;

/**
 * Returns the names of vulnerabilities in three lists; `first` is the first alias, if given. Each
 * name occurs once.
 */
export function holdNames(
  record: ForeignRecord,
  id: string,
  first: string | undefined,
  rest: Remainder,
) {
  const seen = new Set([id, record.id]);
  const hold = (key: 'aliases' | 'related' | 'upstream'): string[] => {
    const held: string[] = [];
    const inList = new Set(key === 'aliases' && first !== undefined ? [first] : []);
    let position = inList.size;
    for (const name of record[key] ?? []) {
      if (inList.has(name) || name === id || name === record.id) {
        note(
          rest,
          `${key} names ${quoted(name)} again, or names the record itself; that entry is omitted.`,
        );
        continue;
      }
      const at = [key, position++];
      if (seen.has(name)) keep(rest, at, name, 'another list already contains it');
      else if (!isName(name))
        keep(rest, at, name, `${quoted(name)} is not an identifier such as CVE-2026-12345`);
      else if (held.length + inList.size >= MOST)
        keep(rest, at, name, `a list can have at most ${MOST} names`);
      else held.push(name);
      inList.add(name);
    }
    for (const name of inList) seen.add(name);
    return held;
  };
  const ownAlias = first !== undefined && isName(first) ? [first] : [];
  return {
    aliases: [...ownAlias, ...hold('aliases')],
    related: hold('related'),
    upstream: hold('upstream'),
  };
}

/**
 * Returns CVSS vectors, one for each version. `at` is the path of the owner: the record, or an
 * affected entry.
 */
export function holdSeverity(
  { severity }: Pick<ForeignRecord, 'severity'>,
  rest: Remainder,
  at: KeyPath = [],
): string[] {
  const held = new Map<string, string>();
  for (const [i, one] of (severity ?? []).entries()) {
    const { type, score } = one;
    const result = parseVector(score);
    const refuse = (why: string): void => keep(rest, [...at, 'severity', i], one, why);
    if (!type.startsWith('CVSS_')) refuse(`${quoted(type)} is not a version of CVSS`);
    else if (!('vector' in result))
      refuse(`${result.problems[0]?.message ?? 'it is no vector'}`.replace(/\.$/, ''));
    else if (type !== `CVSS_V${result.vector.version.charAt(0)}`)
      refuse(`a vector of CVSS ${result.vector.version} is not of type ${quoted(type)}`);
    else if (held.has(result.vector.version))
      refuse(`the record already has a vector of CVSS ${result.vector.version}`);
    else {
      held.set(result.vector.version, score);
      if (result.vector.canonical !== score)
        note(
          rest,
          `${[...at, 'severity', i].join('/')} is published as ${result.vector.canonical}: without metrics that are not defined, in the order of the specification.`,
        );
      keepUnknown(rest, [...at, 'severity', i], one, ['type', 'score']);
    }
  }
  return [...held.values()];
}

/** Returns the references. A type that is not in the contract becomes WEB. */
export function holdReferences(
  { references }: ForeignRecord,
  rest: Remainder,
): Items<'references'> {
  const given = references ?? [];
  const pages = new Set(given.filter(({ type }) => type === 'WEB').map(({ url }) => url));
  const held = new Map<string, Items<'references'>[number]>();
  let position = 0;
  for (const one of given) {
    const { type: foreign, url } = one;
    const type = REFERENCE_TYPES.find((known) => known === foreign);
    const key = `${type ?? 'WEB'} ${url}`;
    if (type !== undefined && held.has(key)) {
      note(rest, `references list ${quoted(url)} twice as ${type}; the second one is omitted.`);
      continue;
    }
    const at = ['references', position++];
    if (!isWebAddress(url)) keep(rest, at, one, `${quoted(url)} is not a web address`);
    else if (held.has(key) || (type === undefined && pages.has(url)))
      keep(rest, at, one, 'the same address is already listed');
    else if (held.size >= MOST) keep(rest, at, one, `a list can have at most ${MOST} references`);
    else {
      held.set(key, { type: type ?? 'WEB', url });
      if (type === undefined)
        keep(rest, [...at, 'type'], foreign, 'Candor does not support this type; pages say WEB');
      keepUnknown(rest, at, one, ['type', 'url']);
    }
  }
  return [...held.values()];
}

/**
 * Returns the credits. If a person has a name, the parts that do not fit the contract are kept
 * separately.
 */
export function holdCredits({ credits }: ForeignRecord, rest: Remainder): Items<'credits'> {
  const held: Items<'credits'> = [];
  for (const [i, one] of (credits ?? []).entries()) {
    if (!isLine(one.name.trim(), 300) || held.length >= MOST) {
      keep(rest, ['credits', i], one, 'its name does not fit on a line');
      continue;
    }
    const name = one.name.trim();
    if (name !== one.name)
      keep(rest, ['credits', i, 'name'], one.name, 'it starts or ends with white space');
    const type = CREDIT_TYPES.find((known) => known === one.type);
    if (type === undefined && typeof one.type === 'string')
      keep(rest, ['credits', i, 'type'], one.type, 'Candor does not support this type');
    const contact: string[] = [];
    for (const [j, address] of (one.contact ?? []).entries()) {
      if (isContact(address) && contact.length < MOST) contact.push(address);
      else
        keep(
          rest,
          ['credits', i, 'contact', j],
          address,
          `${quoted(address)} is neither a web address nor a mailto: address`,
        );
    }
    keepUnknown(rest, ['credits', i], one, ['name', 'type', 'contact']);
    held.push({
      name,
      ...(type === undefined ? {} : { type }),
      ...(contact.length === 0 ? {} : { contact }),
    });
  }
  return held;
}

/**
 * Returns the weaknesses in `database_specific.cwe_ids`, as GitHub, the PSF and others write them.
 * The list itself is also kept.
 */
export function holdWeaknesses(
  { database_specific: data }: ForeignRecord,
  rest: Remainder,
): string[] {
  const given: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'cwe_ids') : undefined;
  if (!Array.isArray(given)) return [];
  const known = new Set<string>();
  for (const id of given) {
    if (typeof id === 'string' && cweName(id) !== undefined && known.size < 20) known.add(id);
    else if (typeof id !== 'string')
      note(rest, 'database_specific contains a CWE id that is not a text.');
    else if (!known.has(id))
      note(
        rest,
        `database_specific names ${quoted(id)}, which is not a known CWE, or exceeds the maximum number.`,
      );
  }
  return [...known];
}

/**
 * Returns the assessed items of a record of this site. In other records, their meaning is unknown.
 */
export function holdAssessed({
  database_specific: data,
}: ForeignRecord): 'all' | string[] | undefined {
  const given: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'assessed') : undefined;
  if (given === 'all') return given;
  if (!Array.isArray(given)) return undefined;
  const names = given.flatMap((name) => (typeof name === 'string' && isLine(name, 60) ? name : []));
  return names.length === given.length && names.length <= 1000 ? names : undefined;
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
