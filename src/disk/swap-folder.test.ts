// Before a build, the place of a site was absent, empty or a site that Candor built, or everything
// in it is still there afterwards.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runs } from '../model/property-runs.fixture.ts';
import { demandReplaceable, type Kept, outFolder } from '../publish/out-folder.ts';
import { UsageError } from '../usage-error.ts';
import { replaceFolder } from './swap-folder.ts';
import { MARK, MARK_TEXT } from './temporary-folder.ts';

// Each folder that a build works in is cleaned up again when the process ends.
process.setMaxListeners(0);

let work = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'candor-swap-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The part of a folder name that identifies the machine. */
const hostHash = (): string => sha256(hostname()).slice(0, 8);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A site as a build leaves it. */
function putSite(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
  const named = Object.entries(files).map(([path, text]) => ({ path, sha256: sha256(text) }));
  const ledger = { version: 2, site: 'https://security.example.org/', files: named, records: [] };
  put(join(folder, 'ledger.json'), JSON.stringify(ledger));
}

/** Everything in a folder: texts, links with their targets, and the types of all other entries. */
function everythingIn(folder: string): Record<string, string> {
  const all: Record<string, string> = {};
  // The recursive form of readdir follows links.
  const walk = (below: string): void => {
    for (const name of readdirSync(below)) {
      const path = join(below, name);
      const found = lstatSync(path);
      const what = found.isFile()
        ? readFileSync(path, 'utf8')
        : found.isSymbolicLink()
          ? readlinkSync(path)
          : '';
      all[relative(folder, path)] = `${found.mode} ${what}`;
      if (found.isDirectory()) walk(path);
    }
  };
  walk(folder);
  return all;
}

const NEW = { 'index.html': 'new', 'feed.json': '{}' };
const OLD = { 'index.html': 'old', 'a/b.json': '{}', 'c.txt': 'c' };

/**
 * A typical layout: content, public files, Candor's own folder, and a folder that someone works in.
 */
function house(): Kept {
  for (const path of [
    'content/site.yaml',
    'public/logo.svg',
    'candor/src/a.ts',
    'candor/.git/HEAD',
    'here/x.md',
  ])
    put(join(work, path), path);
  return {
    content: join(work, 'content'),
    publicFolder: join(work, 'public'),
    root: join(work, 'candor'),
    working: [join(work, 'here')],
  };
}

/** Acts like "build --out", with a site that takes no time. */
async function build(named: string, kept: Kept): Promise<0 | 2> {
  try {
    const out = outFolder(named, kept);
    const demand = (folder: string): void => demandReplaceable(folder, out);
    await replaceFolder(out, demand, async (fresh) => {
      const site = join(fresh, 'site');
      putSite(site, NEW);
      return site;
    });
    return 0;
  } catch (error) {
    if (error instanceof UsageError) return 2;
    throw error;
  }
}

/** One thing that can be at a place. */
type Thing =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'link'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'site'; readonly path: string }
  | { readonly kind: 'ledger'; readonly path: string }
  | { readonly kind: 'repository'; readonly path: string }
  | { readonly kind: 'pipe'; readonly path: string };

const NAMES = [
  'index.html',
  'c.txt',
  'a',
  'b.json',
  'ledger.json',
  '.git',
  '.candor-x.tmp',
  'old-0',
  'C.txt',
  'a.gz',
];
const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));
const text = fc.constantFrom(
  'old',
  '{}',
  'c',
  'mine',
  '',
  '..',
  '../content',
  '/etc',
  'index.html',
);
const thing: fc.Arbitrary<Thing> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), path, text }),
  fc.record({ kind: fc.constant('link' as const), path, text }),
  fc.record({ kind: fc.constant('folder' as const), path }),
  fc.record({
    kind: fc.constantFrom(
      'site' as const,
      'ledger' as const,
      'repository' as const,
      'pipe' as const,
    ),
    path: fc.constantFrom('', 'a'),
  }),
);

/** Creates things at a place, unless they contradict each other. */
function putThings(place: string, things: readonly Thing[]): void {
  for (const one of things) {
    const at = join(place, one.path);
    try {
      if (one.kind === 'site') putSite(at, OLD);
      else if (one.kind === 'ledger') {
        putSite(join(work, 'elsewhere'), OLD);
        put(join(at, 'ledger.json'), readFileSync(join(work, 'elsewhere/ledger.json'), 'utf8'));
      } else if (one.kind === 'repository') put(join(at, '.git/HEAD'), 'ref: refs/heads/main');
      else if (one.kind === 'pipe') execFileSync('mkfifo', [join(at, 'pipe')], { stdio: 'ignore' });
      else if (one.kind === 'folder') mkdirSync(at, { recursive: true });
      else if (one.kind === 'file') put(at, one.text);
      else {
        mkdirSync(dirname(at), { recursive: true });
        symlinkSync(one.text, at);
      }
    } catch (error) {
      if (!(error instanceof Error && ('code' in error || 'status' in error))) throw error;
    }
  }
}

