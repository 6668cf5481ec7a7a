// The signatures of CSAF documents in public/ (CSAF 2.0, section 7.1.19): each must fit the
// document that a build publishes.

import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { csafText } from '../../formats/csaf/document.ts';
import { SIGNATURE } from '../../formats/csaf/entry.ts';
import { csafPath, WHITE } from '../../formats/csaf/place.ts';
import { settingOf } from '../../formats/format.ts';
import type { Content } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import type { Finding } from '../../model/problem/problem.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import type { Site } from '../../model/site/site.ts';
import { order } from '../../model/text/order.ts';

/** The locations of the files, and the content that they are checked against. */
export interface SignedCsafPlace {
  /** The content folder. Paths in findings are relative to it. */
  readonly folder: string;
  readonly publicFolder: string;
  readonly now: Instant;
  readonly site: Site;
  readonly content: Content;
}

/** A CSAF document with the state of its signature. */
export interface SignedDocument {
  /** Relative to the site root: csaf/white/2026/orb-2026-0003.json. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * "none" if it has no signature; otherwise the reason why its signature is not valid, or
   * undefined if it is valid.
   */
  readonly fault: string | 'none' | undefined;
}

/**
 * Returns every CSAF document, sorted by path, with its signature checked. Empty if the site
 * publishes no CSAF.
 */
export async function signedDocuments(
  place: SignedCsafPlace,
  only = false,
): Promise<SignedDocument[]> {
  const { content, site, now, publicFolder } = place;
  if (!site.formats.csaf) return [];
  const setting = settingOf(site, now, content);
  const given = new Set(content.publicFiles);
  const documents = content.advisories
    .map((advisory) => ({ advisory, path: csafPath(advisory) }))
    .filter(({ path }) => !only || given.has(path + SIGNATURE))
    .sort((a, b) => order(a.path, b.path));
  if (documents.length === 0) return [];
  // OpenPGP is slow to load; only signatures need it.
  const needed = documents.some(({ path }) => given.has(path + SIGNATURE));
  const fits = needed
    ? await (await import('./detached.ts')).verifier(usable(content.keys), now)
    : undefined;
  const result: SignedDocument[] = [];
  for (const { advisory, path } of documents) {
    const bytes = given.has(path)
      ? await readFile(join(publicFolder, path))
      : new TextEncoder().encode(csafText(advisory, setting));
    const signature = given.has(path + SIGNATURE)
      ? await readFile(join(publicFolder, path + SIGNATURE), 'utf8')
      : '';
    const fault = signature === '' ? 'none' : await fits?.(signature, bytes);
    result.push({ path, bytes, fault });
  }
  return result;
}

/**
 * The signatures below csaf/white/ in public/ that belong to no public document: their names can
 * reveal an embargoed one. An author's own document in public/ can have a signature.
 */
export function strayedSignatures({
  content,
  site,
}: Pick<SignedCsafPlace, 'content' | 'site'>): string[] {
  const known = new Set(
    site.formats.csaf ? content.advisories.map((advisory) => csafPath(advisory) + SIGNATURE) : [],
  );
  const given = new Set(content.publicFiles);
  return content.publicFiles.filter(
    (path) =>
      path.startsWith(WHITE) &&
      path.endsWith(`.json${SIGNATURE}`) &&
      !known.has(path) &&
      !given.has(path.slice(0, -SIGNATURE.length)),
  );
}

/** Returns the faults of the signatures in public/. */
export async function checkSignedCsaf(place: SignedCsafPlace): Promise<Finding[]> {
  const prefix = `${relative(place.folder, place.publicFolder).split(sep).join('/')}/`;
  const strayed = strayedSignatures(place).map(
    (path): Finding => ({ code: 'signature-orphaned', file: prefix + path, at: 'start' }),
  );
  const documents = await signedDocuments(place, true);
  const stale = documents.flatMap(({ path, fault }): Finding[] =>
    fault === undefined
      ? []
      : [{ code: 'signature-stale', file: prefix + path + SIGNATURE, at: 'start', message: fault }],
  );
  return [...strayed, ...stale];
}

// An expired key is judged by the time of the signature. A revoked key is never valid.
const usable = (keys: readonly PublicKey[]): PublicKey[] => keys.filter(({ revoked }) => !revoked);
