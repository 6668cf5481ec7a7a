import { describe, expect, test } from 'vitest';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { affectedInWords, fixesInWords } from './affected.ts';

const SHA = 'a'.repeat(40);

describe('the affected versions in words', () => {
  test('are a text for each entry, with its ranges and versions', () => {
    const advisory = anAdvisory({
      affected: [
        {
          package: 'pkg:pypi/orbital',
          ranges: [{ introduced: '0', fixed: '1.4.7' }, { introduced: '2.0.0' }],
          versions: ['3.0.0', '3.0.1'],
          platforms: ['linux', 'macos'],
        },
        { package: { repo: 'https://git.example/orbital' }, ranges: [{ introduced: SHA }] },
        {
          package: 'pkg:npm/orbital',
          ranges: [{ introduced: '0', fixed: SHA, repo: 'https://git.example/js' }],
        },
        { package: 'pkg:cargo/orbital' },
      ],
    });
    expect(affectedInWords(advisory)).toEqual([
      'orbital (PyPI): all before 1.4.7; from 2.0.0 on; 3.0.0, 3.0.1 (only on linux, macos)',
      `git.example/orbital: from ${SHA} on`,
      `orbital (npm): all before ${SHA} in https://git.example/js`,
      'orbital (crates.io): the versions are not stated',
    ]);
  });

  test('include at most twenty single versions', () => {
    const versions = Array.from({ length: 23 }, (_, i) => `1.0.${i}`);
    const [words = ''] = affectedInWords(
      anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', versions }] }),
    );
    expect(words).toContain('1.0.19 and 3 more');
    expect(words).not.toContain('1.0.20');
  });
});

describe('the fix in words', () => {
  test('is a sentence for each package', () => {
    const advisory = anAdvisory({
      affected: [
        {
          package: 'pkg:pypi/orbital',
          ranges: [
            { introduced: '1.0.0', fixed: '1.4.7' },
            { introduced: '2.0.0', fixed: '2.1.3' },
          ],
        },
        { package: 'pkg:npm/orbital', ranges: [{ introduced: '0', fixed: '4.0.0' }] },
        { package: 'pkg:cargo/orbital', ranges: [{ introduced: '0' }] },
        {
          package: { repo: 'https://git.example/orbital' },
          ranges: [{ introduced: '0', fixed: SHA }],
        },
      ],
    });
    expect(fixesInWords(advisory, aProject())).toEqual([
      'Upgrade orbital (PyPI) to 1.4.7 or 2.1.3.',
      'Upgrade orbital (npm) to 4.0.0.',
      `In https://git.example/orbital, the fix is commit ${SHA}.`,
    ]);
  });

  test('omits a fixed version that another range affects again', () => {
    const ranges = [
      { introduced: '1.0.0', fixed: '1.4.7' },
      { introduced: '1.4.7', fixed: '1.5.0' },
    ];
    expect(
      fixesInWords(anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges }] }), undefined),
    ).toEqual(['Upgrade orbital (PyPI) to 1.5.0.']);
  });

  test('is empty if nothing is fixed', () => {
    expect(fixesInWords(anAdvisory({ affected: [] }), aProject())).toEqual([]);
  });
});
