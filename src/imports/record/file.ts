// The file of an imported advisory: its front matter and its text, parsed back before it is
// written.

import { advisorySchema } from '../../model/advisory/advisory.ts';
import { parseId } from '../../model/advisory/id.ts';
import { parse } from '../../model/problem/from-schema.ts';
import type { Finding } from '../../model/problem/problem.ts';
import { projectSchema } from '../../model/project/project.ts';
import { readMarkdown, readYaml } from '../../model/source/parse.ts';
import { findPrivateKeyIn } from '../../model/text/private-keys.ts';
import { writtenFields } from './fields.ts';
import { note, type Remainder } from './kept.ts';
import type { NewFile, Placing } from './projects.ts';
import { yamlText } from './yaml-text.ts';

/** The front matter of an import, in the key order of the contract. */
export interface ImportedMatter {
  readonly imported: object;
}

const MOST_BYTES = 1024 * 1024;

/** Returns the file of an advisory, or why it could not be parsed back. */
export function advisoryFile(
  id: string,
  matter: ImportedMatter,
  body: string,
  { created }: Placing,
): NewFile | { readonly fault: string } {
  const file = `advisories/${parseId(id)?.year}/${id}.md`;
  const textOf = (values: ImportedMatter): string =>
    `---\n${yamlText(values)}---\n${body === '' ? '' : `\n${body}\n`}`;
  const plain = textOf(matter);
  if (new TextEncoder().encode(plain).length > MOST_BYTES)
    return { fault: 'it would be larger than 1 MiB.' };
  if (findPrivateKeyIn(plain)) return { fault: 'it contains what looks like a private key.' };
  const source = readMarkdown(file, plain);
  const project = created === undefined ? undefined : readYaml(created.file, created.text);
  const [first] = [
    ...(source.findings.length > 0
      ? source.findings
      : findingsOf(parse(advisorySchema, source.values, file))),
    ...(project === undefined || created === undefined
      ? []
      : findingsOf(parse(projectSchema, project.values, created.file))),
  ];
  if (first !== undefined)
    return { fault: `${first.code}: ${first.message ?? 'it cannot be read back.'}` };
  const written = writtenFields(source.values, source.body);
  return { file, text: textOf({ ...matter, imported: { ...matter.imported, written } }) };
}

const findingsOf = (
  result: { value: unknown } | { findings: readonly Finding[] },
): readonly Finding[] => ('findings' in result ? result.findings : []);

/**
 * Returns a text as content files can contain it. source/parse.ts removes one line break at either
 * end, and nothing else. `name` is the key of the record, for the notes.
 */
export function cleanText(text: string, name: string, rest: Remainder): string {
  const unix = text.replace(/\r\n?/g, '\n');
  if (unix !== text) note(rest, `The line endings of ${name} are converted to LF.`);
  const clean = unix.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '').toWellFormed();
  if (clean !== unix)
    note(rest, `Characters that content files must not contain are removed from ${name}.`);
  return clean;
}
