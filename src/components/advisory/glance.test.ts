import { describe, expect, it } from 'vitest';
import { english } from '../../language/english/index.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { affectedAtGlance, upgradesAtGlance } from './glance.ts';

const project = aProject({ upgrade: [] });
const entry = (of: string, ...ranges: { introduced: string; fixed?: string }[]) => ({
  package: `pkg:${of}`,
  ranges,
});
const BOTH = [
  { introduced: '1.0.0', fixed: '1.4.7' },
  { introduced: '2.0.0', fixed: '2.1.3' },
];

function glance(...affected: NonNullable<Parameters<typeof anAdvisory>[0]>['affected'] & object) {
  const advisory = anAdvisory({ affected });
  const { lines, isWhole } = affectedAtGlance(
    advisory.affected,
    english.range,
    english.advisory.glance,
  );
  const { upgrades, isShort } = upgradesAtGlance(advisory.affected, project, [project]);
  return {
    lines: lines.map(({ label, ranges }) => `${label}: ${ranges}`),
    isWhole,
    upgrades: upgrades.map(({ label, fixed }) => [label, ...fixed].join(' ').trim()),
    isShort,
  };
}

describe('an advisory at a glance', () => {
  it('has the ranges and the fixed versions of its package', () => {
    expect(glance(entry('pypi/orbital', ...BOTH))).toEqual({
      lines: ['orbital (PyPI): from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3'],
      isWhole: true,
      upgrades: ['1.4.7 2.1.3'],
      isShort: true,
    });
  });

  it('joins packages with the same versions, and names those with others', () => {
    expect(glance(entry('pypi/orbital', ...BOTH), entry('npm/orbital', ...BOTH))).toMatchObject({
      lines: ['orbital (PyPI), orbital (npm): from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3'],
      upgrades: ['1.4.7 2.1.3'],
    });
    const other = entry('npm/orbital', { introduced: '0', fixed: '3.0.0' });
    expect(glance(entry('pypi/orbital', ...BOTH), other)).toMatchObject({
      upgrades: ['orbital (PyPI) 1.4.7 2.1.3', 'orbital (npm) 3.0.0'],
    });
  });

  it('states the platforms, and no upgrade without a fix', () => {
    const one = { ...entry('pypi/orbital', { introduced: '1.0.0' }), platforms: ['linux'] };
    expect(glance(one)).toMatchObject({
      lines: ['orbital (PyPI): from 1.0.0 on (only on linux)'],
      upgrades: [],
      isShort: true,
    });
  });

  it('is cut if it is long, and then says so', () => {
    const many = Array.from({ length: 6 }, (_, i) => ({
      introduced: `${i + 1}.0.0`,
      fixed: `${i + 1}.1.0`,
    }));
    const long = glance(entry('pypi/orbital', ...many));
    expect(long).toMatchObject({ isWhole: false, isShort: false });
    expect(long.lines.join().match(/from/g)).toHaveLength(4);
    expect(glance({ package: { repo: 'https://git.example/orbital' }, ranges: [] })).toMatchObject({
      lines: [],
      isWhole: false,
    });
  });
});
