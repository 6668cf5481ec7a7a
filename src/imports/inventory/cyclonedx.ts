// Reads CycloneDX in JSON (ECMA-424; cyclonedx.org, versions 1.4 to 1.7): components, nested
// components, and the subject of the BOM.

import type { Component, Where } from '../../model/lookup/component.ts';
import {
  type Inventory,
  type InventoryBuilder,
  inventoryBy,
  MOST_DEPTH,
  shortened,
} from './inventory.ts';
import { builtFrom, componentOfPurl, componentsOfPurl, takenFrom, withCpes } from './purl.ts';
import { fieldOf, isFields, listOf, textOf } from './value.ts';

const KNOWN = ['1.4', '1.5', '1.6', '1.7'];
/** These lack the additions of the newer versions, but have the same JSON. */
const OLDER = ['1.2', '1.3'];
const ROOT = 'metadata/component';
/**
 * Component types that are not software of a registry. Without a purl they only matter if they have
 * a covered name.
 */
const NO_PACKAGES = [
  'file',
  'data',
  'device',
  'operating-system',
  'cryptographic-asset',
  'machine-learning-model',
];

/** Reads the parsed document of a CycloneDX BOM. */
export function readCycloneDx(document: unknown): Inventory {
  return inventoryBy('CycloneDX', (into) => {
    const version = textOf(document, 'specVersion');
    noteVersion(version, into);
    noteOthers(document, into);
    const refs = new Set<unknown>();
    const described = fieldOf(fieldOf(document, 'metadata'), 'component');
    const open = [
      ...(isFields(described) ? [{ list: [described], path: ROOT, depth: 0 }] : []),
      { list: componentsOf(document, 'components', into), path: 'components', depth: 0 },
    ];
    for (let next = open.shift(); next !== undefined; next = open.shift())
      for (const [i, component] of next.list.entries()) {
        const where = next.path === ROOT ? next.path : `${next.path}/${i}`;
        refs.add(fieldOf(component, 'bom-ref'));
        if (!readComponent(component, where, into)) return;
        const inner = componentsOf(component, where, into);
        if (inner.length === 0) continue;
        if (next.depth < MOST_DEPTH)
          open.push({ list: inner, path: `${where}/components`, depth: next.depth + 1 });
        else into.tooDeep(where);
      }
    readUnlisted(document, refs, into);
  });
}

function noteVersion(version: string | undefined, into: InventoryBuilder): void {
  if (version === undefined) into.note({ code: 'no-format-version' });
  else if (!KNOWN.includes(version)) {
    const versions = { version: shortened(version, 80), known: `CycloneDX ${KNOWN.at(-1)}` };
    // A later version could have moved data to unknown keys.
    if (OLDER.includes(version)) into.note({ code: 'other-format-version', ...versions });
    else into.problem({ code: 'newer-format-version', ...versions });
  }
}

/** A BOM can state that it is incomplete (`compositions`), and refer to other BOMs. */
function noteOthers(document: unknown, into: InventoryBuilder): void {
  const isPartial = listOf(document, 'compositions').some((one) =>
    /^incomplete/.test(textOf(one, 'aggregate') ?? ''),
  );
  if (isPartial) into.problem({ code: 'says-incomplete' });
  noteBoms(document, into);
}

function noteBoms(value: unknown, into: InventoryBuilder): void {
  for (const one of listOf(value, 'externalReferences'))
    if (textOf(one, 'type') === 'bom') into.missed('other-file', textOf(one, 'url') ?? 'bom');
}

/** Reads purls in the dependencies and the affected references that refer to no component. */
function readUnlisted(document: unknown, refs: ReadonlySet<unknown>, into: InventoryBuilder): void {
  const named = [
    ...listOf(document, 'dependencies').flatMap((one) => [
      fieldOf(one, 'ref'),
      ...listOf(one, 'dependsOn'),
    ]),
    ...listOf(document, 'vulnerabilities').flatMap((one) =>
      listOf(one, 'affects').map((affected) => fieldOf(affected, 'ref')),
    ),
  ];
  for (const ref of new Set(named)) {
    if (typeof ref !== 'string' || refs.has(ref)) continue;
    const found = componentOfPurl(ref, { at: 'path', path: 'dependencies' });
    if (found !== undefined && !into.add(found)) return;
  }
}

