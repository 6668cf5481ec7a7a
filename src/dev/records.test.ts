import { describe, expect, it } from 'vitest';
import { everything } from '../checks/everything.fixture.ts';
import {
  anEmbargoedAdvisory,
  aRelease,
  aTranslation,
  at,
  NOW,
} from '../model/testing/advisory.fixture.ts';
import { pageRecords } from './records.ts';

const LATER = at('2027-01-12T16:00:00Z');

describe('the records of pages', () => {
  it('have a mark with the reason exactly if they are not public', () => {
    const { content, desk } = everything({
      desk: {
        advisories: [
          anEmbargoedAdvisory({ id: 'ORB-2026-0097', published: undefined }),
          anEmbargoedAdvisory({ id: 'ORB-2026-0098', tlp: 'AMBER' }),
        ],
        translations: [
          aTranslation({ id: 'ORB-2026-0097' }),
          aTranslation({ id: 'ORB-2026-0404' }),
        ],
        releases: [
          { ...aRelease({}), slug: 'later', state: 'scheduled', published: LATER },
          { ...aRelease({}), slug: 'waiting', state: 'scheduled', published: NOW },
        ],
      },
    });
    const records = pageRecords(content, desk, NOW);
    const marked = records.flatMap(({ path, mark }) => (mark === undefined ? [] : [[path, mark]]));
    expect(Object.fromEntries(marked)).toEqual({
      'advisories/ORB-2026-0097/': 'Draft: not public',
      'advisories/ORB-2026-0097/de/': 'Draft: not public',
      'advisories/ORB-2026-0098/': 'Embargoed (TLP:AMBER): not public',
      'announcements/later/': 'Scheduled for 2027-01-12T16:00:00Z: not public',
      'announcements/waiting/': 'Scheduled: not public',
    });
    const own = content.advisories.map(({ file }) => file);
    expect(records.filter(({ mark }) => mark === undefined).map(({ file }) => file)).toEqual(
      expect.arrayContaining(own),
    );
  });
});
