// Compares each order with recorded comparisons, most of them by the ecosystem's own tool, if that
// data is available.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { versionOrder } from '../model/version/compare.ts';
import { RECORDED } from './recorded-comparisons.ts';

const FOLDER = new URL('../../../shared/corpus/versions/', import.meta.url);
const SIGNS = new Map([
  ['<', -1],
  ['=', 0],
  ['>', 1],
]);

describe.skipIf(!existsSync(FOLDER))('recorded comparisons', () => {
  test.each(RECORDED)(
    '$file: $comparisons, $invalid of them invalid, none wrong',
    ({ file, ecosystem, comparisons, invalid }) => {
      const order = versionOrder(ecosystem);
      const lines = readFileSync(new URL(file, FOLDER), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('# ') && !line.startsWith('// '));
      let rejected = 0;
      const wrong: string[] = [];
      for (const line of lines) {
        const [a = '', sign = '', b = ''] = line.split(' ');
        if (order?.isValid(a) !== true || !order.isValid(b)) rejected++;
        else if (order.compare(a, b) !== SIGNS.get(sign)) wrong.push(line);
      }
      expect({ comparisons: lines.length, invalid: rejected, wrong }).toEqual({
        comparisons,
        invalid,
        wrong: [],
      });
    },
  );
});
