import { describe, expect, it } from 'vitest';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { everything } from '../everything.fixture.ts';
import { orders } from './orders.ts';

const OF = 'pkg:docker/example/orbital';
const stating = (id: string, order?: 'semver' | 'pep440', of = OF) =>
  anAdvisory({ id, affected: [{ package: of, versions: ['1.0.0'], ...(order && { version_order: order }) }] });
const conflicts = (...advisories: ReturnType<typeof stating>[]) =>
  [...orders.find(everything({ content: { advisories, projects: [aProject({ packages: [OF] })] } }))].map(
    ({ file, message, remedy, at }) => ({ file, message, remedy, at }),
  );

describe('the orders of versions that authors state', () => {
  it('are the same for one package in all advisories', () => {
    const [first, second] = [stating('ORB-2026-0003', 'semver'), stating('ORB-2026-0004', 'pep440')];
    expect(conflicts(first, second)).toEqual([
      {
        file: second.file,
        message: `example/orbital (docker) has the order pep440 here, but semver in ${first.file}.`,
        remedy: `Write semver, or change ${first.file}: a package has one order.`,
        at: { path: ['affected', 0, 'version_order'] },
      },
    ]);
  });

  it('can differ for different packages, and be absent', () => {
    const other = stating('ORB-2026-0004', 'pep440', 'pkg:docker/example/other');
    expect(conflicts(stating('ORB-2026-0003', 'semver'), other, stating('ORB-2026-0005'))).toEqual([]);
  });
});