function componentsOf(value: unknown, where: string, into: InventoryBuilder): readonly unknown[] {
  const given = fieldOf(value, 'components');
  if (given !== undefined && given !== null && !Array.isArray(given)) into.missed('no-list', where);
  return listOf(value, 'components');
}

function readComponent(component: unknown, path: string, into: InventoryBuilder): boolean {
  const where: Where = { at: 'path', path };
  const purl = textOf(component, 'purl');
  const version = textOf(component, 'version');
  const addresses = listOf(component, 'externalReferences').filter(
    (one) => textOf(one, 'type') === 'distribution',
  );
  const found = (purl === undefined ? [] : componentsOfPurl(purl, where, version))
    .map((one) => fromSource(one, component))
    .map((one) =>
      addresses.reduce((taken: Component, at) => takenFrom(taken, textOf(at, 'url') ?? ''), one),
    )
    .map((one) => withCpes(one, cpesOf(component)));
  noteBoms(component, into);
  for (const ancestor of listOf(fieldOf(component, 'pedigree'), 'ancestors'))
    readAncestor(ancestor, where, into);
  for (const one of found) {
    if (one.version === undefined) into.also('no-version', one.name);
    if (!into.add(one)) return false;
    // Modified code can lack the fix of the version that it names.
    if (fieldOf(component, 'modified') === true && !into.add({ ...one, version: undefined }))
      return false;
  }
  if (found.length > 0) return true;
  const type = textOf(component, 'type') ?? '';
  const name = textOf(component, 'name');
  const group = textOf(component, 'group');
  const named: Component = {
    ecosystem: '',
    name: [group, name].filter(Boolean).join('/'),
    version,
    where,
  };
  into.unaddressed(withCpes({ ...named, name: named.name || path }, cpesOf(component)));
  if (path === ROOT) into.also('own-part', name ?? path);
  else if (purl !== undefined) into.missed('not-a-purl', purl);
  else if (!NO_PACKAGES.includes(type)) into.missed('no-purl', name ?? path);
  // Images contain thousands of files.
  else if (type !== 'file') into.also('no-package', name ?? path);
  return true;
}

/** Syft lists further CPE names in properties. */
const cpesOf = (component: unknown): string[] => [
  ...[textOf(component, 'cpe') ?? []].flat(),
  ...listOf(component, 'properties')
    .filter((one) => textOf(one, 'name') === 'syft:cpe23')
    .flatMap((one) => textOf(one, 'value') ?? []),
];

/** Trivy names the source package of a distribution's package in properties. */
function fromSource(one: Component, component: unknown): Component {
  const properties = new Map(
    listOf(component, 'properties').map((each) => [textOf(each, 'name'), textOf(each, 'value')]),
  );
  const [name, epoch, version, release] = ['SrcName', 'SrcEpoch', 'SrcVersion', 'SrcRelease'].map(
    (key) => properties.get(`aquasecurity:trivy:${key}`),
  );
  if (name === undefined) return one;
  const whole = [version, release].filter((part) => part !== undefined).join('-');
  const withEpoch = epoch === undefined || epoch === '0' ? whole : `${epoch}:${whole}`;
  return builtFrom(one, name, version === undefined ? undefined : withEpoch);
}

/** A fork has its own versions, but can have the vulnerabilities of the original package. */
function readAncestor(ancestor: unknown, where: Where, into: InventoryBuilder): void {
  const purl = textOf(ancestor, 'purl');
  const found = purl === undefined ? undefined : componentOfPurl(purl, where);
  const group = textOf(ancestor, 'group');
  const name = [group, textOf(ancestor, 'name')].filter(Boolean).join('/');
  into.unaddressed({ ...(found ?? { ecosystem: '', name, where }), version: undefined });
}
