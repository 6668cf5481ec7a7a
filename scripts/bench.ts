// npm run bench: how long reading, checking and building take, next to what reading and parsing the files alone takes.
// Medians of whole processes in one run, on this machine: compare the ratios, not the numbers.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './site.ts';

const RUNS = 9;
const CORPUS = join(ROOT, '../shared/corpus/osv-psf');
const CANDOR = join(ROOT, 'scripts/start.mjs');

// What a program does that only reads the Markdown files and parses their front matter.
const PARSE_ALONE = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { join } from 'node:path';
  import { parseDocument } from ${JSON.stringify(join(ROOT, 'node_modules/yaml/dist/index.js'))};
  const folder = process.argv[1];
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\\.(md|yaml)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    parseDocument(name.endsWith('.md') ? text.slice(4, Math.max(4, text.indexOf('\\n---\\n', 3))) : text).toJS();
  }
`;

/** Median milliseconds of a process. */
function time(...words: string[]): number {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
    if (run > 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

const show = (what: string, milliseconds: number): void =>
  console.log(`${what.padEnd(64)} ${milliseconds.toFixed(0).padStart(6)} ms`);

const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
try {
  let content = join(ROOT, 'content');
  if (existsSync(CORPUS)) {
    content = join(folder, 'content');
    const starter = [
      '--name',
      'Python',
      '--url',
      'https://psf.example/',
      '--mail',
      'security@psf.example',
      '--prefix',
      'PSF',
      '--registered',
    ];
    spawnSync(process.execPath, [CANDOR, 'init', '--content', content, ...starter]);
    spawnSync(process.execPath, [CANDOR, 'import', 'osv', CORPUS, '--content', content]);
  }
  const count = readdirSync(join(content, 'advisories'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  ).length;
  console.log(`${count} advisories, Node ${process.version}, median of ${RUNS} processes\n`);
  const start = time('-e', '');
  const parse = time('--input-type=module', '-e', PARSE_ALONE, content);
  const check = time(CANDOR, 'check', '--content', content);
  show('start of Node', start);
  show('reading and YAML-parsing the files alone, with the start', parse);
  show('candor check', check);
  const allowed = 2 * (parse - start) + start;
  show('allowed: twice the reading and parsing, plus one start', allowed);
  console.log(`\ncheck / allowed = ${(check / allowed).toFixed(2)}\n`);
  const out = join(folder, 'dist');
  const built = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [CANDOR, 'build', '--content', content, '--out', out], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  show(`candor build (once)`, Number(process.hrtime.bigint() - built) / 1e6);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
