// The rules of a purl type that a purl can break.

import { nearest } from '../text/nearest.ts';
import type { Purl } from './purl.ts';
import { PURL_TYPES } from './purl-types.ts';

/** A rule of its type that a purl breaks. */
interface PurlFault {
  readonly message: string;
  readonly remedy: string;
}

/** Returns the rule of its type that a purl breaks; undefined if it breaks none. */
export function purlFault({ type, namespace, name, qualifiers }: Purl): PurlFault | undefined {
  const rules = PURL_TYPES.get(type);
  if (rules === undefined) {
    const near = nearest(type, [...PURL_TYPES.keys()]);
    const remedy =
      near === undefined ? 'Write "generic" if no other type fits.' : `Write pkg:${near}/.`;
    return { message: `purl-spec does not define the type "${type}".`, remedy };
  }
  const missing = (rules.requires ?? []).find((key) => !qualifiers.has(key));
  if (missing !== undefined)
    return {
      message: `A purl of type "${type}" must have the qualifier "${missing}".`,
      remedy: `Add ?${missing}=VALUE at its end.`,
    };
  if (rules.namespace === 'required' && namespace === '')
    return {
      message: `A purl of type "${type}" must have a namespace.`,
      remedy: `Write pkg:${type}/NAMESPACE/${name}.`,
    };
  if (rules.namespace === 'prohibited' && namespace !== '')
    return {
      message: `A purl of type "${type}" has no namespace.`,
      remedy: `Write pkg:${type}/${name}.`,
    };
  if (rules.names?.test(name) === false)
    return {
      message: `${JSON.stringify(name)} cannot be the name in a purl of type "${type}".`,
      remedy: 'Correct the name.',
    };
  return undefined;
}
