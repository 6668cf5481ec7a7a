import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { JUSTIFICATIONS, STATEMENT_STATUSES } from '../../model/statement.ts';
import { aProject, aStatement } from '../../model/testing/advisory.fixture.ts';
import { componentName, paragraphsOf, productsInWords } from './facts.ts';

const words = english.page.statements;

test.each([
  ['pkg:pypi/example-deflate@0.9.4', 'example-deflate 0.9.4'],
  ['pkg:npm/%40scope/name', '@scope/name'],
  ['pkg:maven/org.example/core@1.0?type=jar', 'org.example/core 1.0'],
])('a statement shows %s as %s', (purl, name) => {
  expect(componentName(purl)).toBe(name);
});

describe('the subject of a statement, in words', () => {
  test('is each package with every version, or with the named ones', () => {
    const project = aProject({ packages: ['pkg:pypi/orbital', 'pkg:npm/orbital'] });
    expect(productsInWords(aStatement(), project, words)).toEqual([
      'orbital (PyPI), every version',
      'orbital (npm), every version',
    ]);
    expect(
      productsInWords(
        aStatement({ packages: ['pkg:npm/orbital'], versions: ['1.0', '1.1'] }),
        project,
        words,
      ),
    ).toEqual(['orbital (npm) 1.0, 1.1']);
  });
});

test('every status and justification has its own text', () => {
  expect(new Set(STATEMENT_STATUSES.map((status) => english.label.statements[status])).size).toBe(
    STATEMENT_STATUSES.length,
  );
  expect(new Set(JUSTIFICATIONS.map((one) => english.label.justifications[one])).size).toBe(
    JUSTIFICATIONS.length,
  );
});

test('a plain text has a paragraph for each group of lines', () => {
  expect(paragraphsOf('a\nb\n\n \n\nc')).toEqual(['a\nb', 'c']);
  expect(paragraphsOf(undefined)).toEqual([]);
});
