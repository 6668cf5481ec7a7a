import { describe, expect, test } from 'vitest';
import { anAdvisory, aSite } from '../testing/advisory.fixture.ts';
import { hasThanks, thanksOf } from './thanks.ts';

const site = (...omit: string[]) => aSite({ thanks: { omit } });
const names = (...args: Parameters<typeof thanksOf>): string[] =>
  thanksOf(...args).flatMap(({ thanked }) => thanked.map(({ name }) => name));

test('hasThanks says whether thanksOf has anybody', () => {
  const withdrawn = { at: '2026-01-02T16:00:00Z', reason: 'No vulnerability.' };
  const lists = [
    [],
    [anAdvisory({ credits: [] })],
    [anAdvisory({ withdrawn, credits: [{ name: 'A' }] })],
    [anAdvisory({ credits: [{ name: 'A', thanks: false }, { name: 'Omitted' }] })],
    [anAdvisory({ credits: [] }), anAdvisory({ credits: [{ name: 'A' }] })],
  ];
  const settings = site('omitted');
  const found = lists.map((list) => hasThanks(list, settings));
  expect(found).toEqual(lists.map((list) => thanksOf(list, settings).length > 0));
  expect(found).toEqual([false, false, false, false, true]);
});

describe('thanks', () => {
  test('are sorted by year, the newest first, and then by name', () => {
    const advisories = [
      anAdvisory({ id: 'ORB-2026-0001', credits: [{ name: 'b' }, { name: 'A' }] }),
      anAdvisory({
        id: 'ORB-2025-0001',
        credits: [{ name: 'C' }],
        published: '2025-12-31T23:59:59Z',
      }),
    ];
    expect(thanksOf(advisories.toReversed(), site())).toEqual([
      {
        year: '2026',
        thanked: ['A', 'b'].map((name) => ({
          name,
          contact: [],
          contributions: [expect.anything()],
        })),
      },
      { year: '2025', thanked: [expect.objectContaining({ name: 'C' })] },
    ]);
  });

  test('name a person once a year, with every role and address, however the name is typed', () => {
    const advisories = [
      anAdvisory({
        id: 'ORB-2026-0002',
        credits: [
          { name: 'Zoë Example', type: 'REPORTER', contact: ['https://zoe.example/'] },
          {
            name: 'Zoë Example',
            type: 'FINDER',
            contact: ['https://zoe.example/', 'mailto:zoe@zoe.example'],
          },
        ],
      }),
      anAdvisory({ id: 'ORB-2026-0001', summary: 'Crash', credits: [{ name: 'ZOË  Example' }] }),
    ];
    expect(thanksOf(advisories, site())[0]?.thanked).toEqual([
      {
        name: 'Zoë Example',
        contact: ['https://zoe.example/', 'mailto:zoe@zoe.example'],
        contributions: [
          { id: 'ORB-2026-0002', title: advisories[0]?.summary, roles: ['FINDER', 'REPORTER'] },
          { id: 'ORB-2026-0001', title: 'Crash', roles: [] },
        ],
      },
    ]);
  });

  test('omit the names in thanks.omit and their credits', () => {
    const advisories = [
      anAdvisory({ credits: [{ name: 'A' }, { name: 'B', thanks: false }, { name: 'C' }] }),
    ];
    expect(names(advisories, site())).toEqual(['A', 'C']);
    expect(names(advisories, site(' c '))).toEqual(['A']);
    expect(thanksOf(advisories, site('A', 'C'))).toEqual([]);
  });

  test('do not come from withdrawn advisories', () => {
    const withdrawn = { at: '2026-05-13T10:00:00Z', reason: 'It is none.' };
    expect(thanksOf([anAdvisory({ withdrawn })], site())).toEqual([]);
  });
});