/** Decides differently from the guard: by each path and text of the two sites of this test. */
function canBeReplaced(before: Readonly<Record<string, string>>): boolean {
  const all = Object.entries(before).filter(([, what]) => !/^16\d{3} /.test(what));
  if (Object.keys(before).some((file) => /(^|\/)\.git$/.test(file))) return false;
  if (all.length === 0) return true;
  const texts = new Map(all.map(([file, what]) => [file, what.replace(/^\d+ /, '')]));
  const ledger = texts.get('ledger.json');
  if (ledger?.includes('"version":2') !== true) return false;
  const known = new Map<string, string>(Object.entries(ledger.includes('a/b.json') ? OLD : NEW));
  const others = [...texts.keys()].filter((file) => file !== 'ledger.json');
  const isKnown = (file: string): boolean =>
    known.get(file) === texts.get(file) || (file.endsWith('.gz') && known.has(file.slice(0, -3)));
  return (
    others.some((file) => known.has(file)) &&
    others.every((file) => /^33/.test(before[file] ?? '') && isKnown(file))
  );
}

describe('a build into a folder', () => {
  it('replaces a place that is absent, empty or a site of Candor; otherwise keeps every byte and exits with 2', async () => {
    const replaced = { 0: 0, 2: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { maxLength: 6 }), fc.boolean(), async (things, linked) => {
        rmSync(work, { recursive: true, force: true });
        const kept = house();
        const place = join(work, 'x');
        putThings(place, things);
        rmSync(join(work, 'elsewhere'), { recursive: true, force: true });
        const there = lstatSync(place, { throwIfNoEntry: false });
        if (linked) symlinkSync('x', join(work, 'link'));
        const before = everythingIn(work);
        const free =
          there === undefined ? !linked : there.isDirectory() && canBeReplaced(everythingIn(place));
        const code = await build(join(work, linked ? 'link' : 'x'), kept);
        replaced[code] += 1;
        expect(code).toBe(free ? 0 : 2);
        if (code === 2) expect(everythingIn(work)).toEqual(before);
        else {
          expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe('new');
          expect(readdirSync(work).filter((name) => name.startsWith('.'))).toEqual([]);
          const others = (all: Record<string, string>) =>
            Object.entries(all).filter(([file]) => file !== 'x' && !file.startsWith('x/'));
          expect(others(everythingIn(work))).toEqual(others(before));
        }
      }),
      { numRuns: runs(250) },
    );
    // The property proves nothing unless both cases occur.
    expect(Math.min(replaced[0], replaced[2])).toBeGreaterThan(runs(15));
  });

  it('follows a link to its target, and keeps the link', async () => {
    putSite(join(work, 'real'), OLD);
    symlinkSync('real', join(work, 'link'));
    expect(await build(`${join(work, 'link')}/`, house())).toBe(0);
    expect(readlinkSync(join(work, 'link'))).toBe('real');
    expect(readFileSync(join(work, 'real/index.html'), 'utf8')).toBe('new');
  });

  it.each([
    ['the content folder', 'content'],
    ['a folder in the content folder', 'content/site'],
    ['what holds the content folder', '.'],
    ['the public folder', 'public/'],
    ['a folder in it', 'public/a/b'],
    ['it, through a link', 'way/public/x'],
    ['the content folder by a way round', 'candor/../content'],
    ['the working directory', 'here'],
    ['Candor', 'candor'],
    ['the sources of Candor', 'candor/src/dist'],
    ['the repository of Candor', 'candor/.git/x'],
    ['a file', 'here/x.md'],
    ['a folder below a link that leads into the content', 'in/dist'],
  ])('refuses %s, even if it is empty or a site', async (_, named) => {
    const kept = house();
    symlinkSync('.', join(work, 'way'));
    symlinkSync('content', join(work, 'in'));
    const before = everythingIn(work);
    expect(await build(join(work, named), kept)).toBe(2);
    expect(everythingIn(work)).toEqual(before);
    if (lstatSync(join(work, named), { throwIfNoEntry: false })?.isFile() || named === '.') return;
    for (const name of existsSync(join(work, named)) ? readdirSync(join(work, named)) : [])
      rmSync(join(work, named, name), { recursive: true });
    putSite(join(work, named), OLD);
    expect(await build(join(work, named), kept)).toBe(2);
    expect(readFileSync(join(work, named, 'index.html'), 'utf8')).toBe('old');
  });

  it('refuses a public/ beside the content that does not exist yet: the next build would serve from it', async () => {
    const kept = { ...house(), publicFolder: undefined };
    rmSync(join(work, 'public'), { recursive: true });
    expect(await build(join(work, 'public'), kept)).toBe(2);
    expect(await build(join(work, 'Public/x'), kept)).toBe(2);
  });

  it('writes into dist/ of Candor and of the working directory', async () => {
    const kept = house();
    expect(await build(join(work, 'candor/dist'), kept)).toBe(0);
    expect(await build(join(work, 'candor/dist'), kept)).toBe(0);
    expect(await build(join(work, 'here/dist'), kept)).toBe(0);
  });

  it('recognizes a site whose ledger has another version, and one with compressed copies', async () => {
    const kept = house();
    const place = join(work, 'x');
    for (const version of [1, 3]) {
      rmSync(place, { recursive: true, force: true });
      putSite(place, OLD);
      const file = join(place, 'ledger.json');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('"version":2', `"version":${version}`),
      );
      writeFileSync(
        join(place, 'a/b.json.br'),
        brotliCompressSync(readFileSync(join(place, 'a/b.json'))),
      );
      put(join(place, '.DS_Store'), 'icons');
      expect(await build(place, kept)).toBe(0);
    }
  });

  it.each([
    ['of a file that was added', 'notes.md', 'mine', 'notes.md'],
    ['of a file that was changed', 'index.html', 'mine', 'changed since: index.html'],
  ])('names %s', (_, file, words, message) => {
    putSite(join(work, 'x'), OLD);
    put(join(work, 'x', file), words);
    expect(() => outFolder(join(work, 'x'), house())).toThrow(message);
  });
});

