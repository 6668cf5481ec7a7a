// Explains in words why a command failed: the error of the file system, and the remedy. Any other
// error is a bug in Candor.

import { basename, dirname } from 'node:path';
import { WriteRefused } from '../src/disk/files.ts';

/** Describes an error for people. With CANDOR_DEBUG, includes the place in the sources. */
export function failureInWords(error: unknown): string {
  if (process.env['CANDOR_DEBUG'] && error instanceof Error) return error.stack ?? error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof WriteRefused) return message;
  return (
    diskInWords(error) ??
    `${message}\nThis is a bug in Candor: please report it. CANDOR_DEBUG=1 shows where it happened.`
  );
}

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied. Fix the permissions, or choose another folder.',
  EPERM: 'Permission denied. Fix the permissions, or choose another folder.',
  EEXIST: 'A file or folder with this name already exists. Choose another path.',
  ENOTDIR: 'A part of this path is a file, not a folder. Choose another path.',
  EISDIR: 'This is a folder, not a file. Choose another path.',
  ELOOP: 'The symbolic links form a loop. Choose another path.',
  ENAMETOOLONG: 'This name is too long. Choose a shorter one.',
  EROFS: 'The file system is read-only. Work in a copy on another disk.',
  ENOSPC: 'The disk is full. Free some space and run the command again; no file is half-written.',
  EDQUOT:
    'Your disk quota is used up. Free some space and run the command again; no file is half-written.',
};

function diskInWords(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  const { code, message } = error;
  if (!/^E[A-Z]+$/.test(code)) return undefined;
  const remedy = REMEDIES[code];
  if (remedy === undefined) return message;
  const place = 'path' in error && typeof error.path === 'string' ? ` ${placeOf(error.path)}:` : '';
  return `${code}:${place} ${remedy}`;
}

/** The names of temporary files mean nothing to people, so their folder is shown. */
const placeOf = (path: string): string =>
  basename(path).startsWith('.candor-') ? dirname(path) : path;
