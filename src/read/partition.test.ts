import { describe, expect, test } from 'vitest';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aRelease,
  aSite,
  aTranslation,
  at,
  NOW,
} from '../model/testing/advisory.fixture.ts';
import { noFilesYet } from './loaded-files.ts';
import { partitionByPublicity } from './partition.ts';

describe('a translation', () => {
  test('is public if and only if its original is', () => {
    const files = noFilesYet('content', NOW);
    files.advisories.push(
      anAdvisory({ id: 'ORB-2026-0003' }),
      anEmbargoedAdvisory({ id: 'ORB-2026-0099' }),
    );
    for (const id of ['ORB-2026-0404', 'ORB-2026-0099', 'ORB-2026-0003'])
      for (const lang of ['pt-BR', 'de']) files.translations.push(aTranslation({ id, lang }));
    const { content, desk } = partitionByPublicity({
      site: aSite(),
      files,
      keys: [],
      publicFiles: [],
      components: new Map(),
    });
    expect(content.translations.map(({ id, lang }) => `${id}.${lang}`)).toEqual([
      'ORB-2026-0003.de',
      'ORB-2026-0003.pt-BR',
    ]);
    // A translation without an original can belong to an advisory that is not written yet.
    expect(desk.translations.map(({ id, lang }) => `${id}.${lang}`)).toEqual([
      'ORB-2026-0099.de',
      'ORB-2026-0099.pt-BR',
      'ORB-2026-0404.de',
      'ORB-2026-0404.pt-BR',
    ]);
  });
});

describe('the order that is a list of releases', () => {
  test('contains no version that is not public', () => {
    const files = noFilesYet('content', at('2026-06-01T12:00:00Z'));
    const of = 'pkg:docker/example/orbital';
    const releases = [{ version: 'spring' }, { version: 'summer', date: '2026-07-01' }];
    files.projects.push(
      aProject({ slug: 'orbital', packages: [of], releases, version_order: 'releases' }),
    );
    const affected = [{ package: of, ranges: [{ introduced: 'spring', fixed: 'summer' }] }];
    files.advisories.push(anAdvisory({ id: 'ORB-2026-0003', affected }));
    files.advisories.push(anEmbargoedAdvisory({ id: 'ORB-2026-0099', affected }));
    const { content, desk } = partitionByPublicity({
      site: aSite(),
      files,
      keys: [],
      publicFiles: [],
      components: new Map(),
    });
    const ecosystems = (all: readonly { affected: readonly { package: object }[] }[]) =>
      all.flatMap((one) => one.affected.map((entry) => Reflect.get(entry.package, 'ecosystem')));
    expect(ecosystems(content.advisories)).toEqual(['pkg:docker:releases:spring']);
    expect(ecosystems(desk.advisories)).toEqual(['pkg:docker:releases:spring,summer']);
    expect(content.projects[0]?.packages).toMatchObject([
      { ecosystem: 'pkg:docker:releases:spring' },
    ]);
  });
});

describe('a version that a project lists', () => {
  const day = '2026-06-01';
  const listed = (version: string, date?: string) => ({
    version,
    ...(date === undefined ? {} : { date }),
  });
  const versionsAt = (now: string, published: string | undefined): string[] => {
    const files = noFilesYet('content', at(now));
    const releases = [
      listed('3.1.3', day),
      listed('3.1.4'),
      listed('3.1.2', '2026-05-31'),
      listed('3.1.1', day),
    ];
    files.projects.push(
      aProject({ slug: 'orbital', releases }),
      aProject({ slug: 'other', releases }),
    );
    const release = aRelease({
      project: 'orbital',
      versions: ['3.1.3', '3.1.4', '3.1.2'],
      advisories: [],
    });
    files.releases.push({
      ...release,
      published: published === undefined ? undefined : at(published),
    });
    const { content } = partitionByPublicity({
      site: aSite(),
      files,
      keys: [],
      publicFiles: [],
      components: new Map(),
    });
    const [orbital, other] = content.projects;
    expect(other?.releases).toHaveLength(4);
    return orbital?.releases.map(({ version }) => version) ?? [];
  };

  test('is not public on the day of its release before the time of the release', () => {
    const time = `${day}T16:00:00Z`;
    expect(versionsAt(`${day}T00:00:00Z`, time)).toEqual(['3.1.2', '3.1.1']);
    expect(versionsAt(`${day}T15:59:59Z`, time)).toEqual(['3.1.2', '3.1.1']);
    expect(versionsAt(time, time)).toEqual(['3.1.3', '3.1.4', '3.1.2', '3.1.1']);
  });

  test('is not public on that day because its release is a draft', () => {
    expect(versionsAt(`${day}T12:00:00Z`, undefined)).toEqual(['3.1.4', '3.1.2', '3.1.1']);
  });
});
