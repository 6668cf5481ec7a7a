// Publishing records by command: all or none, and what becomes public is said.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { candorHere, copyExample, hashesOf, workFolder } from '../support/run-candor.ts';

const work = workFolder('publish');
afterAll(work.remove);

let content: string;
let count = 0;
beforeEach(() => {
  content = copyExample(join(work.folder, String(count++)));
});

/** The draft without its time. */
const undated = (): void =>
  writeFileSync(join(content, FILE), text(FILE).replace(/^published:.*\n/m, ''));

const DRAFT = 'ORB-2026-0006';
const FILE = `advisories/2026/${DRAFT}.md`;
const DAY = '2026-11-24T16:00:00Z';
const publish = (...words: string[]) =>
  candorHere(['publish', '--content', content, '--now', DAY, ...words]);
const text = (file: string): string => readFileSync(join(content, file), 'utf8');

describe('candor publish', () => {
  it('sets the time and nothing else, and names the page and the documents', async () => {
    undated();
    const before = text(FILE);
    const { code, out, err } = await publish(DRAFT);
    expect([code, err]).toEqual([0, 'It is public with the next build: 1 page, 8 documents.\n']);
    expect(out).toContain(`https://security.orbital.example/advisories/${DRAFT}/\n`);
    for (const document of [
      `osv/x_${DRAFT}.json`,
      `csaf/white/2026/${DRAFT.toLowerCase()}.json`,
      `vex/${DRAFT}.json`,
    ])
      expect(out).toContain(`  ${document}\n`);
    const changed = text(FILE)
      .split('\n')
      .filter((line) => !before.split('\n').includes(line));
    expect(changed).toEqual([`published: ${DAY}`]);
  });

  it('schedules with --at, and says so', async () => {
    undated();
    const { code, err } = await publish(DRAFT, '--at', '2026-12-01T16:00:00Z');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('It becomes public with the first build after 2026-12-01T16:00:00Z'),
    ]);
    expect(text(FILE)).toContain('published: 2026-12-01T16:00:00Z');
  });

  it('does not lift a TLP unasked', async () => {
    undated();
    writeFileSync(join(content, FILE), text(FILE).replace('summary:', 'tlp: AMBER\nsummary:'));
    const before = hashesOf(content);
    const refused = await publish(DRAFT);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining(`${DRAFT} is TLP:AMBER. Add --clear`),
    ]);
    expect(hashesOf(content)).toEqual(before);
    expect((await publish(DRAFT, '--clear')).code).toBe(0);
    expect(text(FILE)).toContain('tlp: CLEAR');
  });

  it.each([
    [['ORB-2026-0001'], 'ORB-2026-0001 is public since 2026-03-10T16:00:00Z.'],
    [['ORB-2026-0066'], 'Nothing private is called ORB-2026-0066.'],
    [[], `Missing name: candor publish NAME. The only one is ${DRAFT}.`],
    [[DRAFT, '--at', 'tomorrow'], '--at: "tomorrow" is not a time.'],
    [[DRAFT, 'nothing'], 'Nothing private is called nothing.'],
  ])('%j is refused, and nothing is written', async (words, message) => {
    const before = hashesOf(content);
    const { code, err } = await publish(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(hashesOf(content)).toEqual(before);
  });

  it('changes none of several if one would not be valid', async () => {
    const other = text(FILE)
      .replace(/^aliases:.*\n/m, '')
      .replace(
        'at: 2026-11-04T12:14:00Z, event: reported',
        'at: 2026-12-04T12:14:00Z, event: reported',
      );
    writeFileSync(join(content, FILE.replace('0006', '0016')), other);
    const before = hashesOf(content);
    const { code, err } = await publish(DRAFT, 'ORB-2026-0016', '--at', DAY);
    expect([code, err]).toEqual([1, expect.stringContaining('othing was written')]);
    expect(hashesOf(content)).toEqual(before);
  });

  it('moves what is scheduled only to a time that is named', async () => {
    const before = hashesOf(content);
    const { code, err } = await publish(DRAFT);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`${DRAFT} is scheduled for 2027-01-12T16:00:00Z. Add --at`),
    ]);
    expect(hashesOf(content)).toEqual(before);
  });

  it('publishes before every branch has its fix, as an embargo break requires, and names the branch', async () => {
    undated();
    writeFileSync(
      join(content, FILE),
      text(FILE).replace('2.0.0, fixed: 2.4.6', '2.0.0, last_affected: 2.4.5'),
    );
    const { code, err } = await publish(DRAFT);
    expect(code).toBe(0);
    expect(err).toContain('The branch 2.x (>=2.0.0 <3.0.0) is security-only and affected');
    expect(err).toContain('Readers see that 2.x has no fix yet.');
  });

  it('publishes no release that does not fix its advisory', async () => {
    undated();
    const release = `---\nproject: orbital\nversions: [3.1.2]\nadvisories: [${DRAFT}]\n---\n`;
    writeFileSync(join(content, 'releases/orbital-3.1.2.md'), release);
    const before = hashesOf(content);
    const { code, err } = await publish(DRAFT, 'orbital-3.1.2');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`3.1.2 does not fix ${DRAFT}; 3.1.3 does.`),
    ]);
    expect(hashesOf(content)).toEqual(before);
  });
});

describe('candor schema', () => {
  it('writes a schema for each kind of file, again after an update, and replaces no file of others', async () => {
    const schema = () => candorHere(['schema', '--content', content]);
    const { code, out } = await schema();
    expect(code).toBe(0);
    expect(JSON.parse(out)['yaml.schemas']).toMatchObject({
      './content/.schema/project.json': 'content/projects/*.yaml',
    });
    expect(JSON.parse(text('.schema/site.json'))).toMatchObject({
      required: expect.arrayContaining(['url', 'id']),
    });
    expect((await schema()).code).toBe(0);
    writeFileSync(join(content, '.schema/site.json'), '{}');
    const refused = await schema();
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('.schema/site.json already exists'),
    ]);
    expect(text('.schema/site.json')).toBe('{}');
    expect((await candorHere(['check', '--content', content, '--now', DAY])).code).toBe(0);
  });

  it('prints one', async () => {
    expect(JSON.parse((await candorHere(['schema', '--print', 'advisory'])).out)).toHaveProperty(
      'properties.summary',
    );
    const { code, err } = await candorHere(['schema', '--print', 'advisry']);
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean advisory?')]);
  });
});
