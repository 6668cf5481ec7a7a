// A security.txt in public/ that was written by hand: "sign" replaces it only if none of its
// content is lost.

import { textInside } from '../../../src/disk/inside.ts';
import { SECURITY_TXT_PATHS } from '../../../src/formats/contact/security-txt.ts';
import { parseSecurityTxt } from '../../../src/model/reporting/security-txt.ts';
import { UsageError } from '../../../src/usage-error.ts';

/**
 * The start of a signed file (RFC 9580, section 7.2). An unsigned one was not written by "sign".
 */
const SIGNED = /^\s*-----BEGIN PGP SIGNED MESSAGE-----/;

/** Throws UsageError if an unsigned file has fields that the signed one would not have. */
export function refuseToLose(publicFolder: string, body: string): void {
  const kept = new Set(fieldsOf(body));
  for (const path of SECURITY_TXT_PATHS) {
    const there = textInside(publicFolder, path);
    if (there === undefined || SIGNED.test(there)) continue;
    const lost = fieldsOf(there.replace(/\r\n/g, '\n')).filter((field) => !kept.has(field));
    if (lost.length > 0)
      throw new UsageError(
        `public/${path} was written by hand, and says what the content does not: ${lost.join(', ')}. Nothing was written. Put it into channels/ or site.yaml, or sign the file yourself; or remove it to have the generated one signed.`,
      );
  }
}

const fieldsOf = (text: string): string[] =>
  parseSecurityTxt(text)
    .fields.filter(({ name }) => name.toLowerCase() !== 'expires')
    .map(({ name, value }) => `${name}: ${value}`);
