// A security.txt in public/ that was written by hand: "sign" replaces it only if none of its
// content is lost.

import { textInside } from '../../../src/disk/inside.ts';
import {
  SECURITY_TXT_FIELDS,
  SECURITY_TXT_PATHS,
} from '../../../src/formats/contact/security-txt.ts';
import { coveredLines, parseSecurityTxt } from '../../../src/model/reporting/security-txt.ts';
import { UsageError } from '../../../src/usage-error.ts';

const EXPIRES = /^expires:/i;
const NAMES = new Set<string>(SECURITY_TXT_FIELDS);

/** What would be lost if the generated text took the place of the files in public/. */
interface Lost {
  /** The lines that the generated text does not have, except "Expires". */
  readonly lines: readonly string[];
  /**
   * The file that someone certainly wrote and signed by hand: it has comments, or fields that are
   * never generated. Other lines can come from earlier content.
   */
  readonly own: string | undefined;
}

/** Throws UsageError if a file that is not signed would lose something: "sign" did not write it. */
export function lostFrom(publicFolder: string, body: string): Lost {
  const kept = new Set(linesOf(body));
  const all: string[] = [];
  let own: string | undefined;
  for (const path of SECURITY_TXT_PATHS) {
    const there = textInside(publicFolder, path)?.replace(/\r\n/g, '\n');
    if (there === undefined) continue;
    const lost = linesOf(there).filter((line) => !kept.has(line));
    if (lost.length > 0 && !parseSecurityTxt(there).signed)
      throw new UsageError(
        `public/${path} was written by hand, and has fields that the content does not have: ${lost.join(', ')}. Nothing was written. Add them to channels/ or site.yaml, or sign the file yourself, or delete it to sign the generated one.`,
      );
    if (lost.some((line) => !NAMES.has(line.split(':')[0] ?? ''))) own ??= path;
    all.push(...lost);
  }
  return { lines: [...new Set(all)], own };
}

/** The lines that say something: fields as "Name: value", and comments. */
const linesOf = (text: string): string[] =>
  coveredLines(text)
    .map((line) => line.trim().replace(/^([^\s:#]+):\s*/, '$1: '))
    .filter((line) => line !== '' && line !== '#' && !EXPIRES.test(line));
