// Problems of YAML and front matter.

import { error, required } from '../kind.ts';

export const YAML_PROBLEMS = {
  'front-matter-missing': error(
    'The Markdown file does not start with front matter.',
    'Start it with a line "---", the keys, and another line "---".',
  ),
  'front-matter-open': error('The front matter is not closed.', 'End it with a line "---".'),
  'front-matter-second': required(
    'The text starts with a second front matter block, which is published as text and sets nothing.',
    'Move its keys into the first front matter block, or remove it.',
  ),
  'yaml-syntax': error(
    'The YAML is invalid.',
    'Correct the line; quote texts that contain ": " or " #" or start with a special character.',
  ),
  'yaml-tab': error('A tab is used for indentation.', 'Indent with spaces.'),
  'yaml-duplicate-key': error('The same key appears twice in one place.', 'Keep one of them.'),
  'yaml-alias': error(
    'YAML anchors and aliases (& and *) are not allowed.',
    'Write the value out; quote a text that starts with & or *.',
  ),
  'yaml-tag': error(
    'YAML tags (!) are not allowed.',
    'Remove the tag; quote a text that starts with "!".',
  ),
  'yaml-depth': error(
    'The YAML is nested too deeply.',
    'Flatten it; no content needs more than 20 levels.',
  ),
  'yaml-key': error(
    'A key is not plain text, or is a name that is never allowed.',
    'Use one of the documented keys.',
  ),
  'yaml-documents': error(
    'The file contains more than one YAML document.',
    'Keep one; remove the other "---" lines.',
  ),
  'yaml-shape': error('The YAML does not consist of keys and values.', 'Write "key: value" lines.'),
} as const;
