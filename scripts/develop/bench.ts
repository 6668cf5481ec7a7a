// npm run bench: the time for reading, checking and building, compared to only reading and parsing
// the files. Runs whole processes alternately, so that other load on the machine slows all of them:
// compare the ratios, not the numbers. With numbers, "npm run bench -- 1000 10000", it measures sites
// of so many advisories instead.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { candorFolder } from '../../src/disk/candor-folder.ts';
import { timeLeakScan } from './bench/leak-scan.ts';
import { measureSizes } from './bench/sizes.ts';

const RUNS = 9;
const ROOT = candorFolder();
const CORPUS = join(ROOT, '../shared/corpus/osv-psf');
const CANDOR = join(ROOT, 'scripts/start.mjs');

// A program that only reads the Markdown files and parses their front matter.
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

// Each process reports its own cost when it ends: Node has no other way to get a child's CPU time.
const REPORT_COST = `
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    require('node:fs').writeSync(3, String((user + system) / 1000));
  });
`;

/** Milliseconds of one process: elapsed time and CPU time (user and system). */
interface Cost {
  readonly clock: number;
  readonly processor: number;
}

function cost(preload: string, words: readonly string[]): Cost {
  const start = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(process.execPath, ['--require', preload, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const clock = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return { clock, processor: Number(output[3]) };
}

/** The cost of each call: the median of alternating runs. The first round only fills caches. */
function costs(preload: string, calls: readonly (readonly string[])[]): Cost[] {
  const turns = Array.from({ length: RUNS + 1 }, () =>
    calls.map((words) => cost(preload, words)),
  ).slice(1);
  return calls.map((_, i) => {
    const own = turns.flatMap((turn) => turn[i] ?? []);
    return {
      clock: median(own.map(({ clock }) => clock)),
      processor: median(own.map(({ processor }) => processor)),
    };
  });
}

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const show = (what: string, ...figures: number[]): void =>
  console.log(
    what.padEnd(60) + figures.map((figure) => `${figure.toFixed(0).padStart(7)} ms`).join(''),
  );

const showRatio = (what: string, ...figures: number[]): void =>
  console.log(what.padEnd(60) + figures.map((figure) => figure.toFixed(2).padStart(10)).join(''));

const sizes = process.argv.slice(2).map(Number);
if (sizes.length > 0) measureSizes(sizes);
else await measureRecords();

async function measureRecords(): Promise<void> {
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
    const count = readdirSync(join(content, 'advisories'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith('.md')).length;
    const preload = join(folder, 'cost.cjs');
    writeFileSync(preload, REPORT_COST);
    const [start, parse, check] = costs(preload, [
      ['-e', ''],
      ['--input-type=module', '-e', PARSE_ALONE, content],
      [CANDOR, 'check', '--content', content],
    ]);
    if (!start || !parse || !check) throw new Error('A measurement is missing.');
    console.log(
      `${count} advisories, Node ${process.version}, median of ${RUNS} processes: on the clock, on the processor\n`,
    );
    show('start of Node', start.clock, start.processor);
    show('reading and YAML-parsing the files, start included', parse.clock, parse.processor);
    show('candor check, start included', check.clock, check.processor);
    const allowed = {
      clock: 2 * (parse.clock - start.clock) + start.clock,
      processor: 2 * (parse.processor - start.processor) + start.processor,
    };
    show(
      'allowed: twice the reading and parsing, plus one start',
      allowed.clock,
      allowed.processor,
    );
    showRatio(
      'check / allowed, below 1',
      check.clock / allowed.clock,
      check.processor / allowed.processor,
    );
    console.log('');
    const out = join(folder, 'dist');
    const built = process.hrtime.bigint();
    const { status, stderr } = spawnSync(
      process.execPath,
      [CANDOR, 'build', '--content', content, '--out', out],
      {
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
    show('candor build (once)', Number(process.hrtime.bigint() - built) / 1e6);
    const leaks = await timeLeakScan(out, join(ROOT, 'content'), join(folder, 'many'));
    const size = `${leaks.files} files, ${(leaks.bytes / 1e6).toFixed(0)} MB`;
    show(`reading and unpacking ${size}`, leaks.reading);
    show(`searching them for ${leaks.secrets} secrets, reading included`, leaks.scan);
    show('preparation, done once', leaks.making);
    console.log(`\nleak scan / reading alone = ${(leaks.scan / leaks.reading).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
