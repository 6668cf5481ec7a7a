// candor cvss: explains a CVSS vector and scores it, or makes one, question by question.

import { explainVector, wordsOf } from '../../src/model/cvss/explain.ts';
import { CVSS_VERSIONS, type CvssVersion, GRAMMARS } from '../../src/model/cvss/metrics.ts';
import { parseVector } from '../../src/model/cvss/parse.ts';
import { scoreOf } from '../../src/model/cvss/score.ts';
import type { CvssVector } from '../../src/model/cvss/vector.ts';
import { UsageError } from '../../src/usage-error.ts';
import { askChoice, askEnd, askTitle, canAsk } from '../ask.ts';
import { command, type Finish, print, say } from '../command.ts';

const VERSIONS = CVSS_VERSIONS.join(', ');

export function cvss(finish: Finish) {
  return command('cvss')
    .argument('[vector]', 'a CVSS vector; without it, one is made question by question')
    .option('--cvss <version>', `the version to ask for: ${VERSIONS}`, '4.0')
    .addHelpText('after', '\nExample:\n  candor cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H')
    .action(async (given, options) => {
      const text = given ?? (await askVector(versionNamed(options.cvss)));
      const result = parseVector(text);
      if ('problems' in result) {
        for (const { message, remedy } of result.problems) say(`${message} ${remedy}`);
        return finish(1);
      }
      const { vector } = result;
      if (options.json)
        print(JSON.stringify({ ...scoreOf(vector), metrics: explainVector(vector) }, null, 2));
      else print(vectorText(vector));
    });
}

function versionNamed(text: string): CvssVersion {
  const version = CVSS_VERSIONS.find((one) => one === text);
  if (version !== undefined) return version;
  throw new UsageError(`--cvss: "${text}" is not a version of CVSS. Expected one of ${VERSIONS}.`);
}

/** Asks for each base metric, and for how the vulnerability is exploited where the version has that. */
async function askVector(version: CvssVersion): Promise<string> {
  if (!canAsk()) throw new UsageError('Missing vector. "candor cvss --help" has an example.');
  const { prefix, metrics } = GRAMMARS[version];
  askTitle(`A vector of CVSS ${version}`);
  const parts: string[] = [];
  for (const { key, group, values } of metrics) {
    const words = wordsOf(version, key);
    if (words === undefined || (group !== 'base' && group !== 'threat')) continue;
    const choices = values.map((value) => ({
      value,
      label: value === 'X' ? 'Not defined' : (words.values[value]?.name ?? value),
      hint: words.values[value]?.sentence,
    }));
    const value = await askChoice({ message: `${words.name} (${key})`, options: choices });
    if (value !== 'X') parts.push(`${key}:${value}`);
  }
  askEnd('Thank you.');
  return `${prefix}${parts.join('/')}`;
}

function vectorText(vector: CvssVector): string {
  const { overall, rating, base, baseRating, threat, nomenclature } = scoreOf(vector);
  const lines = explainVector(vector).map(
    ({ key, value, name, valueName, sentence }) =>
      `  ${`${key}:${value}`.padEnd(8)} ${name}: ${valueName}. ${sentence}`,
  );
  return [
    vector.canonical,
    `${overall.toFixed(1)} ${rating}${nomenclature === undefined ? '' : ` (${nomenclature})`}`,
    ...(threat === undefined
      ? []
      : [`Without the threat metrics: ${base.toFixed(1)} ${baseRating}`]),
    ...lines,
  ].join('\n');
}
