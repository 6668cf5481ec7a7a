// Checks names for forbidden content: file names, which become addresses, and the user ids of keys,
// which are published with them.

import type { Finding } from '../model/problem/problem.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import { findSecrets } from '../model/text/disguised-secret.ts';
import { encodedCharacters } from '../model/text/encoded-text.ts';
import { hiddenCharacters } from '../model/text/hidden-characters.ts';

/** Returns a finding for each user id with a hidden character or a secret. */
export function userIdFaults({ file, userIds }: Pick<PublicKey, 'file' | 'userIds'>): Finding[] {
  return userIds.flatMap((id) =>
    faultsOf(id, file, `The user id ${JSON.stringify(id)}`, 'Remove the user id from the key.'),
  );
}

/**
 * Returns a finding for each file whose name has a hidden character or a secret, unless the name is
 * already reported.
 */
export function nameFaults(paths: readonly string[], known: readonly Finding[]): Finding[] {
  const reported = new Set(known.filter(({ at }) => at === 'start').map(({ file }) => file));
  return paths.flatMap((path) =>
    reported.has(path) ? [] : faultsOf(path, path, 'The file name', 'Rename the file.'),
  );
}

/** At most one finding: a name with one hidden character often has several. */
function faultsOf(text: string, file: string, subject: string, remedy: string): Finding[] {
  const [secret] = findSecrets(text);
  if (secret !== undefined)
    return [
      {
        code: secret.code,
        file,
        at: 'start',
        message: `${subject} contains what looks like ${secret.what}.`,
      },
    ];
  const [hidden] = [...hiddenCharacters(text), ...encodedCharacters(text)];
  if (hidden === undefined) return [];
  return [
    {
      code: hidden.code,
      file,
      at: 'start',
      message: `${subject} contains ${hidden.name}.`,
      remedy,
    },
  ];
}
