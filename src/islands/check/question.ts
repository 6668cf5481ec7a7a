// Looks up the answers for typed or dropped input. Loads the data once, and only the code that the
// question needs.

import { readInventory } from '../../imports/inventory/index.ts';
import type { CheckWords } from '../../language/sentences/lookup.ts';
import { fill } from '../../language/template.ts';
import { type Answers, answersFor } from '../../model/lookup/answer.ts';
import { type PackedCoverage, unpacked } from '../../model/lookup/compact.ts';
import type { Component } from '../../model/lookup/component.ts';
import type { Coverage } from '../../model/lookup/coverage.ts';
import { packagesFor } from '../../model/lookup/lookup.ts';
import {
  askName,
  componentAsked,
  packagesMeant,
  splitVersion,
} from '../../model/lookup/question.ts';
import type { Remark } from '../../model/lookup/remark.ts';
import { packageLabel } from '../../model/package/package.ts';
import { loadVersionOrder } from '../../model/version/load.ts';
import type { VersionOrder } from '../../model/version/order.ts';

/** Larger files are not read. */
const MOST_BYTES = 50_000_000;

/** An answer, with the name of the package for links and for people; or the reason why there is none. */
export type Outcome =
  | { readonly answers: Answers; readonly name: string; readonly label: string }
  /** `missing`: the field that must be filled in first. */
  | { readonly refusal: string; readonly missing: 'package' | 'version' };

type Words = CheckWords['words'];

/** The outcome for one file. */
export interface FileOutcome {
  readonly file: string;
  readonly format: string | undefined;
  readonly isComplete: boolean;
  readonly remarks: readonly Remark[];
  readonly answers: Answers;
}

let coverage: Promise<Coverage> | undefined;

/** Loads the data from its fixed address. Rejects if that fails; the next call retries. */
export function loadCoverage(address: string): Promise<Coverage> {
  coverage ??= fetchCoverage(address).catch((error: unknown) => {
    coverage = undefined;
    throw error;
  });
  return coverage;
}

async function fetchCoverage(address: string): Promise<Coverage> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  const data: PackedCoverage = await response.json();
  return unpacked(data);
}

/** Answers a question about one version. */
export async function ask(
  named: string,
  typed: string,
  data: Coverage,
  words: Words,
): Promise<Outcome> {
  const text = named.trim();
  if (text === '') return { refusal: words.typePackage, missing: 'package' };
  if (text.startsWith('pkg:')) return askPurl(text, typed, data, words);
  const whole = packagesMeant(text, data);
  const split = splitVersion(text);
  const meant =
    whole.packages.length > 0 || split.version === undefined
      ? whole
      : packagesMeant(split.name, data);
  const version =
    typed.trim() === '' && whole.packages.length === 0 ? (split.version ?? '') : typed.trim();
  if (meant.packages.length === 0) return notCovered(text, meant.near, words);
  if (version === '') return { refusal: words.typeVersion, missing: 'version' };
  const [first] = meant.packages;
  const only = meant.packages.length === 1 ? first?.package : undefined;
  return {
    answers: await answer(
      meant.packages.map((one) => componentAsked(one, version)),
      data,
    ),
    name: only === undefined ? text : askName(only),
    label:
      only === undefined ? (whole.packages.length > 0 ? text : split.name) : packageLabel(only),
  };
}

async function askPurl(
  text: string,
  typed: string,
  data: Coverage,
  words: Words,
): Promise<Outcome> {
  const { componentOfPurl } = await import('../../imports/inventory/purl.ts');
  const own = componentOfPurl(text, { at: 'question' });
  const version = typed.trim() || own?.version;
  // A qualifier of the purl can belong to the version: the epoch.
  const component =
    own?.version === undefined
      ? componentOfPurl(text, { at: 'question' }, version)
      : { ...own, version };
  if (component === undefined) return { refusal: fill(words.noPurl, { text }), missing: 'package' };
  const [found] = packagesFor(data)(component);
  if (found === undefined)
    return notCovered(
      text,
      packagesMeant(component.name, data).packages.map((one) => askName(one.package))[0],
      words,
    );
  if (version === undefined) return { refusal: words.typeVersion, missing: 'version' };
  return {
    answers: await answer([component], data),
    name: askName(found.package),
    label: packageLabel(found.package),
  };
}

function notCovered(text: string, near: string | undefined, words: Words): Outcome {
  const hint = near === undefined ? [] : [fill(words.didYouMean, { near })];
  return { refusal: [fill(words.notCovered, { text }), ...hint].join(' '), missing: 'package' };
}

/** Answers for one file. */
export async function askFile(file: File, data: Coverage): Promise<FileOutcome> {
  if (file.size > MOST_BYTES) {
    const remarks: readonly Remark[] = [{ code: 'too-large', most: MOST_BYTES / 1_000_000 }];
    const answers: Answers = { read: 0, notCovered: 0, maybes: [], answers: [] };
    return { file: file.name, format: undefined, isComplete: false, remarks, answers };
  }
  const { components, unaddressed, ...read } = await readInventory(file.name, await file.text());
  return { file: file.name, ...read, answers: await answer(components, data, unaddressed) };
}

/** Loads only the version orders of the ecosystems in the question. */
async function answer(
  components: readonly Component[],
  data: Coverage,
  unaddressed: readonly Component[] = [],
): Promise<Answers> {
  const find = packagesFor(data);
  const ecosystems = new Set(
    components
      .flatMap(find)
      .flatMap(({ package: of }) => (of.kind === 'package' ? [of.ecosystem] : [])),
  );
  const loaded = await Promise.all(
    [...ecosystems].map(async (one) => [one, await loadVersionOrder(one)] as const),
  );
  const orders = new Map<string, VersionOrder | undefined>(loaded);
  return answersFor(components, data, (ecosystem) => orders.get(ecosystem), unaddressed);
}
