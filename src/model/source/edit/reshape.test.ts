import { describe, expect, test } from 'vitest';
import { type Edit, editYaml } from './edit.ts';
import { EditError } from './edit-error.ts';

type Row = readonly [name: string, before: string, edits: readonly Edit[], after: string];

const RENAMED: Edit = { path: ['fork'], rename: 'forks' };
const WRAPPED: Edit = { path: ['forks'], wrap: true };
const LIFTED: Edit = { path: ['triage', 'projects'], lift: true };

describe('a reshape keeps the value as it is written', () => {
  test.each<Row>([
    ['a key', '# a\nfork: x # b\nz: 1\n', [RENAMED], '# a\nforks: x # b\nz: 1\n'],
    ['a quoted key', '"fork": \'x\'\n', [RENAMED], "forks: 'x'\n"],
    [
      'a key in braces',
      'a: {fork: 1, b: 2}\n',
      [{ path: ['a', 'fork'], rename: 'forks' }],
      'a: {forks: 1, b: 2}\n',
    ],
    [
      'a key in a list',
      'a:\n  - fork: 1\n',
      [{ path: ['a', 0, 'fork'], rename: 'forks' }],
      'a:\n  - forks: 1\n',
    ],
    [
      'a group of keys',
      'fork: # of CI\n  # private\n  url: "x" # a\n  note: |\n    one\n\n    two\nz: 1\n',
      [RENAMED, WRAPPED],
      'forks: # of CI\n  # private\n  - url: "x" # a\n    note: |\n      one\n\n      two\nz: 1\n',
    ],
    ['a group in braces', 'forks: {url: x} # a\n', [WRAPPED], 'forks: [{url: x}] # a\n'],
    ['a text', "forks: 'ORB-1' # a\n", [WRAPPED], "forks: ['ORB-1'] # a\n"],
    ['CRLF', 'forks:\r\n  url: x\r\n  b: y\r\n', [WRAPPED], 'forks:\r\n  - url: x\r\n    b: y\r\n'],
    [
      'a list in a group',
      'triage:\n  a: 1 # x\n  # which\n  projects: # p\n    - orbital # o\n  b: 2\nz: 1\n',
      [LIFTED],
      'triage:\n  a: 1 # x\n  b: 2\n# which\nprojects: # p\n  - orbital # o\nz: 1\n',
    ],
    [
      'the last key of a group',
      'triage:\n  a: 1\n  projects: [o]',
      [LIFTED],
      'triage:\n  a: 1\nprojects: [o]',
    ],
    [
      'the only key of a group',
      'triage: # t\n  projects: [o]\nz: 1\n',
      [LIFTED],
      'triage: {} # t\nprojects: [o]\nz: 1\n',
    ],
    [
      'a key of braces',
      'triage: {projects: [o], a: 1} # t\n',
      [LIFTED],
      'triage: {a: 1} # t\nprojects: [o]\n',
    ],
    [
      'the only key of braces',
      'triage: {projects: [o]}\n',
      [LIFTED],
      'triage: {}\nprojects: [o]\n',
    ],
  ])('%s', (_, before, edits, after) => {
    expect(editYaml(before, edits)).toBe(after);
  });

  test.each<readonly [name: string, text: string, edit: Edit]>([
    ['an absent key', 'a: 1\n', RENAMED],
    ['an empty text', '', RENAMED],
    ['a name that exists', 'fork: 1\nforks: 2\n', RENAMED],
    ['a block text', 'forks: |\n  x\n', WRAPPED],
    ['a key at the top', 'projects: [o]\n', { path: ['projects'], lift: true }],
    [
      'a key within braces of braces',
      'x: {triage: {projects: [o]}}\n',
      { path: ['x', 'triage', 'projects'], lift: true },
    ],
  ])('%s is refused', (_, text, edit) => {
    expect(() => editYaml(text, [edit])).toThrow(EditError);
  });
});
