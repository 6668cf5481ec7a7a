// candor build: checks, then builds the site with all its documents, all or nothing: in a fresh
// folder beside the old one, which is replaced at the end.

import spinner from 'yocto-spinner';
import { candorFolder } from '../../src/disk/candor-folder.ts';
import { Leaked } from '../../src/embargo/refuse-leaks.ts';
import { type Clock, userFolder } from '../../src/environment.ts';
import { leftOutOfOsv } from '../../src/formats/osv/left-out.ts';
import { isFailure, type Problem } from '../../src/model/problem/problem.ts';
import type { Site } from '../../src/model/site/site.ts';
import { buildInto } from '../../src/publish/build.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { type Kept, outFolder } from '../../src/publish/out-folder.ts';
import { readContent } from '../../src/read/index.ts';
import type { ContentPlace } from '../../src/read/place.ts';
import { UsageError } from '../../src/usage-error.ts';
import { annotationOption, printAnnotated } from '../annotations.ts';
import {
  command,
  countProblems,
  type Finish,
  pathOption,
  placeOf,
  plural,
  print,
  problemsOverview,
  problemsText,
  say,
} from '../command.ts';
import { guardFor, Refused } from './build/against.ts';
import { checkBuildTime } from './build/time.ts';

export function build(finish: Finish, clock: Clock) {
  return command('build')
    .option('--out <folder>', 'the folder to write the site to', pathOption, 'dist')
    .option('--strict', 'treat warnings as errors')
    .option('--all', 'print every problem in full, including repeated ones')
    .addOption(annotationOption())
    .option(
      '--base <path>',
      'fail if "url" in site.yaml has another path than this one, at which the host serves the site',
    )
    .option(
      '--against <where>',
      'compare with the published site: a folder, a ledger.json, or the address of the site',
      placeOption,
    )
    .option(
      '--report <file>',
      'write a Markdown report of what this deployment changes; needs --against',
      pathOption,
    )
    .option(
      '--publish-early <name...>',
      'if the build time is ahead of the clock: publish this record (id or slug) before its time',
    )
    .option(
      '--verbose',
      'print the names of content files that leak, and private content in annotations; these names are often secret',
    )
    .action(async (options) => {
      const place = placeOf(options);
      const out = outFolder(options.out, keptFolders(place));
      const guard = await guardFor({ ...options, content: place.folder });
      const progress = process.stderr.isTTY
        ? spinner({ text: 'Reading and checking', stream: process.stderr }).start()
        : undefined;
      const reading = await readContent(place);
      const open = options.verbose === true || process.stderr.isTTY === true;
      const printProblems = async (problems: readonly Problem[]): Promise<void> => {
        const { annotations: kind, all } = options;
        const given = { ...reading, problems };
        if (kind !== undefined) await printAnnotated(given, { kind, all, open });
        else if (problems.length > 0) print(problemsOverview(given, all));
      };
      const fails = isFailure(reading.problems, options.strict);
      if (fails) {
        progress?.stop();
        if (options.json) print(JSON.stringify(reading.problems, null, 2));
        else await printProblems(reading.problems);
        say(`Nothing was built: ${countProblems(reading.problems)}.`);
        return finish(1);
      }
      try {
        if (options.base !== undefined) demandBase(options.base, reading.site);
        await checkBuildTime(reading, { clock, early: options.publishEarly ?? [], open });
      } finally {
        progress?.stop();
      }
      progress?.start('Building the site');
      const warnings: string[] = [];
      try {
        warnings.push(...(await buildInto(out, reading, { open, inspect: guard?.inspect })));
      } catch (error) {
        progress?.stop();
        if (error instanceof Refused) {
          const { problems } = error.held;
          if (options.annotations !== undefined) await printProblems(problems);
          else
            print(options.json ? JSON.stringify(problems, null, 2) : problemsText(problems, place));
          say(`The site was not written: ${countProblems(problems)}.`);
          return finish(1);
        }
        if (!(error instanceof Leaked)) throw error;
        say(error.message);
        return finish(1);
      }
      progress?.stop();
      for (const line of warnings) say(line);
      const documents = documentsOfReading(reading);
      const held = guard?.held();
      const problems = [...reading.problems, ...(held?.problems ?? [])];
      if (options.json)
        print(
          JSON.stringify(
            { out, documents: documents.map(({ path }) => path), problems, changes: held?.report },
            null,
            2,
          ),
        );
      else await printProblems(problems);
      const leftOut = reading.site.formats.osv
        ? leftOutOfOsv(reading.content.advisories)
        : undefined;
      if (leftOut !== undefined) say(leftOut);
      const count = plural(reading.content.advisories.length, 'advisory', 'advisories');
      say(
        `Built ${count} with ${plural(documents.length, 'document')} into ${out}; ${countProblems(problems)}.`,
      );
    });
}

/** Throws UsageError if the host serves the site at another path than its pages are built for. */
function demandBase(given: string, { base, url }: Site): void {
  const path = `/${given}/`.replace(/\/+/g, '/');
  if (path === base) return;
  throw new UsageError(
    `--base: the host serves the site at ${path}, but "url" in site.yaml is ${url}. Correct "url", or the setting of the host. The site was not written.`,
  );
}

/** An address, or a path. */
const placeOption = (where: string): string =>
  /^https?:\/\//i.test(where) ? where : pathOption(where);

const keptFolders = ({ folder, publicFolder }: ContentPlace): Kept => ({
  content: folder,
  publicFolder,
  root: candorFolder(),
  working: [process.cwd(), userFolder()],
});
