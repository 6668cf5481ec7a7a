// CycloneDX in JSON (ECMA-424; cyclonedx.org, versions 1.4 to 1.6): components, those within them, and what the BOM describes.

import { type Inventory, inventoryBy, MOST_DEPTH, type Shelf, shortened } from './inventory.ts';
import { componentOfPurl } from './purl.ts';
import { fieldOf, isFields, listOf, textOf } from './value.ts';

const KNOWN = ['1.4', '1.5', '1.6'];

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
      ...(isFields(described) ? [{ list: [described], path: 'metadata/component', depth: 0 }] : []),
      { list: listOf(document, 'components'), path: 'components', depth: 0 },
    ];
    for (let next = open.shift(); next !== undefined; next = open.shift())
      for (const [i, component] of next.list.entries()) {
        const where = next.path === 'metadata/component' ? next.path : `${next.path}/${i}`;
        if (!readComponent(component, where, into)) return;
        const inner = listOf(component, 'components');
        if (inner.length === 0) continue;
        if (next.depth < MOST_DEPTH) open.push({ list: inner, path: `${where}/components`, depth: next.depth + 1 });
        else into.tooDeep(where);
      }
  });
}

function readComponent(component: unknown, where: string, into: Shelf): boolean {
  const purl = textOf(component, 'purl');
  const name = textOf(component, 'name') ?? where;
  const found =
    purl === undefined ? undefined : componentOfPurl(purl, { at: 'path', path: where }, textOf(component, 'version'));
  if (found !== undefined) {
    if (found.version === undefined) into.also('no-version', found.name);
    return into.add(found);
  }
  // Files and the like are no packages.
  if (purl !== undefined) into.also('not-a-purl', purl);
  else if (textOf(component, 'type') !== 'file') into.also('no-purl', name);
  return true;
}
