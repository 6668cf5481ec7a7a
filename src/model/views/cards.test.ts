import { describe, expect, test } from 'vitest';
import { cardWordsIn } from '../../language/sentences/cards.ts';
import {
  anAdvisory,
  aRelease,
  aRetrospective,
  aSite,
  someContent,
} from '../testing/advisory.fixture.ts';
import { type Card, cardPath, cardsOf as make } from './cards.ts';

const cardsOf = (content: Parameters<typeof make>[0], site = aSite()): Card[] =>
  make(content, site, cardWordsIn(site.language));

const site = aSite();
const titled = (summary: string) =>
  cardsOf(someContent({ advisories: [anAdvisory({ summary })], releases: [] }), site)[1];

describe('the cards of a site', () => {
  test('are one for the site, and one for each advisory, announcement and retrospective', () => {
    const cards = cardsOf(someContent({ retrospectives: [aRetrospective()] }), site);
    expect(cards[0]).toMatchObject({ page: '', title: 'Orbital Security' });
    expect(cards.map(cardPath).sort()).toEqual([
      'advisories/ORB-2026-0003/card.png',
      'announcements/orbital-2.1.3/card.png',
      'card.png',
      'retrospectives/archive-overflow/card.png',
    ]);
  });

  test('show the names, the title and the severity of an advisory', () => {
    const [, card] = cardsOf(someContent({ releases: [] }), site);
    expect(card).toMatchObject({ kicker: 'ORB-2026-0003 · CVE-1900-12345', level: 'high' });
    expect(card?.label).toMatch(/^HIGH \d\.\d$/);
  });

  test('show a withdrawal instead of the severity', () => {
    const withdrawn = anAdvisory({
      withdrawn: { at: '2026-05-13T10:00:00Z', reason: 'It is none.' },
    });
    const [, card] = cardsOf(someContent({ advisories: [withdrawn], releases: [] }), site);
    expect(card).toMatchObject({ label: 'Withdrawn', level: 'none' });
  });

  test('do not exist if site.yaml switches them off', () => {
    expect(cardsOf(someContent(), aSite({ formats: { cards: false } }))).toEqual([]);
  });

  test('exist for the newest 200 pages', () => {
    const advisories = Array.from({ length: 300 }, (_, i) =>
      anAdvisory({ id: `ORB-2026-${1000 + i}` }),
    );
    const cards = cardsOf(
      someContent({ advisories, releases: [aRelease({ published: '2026-05-30T16:00:00Z' })] }),
      site,
    );
    expect(cards).toHaveLength(201);
    expect(cards[1]?.page).toMatch(/^announcements\//);
  });

  test.each(['Переполнение кучи', 'Überlauf – “đặc biệt”', 'α → β & <b>'])(
    'keep the title %j',
    (title) => {
      expect(titled(title)?.title).toBe(title);
    },
  );

  test.each(['堆溢出', 'تجاوز', 'Overflow 💥', 'a\u202eb'])(
    'show only the name if the font lacks letters of %j',
    (title) => {
      expect(titled(title)?.title).toMatch(/^ORB-2026-0003/);
    },
  );
});
