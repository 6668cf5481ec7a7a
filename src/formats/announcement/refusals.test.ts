import { describe, expect, it } from 'vitest';
import { anAdvisory, aRelease, BODY, someContent } from '../../model/testing/advisory.fixture.ts';
import { refusalsOf } from './refusals.ts';

const reasonsOf = (
  body: string,
  advisory = anAdvisory(),
  advisories = ['ORB-2026-0003'],
): string[] =>
  refusalsOf(aRelease({ body, advisories }), someContent({ advisories: [advisory] })).map(
    ({ what }) => what,
  );

describe('an announcement', () => {
  it('is not refused if it is complete', () => {
    expect(reasonsOf('Thanks to all.\n\n## How do I upgrade?\n\nAs ever.')).toEqual([]);
  });

  it.each([
    ['$PROJECT is out.', '$PROJECT'],
    ['See CVE-YEAR-ABCDEF.', 'CVE-YEAR-ABCDEF'],
    [['Run $', '{VERSION}.'].join(''), '{VERSION}'],
    ['TODO: thank them.', 'TODO'],
    ['To be told, TBD', 'TBD'],
    ['Text. <!-- guidance -->', 'a comment'],
    ['## Thanks\n\n<!-- who? -->', 'a comment'],
    ['## Thanks\n\n## More\n\nText.', 'The section "Thanks"'],
  ])('%j is refused', (body, reason) => {
    expect(reasonsOf(body).join('\n')).toContain(reason);
  });

  it.each([
    'Set `$HOME` and `$PATH`.',
    '```sh\necho $HOME # TODO\n```',
    '    export X=$HOME',
    'It costs US$100.',
  ])('%j contains code and prices, and is not refused', (body) => {
    expect(reasonsOf(body)).toEqual([]);
  });

  it('needs an impact and a statement on mitigation from every advisory that is not withdrawn', () => {
    const bare = anAdvisory({
      body: '## Impact\n\n## Upgrade\n\nDo.\n\n## Mitigation\n\n<!-- ? -->\n',
    });
    expect(reasonsOf('', bare)).toHaveLength(3);
    expect(
      reasonsOf(
        '',
        anAdvisory({
          body: BODY.replace(
            /## Mitigation[\s\S]*?(?=## Details)/,
            '## Mitigation\n\nNone known.\n\n',
          ),
        }),
      ),
    ).toEqual([]);
    expect(
      reasonsOf(
        '',
        anAdvisory({ body: '', withdrawn: { at: '2026-05-30T00:00:00Z', reason: 'Wrong.' } }),
      ),
    ).toEqual([]);
  });

  it('names existing advisories, and at least one', () => {
    expect(reasonsOf('', anAdvisory(), ['ORB-2026-003'])).toEqual([
      'releases/orbital-2.1.3.md names ORB-2026-003, but this advisory does not exist.',
    ]);
    expect(reasonsOf('', anAdvisory(), [])).toEqual([
      'releases/orbital-2.1.3.md names no advisory.',
    ]);
  });
});
