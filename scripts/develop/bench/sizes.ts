// npm run bench -- 100 1000 10000: the time, memory and output of check and build for sites of these
// sizes, beside Hugo, if it is installed, which renders the same Markdown with a small template to
// HTML alone. Compare the ratios: they come from one run, each the median of alternating calls.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { candorFolder } from '../../../src/disk/candor-folder.ts';
import { BENCH_NOW, writeBenchContent } from './content.ts';

const RUNS = 3;
const CANDOR = join(candorFolder(), 'scripts/start.mjs');

// Runs in each measured process: Node has no other way to get the peak memory of a child.
const REPORT_MEMORY = `
  process.on('exit', () => {
    require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS));
  });
`;

/** One call: seconds, and the peak memory of its main process in MB; 0 if unknown. */
interface Measured {
  readonly seconds: number;
  readonly memory: number;
}

/** What is measured for each size. */
type Calls = Readonly<Record<string, () => Measured>>;

/** Measures sites of these numbers of advisories, and prints a table and, as JSON, all figures. */
export function measureSizes(sizes: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    const figures = sizes.map((size) => figuresOf(size, join(folder, String(size)), folder));
    console.log(JSON.stringify({ node: process.version, runs: RUNS, figures }, null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(size: number, folder: string, top: string): object {
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  writeBenchContent(content, size);
  const preload = join(top, 'memory.cjs');
  writeFileSync(preload, REPORT_MEMORY);
  const candor = (...words: string[]): Measured =>
    run(process.execPath, [
      '--require',
      preload,
      CANDOR,
      ...words,
      '--content',
      content,
      '--now',
      BENCH_NOW,
    ]);
  const calls: Calls = {
    check: () => candor('check'),
    build: () => candor('build', '--out', out),
    ...(hasHugo() ? { hugo: hugoIn(join(folder, 'hugo'), content) } : {}),
  };
  const rounds = Array.from({ length: RUNS }, () =>
    Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, call()])),
  );
  const measured = Object.fromEntries(
    Object.keys(calls).map((name) => [name, median(rounds.flatMap((round) => round[name] ?? []))]),
  );
  const files = filesIn(out);
  const hugo = measured['hugo']?.seconds;
  for (const [name, { seconds, memory }] of Object.entries(measured)) {
    const ratio = hugo === undefined ? '' : `${(seconds / hugo).toFixed(2).padStart(8)} x Hugo`;
    console.log(
      `${String(size).padStart(7)}  ${name.padEnd(6)}${seconds.toFixed(1).padStart(8)} s${String(memory).padStart(7)} MB${ratio}`,
    );
  }
  return {
    size,
    ...measured,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

function run(program: string, words: readonly string[]): Measured {
  const start = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(program, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: 100_000_000,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds, memory: Math.round(Number(output[3] || 0) / 1024) };
}

const median = (all: Measured[]): Measured => {
  const middle = all.sort((a, b) => a.seconds - b.seconds)[Math.floor(all.length / 2)];
  if (middle === undefined) throw new Error('A measurement is missing.');
  return middle;
};

const hasHugo = (): boolean => spawnSync('hugo', ['version']).status === 0;

const PAGE =
  '<!doctype html><html lang="en"><title>{{ .Title }}</title><h1>{{ .Params.summary }}</h1>{{ .Content }}';
const LIST =
  '<!doctype html><html lang="en"><title>{{ .Title }}</title>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Params.summary }}</a>{{ end }}';

/** Hugo with a template of two lines, for the advisories alone. */
function hugoIn(folder: string, content: string): () => Measured {
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
  cpSync(join(content, 'advisories'), join(folder, 'content/advisories'), { recursive: true });
  writeFileSync(join(folder, 'config.toml'), 'baseURL = "https://bench.example/"\n');
  writeFileSync(join(folder, 'layouts/_default/single.html'), PAGE);
  writeFileSync(join(folder, 'layouts/_default/list.html'), LIST);
  return () => {
    rmSync(join(folder, 'public'), { recursive: true, force: true });
    return run('hugo', ['--source', folder, '--quiet']);
  };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
