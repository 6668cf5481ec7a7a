import { describe, expect, test } from 'vitest';
import { inSections } from './sections.ts';

const bodyOf = (...lines: readonly string[]): string => inSections(lines.join('\n')).body;

describe('a text of another publisher', () => {
  test("gets our headings in place of GitHub's, in our order", () => {
    expect(bodyOf('Start.', '## Workarounds', 'W', '## Impact #', 'I', '# Patches', 'P')).toBe(
      'Start.\n\n## Impact\n\nI\n\n## Upgrade\n\nP\n\n## Mitigation\n\nW',
    );
  });

  test('stays as it is if it has none of them', () => {
    expect(inSections('# A\n\n## B\n\ntext\n')).toEqual({
      body: '# A\n\n## B\n\ntext',
      references: '',
    });
  });

  test('keeps other headings in Details, and those below a section in it', () => {
    expect(
      bodyOf(
        '### Impact',
        'I',
        '#### Patches',
        'of I',
        '### Proof',
        'x',
        '#### Deep',
        'y',
        '### Details',
        'D',
      ),
    ).toBe('## Impact\n\nI\n#### Patches\nof I\n\n## Details\n\nD\n\n### Proof\n\nx\n#### Deep\ny');
    expect(bodyOf('# Impact', 'I', '## More', 'x')).toBe('## Impact\n\nI\n### More\nx');
  });

  test('joins sections that occur twice, and returns the references apart', () => {
    expect(inSections('## Impact\nA\n## References\n- https://a.example/\n## impact\nB')).toEqual({
      body: '## Impact\n\nA\n\nB',
      references: '- https://a.example/',
    });
  });

  test('is not split inside code', () => {
    expect(bodyOf('### Impact', '```sh', '# Patches', '## x', '```')).toBe(
      '## Impact\n\n```sh\n# Patches\n## x\n```',
    );
  });
});
