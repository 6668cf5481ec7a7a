// An editorial revision compared with the published site: the changed words, and a warning if the
// meaning could have changed.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordingsOf } from '../../scripts/commands/build/against.ts';
import { contentPlace } from '../../src/environment.ts';
import { ledgerOf } from '../../src/formats/ledger/ledger.ts';
import { reportMarkdown } from '../../src/model/ledger/deploy-report.ts';
import type { Ledger } from '../../src/model/ledger/ledger.ts';
import { documentsOfReading, writeDocuments } from '../../src/publish/integration.ts';
import { holdAgainst } from '../../src/publish/ledger-guard.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { copyExample, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('wordings');
afterAll(work.remove);

const ID = 'ORB-2026-0001';
let content: string;
let before: Ledger;

/** The documents of a content folder, with their ledger. */
async function publish(folder: string): Promise<{ reading: Reading; ledger: Ledger }> {
  const reading = await readContent(contentPlace({ content, now: NOW }));
  const documents = documentsOfReading(reading);
  mkdirSync(folder, { recursive: true });
  await writeDocuments(folder, documents);
  const sha256 = (body: string | Uint8Array): string =>
    createHash('sha256').update(body).digest('hex');
  const files = documents.map(({ path, body }) => ({ path, sha256: sha256(body) }));
  const ledger = ledgerOf(files, documents, reading.content, { site: reading.site });
  return { reading, ledger };
}

beforeAll(async () => {
  content = copyExample(work.folder);
  before = (await publish(join(work.folder, 'before'))).ledger;
});

/** The report of the guard after an editorial revision changed the text of the advisory. */
async function held(change: (text: string) => string, against = join(work.folder, 'before')) {
  const file = join(content, `advisories/2026/${ID}.md`);
  const text = readFileSync(file, 'utf8');
  const note = '  - {at: 2026-11-20T10:00:00Z, kind: editorial, note: Worded better.}\n';
  try {
    const revised = change(text).replace(/^(revisions:\n(?: {2}.*\n)+)/m, `$1${note}`);
    expect(revised).toContain(note);
    writeFileSync(file, revised);
    const folder = join(work.folder, 'after');
    const { reading, ledger } = await publish(folder);
    const { problems, report } = holdAgainst(
      before,
      ledger,
      reading,
      await wordingsOf(before, ledger, { folder, against }),
    );
    return { codes: problems.map(({ code }) => code), report: reportMarkdown(report) };
  } finally {
    writeFileSync(file, text);
  }
}

const impact = /(## Impact\n\n)[^#]*/;

describe('an editorial revision', () => {
  it('that adds a sentence is in the report, without a warning', async () => {
    const { codes, report } = await held((text) =>
      text.replace(impact, '$&More is said there.\n\n'),
    );
    expect(codes).toEqual([]);
    expect(report).toContain('## Changed wording, word by word');
    expect(report).toContain('{+More is said there.+}');
  });

  it('that replaces most of a section is in the report, with a warning', async () => {
    const { codes, report } = await held((text) =>
      text.replace(impact, '$1Nothing can happen to anybody.\n\n'),
    );
    expect(codes).toEqual(['ledger-meaning-changed']);
    expect(report).toMatch(/\{\+Nothing.*anybody\.\+\}/);
    expect(report).toContain('(the meaning may have changed)');
  });

  it('that cannot be compared causes a warning: a ledger alone contains no texts', async () => {
    const { codes, report } = await held(
      (text) => text.replace(impact, '$&More.\n\n'),
      join(work.folder, 'elsewhere'),
    );
    expect(codes).toEqual(['ledger-meaning-changed']);
    expect(report).toContain('is not available');
  });
});
