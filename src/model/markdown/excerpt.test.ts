import { describe, expect, test } from 'vitest';
import { firstParagraph, firstSentence, standalone } from './excerpt.ts';

describe('a standalone part', () => {
  test('is unchanged if it needs nothing from the rest of the text', () => {
    expect(
      standalone(
        'See [x](https://a.example/).',
        'See [x](https://a.example/).\n\nMore [brackets].',
      ),
    ).toBe('See [x](https://a.example/).');
  });

  test('includes the addresses of its reference links, in every form', () => {
    const part = '[one][a], [a][], [a] and ![img][b]; [not a link].';
    const whole = `${part}\n\n## Details\n\n[a]: https://a.example/ "Title"\n[B]: /b.png`;
    expect(standalone(part, whole)).toBe(
      '[one](<https://a.example/>), [a](<https://a.example/>), [a](<https://a.example/>) and ![img](</b.png>); [not a link].',
    );
  });

  test('uses the first of two definitions, as Markdown does', () => {
    expect(
      standalone('[a]', '[a]\n\n[a]: https://first.example/\n[a]: https://second.example/'),
    ).toBe('[a](<https://first.example/>)');
  });

  test('drops footnote references', () => {
    expect(standalone('Yes[^1].', 'Yes[^1].\n\n[^1]: A note.')).toBe('Yes.');
  });

  test('does not change code', () => {
    const part = '`[a]` and [a]\n\n```\n[a]\n```';
    expect(standalone(part, `${part}\n\n[a]: https://a.example/`)).toBe(
      '`[a]` and [a](<https://a.example/>)\n\n```\n[a]\n```',
    );
  });
});

describe('the first paragraph', () => {
  test('is found after headings and lists, and is complete', () => {
    expect(firstParagraph('One\ntwo *three*.\n\nFour.')).toBe('One\ntwo *three*.');
    expect(firstParagraph('### Heading\n\n- item\n\nText.')).toBe('Text.');
    expect(firstParagraph('```\ncode\n```')).toBe('');
    expect(firstParagraph('')).toBe('');
  });

  test('includes the list or the code that it introduces', () => {
    expect(firstParagraph('An attacker can:\n\n- read\n- write\n\nMore.')).toBe(
      'An attacker can:\n\n- read\n- write',
    );
    expect(firstParagraph('Run:\n\n```\nx\n```')).toBe('Run:\n\n```\nx\n```');
    expect(firstParagraph('Note:\n\nMore.')).toBe('Note:');
  });
});

describe('the first sentence', () => {
  test.each([
    ['One. Two.', 'One.'],
    [
      'An archive of 1.2.1 on\nLinux fills the disk. More.',
      'An archive of 1.2.1 on Linux fills the disk.',
    ],
    [
      'It sets `Object.prototype` in [all](https://a.example/) *programs*. More.',
      'It sets Object.prototype in all programs.',
    ],
    [
      'Some programs, e.g. The Unarchiver, crash. More.',
      'Some programs, e.g. The Unarchiver, crash.',
    ],
    [
      'An attacker can:\n\n- read files\n- write files\n\nMore.',
      'An attacker can: read files; write files',
    ],
    ['### Heading\n\nText! More.', 'Text!'],
    ['A <script>x</script> tag.<!-- secret --> More.', 'A x tag.'],
    ['- only a list', ''],
    ['', ''],
    ['没有结束。第二句。', '没有结束。'],
  ])('of %j is %j', (markdown, sentence) => {
    expect(firstSentence(markdown, 'en')).toBe(sentence);
  });

  test('is cut between words if it is very long', () => {
    const sentence = firstSentence(`${'word, '.repeat(100)}end.`, 'en');
    expect(sentence).toMatch(/word…$/);
    expect(sentence.length).toBeLessThan(262);
  });
});
