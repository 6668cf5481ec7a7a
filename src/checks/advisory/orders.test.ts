import { describe, expect, it } from 'vitest';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { everything } from '../everything.fixture.ts';
import { orders, releaseOrder } from './orders.ts';

const OF = 'pkg:docker/example/orbital';
const stating = (id: string, order?: 'semver' | 'pep440', of = OF) =>
  anAdvisory({
    id,
    affected: [{ package: of, versions: ['1.0.0'], ...(order && { version_order: order }) }],
  });
const conflicts = (...advisories: ReturnType<typeof stating>[]) =>
  [
    ...orders.find(
      everything({ content: { advisories, projects: [aProject({ packages: [OF] })] } }),
    ),
  ].map(({ code, file, message, remedy, at }) => ({ code, file, message, remedy, at }));

describe('the orders of versions that authors state', () => {
  it('are the same for one package in all advisories', () => {
    const [first, second] = [
      stating('ORB-2026-0003', 'semver'),
      stating('ORB-2026-0004', 'pep440'),
    ];
    expect(conflicts(first, second)).toEqual([
      {
        code: 'version-order-conflict',
        file: second.file,
        message: `example/orbital (docker) has the order pep440 here, but semver in ${first.file}.`,
        remedy: `Write semver, or change ${first.file}: a package has one order.`,
        at: { path: ['affected', 0, 'version_order'] },
      },
    ]);
  });

  it('can differ for different packages, and be absent', () => {
    const other = stating('ORB-2026-0004', 'pep440', 'pkg:docker/example/other');
    expect(conflicts(stating('ORB-2026-0003', 'semver'), other, stating('ORB-2026-0005'))).toEqual(
      [],
    );
  });
});

describe('a list of releases that is an order of versions', () => {
  const project = (...dates: string[]) =>
    aProject({
      packages: [OF],
      releases: dates.map((date, i) => ({ version: `v${i}`, date })),
      version_order: 'releases',
    });
  const codes = (...projects: ReturnType<typeof project>[]) =>
    [...releaseOrder.find(everything({ content: { projects } }))].map(({ code, at }) => [code, at]);

  it('begins with the oldest one', () => {
    expect(codes(project('2026-01-01', '2026-02-01'))).toEqual([]);
    // A release of an old branch is newer than releases of later versions.
    expect(codes(project('2026-01-01', '2026-03-01', '2026-02-01'))).toEqual([]);
    expect(codes(project('2026-01-01', '2026-01-01'), project())).toEqual([]);
    expect(codes(project('2026-03-01', '2026-02-01', '2026-02-01'))).toEqual([
      ['releases-backwards', { path: ['releases'] }],
    ]);
    expect(codes({ ...project('2026-03-01', '2026-02-01'), version_order: undefined })).toEqual([]);
  });
});
