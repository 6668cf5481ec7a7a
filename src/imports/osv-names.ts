// OSV schema 1.7.5: `aliases`, `related`, `upstream`, `severity`, `references` and `credits`, read one item at a time. What the
// contract refuses is kept at its position; the same item twice is taken once.

import type { z } from 'zod';
import { type advisorySchema, CREDIT_TYPES, REFERENCE_TYPES } from '../model/advisory.ts';
import { parseVector } from '../model/cvss/vector.ts';
import { cweName } from '../model/cwe.ts';
import type { ForeignRecord } from './osv-shape.ts';
import { keep, keepUnknown, note, type Remainder } from './remainder.ts';
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
    for (const [i, name] of (record[key] ?? []).entries()) {
      const at = [key, i];
      if (inList.has(name) || name === id || name === record.id)
        note(
          rest,
          `${key} names ${JSON.stringify(name.slice(0, 100))} again or names the record itself; that is left out.`,
        );
      else if (seen.has(name)) keep(rest, at, name, 'another list names it already');
      else if (!isName(name))
        keep(rest, at, name, `${JSON.stringify(name.slice(0, 100))} is no identifier such as CVE-2026-12345`);
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

/** CVSS vectors, one for each version. */
export function holdSeverity({ severity }: ForeignRecord, rest: Remainder): string[] {
  const held = new Map<string, string>();
  for (const [i, one] of (severity ?? []).entries()) {
    const { type, score } = one;
    const result = parseVector(score);
    const refuse = (why: string): void => keep(rest, ['severity', i], one, why);
    if (!type.startsWith('CVSS_')) refuse(`${JSON.stringify(type.slice(0, 40))} is no version of CVSS`);
    else if (!('vector' in result)) refuse(`${result.problems[0]?.message ?? 'it is no vector'}`.replace(/\.$/, ''));
    else if (type !== `CVSS_V${result.vector.version.charAt(0)}`)
      refuse(`a vector of CVSS ${result.vector.version} is not of type ${JSON.stringify(type.slice(0, 40))}`);
    else if (held.has(result.vector.version)) refuse(`there is a vector of CVSS ${result.vector.version} already`);
    else {
      held.set(result.vector.version, score);
      if (result.vector.canonical !== score)
        note(rest, `severity/${i} is published with its metrics in the order of the specification.`);
      keepUnknown(rest, ['severity', i], one, ['type', 'score']);
    }
  }
  return [...held.values()];
}

/** References, a type that the contract does not have as WEB. */
export function holdReferences({ references }: ForeignRecord, rest: Remainder): Items<'references'> {
  const held = new Map<string, Items<'references'>[number]>();
  for (const [i, one] of (references ?? []).entries()) {
    const key = `${one.type} ${one.url}`;
    const type = REFERENCE_TYPES.find((known) => known === one.type);
    if (held.has(key)) note(rest, `references/${i} is there already and is left out.`);
    else if (!isWebAddress(one.url))
      keep(rest, ['references', i], one, `${JSON.stringify(one.url.slice(0, 100))} is no address on the web`);
    else if (held.size >= MOST || (type === undefined && held.has(`WEB ${one.url}`)))
      keep(rest, ['references', i], one, 'it finds no place among the references');
    else {
      held.set(key, { type: type ?? 'WEB', url: one.url });
      if (type === undefined)
        keep(rest, ['references', i, 'type'], one.type, 'the contract has no such type; pages say WEB');
      keepUnknown(rest, ['references', i], one, ['type', 'url']);
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
          `${JSON.stringify(address.slice(0, 100))} is neither an address on the web nor mailto:`,
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
    else if (!known.has(String(id)))
      note(rest, `database_specific names ${JSON.stringify(id)?.slice(0, 40)}, which is no known CWE or one too many.`);
  }
  return [...known];
}
