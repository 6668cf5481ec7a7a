// Problems of a build that is compared with the last published one (build --against).

import { error, warning } from '../kind.ts';

export const LEDGER_PROBLEMS = {
  'ledger-record-missing': error(
    'A published record is gone. Subscribers cannot tell a removal from an error.',
    'Restore the file. To retract an advisory, withdraw it: "candor withdraw".',
  ),
  'ledger-published-changed': error(
    'The publication date differs from the published one.',
    'Restore the old date; record later changes as revisions.',
  ),
  'ledger-modified-back': error(
    'The last change is older than the published one, so subscribers would ignore it.',
    'Restore the removed revision, or add one with the time of this change.',
  ),
  'ledger-modified-unchanged': error(
    'The content that subscribers get has changed, but "modified" has not, so most would never fetch it.',
    'Add a revision that describes the change: "candor revise". A revision of kind editorial can change wording only.',
  ),
  'ledger-meaning-changed': warning(
    'An editorial revision may change the meaning of a section, or the old text is not available to compare.',
    'Read the changed words in the deploy report (--report). If readers should know, use another kind of revision.',
  ),
  'ledger-modified-old': warning(
    'The advisory is dated before a change that is already published. OSV ignores records that are older than its newest one.',
    'Give it the time of its publication, or add a revision.',
  ),
  'ledger-withdrawn-undone': error(
    'A withdrawn advisory is no longer withdrawn.',
    'Restore "withdrawn"; if the vulnerability is valid after all, publish it under a new id.',
  ),
  'ledger-path-gone': error(
    'A published address is gone.',
    'Add a redirect to redirects.yaml, or restore the page or file.',
  ),
  'ledger-entry-gone': error(
    'A feed entry is gone or has another id, so readers lose it or see it twice.',
    'Restore the file name and year that its id is made from; if its page moved, add a redirect.',
  ),
  'ledger-feed-empty': error(
    'A feed that had entries is empty.',
    'Restore the entries; a reader cannot tell an empty feed from a broken one.',
  ),
  'ledger-format-gone': error(
    'A published format is switched off; its users would find nothing.',
    'Switch it on in site.yaml; to remove it, warn its users first and add an exception to ledger-exceptions.yaml.',
  ),
  'ledger-key-replaced': error(
    'A key has the name of a different published key. A reporter cannot tell a new key from a forged one.',
    'Give the new key its own name and keep the old one; if it was replaced on purpose, add an exception to ledger-exceptions.yaml.',
  ),
  'ledger-key-gone': error(
    'A published key is gone. Old signatures cannot be verified without it.',
    'Restore it; if a key must not be used, revoke it instead of removing it.',
  ),
  'ledger-site-changed': error(
    'The address of the site has changed: every link, feed and entry id changes with it.',
    'Restore the address; if the site moved, redirect the whole old host and add an exception to ledger-exceptions.yaml.',
  ),
  'ledger-prefix-changed': error(
    'Ids start differently than the published ones.',
    'Restore "id" in site.yaml; published ids are permanent.',
  ),
  'ledger-exception-form': error(
    'The exception does not have exactly the key that its code requires.',
    'Use the key that the message names: record, path, key or format.',
  ),
  'ledger-exception-unneeded': warning(
    'The exception is no longer needed or has expired: it matches no problem.',
    'Remove it from ledger-exceptions.yaml.',
  ),
} as const;
