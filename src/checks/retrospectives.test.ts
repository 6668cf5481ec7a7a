import { describe, expect, test } from 'vitest';
import { anEmbargoedAdvisory, aRetrospective } from '../model/advisory.fixture.ts';
import type { DraftRetrospective } from '../model/retrospective.ts';
import { everything, reports } from './everything.fixture.ts';

const FILE = 'retrospectives/archive-overflow.mdx';
const about = (changes: Parameters<typeof aRetrospective>[0]) =>
  everything({ content: { retrospectives: [aRetrospective(changes)] } });

describe('a retrospective', () => {
  test('owes nothing where it is complete', () => {
    expect(reports(about({}))).toEqual([]);
  });

  test('names advisories that exist', () => {
    expect(reports(about({ advisories: ['ORB-2026-0003', 'ORB-2026-0009'] }))).toEqual([
      { code: 'retrospective-advisory', file: FILE, at: { path: ['advisories', 1] } },
    ]);
  });

  test('does not name an embargoed advisory once it is public', () => {
    const draft = anEmbargoedAdvisory({ id: 'ORB-2026-0009', aliases: ['CVE-1900-99999'] });
    const retrospective = aRetrospective({ advisories: ['ORB-2026-0009'] });
    const desk = { advisories: [draft] };
    expect(reports(everything({ content: { retrospectives: [retrospective] }, desk }))).toEqual([
      { code: 'retrospective-advisory', file: FILE, at: { path: ['advisories', 0] } },
    ]);
  });

  test('comes after its advisories', () => {
    expect(reports(about({ published: '2026-05-12T15:59:59Z' }))).toEqual([
      { code: 'retrospective-early', file: FILE, at: { path: ['published'] } },
    ]);
    const scheduled = anEmbargoedAdvisory({ published: '2026-07-01T16:00:00Z', aliases: ['CVE-1900-99999'] });
    const retrospective = aRetrospective({ advisories: [scheduled.id] });
    expect(
      reports(everything({ content: { retrospectives: [retrospective] }, desk: { advisories: [scheduled] } })),
    ).toEqual([{ code: 'retrospective-early', file: FILE, at: { path: ['published'] } }]);
  });

  test('names nobody without consent', () => {
    const people = [
      { name: 'Ada Example', role: 'Lead', consent: true },
      { name: 'Bo Example', role: 'Finder' },
    ];
    expect(reports(about({ people }))).toEqual([{ code: 'person-consent', file: FILE, at: { path: ['people', 1] } }]);
  });

  test.each([{ people: [] }, { pull_requests: [] }])('names people and links their work: %o', (changes) => {
    expect(reports(about(changes))).toEqual([{ code: 'retrospective-people', file: FILE, at: 'start' }]);
  });

  test('may do all that later while it is a draft', () => {
    const { published: _, ...complete } = aRetrospective({
      people: [{ name: 'Bo Example', role: 'Finder' }],
      pull_requests: [],
    });
    const draft: DraftRetrospective = { ...complete, state: 'draft', advisories: ['ORB-2026-0099'] };
    const embargoed = anEmbargoedAdvisory({ aliases: ['CVE-1900-99999'] });
    expect(reports(everything({ desk: { retrospectives: [draft], advisories: [embargoed] } }))).toEqual([]);
  });
});

describe('the MDX of a retrospective', () => {
  test.each([
    "import fs from 'node:fs';",
    "import 'node:fs'",
    "import { readFileSync } from 'node:fs'",
    "import * as fs from 'node:fs'",
    "import fs, { readFileSync } from 'node:fs'",
    'import fs',
    'import fs /* the file system */',
    "import\tfs from 'node:fs'",
    'export const a = 1;',
    'export default function Layout() {}',
    'export { a }',
    "export * from './a.js'",
  ])('runs no code: %s', (line) => {
    expect(reports(about({ body: `What happened.\n\n${line}\n` }))).toEqual([
      { code: 'mdx-code', file: FILE, at: { bodyOffset: 'What happened.\n\n'.length, length: line.length } },
    ]);
  });

  test.each([
    'import duties were not the cause.',
    'export of the key took a day.',
    'exported keys were checked.',
    'important: nothing.',
    "```js\nimport fs from 'node:fs';\n```",
    "  import fs from 'node:fs';",
    '<Timeline />',
  ])('may hold %j', (body) => {
    expect(reports(about({ body }))).toEqual([]);
  });
});