describe('a swap', () => {
  const demand = (folder: string): void => demandReplaceable(folder);
  const make = async (fresh: string): Promise<string> => {
    putSite(join(fresh, 'site'), NEW);
    return join(fresh, 'site');
  };

  it('keeps files that were added to the old folder while the new one was created', async () => {
    const place = join(work, 'x');
    putSite(place, OLD);
    const swap = replaceFolder(place, demand, async (fresh) => {
      put(join(place, 'mine.md'), 'mine');
      return make(fresh);
    });
    await expect(swap).rejects.toThrow(UsageError);
    expect(Object.keys(everythingIn(work)).sort()).toEqual(
      ['x', 'x/a', 'x/a/b.json', 'x/c.txt', 'x/index.html', 'x/ledger.json', 'x/mine.md'].sort(),
    );
  });

  it('puts the old folder back if something was added after the last check, at the moment of the swap', async () => {
    const place = join(work, 'x');
    putSite(place, OLD);
    let looks = 0;
    const late = (folder: string): void => {
      looks += 1;
      demandReplaceable(folder, place);
      // The second check is the last one before the swap.
      if (looks === 2) put(join(place, 'mine.md'), 'mine');
    };
    await expect(replaceFolder(place, late, make)).rejects.toThrow(UsageError);
    expect(readFileSync(join(place, 'mine.md'), 'utf8')).toBe('mine');
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(work)).toEqual(['x']);
  });

  it('does not follow a link with the name of a folder that a killed build left, and deletes only sites', async () => {
    const place = join(work, 'x');
    const host = hostHash();
    const dead = join(work, `.x-4194305-${host}-aaaaaa`);
    put(join(work, 'precious/old-0/index.html'), 'precious');
    symlinkSync('precious', dead);
    put(join(work, `.x-4194305-${host}-bbbbbb/old-0/mine.md`), 'mine');
    put(join(work, `.x-4194305-${host}-bbbbbb/site/index.html`), 'half a site');
    put(join(work, `.x-4194305-${host}-bbbbbb/${MARK}`), MARK_TEXT);
    putSite(place, OLD);
    await replaceFolder(place, demand, make);
    expect(readFileSync(join(work, 'precious/old-0/index.html'), 'utf8')).toBe('precious');
    expect(readFileSync(join(work, `.x-4194305-${host}-bbbbbb/old-0/mine.md`), 'utf8')).toBe(
      'mine',
    );
    expect(existsSync(join(work, `.x-4194305-${host}-bbbbbb/site`))).toBe(false);
  });

  it('leaves a folder without the mark alone, whatever its name and age, and does not restore from it', async () => {
    const place = join(work, 'x');
    const foreign = [
      `.x-4194305-${'0'.repeat(8)}-aaaaaa`,
      `.x-4194305-${hostHash()}-bbbbbb`,
      '.x-1-abcdef01-cccccc',
    ];
    for (const name of foreign) {
      put(join(work, name, 'notes.md'), 'mine');
      putSite(join(work, name, 'old-0'), OLD);
      utimesSync(join(work, name), 0, 0);
    }
    put(join(work, foreign[0] ?? '', MARK), 'Some other text.\n');
    mkdirSync(join(work, `.x-4194305-${hostHash()}-dddddd`));
    const before = everythingIn(work);
    await replaceFolder(place, demand, make);
    const after = Object.entries(everythingIn(work)).filter(
      ([file]) => file !== 'x' && !file.startsWith('x/'),
    );
    // An empty folder of a dead process is deleted.
    delete before[`.x-4194305-${hostHash()}-dddddd`];
    expect(Object.fromEntries(after)).toEqual(before);
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe('new');
  });

  it('fails completely if something else takes the place meanwhile', async () => {
    const place = join(work, 'x');
    putSite(place, OLD);
    const swap = replaceFolder(place, demand, async (fresh) => {
      renameSync(place, join(work, 'moved'));
      writeFileSync(place, 'a file');
      return make(fresh);
    });
    await expect(swap).rejects.toThrow(UsageError);
    expect(readFileSync(place, 'utf8')).toBe('a file');
  });
});
