// The text of a new channels/<slug>.yaml.

import { comment, yaml } from './yaml.ts';

interface ChannelDraft {
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly private: boolean;
  readonly monitored_by: string;
  readonly key?: string | undefined;
  readonly preference?: number | undefined;
}

/** Returns the channel, active at once: it is in the inventory before it is announced. */
export function channelDraft({
  name,
  kind,
  address,
  preference,
  private: alone,
  key,
  monitored_by,
}: ChannelDraft): string {
  const hint = comment(
    'Send a test report. When a person has seen it, add the day here; the site shows it.',
    'verified_at: 2026-01-31',
  );
  return `${yaml({ name, kind, address, preference, private: alone, key, monitored_by })}${hint}`;
}
