import { describe, expect, it } from 'vitest';
import { versionOrder } from '../version/compare.ts';
import { packageKey, packageLabel } from './package.ts';
import { packageSchema } from './package-schema.ts';
import { statedOrder, VERSION_ORDERS, withOrder, withOrderOfProject } from './version-order.ts';

describe('the order of versions that an entry states', () => {
  it.each(VERSION_ORDERS)('%s is known, and changes neither the key nor the label', (order) => {
    for (const given of ['pkg:docker/example/orbital', 'pkg:oci/orbital?arch=amd64']) {
      const of = packageSchema.parse(given);
      const ordered = withOrder(withOrder(of, order), order);
      expect(ordered.kind === 'package' && versionOrder(ordered.ecosystem)).toBeTruthy();
      expect([packageKey(ordered), packageLabel(ordered)]).toEqual([packageKey(of), packageLabel(of)]);
    }
  });

  it('does not replace that of an ecosystem', () => {
    const of = packageSchema.parse('pkg:pypi/orbital');
    expect(withOrder(of, 'semver')).toEqual(of);
  });

  it('can come from the project, unless the entry states one', () => {
    const of = packageSchema.parse('pkg:docker/example/orbital');
    expect(statedOrder(of)).toBeUndefined();
    expect(withOrderOfProject(of, undefined)).toEqual(of);
    expect(statedOrder(withOrderOfProject(of, 'rpm'))).toBe('rpm');
    expect(statedOrder(withOrderOfProject(withOrder(of, 'semver'), 'rpm'))).toBe('semver');
    const repository = packageSchema.parse({ repo: 'https://git.example/orbital' });
    expect(withOrderOfProject(repository, 'semver')).toEqual(repository);
  });

  it('makes a product of the tags of a repository', () => {
    expect(withOrder({ kind: 'repository', repo: 'https://git.example/comet/orbital.git' }, 'semver')).toEqual({
      kind: 'package',
      ecosystem: 'pkg:generic:semver',
      name: 'git.example/comet/orbital',
      purl: 'pkg:generic/orbital?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fcomet%2Forbital.git',
    });
  });
});
