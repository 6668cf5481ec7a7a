// The publisher's logo on disk: a small image that matches its extension and runs no code.

import { readFileSync } from 'node:fs';
import type { Finding } from '../model/problem/problem.ts';
import { LOGO_BYTES, type Logo, readPngLogo, readSvgLogo } from '../model/site/logo.ts';
import { holdsPrivateKey } from './key/private-keys.ts';

/** Reads a logo, or reports why it cannot be shown. `second` is true if a logo was already read. */
export function inspectLogo(path: string, file: string, second: boolean): { logo: Logo } | { finding: Finding } {
  const fault = (code: Finding['code'], message?: string): { finding: Finding } => ({
    finding: { code, file, at: 'start', message },
  });
  if (holdsPrivateKey(path)) return fault('key-private');
  if (second) return fault('logo-form', 'There are a logo.svg and a logo.png; a site has one logo.');
  let body: Uint8Array;
  try {
    body = readFileSync(path);
  } catch {
    return fault('file-unreadable');
  }
  if (body.length > LOGO_BYTES)
    return fault('logo-form', `The logo has ${body.length} bytes; ${LOGO_BYTES} are allowed.`);
  if (file.endsWith('.png')) {
    const logo = readPngLogo(body);
    return logo === undefined ? fault('logo-form', 'The file is no PNG image.') : { logo };
  }
  const read = readSvgLogo(body);
  return 'logo' in read ? read : fault('logo-active', `The SVG holds ${read.holds}; a logo holds shapes alone.`);
}
