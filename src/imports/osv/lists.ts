// OSV schema 1.7.5: `aliases`, `related`, `upstream`, `severity`, `references` and `credits`, read one item at a time. The same
// item twice is taken once; what the contract refuses is kept at the position that it has on export.

import type { z } from 'zod';
import { type advisorySchema, CREDIT_TYPES, REFERENCE_TYPES } from '../../model/advisory/advisory.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { parseVector } from '../../model/cvss/parse.ts';
import { keep, keepUnknown, note, type Remainder, type Way } from './kept.ts';
import type { ForeignRecord } from './shape.ts';
import { isContact, isLine, isName, isWebAddress } from './value.ts';

type Matter = z.input<typeof advisorySchema>;
type Items<Key extends 'references' | 'credits'> = NonNullable<Matter[Key]>;

const MOST = 1000;

/** Names of vulnerabilities in three lists, `first` being the first alias where it is given. A name is held once. */
export function holdNames(record: ForeignRecord, id: string, first: string | undefined, rest: Remainder) {
  const seen = new Set([id, record.id]);
  const hold = (key: 'aliases' | 'related' | 'upstream'): string[] => {
    const held: string[] = [];
    const inList = new Set(key === 'aliases' && first !== undefined ? [first] : []);
    let position = inList.size;
    for (const name of record[key] ?? []) {
      if (inList.has(name) || name === id || name === record.id) {
        note(rest, `${key} names ${quoted(name)} again or names the record itself; that is left out.`);
        continue;
      }
      const at = [key, position++];
      if (seen.has(name)) keep(rest, at, name, 'another list names it already');
      else if (!isName(name)) keep(rest, at, name, `${quoted(name)} is no identifier such as CVE-2026-12345`);
      else if (held.length + inList.size >= MOST) keep(rest, at, name, `a list holds at most ${MOST} names`);
      else held.push(name);
      inList.add(name);
    }
    for (const name of inList) seen.add(name);
    return held;
  };
  const ownAlias = first !== undefined && isName(first) ? [first] : [];
  return { aliases: [...ownAlias, ...hold('aliases')], related: hold('related'), upstream: hold('upstream') };
}

/** CVSS vectors, one for each version. `at` leads to what has the severity: the record, or an affected entry. */
export function holdSeverity({ severity }: Pick<ForeignRecord, 'severity'>, rest: Remainder, at: Way = []): string[] {
  const held = new Map<string, string>();
  for (const [i, one] of (severity ?? []).entries()) {
    const { type, score } = one;
    const result = parseVector(score);
    const refuse = (why: string): void => keep(rest, [...at, 'severity', i], one, why);
    if (!type.startsWith('CVSS_')) refuse(`${quoted(type)} is no version of CVSS`);
    else if (!('vector' in result)) refuse(`${result.problems[0]?.message ?? 'it is no vector'}`.replace(/\.$/, ''));
    else if (type !== `CVSS_V${result.vector.version.charAt(0)}`)
      refuse(`a vector of CVSS ${result.vector.version} is not of type ${quoted(type)}`);
    else if (held.has(result.vector.version)) refuse(`there is a vector of CVSS ${result.vector.version} already`);
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

/** References; one of a type that the contract does not have is shown as WEB. */
export function holdReferences({ references }: ForeignRecord, rest: Remainder): Items<'references'> {
  const given = references ?? [];
  const pages = new Set(given.filter(({ type }) => type === 'WEB').map(({ url }) => url));
  const held = new Map<string, Items<'references'>[number]>();
  let position = 0;
  for (const one of given) {
    const { type: foreign, url } = one;
    const type = REFERENCE_TYPES.find((known) => known === foreign);
    const key = `${type ?? 'WEB'} ${url}`;
    if (type !== undefined && held.has(key)) {
      note(rest, `references name ${quoted(url)} twice as ${type}; the second one is left out.`);
      continue;
    }
    const at = ['references', position++];
    if (!isWebAddress(url)) keep(rest, at, one, `${quoted(url)} is no address on the web`);
    else if (held.has(key) || (type === undefined && pages.has(url)))
      keep(rest, at, one, 'the same address is there already');
    else if (held.size >= MOST) keep(rest, at, one, `a list holds at most ${MOST} references`);
    else {
      held.set(key, { type: type ?? 'WEB', url });
      if (type === undefined) keep(rest, [...at, 'type'], foreign, 'the contract has no such type; pages say WEB');
      keepUnknown(rest, at, one, ['type', 'url']);
    }
  }
  return [...held.values()];
}

/** Credits; of a person with a name, what the contract cannot hold is kept beside the rest. */
export function holdCredits({ credits }: ForeignRecord, rest: Remainder): Items<'credits'> {
  const held: Items<'credits'> = [];
  for (const [i, one] of (credits ?? []).entries()) {
    if (!isLine(one.name.trim(), 300) || held.length >= MOST) {
      keep(rest, ['credits', i], one, 'its name does not fit on a line');
      continue;
    }
    const name = one.name.trim();
    if (name !== one.name) keep(rest, ['credits', i, 'name'], one.name, 'it has white space at an end');
    const type = CREDIT_TYPES.find((known) => known === one.type);
    if (type === undefined && typeof one.type === 'string')
      keep(rest, ['credits', i, 'type'], one.type, 'the contract has no such type');
    const contact: string[] = [];
    for (const [j, address] of (one.contact ?? []).entries()) {
      if (isContact(address) && contact.length < MOST) contact.push(address);
      else
        keep(
          rest,
          ['credits', i, 'contact', j],
          address,
          `${quoted(address)} is neither an address on the web nor mailto:`,
        );
    }
    keepUnknown(rest, ['credits', i], one, ['name', 'type', 'contact']);
    held.push({ name, ...(type === undefined ? {} : { type }), ...(contact.length === 0 ? {} : { contact }) });
  }
  return held;
}

/** The weaknesses in `database_specific.cwe_ids`, where GitHub, the PSF and others have them. The list itself is kept too. */
export function holdWeaknesses({ database_specific: data }: ForeignRecord, rest: Remainder): string[] {
  const given: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'cwe_ids') : undefined;
  if (!Array.isArray(given)) return [];
  const known = new Set<string>();
  for (const id of given) {
    if (typeof id === 'string' && cweName(id) !== undefined && known.size < 20) known.add(id);
    else if (typeof id !== 'string') note(rest, 'database_specific holds a CWE id that is no text.');
    else if (!known.has(id))
      note(rest, `database_specific names ${quoted(id)}, which is no known CWE or one too many.`);
  }
  return [...known];
}

/** What a record of this site says to be assessed. Of others nobody knows what they mean by that. */
export function holdAssessed({ database_specific: data }: ForeignRecord): 'all' | string[] | undefined {
  const given: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'assessed') : undefined;
  if (given === 'all') return given;
  if (!Array.isArray(given)) return undefined;
  const names = given.flatMap((name) => (typeof name === 'string' && isLine(name, 60) ? name : []));
  return names.length === given.length && names.length <= 1000 ? names : undefined;
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
