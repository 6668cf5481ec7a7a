// Problems of ids, aliases and references between files.

import { error, required } from '../kind.ts';

export const ID_PROBLEMS = {
  'id-form': error(
    'The id does not have the form PREFIX-YEAR-NUMBER with the prefix from site.yaml.',
    'Rename the file.',
  ),
  'id-file-name': error(
    'The front matter contains an "id".',
    'Remove the id: the file name is the id.',
  ),
  'id-year': error('The advisory is not in the folder of the year in its id.', 'Move the file.'),
  'id-duplicate': error('Two files have the same id.', 'Give one of them another id.'),
  'alias-duplicate': required(
    'Two advisories list the same alias.',
    'Remove it from one; if both describe the same vulnerability, withdraw one with replaced_by.',
  ),
  'alias-several-cves': required(
    'Several CVEs are listed, but each CVE is a vulnerability of its own.',
    'Split it: keep one CVE here, and create one advisory or statement for each other CVE, with only the facts of that vulnerability. List the other ids under "related", and add a revision if it is already public.',
  ),
  'alias-form': error(
    'The alias is not an identifier such as CVE-2026-12345 or GHSA-xxxx-xxxx-xxxx.',
    'Write the identifier alone, without an address.',
  ),
  'alias-self': error("The advisory's own id is among its aliases.", 'Remove it.'),
  'alias-repeated': error('The same identifier is listed twice.', 'Remove one.'),
  'reference-unknown': error(
    'The name does not refer to anything in this content folder.',
    'Correct the name, or create the file that it names.',
  ),
} as const;
