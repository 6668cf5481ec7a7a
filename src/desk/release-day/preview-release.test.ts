import { describe, expect, it } from 'vitest';
import { everything } from '../../checks/everything.fixture.ts';
import { caseSchema } from '../../model/case/case.ts';
import type { PlannedRelease } from '../../model/release/release.ts';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aRelease,
  aTranslation,
  at,
  NOW,
} from '../../model/testing/advisory.fixture.ts';
import {
  embargoMark,
  embargoReasons,
  everythingAsPublished,
  previewOf,
} from './preview-release.ts';

const planned = (changes: Partial<PlannedRelease> = {}): PlannedRelease => ({
  ...aRelease({ advisories: ['ORB-2026-0099'] }),
  state: 'scheduled',
  published: at('2026-07-14T16:00:00Z'),
  ...changes,
});
const hidden = anEmbargoedAdvisory({ id: 'ORB-2026-0098' });

describe('a preview', () => {
  const { content, desk } = everything({ desk: { advisories: [anEmbargoedAdvisory(), hidden] } });

  it('contains the records of the release, as if it were public, and no other embargoed advisory', () => {
    const preview = previewOf(planned(), desk, content, NOW);
    expect(preview.release).toMatchObject({
      state: 'published',
      published: '2026-07-14T16:00:00Z',
    });
    expect(preview.content.advisories.map(({ id, state }) => [id, state])).toEqual([
      ['ORB-2026-0003', 'published'],
      ['ORB-2026-0099', 'published'],
    ]);
    expect(preview.content.advisories.at(-1)?.published).toBe('2026-07-14T16:00:00Z');
    expect(content.advisories).toHaveLength(1);
  });

  it('contains the translations of its advisories, and no others', () => {
    const translations = ['ORB-2026-0099', 'ORB-2026-0098', 'ORB-2026-0097'].map((id) =>
      aTranslation({ id }),
    );
    const of = { ...desk, translations };
    expect(previewOf(planned(), of, content, NOW).content.translations.map(({ id }) => id)).toEqual(
      ['ORB-2026-0099'],
    );
    expect(
      everythingAsPublished(of, content, NOW).content.translations.map(({ id }) => id),
    ).toEqual(['ORB-2026-0099', 'ORB-2026-0098']);
  });

  it('of a draft uses the current time', () => {
    expect(
      previewOf(planned({ state: 'draft', published: undefined }), desk, content, NOW).release
        .published,
    ).toBe(NOW);
  });

  it('has the strictest label of its advisories and cases, and is never CLEAR', () => {
    const label = (tlp: string, of: string): string => {
      const matter = caseSchema.parse({
        title: 'x',
        received: { at: '2026-05-01T00:00:00Z', channel: 'mail' },
        tlp: of,
      });
      const advisories = [
        anEmbargoedAdvisory({ tlp: tlp === 'GREEN' ? 'GREEN' : tlp === 'RED' ? 'RED' : 'CLEAR' }),
      ];
      const cases = [{ ...matter, id: 'ORB-2026-0099', file: 'cases/ORB-2026-0099.yaml' }];
      return previewOf(planned(), { ...desk, advisories, cases }, content, NOW).tlp;
    };
    expect(label('CLEAR', 'AMBER')).toBe('AMBER');
    expect(label('RED', 'AMBER')).toBe('RED');
    expect(label('GREEN', 'CLEAR')).toBe('GREEN');
    expect(label('CLEAR', 'CLEAR')).toBe('AMBER+STRICT');
    expect(previewOf(planned(), desk, content, NOW).tlp).toBe('AMBER+STRICT');
    expect(embargoMark({ tlp: 'RED' })).toBe('EMBARGOED PREVIEW – TLP:RED – do not forward');
  });

  it('explains why a release is not public, without a word about its fixes', () => {
    expect(embargoReasons(planned({ published: undefined }), desk, NOW)).toEqual([
      'orbital-2.1.3 is a draft: it has no "published".',
      'ORB-2026-0099 is a draft: it has no "published".',
    ]);
    const red = { ...desk, advisories: [anEmbargoedAdvisory({ tlp: 'RED' })] };
    expect(embargoReasons(planned(), red, NOW)).toEqual([
      'orbital-2.1.3 is not public before 2026-07-14T16:00:00Z.',
      'ORB-2026-0099 is under TLP:RED.',
    ]);
  });

  it('keeps a withdrawn advisory withdrawn', () => {
    const gone = anEmbargoedAdvisory({
      withdrawn: { at: '2026-05-30T00:00:00Z', reason: 'Wrong.' },
    });
    const preview = previewOf(
      planned(),
      { ...desk, advisories: [gone] },
      { ...content, advisories: [anAdvisory()] },
      NOW,
    );
    expect(preview.content.advisories.at(-1)?.state).toBe('withdrawn');
  });
});
