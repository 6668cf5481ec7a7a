// Asks package registries whether they know a version. The caller gives their addresses: none is
// built in.

import { UsageError } from '../usage-error.ts';

/** The answer of a registry; undefined if it gave none, with the reason. */
interface RegistryAnswer {
  readonly known: boolean | undefined;
  readonly why?: string;
}

const PLACES = /\{(name|path|version)\}/g;
const TIMEOUT = 20_000;

/**
 * Parses `PyPI=https://registry.example/{name}/{version}` into ecosystems and addresses. Throws
 * UsageError if the form is invalid.
 */
export function registryAddresses(written: readonly string[]): Map<string, string> {
  return new Map(
    written.map((one) => {
      const [, ecosystem, address] = /^([^=]+)=(https?:\/\/.+)$/.exec(one.trim()) ?? [];
      if (ecosystem === undefined || address === undefined || !address.includes('{version}'))
        throw new UsageError(
          `"${one}" is not a registry such as PyPI=https://registry.example/{name}/{version}.`,
        );
      return [ecosystem.trim().toLowerCase(), address];
    }),
  );
}

/**
 * Returns the address of a version: {name} is escaped as one path segment, {path} keeps the slashes
 * of the name (Maven, Go).
 */
export function versionAddress(
  template: string,
  ecosystem: string,
  name: string,
  version: string,
): string {
  const go = ecosystem === 'Go';
  const values = {
    name: encodeURIComponent(name),
    path: pathOf(ecosystem, name),
    version: encodeURIComponent(go ? `v${version.replace(/^v/, '')}` : version),
  };
  return template.replace(PLACES, (_all, place: 'name' | 'path' | 'version') => values[place]);
}

function pathOf(ecosystem: string, name: string): string {
  // Maven: the dots of the group are folders. Go: capitals are escaped (module proxy protocol).
  const [group = '', artifact] = name.split(':');
  const path =
    ecosystem === 'Maven' && artifact !== undefined
      ? `${group.replaceAll('.', '/')}/${artifact}`
      : name;
  const parts = path.split('/').map((part) => encodeURIComponent(part).replaceAll('%40', '@'));
  return ecosystem === 'Go'
    ? parts.join('/').replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)
    : parts.join('/');
}

/** Requests an address: found, not found (404 or 410), or no answer. */
export async function askRegistry(address: string): Promise<RegistryAnswer> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(TIMEOUT),
      headers: { accept: 'application/json, */*' },
    });
    await response.body?.cancel();
    if (response.ok) return { known: true };
    if (response.status === 404 || response.status === 410) return { known: false };
    return { known: undefined, why: `${address} answered ${response.status}` };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { known: undefined, why: `${address} did not answer (${cause})` };
  }
}
