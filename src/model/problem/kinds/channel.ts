// Problems of the channels for reports.

import { error, warning } from '../kind.ts';

export const CHANNEL_PROBLEMS = {
  'channel-unverified': warning(
    'No one has verified within the last year that a report arrives through this channel.',
    'Send a test report and set "verified_at".',
  ),
  'channel-none': error(
    'No active channel accepts private reports of vulnerabilities.',
    'Add one under channels/.',
  ),
  'channel-address': error('The address does not match the kind of channel.', 'Correct it.'),
  'channel-unencrypted': warning(
    'No active channel accepts an encrypted report.',
    'Name a key in "key" of a channel.',
  ),
} as const;
