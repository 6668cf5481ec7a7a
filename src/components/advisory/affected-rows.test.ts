import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { english } from '../../language/english/index.ts';
import type { advisorySchema } from '../../model/advisory/advisory.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { rowsOf, upgradesOf } from './affected-rows.ts';

const affected = (...entries: NonNullable<z.input<typeof advisorySchema>['affected']>) =>
  anAdvisory({ affected: entries }).affected;

describe('rowsOf', () => {
  it('states for each range the affected versions and the fix', () => {
    const [entry] = affected({
      package: 'pkg:pypi/orbital',
      ranges: [
        { introduced: '1.0.0', fixed: '1.4.7' },
        { introduced: '0', last_affected: '0.9' },
        { introduced: '2.0' },
      ],
    });
    expect(entry && rowsOf(entry, undefined, english.range)).toEqual([
      { affected: 'from 1.0.0, before 1.4.7', fixed: '1.4.7', repo: undefined },
      { affected: 'all up to and including 0.9', fixed: undefined, repo: undefined },
      { affected: 'from 2.0 on', fixed: undefined, repo: undefined },
    ]);
  });

  it('names the repository of a range of commits', () => {
    const repo = 'https://git.example/orbital';
    const [entry] = affected({
      package: 'pkg:pypi/orbital',
      ranges: [{ introduced: 'a'.repeat(40), repo }],
    });
    expect(entry && rowsOf(entry, undefined, english.range)[0]?.repo).toBe(repo);
  });
});

describe('upgradesOf', () => {
  const two = [
    { introduced: '1.0.0', fixed: '1.4.7' },
    { introduced: '2.0.0', fixed: '2.1.3' },
  ];

  it('gives one command for each fixed version', () => {
    expect(upgradesOf(affected({ package: 'pkg:pypi/orbital', ranges: two }), aProject())).toEqual([
      {
        label: 'orbital (PyPI)',
        kind: 'package',
        fixed: ['1.4.7', '2.1.3'],
        commands: [
          {
            version: '1.4.7',
            branch: '1.x',
            command: 'python -m pip install --upgrade "orbital==1.4.7"',
          },
          {
            version: '2.1.3',
            branch: '2.x',
            command: 'python -m pip install --upgrade "orbital==2.1.3"',
          },
        ],
      },
    ]);
  });

  it('names no fix that another range or the list affects again', () => {
    const adjacent = [
      { introduced: '1.0.0', fixed: '1.4.7' },
      { introduced: '1.4.7', fixed: '1.5.0' },
    ];
    const fixesOf = (...entries: Parameters<typeof affected>) =>
      upgradesOf(affected(...entries), aProject()).map(({ fixed }) => fixed);
    expect(fixesOf({ package: 'pkg:pypi/orbital', ranges: adjacent })).toEqual([['1.5.0']]);
    expect(fixesOf({ package: 'pkg:pypi/orbital', ranges: two, versions: ['1.4.7'] })).toEqual([
      ['2.1.3'],
    ]);
    const [first, second] = adjacent.map((range) => ({
      package: 'pkg:pypi/orbital',
      ranges: [range],
    }));
    expect(first && second && fixesOf(first, second)).toEqual([['1.5.0']]);
    const [entry] = affected({ package: 'pkg:pypi/orbital', ranges: adjacent });
    expect(entry && rowsOf(entry, undefined, english.range).map(({ fixed }) => fixed)).toEqual([
      '1.5.0',
      '1.5.0',
    ]);
  });

  it('names the branch of the project that lists the package', () => {
    const other = aProject({
      slug: 'other',
      packages: ['pkg:pypi/orbital'],
      branches: [{ name: 'stable', range: '>=1.0.0', status: 'supported' }],
    });
    const entries = affected({ package: 'pkg:pypi/orbital', ranges: two });
    const named = aProject({ packages: [] });
    const [upgrade] = upgradesOf(entries, named, [named, other]);
    expect(upgrade?.commands.map(({ branch }) => branch)).toEqual(['stable', 'stable']);
  });

  it('gives one command if the project defines its own', () => {
    const project = aProject({
      upgrade: [{ package: 'pkg:pypi/orbital', command: 'orbital self-update' }],
    });
    expect(
      upgradesOf(affected({ package: 'pkg:pypi/orbital', ranges: two }), project)[0]?.commands,
    ).toEqual([{ version: undefined, branch: undefined, command: 'orbital self-update' }]);
  });

  it('merges the entries of one package, each fixed version once', () => {
    const entries = two.map((range) => ({
      package: 'pkg:pypi/orbital',
      ranges: [range, { introduced: '0', fixed: '1.4.7' }],
    }));
    const upgrades = upgradesOf(affected(...entries), undefined);
    expect(upgrades.map(({ fixed }) => fixed)).toEqual([['1.4.7', '2.1.3']]);
  });

  it('has nothing for a package without a fix', () => {
    expect(
      upgradesOf(
        affected({ package: 'pkg:pypi/orbital', ranges: [{ introduced: '0' }] }),
        aProject(),
      ),
    ).toEqual([]);
  });

  it('does not treat a commit as a version of the package', () => {
    const ranges = [
      { introduced: 'a'.repeat(40), fixed: 'b'.repeat(40), repo: 'https://git.example/orbital' },
    ];
    expect(upgradesOf(affected({ package: 'pkg:pypi/orbital', ranges }), aProject())).toEqual([]);
  });

  it('names the commit that fixes a repository, without a command', () => {
    const entry = {
      package: { repo: 'https://git.example/orbital' },
      ranges: [{ introduced: '0', fixed: 'b'.repeat(40) }],
    };
    expect(upgradesOf(affected(entry), undefined)).toEqual([
      { label: 'git.example/orbital', kind: 'repository', fixed: ['b'.repeat(40)], commands: [] },
    ]);
  });
});
