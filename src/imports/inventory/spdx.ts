// Reads SPDX 2.3 in JSON (spdx.github.io/spdx-spec/v2.3): packages (clause 7) and the addresses in
// their external references (7.21; Annex F has the types, each of which is also a URI).

import type { Component, Where } from '../../model/lookup/component.ts';
import { type Inventory, type InventoryBuilder, inventoryBy, shortened } from './inventory.ts';
import { builtFrom, componentsOfPurl, takenFrom, withCpes } from './purl.ts';
import { fieldOf, listOf, textOf } from './value.ts';

/**
 * Purposes (7.24) that are not software of a registry. Without a purl they only matter if they have
 * a covered name.
 */
const NO_PACKAGES = ['FILE', 'DEVICE', 'OPERATING-SYSTEM', 'OPERATING_SYSTEM'];
const MOST_ADDRESSES = 20;

/** Reads the parsed document of an SPDX file. */
export function readSpdx(document: unknown): Inventory {
  return inventoryBy('SPDX', (into) => {
    const version = textOf(document, 'spdxVersion');
    if (version === undefined) {
      into.problem({ code: 'spdx-3' });
      return;
    }
    const versions = { version: shortened(version, 80), known: 'SPDX-2.3' };
    if (/^SPDX-2\.[01]$/.test(version)) into.note({ code: 'other-format-version', ...versions });
    else if (!/^SPDX-2\.[23]$/.test(version))
      into.problem({ code: 'newer-format-version', ...versions });
    // 6.6: packages of other documents are not in this one.
    for (const other of listOf(document, 'externalDocumentRefs'))
      into.missed(
        'other-file',
        textOf(other, 'spdxDocument') ?? textOf(other, 'externalDocumentId') ?? 'SPDX',
      );
    const packages = fieldOf(document, 'packages');
    if (packages !== undefined && !Array.isArray(packages)) into.missed('no-list', 'packages');
    const roots = rootsOf(document);
    for (const [i, one] of listOf(document, 'packages').entries())
      if (!readPackage(one, { at: 'path', path: `packages/${i}` }, roots, into)) return;
  });
}

/**
 * Returns the ids of the subjects of the document (11.1), by the relationship or by the older
 * field.
 */
function rootsOf(document: unknown): ReadonlySet<unknown> {
  const relationships = listOf(document, 'relationships').flatMap((one) => {
    const ends = [textOf(one, 'spdxElementId'), textOf(one, 'relatedSpdxElement')] as const;
    const kind = textOf(one, 'relationshipType');
    if (kind === 'DESCRIBES' && ends[0] === 'SPDXRef-DOCUMENT') return ends[1] ?? [];
    return kind === 'DESCRIBED_BY' && ends[1] === 'SPDXRef-DOCUMENT' ? (ends[0] ?? []) : [];
  });
  return new Set([...listOf(document, 'documentDescribes'), ...relationships]);
}

function readPackage(
  one: unknown,
  where: Extract<Where, { at: 'path' }>,
  roots: ReadonlySet<unknown>,
  into: InventoryBuilder,
): boolean {
  const addresses = listOf(one, 'externalRefs').flatMap(addressIn);
  const cpes = listOf(one, 'externalRefs').flatMap((each) =>
    /cpe2[23]type$/i.test(textOf(each, 'referenceType') ?? '')
      ? (textOf(each, 'referenceLocator') ?? [])
      : [],
  );
  const name = textOf(one, 'name') ?? where.path;
  const version = stated(textOf(one, 'versionInfo'));
  const location = textOf(one, 'downloadLocation') ?? '';
  // Trivy: "built package from: comet 1.0-1".
  const [, source, sourceVersion] =
    /^built package from: (\S+)(?: (\S+))?$/.exec(textOf(one, 'sourceInfo') ?? '') ?? [];
  for (const address of addresses.slice(0, MOST_ADDRESSES)) {
    const found = componentsOfPurl(address, where, version)
      .map((named) => withCpes(takenFrom(named, location), cpes))
      .map((named) => (source === undefined ? named : builtFrom(named, source, sourceVersion)));
    if (found.length === 0) into.missed('not-a-purl', address);
    for (const one of found) {
      if (one.version === undefined) into.also('no-version', one.name);
      if (!into.add(one)) return false;
    }
  }
  if (addresses.length > MOST_ADDRESSES) into.missed('many-purls', name);
  if (addresses.length === 0)
    noteUnaddressed(one, withCpes({ ecosystem: '', name, version, where }, cpes), roots, into);
  return true;
}

function noteUnaddressed(
  one: unknown,
  named: Component,
  roots: ReadonlySet<unknown>,
  into: InventoryBuilder,
): void {
  into.unaddressed(named);
  // If the document describes several packages, as in a list, none is the root of the others.
  if (roots.size === 1 && roots.has(textOf(one, 'SPDXID'))) into.also('own-part', named.name);
  else if (NO_PACKAGES.includes(textOf(one, 'primaryPackagePurpose') ?? ''))
    into.also('no-package', named.name);
  else into.missed('no-purl', named.name);
}

const stated = (text: string | undefined): string | undefined =>
  text === 'NOASSERTION' || text === 'NONE' ? undefined : text;

/**
 * Returns the purl of a reference, or its address in the form of another package manager of Annex
 * F.
 */
function addressIn(reference: unknown): readonly string[] {
  const type = textOf(reference, 'referenceType')?.toLowerCase() ?? '';
  const kind = type.replace(/^https?:\/\/spdx\.org\/rdf\/references\//, '');
  const locator = textOf(reference, 'referenceLocator');
  if (locator === undefined) return [];
  if (kind === 'purl') return [locator];
  const write = OTHER_MANAGERS.get(kind);
  return write === undefined ? [] : [write(locator)];
}

const OTHER_MANAGERS: ReadonlyMap<string, (locator: string) => string> = new Map([
  [
    'maven-central',
    (locator: string) => `pkg:maven/${locator.replace(':', '/').replace(':', '@')}`,
  ],
  ['npm', (locator: string) => `pkg:npm/${locator.replace(/^@/, '%40')}`],
  ['nuget', (locator: string) => `pkg:nuget/${locator.replace('/', '@')}`],
]);
