// docs/version-orders.md: the order of versions of each ecosystem.

import { VERSION_ORDERS } from '../model/package/version-order.ts';
import { versionOrder } from '../model/version/compare.ts';
import { ECOSYSTEMS } from '../model/version/ecosystem.ts';
import { RECORDED } from './recorded-comparisons.ts';

const INTRODUCTION = `<!-- Generated from src/model/version by "npm run docs". Do not edit. -->

# Orders of versions

Each order follows the rule of its ecosystem. The first comment of its file in \`src/model/version/\` names the rule. A text
that the rule does not order is not a version: the answer about it is "cannot tell", never "not affected".

The figures are recorded comparisons of two versions, most of them by the ecosystem's own tool (test data of
google/osv-scalibr). A comparison is "cannot tell" if the order does not accept one of the versions. A test
compares the figures with the data.

| Ecosystem | Order | Comparisons | Right | Cannot tell | Wrong |
| --- | --- | ---: | ---: | ---: | ---: |`;

const number = (value: number): string => value.toLocaleString('en-US');

function row(ecosystem: string): string[] {
  const order = versionOrder(ecosystem);
  if (order === undefined) return [];
  const own = RECORDED.filter((one) => versionOrder(one.ecosystem) === order);
  const all = own.reduce((sum, { comparisons }) => sum + comparisons, 0);
  const open = own.reduce((sum, { invalid }) => sum + invalid, 0);
  const figures =
    all === 0 ? ['-', '-', '-', '-'] : [number(all), number(all - open), number(open), '0'];
  return [`| ${[ecosystem, order.name, ...figures].join(' | ')} |`];
}

/** Returns the text of docs/version-orders.md. */
export function ordersPage(): string {
  const unknown = ECOSYSTEMS.filter((name) => versionOrder(name) === undefined);
  const stated = VERSION_ORDERS.map(
    (order) => `\`${order}\` (${versionOrder(`pkg:generic:${order}`)?.name})`,
  );
  return [
    INTRODUCTION,
    ...ECOSYSTEMS.flatMap(row),
    '',
    `Without a known order: ${unknown.join(', ')}. List each affected version under \`versions\`.`,
    '',
    '## Products without an ecosystem',
    '',
    'For a purl of another type, such as `pkg:docker/example/orbital`, or for the tags of a repository, state the order:',
    `\`version_order\` in the entry of the advisory, or in the project for all its purls. It is one of ${stated.join(', ')}.`,
    'Packages of the types `deb`, `rpm` and `apk` have the order of that format.',
    '',
  ].join('\n');
}
