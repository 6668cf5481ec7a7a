// CycloneDX in JSON (ECMA-424; cyclonedx.org, versions 1.4 to 1.7): components, those within them, and what the BOM describes.

import type { Component, Where } from '../../model/check/component.ts';
import { type Inventory, inventoryBy, MOST_DEPTH, type Shelf, shortened } from './inventory.ts';
import { componentOfPurl } from './purl.ts';
import { fieldOf, isFields, listOf, textOf } from './value.ts';

const KNOWN = ['1.4', '1.5', '1.6', '1.7'];
const ROOT = 'metadata/component';
/** The types of components that are no software of a registry. Without a purl they matter only if they bear a covered name. */
const NO_PACKAGES = ['file', 'data', 'device', 'operating-system', 'cryptographic-asset', 'machine-learning-model'];

/** Reads the parsed document of a CycloneDX BOM. */
export function readCycloneDx(document: unknown): Inventory {
  return inventoryBy('CycloneDX', (into) => {
    const version = textOf(document, 'specVersion');
    if (version === undefined || !KNOWN.includes(version))
      into.note(
        version === undefined
          ? { code: 'no-format-version' }
          : { code: 'other-format-version', version: shortened(version, 80), known: `CycloneDX ${KNOWN.at(-1)}` },
      );
    const described = fieldOf(fieldOf(document, 'metadata'), 'component');
    const open = [
      ...(isFields(described) ? [{ list: [described], path: ROOT, depth: 0 }] : []),
      { list: componentsOf(document, 'components', into), path: 'components', depth: 0 },
    ];
    for (let next = open.shift(); next !== undefined; next = open.shift())
      for (const [i, component] of next.list.entries()) {
        const where = next.path === ROOT ? next.path : `${next.path}/${i}`;
        if (!readComponent(component, where, into)) return;
        const inner = componentsOf(component, where, into);
        if (inner.length === 0) continue;
        if (next.depth < MOST_DEPTH) open.push({ list: inner, path: `${where}/components`, depth: next.depth + 1 });
        else into.tooDeep(where);
      }
  });
}

function componentsOf(value: unknown, where: string, into: Shelf): readonly unknown[] {
  const given = fieldOf(value, 'components');
  if (given !== undefined && given !== null && !Array.isArray(given)) into.missed('no-list', where);
  return listOf(value, 'components');
}

function readComponent(component: unknown, path: string, into: Shelf): boolean {
  const where: Where = { at: 'path', path };
  const purl = textOf(component, 'purl');
  const version = textOf(component, 'version');
  const found = purl === undefined ? undefined : componentOfPurl(purl, where, version);
  for (const ancestor of listOf(fieldOf(component, 'pedigree'), 'ancestors')) readAncestor(ancestor, where, into);
  if (found !== undefined) {
    if (found.version === undefined) into.also('no-version', found.name);
    return into.add(found);
  }
  const type = textOf(component, 'type') ?? '';
  const name = textOf(component, 'name');
  const group = textOf(component, 'group');
  const named: Component = { ecosystem: '', name: [group, name].filter(Boolean).join('/'), version, where };
  into.unaddressed(named);
  if (path === ROOT) into.also('own-part', name ?? path);
  else if (purl !== undefined) into.missed('not-a-purl', purl);
  else if (!NO_PACKAGES.includes(type)) into.missed('no-purl', name ?? path);
  // Images have thousands of files.
  else if (type !== 'file') into.also('no-package', name ?? path);
  return true;
}

/** A fork has versions of its own, but may have the faults of the package that it was made of. */
function readAncestor(ancestor: unknown, where: Where, into: Shelf): void {
  const purl = textOf(ancestor, 'purl');
  const found = purl === undefined ? undefined : componentOfPurl(purl, where);
  const group = textOf(ancestor, 'group');
  const name = [group, textOf(ancestor, 'name')].filter(Boolean).join('/');
  into.unaddressed({ ...(found ?? { ecosystem: '', name, where }), version: undefined });
}
