// SPDX 2.3 in JSON (spdx.github.io/spdx-spec/v2.3): packages (clause 7) with a purl among their external references (7.21).

import { type Inventory, inventoryBy, type Shelf, shortened } from './inventory.ts';
import { componentOfPurl } from './purl.ts';
import { listOf, textOf } from './value.ts';

/** Reads the parsed document of an SPDX file. */
export function readSpdx(document: unknown): Inventory {
  return inventoryBy('SPDX', (into) => {
    const version = textOf(document, 'spdxVersion');
    if (version === undefined) {
      into.problem({ code: 'spdx-3' });
      return;
    }
    if (!/^SPDX-2\.[23]$/.test(version))
      into.note({ code: 'other-format-version', version: shortened(version, 80), known: 'SPDX-2.3' });
    for (const [i, one] of listOf(document, 'packages').entries()) if (!readPackage(one, `packages/${i}`, into)) return;
  });
}

function readPackage(one: unknown, where: string, into: Shelf): boolean {
  const purls = listOf(one, 'externalRefs')
    .filter((reference) => textOf(reference, 'referenceType') === 'purl')
    .flatMap((reference) => textOf(reference, 'referenceLocator') ?? []);
  const name = textOf(one, 'name') ?? where;
  if (purls.length === 0) into.also('no-purl', name);
  for (const purl of purls.slice(0, 20)) {
    const written = textOf(one, 'versionInfo');
    const found = componentOfPurl(
      purl,
      { at: 'path', path: where },
      written === 'NOASSERTION' || written === 'NONE' ? undefined : written,
    );
    if (found === undefined) into.also('not-a-purl', purl);
    else {
      if (found.version === undefined) into.also('no-version', found.name);
      if (!into.add(found)) return false;
    }
  }
  return true;
}
