// The expiry of security.txt (RFC 9116, section 2.5.5): of the files in public/, otherwise of the
// file that a build would generate now.

import { join } from 'node:path';
import { SECURITY_TXT_PATHS, securityTxt } from '../../formats/contact/security-txt.ts';
import { settingOf } from '../../formats/format.ts';
import { type Instant, parseInstant } from '../../model/instant.ts';
import { parseSecurityTxt, valuesOf } from '../../model/reporting/security-txt.ts';
import { readText } from '../folder.ts';
import type { Reading } from '../index.ts';

interface SecurityTxtExpiry {
  readonly file: string;
  readonly expires: Instant;
  /** True if a build generates it. */
  readonly generated: boolean;
}

/**
 * Returns the expiry of each file that has a valid one. A missing or invalid expiry is a problem of
 * "candor check".
 */
export function securityTxtExpiries({ place, site, content }: Reading): SecurityTxtExpiry[] {
  const { publicFolder, now } = place;
  const own = SECURITY_TXT_PATHS.filter((path) => content.publicFiles.includes(path));
  if (own.length > 0 && publicFolder !== undefined)
    return own.flatMap((file) => expiryOf(file, readText(join(publicFolder, file)).text, false));
  if (!site.formats.security_txt) return [];
  const [generated] = securityTxt(content, settingOf(site, now, content));
  return generated === undefined ? [] : expiryOf(generated.path, String(generated.body), true);
}

function expiryOf(file: string, text: string, generated: boolean): SecurityTxtExpiry[] {
  const [value = ''] = valuesOf(parseSecurityTxt(text), 'Expires');
  const result = parseInstant(value);
  return 'instant' in result ? [{ file, expires: result.instant, generated }] : [];
}
