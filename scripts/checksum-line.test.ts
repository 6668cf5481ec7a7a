import { expect, it } from 'vitest';
import { HASH_COMMENT, HTML_COMMENT, isUnedited, withChecksum } from './checksum-line.ts';

it.each([HASH_COMMENT, HTML_COMMENT])(
  'recognizes a text that nobody has edited: %j',
  (...comment) => {
    const [before = '', after = ''] = comment;
    const text = withChecksum('one\ntwo\n', [before, after]);
    expect(isUnedited(text)).toBe(true);
    // As git and editors save it.
    expect(isUnedited(text.replaceAll('\n', '\r\n'))).toBe(true);
    expect(isUnedited(`${text}\n`)).toBe(true);
    expect(isUnedited(text.trimEnd())).toBe(true);
  },
);

it('recognizes every edit, and a generated text in a file of someone else', () => {
  const text = withChecksum('one\ntwo\n', HASH_COMMENT);
  for (const edited of [
    text.replace('two', 'three'),
    `mine\n${text}`,
    `${text}mine\n`,
    text.replace('one\n', ''),
    'one\ntwo\n',
    '',
  ])
    expect(isUnedited(edited)).toBe(false);
});
