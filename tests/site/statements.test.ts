// Statements on vulnerabilities in dependencies, from their files to the published documents.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { settingOf } from '../../src/formats/format.ts';
import { statements } from '../../src/formats/vex/statements.ts';
import { parseInstant } from '../../src/model/instant.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { copyExample, ROOT, workFolder } from '../support/run-candor.ts';

const work = workFolder('statements');
const folder = copyExample(work.folder);
afterAll(work.remove);

const FILE = 'statements/example.yaml';
const TEXT = `vulnerability: CVE-1900-71009
component: pkg:cargo/example-parser@2.0.0
project: orbital-cli
status: not_affected
impact_statement: SECRET-WORD is never called.
published: 2026-11-20T16:00:00Z
`;

async function read(text: string, now = '2026-11-22T12:00:00Z', file = FILE): Promise<Reading> {
  const instant = parseInstant(now);
  if ('fault' in instant) throw new Error(now);
  mkdirSync(join(folder, 'statements'), { recursive: true });
  writeFileSync(join(folder, file), text);
  return readContent({ folder, now: instant.instant });
}

const published = ({ content, site, place }: Reading): string =>
  statements(content, settingOf(site, place.now, content))
    .map(({ body }) => String(body))
    .join('');

describe('a statement file', () => {
  it('is published once its time has come', async () => {
    const reading = await read(TEXT);
    expect(reading.content.statements.map(({ slug }) => slug)).toContain('example');
    expect(published(reading)).toContain('CVE-1900-71009');
  });

  it('is kept private before that, and no word of it is published', async () => {
    for (const text of [
      TEXT.replace('2026-11-20', '2026-12-20'),
      TEXT.replace(/^published.*\n/m, ''),
    ]) {
      const reading = await read(text);
      expect(reading.desk.statements.map(({ slug }) => slug)).toEqual(['example']);
      expect(reading.content.statements.map(({ slug }) => slug)).not.toContain('example');
      expect(JSON.stringify(reading.content)).not.toContain('SECRET-WORD');
      expect(published(reading)).not.toMatch(/CVE-1900-71009|SECRET-WORD/);
    }
  });

  it('is sorted with the others: the newest first, then by name', async () => {
    const { content } = await read(TEXT);
    expect(content.statements.map(({ slug }) => slug)).toEqual([
      'example',
      'example-terminal-paste',
      'example-deflate-header',
    ]);
  });

  it('that breaks a rule is reported with its line', async () => {
    const { problems } = await read(TEXT.replace('not_affected', 'affected'));
    expect(
      problems
        .filter(({ file }) => file === FILE)
        .map(({ code, line, column }) => [code, line, column]),
    ).toEqual([
      ['key-missing', 4, 9],
      ['statement-key', 5, 1],
    ]);
  });

  it('has a name that can be part of an address', async () => {
    const { problems } = await read(TEXT, undefined, 'statements/Bad name.yaml');
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toContain(
      'statements/Bad name.yaml file-name',
    );
  });
});

it('the example has a public statement that a product is not affected, with its reason', () => {
  const example = readFileSync(
    join(ROOT, 'content/statements/example-deflate-header.yaml'),
    'utf8',
  );
  expect(example).toContain('status: not_affected');
  expect(example).toContain('justification: ');
});
