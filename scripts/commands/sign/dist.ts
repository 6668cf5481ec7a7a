// Checks that a built site contains the signatures of public/ and the exact bytes that they cover.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECURITY_TXT_PATHS } from '../../../src/formats/contact/security-txt.ts';
import { SIGNATURE } from '../../../src/formats/csaf/entry.ts';
import { type SignedCsafPlace, signedDocuments } from '../../../src/read/signature/csaf.ts';

/** Returns the files of a built site that differ from the signed ones, each with a reason. */
export async function unsignedIn(
  dist: string,
  from: SignedCsafPlace,
): Promise<{ path: string; why: string }[]> {
  const wanted: { path: string; bytes: Uint8Array }[] = [];
  for (const { path, bytes } of await signedDocuments(from, true)) wanted.push({ path, bytes });
  const served = [...wanted.map(({ path }) => path + SIGNATURE), ...SECURITY_TXT_PATHS];
  for (const path of served.filter((one) => existsSync(join(from.publicFolder, one))))
    wanted.push({ path, bytes: readFileSync(join(from.publicFolder, path)) });
  return wanted.flatMap(({ path, bytes }) => {
    const file = join(dist, path);
    if (!existsSync(file)) return [{ path, why: 'it is missing' }];
    return readFileSync(file).equals(bytes)
      ? []
      : [{ path, why: 'it differs from what was signed' }];
  });
}
