import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parse as parseMatter } from '../model/problem/from-schema.ts';
import { projectSchema } from '../model/project/project.ts';
import { projectDraft, slugOf } from './project.ts';

const draft = {
  name: 'Comet',
  packages: ['pkg:npm/%40comet/core'],
  repository: 'https://git.example/comet',
};

describe('projectDraft', () => {
  it('states only what was given: no branch, no support', () => {
    expect(parse(projectDraft(draft))).toEqual(draft);
  });

  it('has an example of branches that is valid once the "#" is removed', () => {
    const bare = projectDraft(draft).replace(/^# (?=branches:| )/gm, '');
    expect(parseMatter(projectSchema, parse(bare), 'projects/comet.yaml')).toMatchObject({
      value: { branches: [{ name: '1.x', status: 'supported' }] },
    });
  });

  it('has an example of packages if there is none', () => {
    const bare = projectDraft({ name: 'Comet', packages: [] }).replace(
      /^# (?=packages:| {2}- pkg)/gm,
      '',
    );
    expect(parseMatter(projectSchema, parse(bare), 'projects/comet.yaml')).toMatchObject({
      value: { packages: [{ ecosystem: 'PyPI' }] },
    });
  });
});

describe('slugOf', () => {
  it.each([
    ['Comet', 'comet'],
    ['Péché & Söhne', 'peche-sohne'],
    ['@scope/name', 'scope-name'],
    ['日本', ''],
  ])('%s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
