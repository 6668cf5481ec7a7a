// candor affected PACKAGE VERSION, or --sbom FILE...: the answers of the page /check/, on the
// command line. The exit code is 1 if anything is affected or cannot be decided: silence would read
// as "not affected".

import { existsSync, statSync } from 'node:fs';
import { readNamed, Unreadable } from '../../src/disk/regular-file.ts';
import { type Clock, userPath } from '../../src/environment.ts';
import {
  INVENTORY_NAMES,
  type Inventory,
  readInventory,
} from '../../src/imports/inventory/index.ts';
import { componentOfPurl } from '../../src/imports/inventory/purl.ts';
import { english } from '../../src/language/english/index.ts';
import { severityLabelIn } from '../../src/language/sentences/severity.ts';
import { answersFor } from '../../src/model/lookup/answer.ts';
import type { Component } from '../../src/model/lookup/component.ts';
import { type Coverage, coverageOf } from '../../src/model/lookup/coverage.ts';
import { packagesFor } from '../../src/model/lookup/lookup.ts';
import { componentAsked, packagesMeant, splitVersion } from '../../src/model/lookup/question.ts';
import { isClear, verdictOf } from '../../src/model/lookup/verdict.ts';
import { packageLabel } from '../../src/model/package/package.ts';
import { versionOrder } from '../../src/model/version/compare.ts';
import { hasErrors, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, print, say } from '../command.ts';
import { currentPlaceOf } from '../public-place.ts';
import { answerData, answersText, fileText, remarksText } from './affected/text.ts';

/** Larger files are not opened. */
const MOST_BYTES = 50_000_000;

export function affected(finish: Finish, clock: Clock) {
  return command('affected')
    .argument('[package]', 'a purl (with or without a version), ecosystem:name, or a name')
    .argument('[version]', 'the version that you have')
    .option('--sbom <file...>', `lock files or SBOMs: ${INVENTORY_NAMES.join(', ')}`)
    .addHelpText(
      'after',
      '\nExit code: 0 if it is not affected, 1 if it is affected or if the answer is not known.\nExamples: affected orbital==1.4.2, affected PyPI:orbital 1.4.2, affected pkg:pypi/orbital@1.4.2, affected --sbom uv.lock bom.json',
    )
    .action(async (named, version, options) => {
      if ((named === undefined) === (options.sbom === undefined))
        throw new UsageError(
          'Name a package and a version, or files with --sbom. "candor affected --help" has examples.',
        );
      const { content, site, problems } = await readContent(currentPlaceOf(options, clock));
      const coverage = coverageOf(content, severityLabelIn(english.severity));
      const isWhole = !hasErrors(problems);
      const base = new URL('advisories/', site.url).href;
      const outcome =
        options.sbom === undefined
          ? answerQuestion(named ?? '', version, coverage, base)
          : await answerFiles(options.sbom, coverage, base);
      print(options.json ? JSON.stringify(outcome.data, null, 2) : outcome.text);
      if (!isWhole)
        say(
          'Some files have errors, so an advisory can be missing here. Run "candor check" to see them.',
        );
      finish(outcome.isClear && isWhole ? 0 : 1);
    });
}

interface Result {
  readonly text: string;
  readonly data: unknown;
  /** True if nothing is affected, and everything could be decided. */
  readonly isClear: boolean;
}

function answerQuestion(
  named: string,
  version: string | undefined,
  coverage: Coverage,
  base: string,
): Result {
  const component = componentNamed(named, version, coverage);
  // The code of a repository is no release, whatever version it names.
  if (
    component.source === undefined &&
    (component.version === undefined || component.version.trim() === '')
  )
    throw new UsageError(`Missing version: candor affected ${named} 1.2.3`);
  const answers = answersFor([component], coverage, versionOrder);
  return {
    text: answersText(answers, base),
    data: answerData(answers, base),
    isClear: isClear(answers),
  };
}

function componentNamed(named: string, version: string | undefined, coverage: Coverage): Component {
  if (named.startsWith('pkg:')) {
    const component = componentOfPurl(named, { at: 'question' }, version);
    if (component === undefined)
      throw new UsageError(`"${named}" is not a purl. Write it like pkg:pypi/orbital@1.4.2.`);
    if (version !== undefined && component.source === undefined && component.version !== version)
      throw new UsageError(
        `The purl has the version ${component.version}, but the argument is ${version}. Give one version.`,
      );
    if (packagesFor(coverage)(component).length === 0)
      throw notCovered(named, packagesMeant(component.name, coverage), coverage);
    return component;
  }
  const whole = packagesMeant(named, coverage);
  const split = splitVersion(named);
  const isSplit =
    whole.packages.length === 0 && version === undefined && split.version !== undefined;
  const meant = isSplit ? packagesMeant(split.name, coverage) : whole;
  const [first, ...others] = meant.packages;
  if (first === undefined) throw notCovered(isSplit ? split.name : named, meant, coverage);
  if (others.length > 0)
    throw new UsageError(
      `${named} is ambiguous. Choose one of ${meant.packages.map((one) => `"${packageLabel(one.package)}"`).join(', ')}.`,
    );
  return componentAsked(first, version ?? (isSplit ? split.version : undefined));
}

function notCovered(
  named: string,
  { packages, near }: ReturnType<typeof packagesMeant>,
  coverage: Coverage,
): UsageError {
  const [same] = packages;
  const meant = same === undefined ? near : packageLabel(same.package);
  const known = coverage.packages.slice(0, 10).map((one) => packageLabel(one.package));
  const help =
    meant !== undefined
      ? ` Did you mean ${meant}?`
      : known.length > 0
        ? ` It covers ${known.join(', ')}${coverage.packages.length > known.length ? ', …' : ''}.`
        : '';
  return new UsageError(`This site does not cover a package ${named}.${help}`);
}

async function answerFiles(
  files: readonly string[],
  coverage: Coverage,
  base: string,
): Promise<Result> {
  const results: { text: string; data: unknown; isClear: boolean }[] = [];
  for (const file of files) {
    const inventory = await inventoryOf(file);
    const answers = answersFor(inventory.components, coverage, versionOrder, inventory.unaddressed);
    const verdict = verdictOf(inventory, answers);
    results.push({
      text: fileText(file, inventory, answers, base),
      data: {
        file,
        format: inventory.format ?? null,
        status: verdict === 'clear' ? 'not-affected' : verdict,
        problems: remarksText(inventory),
        ...answerData(answers, base),
      },
      isClear: verdict === 'clear',
    });
  }
  return {
    text: results.map(({ text }) => text).join('\n\n'),
    data: results.map(({ data }) => data),
    isClear: results.every((one) => one.isClear),
  };
}

async function inventoryOf(file: string): Promise<Inventory> {
  const path = userPath(file);
  if (!existsSync(path)) throw new UsageError(`There is no file ${file}.`);
  if (statSync(path).isDirectory())
    throw new UsageError(`${file} is a folder. Name the lock file or the SBOM in it.`);
  return readInventory(file, namedText(path, file));
}

function namedText(path: string, file: string): string {
  try {
    return readNamed(path, MOST_BYTES).toString('utf8');
  } catch (error) {
    if (error instanceof Unreadable) throw new UsageError(`${file} ${error.message}.`);
    throw error;
  }
}
