import { describe, expect, test } from 'vitest';
import type { Package } from '../../model/package/package.ts';
import { parse } from '../../model/problem/from-schema.ts';
import { projectSchema } from '../../model/project/project.ts';
import { readYaml } from '../../model/source/parse.ts';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { addProject, projectFor, projectIndex } from './projects.ts';

const named = (ecosystem: string, name: string): Package => ({ kind: 'package', ecosystem, name });
const NONE = projectIndex([]);

describe('the name of a new project', () => {
  test.each<[Package, string]>([
    [named('PyPI', 'orbital'), 'orbital'],
    [named('npm', '@orbital/core_ui'), 'orbital-core-ui'],
    [named('Packagist', 'orbital/core'), 'orbital-core'],
    [named('Maven', 'org.example:orbital-core'), 'orbital-core'],
    [named('Go', 'example.org/orbital/v2'), 'orbital'],
    [named('Go', 'stdlib'), 'stdlib'],
    [named('SwiftURL', 'github.com/example/Orbital'), 'orbital'],
    [named('npm', '軌道'), 'project'],
    [named('npm', 'x'.repeat(300)), 'x'.repeat(80)],
    [{ kind: 'repository', repo: 'https://github.com/python/cpython' }, 'cpython'],
    [{ kind: 'repository', repo: 'https://git.example/group/Orbital.git/' }, 'orbital'],
    [{ kind: 'repository', repo: 'https://git.example/' }, 'git-example'],
  ])('for %j is %s', (subject, slug) => {
    const { slug: found, created } = projectFor([subject], NONE);
    expect(found).toBe(slug);
    expect(created?.file).toBe(`projects/${slug}.yaml`);
    const read = parse(projectSchema, readYaml('a.yaml', created?.text ?? '').values, 'a.yaml');
    expect('value' in read && read.value.packages[0]).toMatchObject({ kind: subject.kind });
  });

  test('is longer if other projects have it', () => {
    const index = projectIndex([]);
    const slugs = ['npm', 'PyPI', 'Debian:12', 'Debian:13', 'Debian:11'].map((ecosystem) => {
      const subject = named(ecosystem, 'orbital');
      const { slug, packages } = projectFor([subject], index);
      addProject(index, slug, packages);
      return slug;
    });
    expect(slugs).toEqual([
      'orbital',
      'orbital-pypi',
      'orbital-debian',
      'orbital-debian-2',
      'orbital-debian-3',
    ]);
  });
});

test('a record of commits belongs to the project with that repository', () => {
  const repo = 'https://git.example/orbital';
  const index = projectIndex([
    aProject({ repository: `${repo}/` }),
    aProject({ slug: 'b', repository: undefined }),
  ]);
  expect(projectFor([{ kind: 'repository', repo: `${repo}.git` }], index)).toEqual({
    slug: 'orbital',
    packages: [],
  });
});

describe('the project of several packages', () => {
  const [a, b] = [named('npm', 'a'), named('npm', 'b')];

  test('is a new one that lists each of them once', () => {
    expect(projectFor([a, b, a], NONE)).toMatchObject({ slug: 'a', packages: [a, b] });
  });

  test('is the first that lists one of them, and the rest are reported', () => {
    const index = projectIndex([aProject({ slug: 'second', packages: ['pkg:npm/b'] })]);
    expect(projectFor([a, b], index)).toEqual({ slug: 'second', packages: [a] });
  });
});
