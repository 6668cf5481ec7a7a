import { describe, expect, it } from 'vitest';
import { wordingChanges, wordingText } from './wording.ts';

const text = (impact: string): string =>
  `## Impact\n\n${impact}\n\n## Upgrade\n\nUpgrade to 1.2.3 today.\n`;
const BEFORE = 'An attacker who can send a file to the server can crash it.';
const changed = (after: string) => wordingChanges(text(BEFORE), text(after));

describe('the wording of an advisory', () => {
  it('is shown word by word, by section', () => {
    const [one, ...others] = changed(
      'An attacker who can send a crafted file to the server can crash it.',
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({ section: 'Impact', canChangeMeaning: false });
    expect(one && wordingText(one)).toBe(
      'An attacker who can send a {+crafted+} file to the server can crash …',
    );
  });

  it.each([
    [
      'Nothing bad happens, and the reports that we had were wrong; ignore them all.',
      'most is replaced',
    ],
    ['An attacker who can send a file to the server can not crash it.', 'a negation came'],
    ['An attacker who can send a file to the server cannot crash it.', 'a negation came'],
    ['An attacker who can send a file to the server 10 times can crash it.', 'a number came'],
    ['Only an attacker who can send a file to the server can crash it.', 'a condition came'],
  ])('can change its meaning: %s (%s)', (after) =>
    expect(changed(after)).toMatchObject([{ canChangeMeaning: true }]),
  );

  it.each([
    'An attacker who can send a file to the server can stop it.',
    'Attackers who can send a file to the server can crash it.',
    `${BEFORE} This sentence was worded better.`,
  ])('keeps its meaning: %s', (after) =>
    expect(changed(after)).toMatchObject([{ canChangeMeaning: false }]),
  );

  it.each([
    ['Upgrade to 1.2.3 today.', 'Upgrade to 1.2.2 today.'],
    [
      'Versions before 2.0 are affected, and the reader is on.',
      'Versions after 2.0 are affected, and the reader is on.',
    ],
    [
      'The reader of archives is enabled by default everywhere.',
      'The reader of archives is disabled by default everywhere.',
    ],
    [
      'Alle Versionen vor 2.0 sind davon betroffen.',
      'Alle Versionen nach 2.0 sind davon betroffen.',
    ],
  ])('can change its meaning by one word: %s', (before, after) =>
    expect(wordingChanges(before, after)).toMatchObject([{ canChangeMeaning: true }]),
  );

  it('has no change if only spaces and line breaks differ', () =>
    expect(changed(BEFORE.replaceAll(' ', '\n'))).toEqual([]));

  it('has a section that is gone or new', () => {
    expect(wordingChanges(text(BEFORE), '## Impact\n\n'.concat(BEFORE))).toMatchObject([
      { section: 'Upgrade', canChangeMeaning: true },
    ]);
  });
});
