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
      expect([packageKey(ordered), packageLabel(ordered)]).toEqual([
        packageKey(of),
        packageLabel(of),
      ]);
    }
  });

  it('does not replace that of an ecosystem', () => {
    const of = packageSchema.parse('pkg:pypi/orbital');
    expect(withOrder(of, 'semver')).toEqual(of);
  });

  it('can come from the project, unless the entry states one', () => {
    const of = packageSchema.parse('pkg:docker/example/orbital');
    expect(statedOrder(of)).toBeUndefined();
    const project = { version_order: 'rpm' as const, releases: [] };
    expect(withOrderOfProject(of, { releases: [] })).toEqual(of);
    expect(statedOrder(withOrderOfProject(of, project))).toBe('rpm');
    expect(statedOrder(withOrderOfProject(withOrder(of, 'semver'), project))).toBe('semver');
    const repository = packageSchema.parse({ repo: 'https://git.example/orbital' });
    expect(withOrderOfProject(repository, project)).toEqual(repository);
  });

  it('can be that of a product with a name alone', () => {
    const of = packageSchema.parse({ product: 'Orbital Appliance' });
    const project = {
      version_order: 'releases' as const,
      releases: [{ version: 'b', packages: [] }],
    };
    for (const ordered of [
      withOrderOfProject(of, project),
      withOrderOfProject(withOrder(of, 'releases'), project),
    ]) {
      expect(statedOrder(ordered)).toBe('releases');
      expect(versionOrder(ordered.kind === 'package' ? ordered.ecosystem : '')?.isValid('b')).toBe(
        true,
      );
    }
  });

  it('can be the list of releases of the package', () => {
    const of = packageSchema.parse('pkg:docker/example/orbital');
    const other = packageSchema.parse('pkg:docker/example/other');
    const release = (version: string, ...packages: (typeof of)[]) => ({ version, packages });
    const releases = [
      release('b'),
      release('x', other),
      release('a,:%', of),
      release('b'),
      release('1.0'),
    ];
    const ordered = withOrderOfProject(withOrder(of, 'releases'), { releases });
    const order = versionOrder(ordered.kind === 'package' ? ordered.ecosystem : '');
    expect(['1.0', 'a,:%', 'b'].toSorted(order?.compare)).toEqual(['b', 'a,:%', '1.0']);
    expect(['b', 'x', '1.0.0', ''].filter((one) => order?.isValid(one))).toEqual(['b']);
    expect(packageKey(ordered)).toBe(packageKey(of));
    // Without a project, no version has a place.
    const alone = withOrder(of, 'releases');
    expect(versionOrder(alone.kind === 'package' ? alone.ecosystem : '')?.isValid('1.0')).toBe(
      false,
    );
  });

  it('makes a product of the tags of a repository', () => {
    expect(
      withOrder({ kind: 'repository', repo: 'https://git.example/comet/orbital.git' }, 'semver'),
    ).toEqual({
      kind: 'package',
      ecosystem: 'pkg:generic:semver',
      name: 'git.example/comet/orbital',
      purl: 'pkg:generic/orbital?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fcomet%2Forbital.git',
    });
  });
});
