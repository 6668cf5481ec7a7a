// A security.txt in public/, which replaces the generated one: that is how a signed one is served
// (RFC 9116, section 2.3). It must be signed by a key of the content, must not have expired, and
// should agree with the generated one.

import { join, relative, sep } from 'node:path';
import { SECURITY_TXT_PATHS, securityTxt } from '../../formats/contact/security-txt.ts';
import { settingOf } from '../../formats/format.ts';
import type { Content } from '../../model/content.ts';
import { type Instant, isAfter, parseInstant } from '../../model/instant.ts';
import type { Finding } from '../../model/problem/problem.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import {
  differingFields,
  parseSecurityTxt,
  type SecurityTxt,
} from '../../model/reporting/security-txt.ts';
import type { Site } from '../../model/site/site.ts';
import { readText } from '../folder.ts';

/** The locations of the files, and the content that they are checked against. */
export interface SecurityTxtPlace {
  /** The content folder. Paths in findings are relative to it. */
  readonly folder: string;
  readonly publicFolder: string;
  readonly now: Instant;
  readonly site: Site;
  readonly content: Content;
}

/**
 * Returns the faults of each security.txt in public/, and the texts of those files by the names
 * that the findings use.
 */
export async function checkSecurityTxt(
  place: SecurityTxtPlace,
): Promise<{ findings: Finding[]; texts: Map<string, string> }> {
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  const prefix = `${relative(place.folder, place.publicFolder).split(sep).join('/')}/`;
  for (const path of SECURITY_TXT_PATHS.filter((one) => place.content.publicFiles.includes(one))) {
    const file = `${prefix}${path}`;
    const { text, usable, faults } = readText(join(place.publicFolder, path));
    texts.set(file, text);
    // Section 4 also allows lines that end with CRLF.
    const wrong = faults
      .filter(({ code }) => code !== 'file-crlf')
      .map((fault) => ({ ...fault, file }));
    findings.push(...wrong);
    if (usable) findings.push(...(await findingsOf(text, file, place)));
  }
  return { findings, texts };
}

async function findingsOf(text: string, file: string, place: SecurityTxtPlace): Promise<Finding[]> {
  const parsed = parseSecurityTxt(text);
  return [
    ...signatureFindings(parsed, await signatureFault(parsed, text, place), file),
    ...expiryFindings(parsed, file, place.now),
    ...fieldFindings(parsed, file, place),
  ];
}

function signatureFindings(
  { signed, outside }: SecurityTxt,
  fault: string | undefined,
  file: string,
): Finding[] {
  if (!signed) return [{ code: 'security-txt-unsigned', file, at: 'start' }];
  const [line] = outside;
  if (line !== undefined)
    return [
      {
        code: 'security-txt-signature',
        file,
        at: line,
        message: 'The signature does not cover this line.',
      },
    ];
  return fault === undefined
    ? []
    : [{ code: 'security-txt-signature', file, at: 'start', message: fault }];
}

async function signatureFault(
  { signed }: SecurityTxt,
  text: string,
  { content, now }: SecurityTxtPlace,
): Promise<string | undefined> {
  // OpenPGP is slow to load; only a signed file needs it.
  return signed
    ? (await import('./cleartext.ts')).faultOfSignature(text, usable(content.keys), now)
    : undefined;
}

// An expired key is judged by the time of the signature. A revoked key is never valid.
const usable = (keys: readonly PublicKey[]): PublicKey[] => keys.filter(({ revoked }) => !revoked);

function expiryFindings({ fields }: SecurityTxt, file: string, now: Instant): Finding[] {
  const code = 'security-txt-expired';
  const [first, second] = fields.filter(({ name }) => name.toLowerCase() === 'expires');
  if (first === undefined)
    return [{ code, file, at: 'start', message: 'The file has no field "Expires".' }];
  if (second !== undefined)
    return [
      { code, file, at: placeOf(second), message: 'The file has more than one "Expires" field.' },
    ];
  const at = placeOf(first);
  const parsed = parseInstant(first.value);
  if (!('instant' in parsed))
    return [{ code, file, at, message: `"${first.value}" is not a time with a zone (RFC 3339).` }];
  if (isAfter(parsed.instant, now)) return [];
  return [{ code, file, at, message: `The file expired at ${parsed.instant}.` }];
}

function fieldFindings(
  parsed: SecurityTxt,
  file: string,
  { content, site, now }: SecurityTxtPlace,
): Finding[] {
  // If the site generates no security.txt, a comparison is impossible.
  if (!site.formats.security_txt) return [];
  const [generated] = securityTxt({ ...content, publicFiles: [] }, settingOf(site, now, content));
  if (generated === undefined) return [];
  const differing = differingFields(parsed, parseSecurityTxt(String(generated.body)));
  if (differing.length === 0) return [];
  const known = new Set(differing);
  const line = parsed.fields.find(({ name }) => known.has(name));
  const message = `These fields differ from the content: ${differing.join(', ')}.`;
  return [
    {
      code: 'security-txt-fields',
      file,
      at: line === undefined ? 'start' : placeOf(line),
      message,
    },
  ];
}

const placeOf = ({
  offset,
  length,
}: {
  offset: number;
  length: number;
}): { offset: number; length: number } => ({
  offset,
  length,
});
