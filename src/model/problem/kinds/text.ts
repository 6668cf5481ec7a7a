// Problems of any text: secrets, hidden characters, deceptive links, and unfinished places.

import { error, required, warning } from '../kind.ts';

export const TEXT_PROBLEMS = {
  'secret-token': error(
    'The file contains what looks like a token that gives access to something.',
    'Revoke the token now and remove it: assume that others have seen it. An invented token in an advisory must contain EXAMPLE.',
  ),
  'secret-jwt': warning(
    'The file contains what looks like a signed JSON Web Token.',
    'Remove it if it gives access to anything. An invented token must contain EXAMPLE.',
  ),
  'secret-password': warning(
    'The file contains what may be a password or a token.',
    'If it gives access to anything, change it now and remove it. An invented one must contain EXAMPLE or be a <placeholder>.',
  ),
  'text-control': required(
    'The text contains a control character or half of a surrogate pair, which terminals and feed readers cannot handle.',
    'Delete it. To write about it, write its number: U+001B.',
  ),
  'text-bidi': required(
    'A control character makes text display in a different order than it is stored.',
    'Delete it. To write about it, write its number: U+202E.',
  ),
  'text-invisible': warning(
    'The text contains an invisible character.',
    'Delete it. To write about it, write its number: U+200B.',
  ),
  'link-target': required(
    'The text of a link names a different host than the link leads to.',
    'Write the host that the link leads to, or words without an address.',
  ),
  'link-name': warning(
    'The text of a link looks like a host name, but the link leads to a different host.',
    'Write the host that the link leads to, or other words.',
  ),
  'link-userinfo': required(
    'An address has a user name or password before its host: it can be a credential, or make the address look like another.',
    'Remove everything between "//" and "@", and the "@".',
  ),
  'host-lookalike': required(
    'A host name mixes letters of several scripts, or has letters that look like others.',
    'Write the host that you mean. If it is right, link to a page that names it instead.',
  ),
  'host-punycode': warning(
    'A host is written in punycode (xn--), which hides how it is displayed to readers.',
    'Check how it is displayed, and write the host in its own letters.',
  ),
  'text-mention': warning(
    'A bare @name notifies the user of that name on the code host where the text is pasted.',
    'Write the name without "@", or in backticks.',
  ),
  'text-leftover': required(
    'The text still contains a placeholder: TODO, FIXME, XXX, "lorem ipsum" or a $VARIABLE.',
    'Replace it; put it in backticks if it is intended.',
  ),
} as const;
