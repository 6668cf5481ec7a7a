// The content folder on disk: lists its files and reads each as clean text. Nothing leaves the
// folder, and every file has a size limit.

import { isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { kindOf } from '../disk/regular-file.ts';
import type { ProblemCode } from '../model/problem/codes.ts';
import type { Place } from '../model/problem/problem.ts';
import { MAX_FILE_BYTES, MAX_FILES, MAX_FOLDERS } from '../model/source/limits.ts';
import { order } from '../model/text/order.ts';

/** A file below a folder: its path with `/`, or the reason why it cannot be used. */
export interface Entry {
  readonly path: string;
  readonly fault?: 'file-symlink' | 'file-unreadable' | 'file-too-many';
  /** Details of the fault, if its code does not say enough. */
  readonly message?: string;
}

/**
 * Lists all files below a folder, sorted by path. Files whose name starts with a dot are included
 * only if `hidden` is set. Does not follow links to folders or out of the folder, and opens
 * nothing: these links are faults, as are named pipes, sockets and devices.
 */
export function listFiles(folder: string, hidden = false, most = MAX_FILES): Entry[] {
  const entries: Entry[] = [];
  const root = realpathSync(folder);
  walk({ folder, root, hidden, entries, most }, '', 0);
  entries.sort((a, b) => order(a.path, b.path));
  return entries.length > most
    ? [...entries.slice(0, most), { path: entries[most]?.path ?? '', fault: 'file-too-many' }]
    : entries;
}

interface Walk {
  readonly folder: string;
  readonly root: string;
  readonly hidden: boolean;
  readonly entries: Entry[];
  readonly most: number;
}

function walk(state: Walk, prefix: string, depth: number): void {
  const { folder, root, hidden, entries, most } = state;
  let found: Dirent[];
  try {
    found = readdirSync(join(folder, prefix), { withFileTypes: true }).filter(
      ({ name }) => hidden || !name.startsWith('.'),
    );
  } catch {
    entries.push({ path: prefix.replace(/\/$/, ''), fault: 'file-unreadable' });
    return;
  }
  for (const one of found) {
    const path = `${prefix}${one.name}`;
    const fault = one.isFile()
      ? undefined
      : one.isDirectory()
        ? 'folder'
        : faultOf(join(folder, path), root);
    if (fault === 'folder' && depth < MAX_FOLDERS) walk(state, `${path}/`, depth + 1);
    else if (fault === 'folder') entries.push({ path, fault: 'file-unreadable' });
    else if (fault === undefined) entries.push({ path });
    else if (one.isSymbolicLink()) entries.push({ path, fault });
    else entries.push({ path, fault, message: `It is ${kindOf(one)}, not a regular file.` });
    if (entries.length > most) return;
  }
}

function faultOf(file: string, root: string): 'file-symlink' | 'file-unreadable' | undefined {
  try {
    if (!lstatSync(file).isSymbolicLink()) return 'file-unreadable';
    // A link to a folder could lead to a cycle; a link to a file can only lead out of the folder.
    const target = realpathSync(file);
    return target.startsWith(root + sep) && statSync(target).isFile() ? undefined : 'file-symlink';
  } catch {
    return 'file-symlink';
  }
}

/**
 * A file as text with LF line ends and without a byte order mark; `usable` is false if it must not
 * be read further.
 */
interface CleanText {
  readonly text: string;
  readonly usable: boolean;
  readonly faults: readonly { code: ProblemCode; at: Place; message?: string }[];
}

/** Reads a text file and reports every fault of its bytes. */
export function readText(file: string): CleanText {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES)
      return refuse(
        'file-too-large',
        `The file has ${size} bytes; the maximum is ${MAX_FILE_BYTES}.`,
      );
    // Node reads text much faster than bytes. Invalid UTF-8 is read as this character, which can
    // also be intended.
    const text = readFileSync(file, 'utf8');
    if (!text.includes('\ufffd')) return cleanText(text);
    bytes = readFileSync(file);
  } catch {
    return refuse('file-unreadable');
  }
  if (!isUtf8(bytes)) return badBytes(bytes);
  return cleanText(bytes.toString('utf8'));
}

function refuse(code: ProblemCode, message?: string): CleanText {
  return {
    text: '',
    usable: false,
    faults: [message === undefined ? { code, at: 'start' } : { code, at: 'start', message }],
  };
}

/** Normalizes decoded text and reports its faults, as `readText` does. */
export function cleanText(raw: string): CleanText {
  const faults: { code: ProblemCode; at: Place; message?: string }[] = [];
  let text = raw;
  if (text.startsWith('\ufeff')) {
    faults.push({ code: 'file-bom', at: 'start' });
    text = text.slice(1);
  }
  const carriage = text.indexOf('\r');
  if (carriage >= 0) {
    faults.push({ code: 'file-crlf', at: { offset: carriage, length: 1 } });
    text = text.replace(/\r\n?/g, '\n');
  }
  if (text.trim() === '')
    return { text, usable: false, faults: [...faults, { code: 'file-empty', at: 'start' }] };
  const control = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/.exec(text);
  if (control) {
    const code = control[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    faults.push({
      code: 'file-control',
      at: { offset: control.index, length: 1 },
      message: `The file contains the control character U+${code}.`,
    });
  }
  return { text, usable: control === null, faults };
}

// Reports the first byte that is not UTF-8, as a position in the readable part of the text.
function badBytes(bytes: Buffer): CleanText {
  const low = validPrefix(bytes);
  const before = bytes.subarray(0, low).toString('utf8');
  const lineEnd = bytes.indexOf(0x0a, low);
  const text = before + bytes.subarray(low, lineEnd < 0 ? bytes.length : lineEnd).toString('utf8');
  const byte = bytes[low]?.toString(16).toUpperCase().padStart(2, '0');
  const wide = low === 0 && /^(?:fffe|feff)/.test(bytes.subarray(0, 2).toString('hex'));
  const message = wide ? 'The file is UTF-16, not UTF-8.' : `The byte 0x${byte} is not UTF-8.`;
  const fault = {
    code: 'file-encoding' as const,
    at: { offset: before.length, length: 1 },
    message,
  };
  return { text, usable: false, faults: [fault] };
}

// The number of valid UTF-8 bytes at the start. Compares whole lines first, which never split a
// character, then characters.
function validPrefix(bytes: Buffer): number {
  let start = 0;
  for (
    let end = bytes.indexOf(0x0a);
    end >= 0 && isUtf8(bytes.subarray(start, end));
    end = bytes.indexOf(0x0a, start)
  )
    start = end + 1;
  while (start < bytes.length) {
    const width = [1, 2, 3, 4].find(
      (count) => start + count <= bytes.length && isUtf8(bytes.subarray(start, start + count)),
    );
    if (width === undefined) break;
    start += width;
  }
  return start;
}
