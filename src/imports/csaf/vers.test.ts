import { describe, expect, test } from 'vitest';
import { readVers } from './vers.ts';

describe('a version range specifier', () => {
  test.each<[string, object]>([
    ['vers:pypi/>=1.0.0|<1.4.7', { ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }] }],
    ['vers:npm/<1.4.7', { ranges: [{ introduced: '0', fixed: '1.4.7' }] }],
    [
      'vers:npm/<=1.4.7|>=2.0.0|<2.1.0',
      {
        ranges: [
          { introduced: '0', last_affected: '1.4.7' },
          { introduced: '2.0.0', fixed: '2.1.0' },
        ],
      },
    ],
    ['vers:npm/>=2.0.0', { ranges: [{ introduced: '2.0.0' }] }],
    ['vers:npm/>2.0.0|<3.0.0', { ranges: [{ introduced: '2.0.1-0', fixed: '3.0.0' }] }],
    ['vers:npm/1.0.0|=1.1.0', { versions: ['1.0.0', '1.1.0'] }],
    ['vers:all/*', { ranges: [{ introduced: '0' }] }],
    ['vers:deb/>=1%3A1.0%2Cb|<2', { ranges: [{ introduced: '1:1.0,b', fixed: '2' }] }],
  ])('%s', (text, expected) => {
    expect(readVers(text, 'npm')).toEqual({ ranges: [], versions: [], unread: [], ...expected });
  });

  test.each([
    '<4.2',
    'all versions',
    'vers:npm/>=1|!=1.5|<2',
    'vers:npm/>=1|>=2',
    'vers:npm/<1|<2',
    'vers:npm/%ZZ',
    'vers:npm/',
  ])('in another form is kept as a statement: %s', (text) => {
    expect(readVers(text, 'npm')).toEqual({ ranges: [], versions: [], unread: [text] });
  });

  test('after a version needs an order with a next version', () => {
    expect(readVers('vers:pypi/>1.0', 'PyPI').unread).toHaveLength(1);
  });
});
