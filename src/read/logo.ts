// The publisher's logo on disk: a small image that matches its extension and runs no code.

import { readFileSync } from 'node:fs';
import type { Finding } from '../model/problem/problem.ts';
import { LOGO_BYTES, type Logo, readPngLogo, readSvgLogo } from '../model/site/logo.ts';
import { holdsPrivateKey } from './key/private-keys.ts';

/** Reads a logo, or reports why it cannot be shown. `second` is true if a logo was already read. */
export function inspectLogo(
  path: string,
  file: string,
  second: boolean,
): { logo: Logo } | { finding: Finding } {
  const fault = (code: Finding['code'], message?: string): { finding: Finding } => ({
    finding: { code, file, at: 'start', message },
  });
  if (holdsPrivateKey(path)) return fault('key-private');
  if (second) return fault('logo-form', 'Both logo.svg and logo.png exist; a site has one logo.');
  let body: Uint8Array;
  try {
    body = readFileSync(path);
  } catch {
    return fault('file-unreadable');
  }
  if (body.length > LOGO_BYTES)
    return fault('logo-form', `The logo has ${body.length} bytes; the maximum is ${LOGO_BYTES}.`);
  if (file.endsWith('.png')) {
    const logo = readPngLogo(body);
    return logo === undefined ? fault('logo-form', 'The file is not a PNG image.') : { logo };
  }
  const read = readSvgLogo(body);
  return 'logo' in read
    ? read
    : fault('logo-active', `The SVG contains ${read.holds}; a logo can contain only shapes.`);
}
