import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import { anAdvisory, aProject, someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { osvBundles } from './bundles.ts';
import { osvDocument } from './osv.ts';

const SETTING = aSetting();
const on = (...packages: (string | { ecosystem: string; name: string } | { repo: string })[]) => ({
  affected: packages.map((one) => ({
    package: one,
    ranges: [{ introduced: '0', fixed: '1.0.0' }],
  })),
});
const REPOSITORY = {
  affected: [
    {
      package: { repo: 'https://git.example/orbital' },
      ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }],
    },
  ],
};

function bundles(changes: Partial<Content>): Map<string, string | Uint8Array> {
  return new Map(osvBundles(someContent(changes), SETTING).map(({ path, body }) => [path, body]));
}
const entriesOf = (body: string | Uint8Array | undefined): Record<string, Uint8Array> =>
  unzipSync(body instanceof Uint8Array ? body : new Uint8Array());

describe('projects/<slug>/osv.json', () => {
  const advisories = [
    anAdvisory({ id: 'ORB-2026-10' }),
    anAdvisory({ id: 'ORB-2026-3', project: 'other' }),
    anAdvisory({
      id: 'ORB-2026-2',
      withdrawn: { at: '2026-05-30T00:00:00Z', reason: 'Not ours.' },
    }),
  ];
  const all = bundles({
    advisories,
    projects: [aProject(), aProject({ slug: 'other' }), aProject({ slug: 'quiet' })],
  });
  const idsOf = (slug: string) =>
    JSON.parse(String(all.get(`projects/${slug}/osv.json`))).map((one: { id: string }) => one.id);

  test('contains only the records of the project, including withdrawn ones, sorted by id', () => {
    expect(idsOf('orbital')).toEqual(['x_ORB-2026-2', 'x_ORB-2026-10']);
    expect(idsOf('other')).toEqual(['x_ORB-2026-3']);
  });

  test('is an empty array if the project has no advisory', () => {
    expect(idsOf('quiet')).toEqual([]);
  });
});

describe('osv/<ecosystem>/all.zip', () => {
  const advisories = [
    anAdvisory({ id: 'ORB-2026-10', ...on('pkg:pypi/orbital', 'pkg:pypi/orbital-tools') }),
    anAdvisory({ id: 'ORB-2026-2', ...on('pkg:pypi/orbital', 'pkg:cargo/orbital') }),
    anAdvisory({ id: 'ORB-2026-3', ...on({ ecosystem: 'Debian:12', name: 'orbital' }) }),
    anAdvisory({ id: 'ORB-2026-4', ...on({ ecosystem: 'GitHub Actions', name: 'orbital/setup' }) }),
    anAdvisory({ id: 'ORB-2026-5', ...REPOSITORY }),
  ];
  const all = bundles({ advisories });
  const names = (folder: string) => Object.keys(entriesOf(all.get(`osv/${folder}/all.zip`)));

  test('contains each record that names the ecosystem once, as published, sorted by id', () => {
    expect(names('PyPI')).toEqual(['x_ORB-2026-2.json', 'x_ORB-2026-10.json']);
    expect(names('crates.io')).toEqual(['x_ORB-2026-2.json']);
    const [file] = Object.values(entriesOf(all.get('osv/crates.io/all.zip')));
    const [, second = anAdvisory()] = advisories;
    expect(strFromU8(file ?? new Uint8Array())).toBe(osvDocument(second, SETTING).text);
  });

  test('is beside the times of change of its records, newest first', () => {
    const later = anAdvisory({
      id: 'ORB-2026-3',
      published: '2026-05-13T16:00:00Z',
      ...on('pkg:pypi/orbital'),
    });
    expect(bundles({ advisories: [...advisories, later] }).get('osv/PyPI/modified_id.csv')).toBe(
      '2026-05-13T16:00:00Z,x_ORB-2026-3\n2026-05-12T16:00:00Z,x_ORB-2026-2\n2026-05-12T16:00:00Z,x_ORB-2026-10\n',
    );
  });

  test('drops the suffix of an ecosystem and writes "_" for a space', () => {
    expect(names('Debian')).toEqual(['x_ORB-2026-3.json']);
    expect(names('GitHub_Actions')).toEqual(['x_ORB-2026-4.json']);
  });

  test('omits records of repositories, and ecosystems.txt names exactly its folders, sorted', () => {
    expect(all.get('osv/ecosystems.txt')).toBe('Debian\nGitHub_Actions\nPyPI\ncrates.io\n');
    const folders = [...all.keys()].flatMap(
      (path) => /^osv\/(.+)\/all\.zip$/.exec(path)?.[1] ?? [],
    );
    expect(folders).toEqual(['Debian', 'GitHub_Actions', 'PyPI', 'crates.io']);
  });

  test('does not exist if nothing is published, and the list is empty', () => {
    const none = bundles({ advisories: [] });
    expect(none.get('osv/ecosystems.txt')).toBe('');
    expect([...none.keys()].filter((path) => path.endsWith('.zip'))).toEqual([]);
  });

  test('does not depend on the order of the content', () => {
    expect(bundles({ advisories: advisories.toReversed() })).toEqual(all);
  });
});
