import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../model/testing/advisory.fixture.ts';
import { readContent } from '../read/index.ts';
import { type View, viewer } from './view.ts';

const HIDDEN = 'ORB-2026-0006';
const PAGE = `advisories/${HIDDEN}/`;

const root = join(import.meta.dirname, '../..');
const PLACE = { now: at('2026-11-22T12:00:00Z'), publicFolder: join(root, 'public') };

describe('the view of the dev server', () => {
  let work: string;
  let folder: string;
  let next: () => Promise<View>;
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'candor-view-'));
    folder = join(work, 'content');
    cpSync(join(root, 'content'), folder, { recursive: true });
    const view = viewer('content/');
    next = async () => view(await readContent({ ...PLACE, folder }));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const change = (file: string, edit: (text: string) => string): (() => void) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, edit(text));
    return () => writeFileSync(path, text);
  };
  const page = (view: View, path: string, status = 200): string =>
    view.page({ pathname: `/${path}`, status, html: '<head></head><body>x</body>' });

  it('shows private records, and leaves the reading as it is', async () => {
    const reading = await readContent({ ...PLACE, folder });
    const before = reading.content.advisories.length;
    const view = await viewer('')(reading);
    expect(view.shown.content.advisories.map(({ id }) => id)).toContain(HIDDEN);
    expect(reading.content.advisories).toHaveLength(before);
    expect(reading.content.advisories.map(({ id }) => id)).not.toContain(HIDDEN);
    expect(view.state('').hidden).toBe(1);
  });

  it('has the record of a page, with its severity and its announcement', async () => {
    const view = await next();
    expect(view.state(PAGE).record).toMatchObject({
      file: 'advisories/2026/ORB-2026-0006.md',
      place: join(folder, 'advisories/2026/ORB-2026-0006.md'),
      mark: 'Scheduled for 2027-01-12T16:00:00Z: not public',
      severity: 'LOW 2.0',
      problems: [],
    });
    expect(view.state('announcements/orbital-3.1.2/').record?.announcement).toContain(
      'Hello Orbital Community,',
    );
    expect(view.state('search/').record).toBeUndefined();
  });

  it('keeps the last readable text of a file, and lists its errors first, as "check" prints them', async () => {
    await next();
    const restore = change(`advisories/2026/${HIDDEN}.md`, (text) =>
      text.replace('summary:', 'sumary:'),
    );
    const broken = await next();
    expect(broken.shown.content.advisories.map(({ id }) => id)).toContain(HIDDEN);
    expect(broken.state('').problems[0]).toMatchObject({ level: 'error' });
    expect(broken.state('').problems[0]?.text).toMatch(
      /^content\/advisories\/2026\/ORB-2026-0006\.md:2:1 key-unknown .*\n {4}2 \| sumary: .*\n.*\^{6}\n {4}= Did you mean/,
    );
    expect(broken.state('').notices).toEqual([
      expect.stringContaining('shows its last readable version'),
    ]);
    restore();
    expect((await next()).state('')).toMatchObject({ errors: 0, notices: [] });
  });

  it('shows edits of other files while one is broken, and none of a deleted file', async () => {
    await next();
    const restore = change(`advisories/2026/${HIDDEN}.md`, () => 'broken');
    const other = change('advisories/2025/ORB-2025-0002.md', (text) =>
      text.replace(/^summary: .*$/m, 'summary: New'),
    );
    const { content } = (await next()).shown;
    expect(content.advisories.find(({ id }) => id === 'ORB-2025-0002')?.summary).toBe('New');
    rmSync(join(folder, `advisories/2026/${HIDDEN}.md`));
    expect((await next()).shown.content.advisories.map(({ id }) => id)).not.toContain(HIDDEN);
    restore();
    other();
  });

  it('names the errors where a page is missing, escaped', async () => {
    const restore = change('projects/orbital-cli.yaml', () => '<img src=x>: 1\n');
    const view = await viewer('')(await readContent({ ...PLACE, folder }));
    const html = page(view, 'projects/orbital-cli/', 404);
    expect(html).toContain('projects/orbital-cli.yaml:1:1 key-unknown');
    expect(html).toContain('&lt;img src=x&gt;');
    expect(html).not.toContain('<img');
    restore();
    expect(page(await next(), 'nothing/', 404)).toContain('Documents, such as feeds');
  });

  it('shows no site without a readable site.yaml, but keeps the last one', async () => {
    await next();
    const restore = change('site.yaml', () => 'nmae: x\n');
    const first = await viewer('')(await readContent({ ...PLACE, folder }));
    expect(page(first, '')).toContain('before site.yaml is readable');
    expect(page(first, '')).toContain('key-unknown');
    const later = await next();
    expect(later.shown.site.name).toBe('Orbital Security');
    expect(page(later, '')).not.toContain('site.yaml');
    restore();
  });

  it('asks for a restart if the base path changes', async () => {
    await next();
    const restore = change('site.yaml', (text) =>
      text.replace(/^url: .*$/m, 'url: https://orbital.example/a/'),
    );
    const view = await next();
    expect(view.state('').notices).toEqual([expect.stringContaining('start it again')]);
    expect(view.shown.site.base).toBe('/');
    restore();
  });
});
