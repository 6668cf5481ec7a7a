import { describe, expect, test } from 'vitest';
import { anAdvisory, anEmbargoedAdvisory, aSite, aTranslation, NOW } from '../model/testing/advisory.fixture.ts';
import { noFilesYet } from './loaded-files.ts';
import { partitionByPublicity } from './partition.ts';

describe('a translation', () => {
  test('is public if and only if its original is', () => {
    const files = noFilesYet('content', NOW);
    files.advisories.push(anAdvisory({ id: 'ORB-2026-0003' }), anEmbargoedAdvisory({ id: 'ORB-2026-0099' }));
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
