// Problems of a file as a whole: its encoding, its name and its place.

import { error } from '../kind.ts';

export const FILE_PROBLEMS = {
  'file-missing': error(
    'A required file is missing.',
    'Create it; the example content contains one.',
  ),
  'file-unreadable': error(
    'The file cannot be read.',
    'Check that it is a file and that you have permission to read it.',
  ),
  'file-empty': error('The file is empty.', 'Add content to it, or delete it.'),
  'file-too-large': error(
    'The file is larger than 1 MiB; it was not read.',
    'Shorten it; put attachments into public/ and link to them.',
  ),
  'file-encoding': error('The file is not valid UTF-8.', 'Save it as UTF-8.'),
  'file-bom': error(
    'The file starts with a byte order mark (BOM).',
    'Save it as UTF-8 without a byte order mark.',
  ),
  'file-crlf': error(
    'Lines end in CRLF or in a single CR.',
    'Save the file with LF line endings (git: core.autocrlf=input).',
  ),
  'file-control': error(
    'The file contains a control character.',
    'Delete it; only tab and line feed are allowed.',
  ),
  'file-symlink': error(
    'A symbolic link points outside the content folder.',
    'Replace the link with a copy of the file.',
  ),
  'file-unexpected': error(
    'No content is read from this location, so the file would never be published.',
    'Move or rename it (docs/content.md lists the folders), or delete it.',
  ),
  'file-name': error(
    'The file name does not have the form that its folder requires.',
    'Rename the file.',
  ),
  'file-too-many': error('The folder contains more files than Candor reads.', 'Split the site.'),
} as const;
