// A new content file: it must fit its schema before it is written, and never replaces another file.

import type { z } from 'zod';
import { FileExists, type NewFile, writeFiles } from '../../../src/disk/files.ts';
import { PROBLEM_KINDS } from '../../../src/model/problem/codes.ts';
import { parse } from '../../../src/model/problem/from-schema.ts';
import type { Finding } from '../../../src/model/problem/problem.ts';
import { readMarkdown, readYaml } from '../../../src/model/source/parse.ts';
import { UsageError } from '../../../src/usage-error.ts';

/**
 * Returns the values of a draft. Throws UsageError with every fault if it does not fit its schema.
 */
export function fitting<Schema extends z.ZodType>(
  schema: Schema,
  { path, text }: NewFile,
): z.output<Schema> {
  const { values, findings } = path.endsWith('.yaml')
    ? readYaml(path, text)
    : readMarkdown(path, text);
  if (values === undefined || findings.length > 0)
    throw new UsageError(`Nothing was written. ${findingsText(findings)}`);
  const result = parse(schema, values, path);
  if ('value' in result) return result.value;
  throw new UsageError(`Nothing was written. ${findingsText(result.findings)}`);
}

/** Formats findings, with the keys that they are about. */
export function findingsText(findings: readonly Finding[]): string {
  return findings
    .map(({ at, code, message, remedy }) => {
      const path = typeof at === 'object' && 'path' in at ? at.path.join('.') : '';
      const kind = PROBLEM_KINDS[code];
      return `${path === '' ? '' : `${path}: `}${message ?? kind.cause} ${remedy ?? kind.remedy}`;
    })
    .join(' ');
}

/** Writes a new file. Throws UsageError if the name is taken. */
export function writeNew(folder: string, file: NewFile): void {
  try {
    writeFiles(folder, [file]);
  } catch (error) {
    if (error instanceof FileExists) throw new UsageError(error.message);
    throw error;
  }
}
