// The inventory of all places where a vulnerability can be reported (SPEC 11, step 1).
// content/channels/<slug>.yaml.

import { z } from 'zod';
import { address, day, integer, language, line, object, text } from '../source/fields.ts';

export const CHANNEL_KINDS = [
  'email',
  'github',
  'gitlab',
  'forum',
  'bounty',
  'form',
  'chat',
  'phone',
] as const;

/** content/channels/<slug>.yaml */
export const channelSchema = object({
  name: line(100).describe('The name that readers see: Security mail.'),
  kind: z.enum(CHANNEL_KINDS),
  address: address('mailto', 'https', 'tel').describe(
    'mailto:security@example.org, https://..., tel:+1-...',
  ),
  preference: integer(1, 99)
    .default(50)
    .describe('The order of preference; 1 is the preferred channel.'),
  private: z.boolean().describe('Whether only the team sees a report.'),
  key: line(100)
    .optional()
    .describe('The key in keys/, without .asc, with which a report can be encrypted.'),
  languages: z
    .array(language())
    .min(1)
    .default([])
    .describe('The languages in which a report can be written.'),
  monitored_by: line(200).describe('Who reads it: a role, not a person.'),
  monitoring: line(300).optional().describe('How it is monitored: a rotation, a bot, a dashboard.'),
  acknowledge_hours: integer(1, 720)
    .optional()
    .describe('The promised response time, if it differs from that of the site.'),
  verified_at: day()
    .optional()
    .describe('The day on which someone last verified that a report arrives.'),
  status: z.enum(['active', 'retired']).default('active'),
  note: text(1000).optional().describe('What a reporter should know, in Markdown.'),
});

type ChannelMatter = z.output<typeof channelSchema>;

export interface Channel extends ChannelMatter {
  readonly slug: string;
  readonly file: string;
}

/** Returns the channels that are in use, the preferred ones first, then by file name. */
export function activeChannels(channels: readonly Channel[]): Channel[] {
  return channels
    .filter(({ status }) => status === 'active')
    .sort((a, b) => a.preference - b.preference || (a.slug < b.slug ? -1 : 1));
}
