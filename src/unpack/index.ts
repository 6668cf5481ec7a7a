// All readings of the bytes of a file: unchanged, and all packed content, including nested
// archives. The search for embargoed content and the one for secrets in public/ both use these
// readings, so that both cover the same forms.

import { isUtf8 } from 'node:buffer';
import { Budget, DEEPEST, type Inner, type Report } from './budget.ts';
import { ofCharset } from './charset.ts';
import { deflateAt, plainGzip } from './deflate.ts';
import { ofEscapes, ofJsonBytes } from './escape.ts';
import { ofMail } from './mail.ts';
import { ofMarkup } from './markup.ts';
import { isPdf, ofPdf } from './pdf.ts';
import { isPng, ofPng } from './picture.ts';
import { ofPlantUml } from './plantuml.ts';
import { OPAQUE_ANYWHERE, opaqueAtStart } from './signature.ts';
import { compressedIn, unsigned } from './stream.ts';
import { isTar, ofTar } from './tar.ts';
import { encodedIn } from './text.ts';

/** Bytes to search. */
export interface Part {
  readonly bytes: Uint8Array;
  /** True for the bytes of an archive or of compressed data, which contain text only by chance. */
  readonly packed: boolean;
  /** How it was packed, outermost first: the paths of entries, and "gzip", "Base64". */
  readonly way: readonly string[];
  /** The path of an entry of an archive, if it is one. */
  readonly entry?: string;
}

/**
 * Yields a file's own bytes, and those of all packed content. `report` gets the parts that cannot
 * be read.
 */
export function* unpacked(
  bytes: Uint8Array,
  name: string,
  report: Report = () => {},
): Generator<Part> {
  yield* walk({ bytes, by: name }, [], new Budget(report));
}

function* walk(inner: Inner, way: readonly string[], budget: Budget): Generator<Part> {
  const { bytes, entry } = inner;
  const form = formOf(bytes);
  let found = 0;
  for (const one of form.inner(bytes, inner.by, budget)) {
    found++;
    if (way.length < DEEPEST) yield* walk(one, [...way, one.by], budget);
    else budget.report(`data that is compressed more than ${DEEPEST} times`);
  }
  yield {
    bytes,
    packed: form.isPacked && found > 0,
    way,
    ...(entry === undefined ? {} : { entry }),
  };
}

interface Form {
  readonly isPacked: boolean;
  readonly inner: (bytes: Uint8Array, name: string, budget: Budget) => Generator<Inner>;
}

function formOf(bytes: Uint8Array): Form {
  if (isPng(bytes)) return { isPacked: true, inner: ofPng };
  if (isPdf(bytes)) return { isPacked: false, inner: inPdf };
  if (isTar(bytes)) return { isPacked: true, inner: (_, _name, budget) => ofTar(bytes, budget) };
  if (isUtf8(bytes)) return { isPacked: false, inner: inText };
  return { isPacked: isCompressed(bytes), inner: inBytes };
}

/** True if bytes begin as a ZIP archive, gzip or Zstandard. */
const isCompressed = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b && c === 3 && d === 4) ||
  (a === 0x1f && b === 0x8b) ||
  (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd);

function* inText(bytes: Uint8Array, _name: string, budget: Budget): Generator<Inner> {
  const opaque = opaqueAtStart(bytes);
  if (opaque !== undefined) budget.report(opaque);
  if (bytes.includes(0)) yield* ofCharset(bytes);
  // A ZIP archive of stored texts can be a text itself.
  if (bytes.includes(0x03)) yield* compressedIn(bytes, budget, false);
  yield* ofMarkup(bytes, budget);
  yield* ofEscapes(bytes, budget);
  yield* ofMail(bytes, budget);
  yield* ofPlantUml(bytes, budget);
  yield* encodedIn(bytes, budget);
}

function* inPdf(bytes: Uint8Array, _name: string, budget: Budget): Generator<Inner> {
  reportOpaque(bytes, budget.report);
  yield* ofPdf(bytes, budget);
  yield* ofCharset(bytes);
  yield* ofMail(bytes, budget);
  yield* encodedIn(bytes, budget);
  yield* compressedIn(bytes, budget, false);
}

function* inBytes(bytes: Uint8Array, name: string, budget: Budget): Generator<Inner> {
  // The search index has such a file for each page: to look for texts in the packed bytes, too, took
  // half of the time of the search for private content.
  const content = plainGzip(bytes, budget);
  if (content !== undefined) return yield { bytes: content, by: 'gzip' };
  reportOpaque(bytes, budget.report);
  yield* ofCharset(bytes);
  yield* ofMail(bytes, budget);
  yield* ofJsonBytes(bytes, budget);
  yield* encodedIn(bytes, budget);
  let found = 0;
  for (const inner of compressedIn(bytes, budget)) {
    found++;
    yield inner;
  }
  // An OpenPGP message that is compressed by deflate (RFC 9580, section 5.6).
  const message = bytes[0] === 0xa3 && bytes[1] === 1 ? deflateAt(bytes, 2, budget) : undefined;
  if (message !== undefined) yield { bytes: message.bytes, by: 'OpenPGP' };
  else if (found === 0) yield* unsigned(bytes, name, budget);
}

function reportOpaque(bytes: Uint8Array, report: Report): void {
  const atStart = opaqueAtStart(bytes);
  if (atStart !== undefined) report(atStart);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [signature, what] of OPAQUE_ANYWHERE)
    if (what !== atStart && file.includes(signature, 0, 'latin1')) report(what);
}
