// Where new releases, advisories and their changes are posted: "notifications" in site.yaml. It
// contains no address and no token, which are secrets.

import { z } from 'zod';
import { addProblem, line, object, slug } from '../source/fields.ts';

const RECEIVER_KINDS = ['slack', 'discord', 'matrix', 'mastodon', 'json'] as const;

const receiverSchema = object({
  name: slug().describe(
    'Names its environment variables: "team-chat" reads CANDOR_NOTIFY_TEAM_CHAT_URL and CANDOR_NOTIFY_TEAM_CHAT_TOKEN.',
  ),
  kind: z.enum(RECEIVER_KINDS).describe('The service. "json" is a program of your own.'),
  room: line(255)
    .optional()
    .describe('Only for "matrix": the id of the room, such as "!abc:matrix.example.org".'),
}).superRefine(({ kind, room }, ctx) => {
  if (kind === 'matrix' && room === undefined)
    addProblem(
      ctx,
      { problem: 'key-missing', remedy: 'Add "room:".' },
      '"matrix" requires the id of a room.',
      ['kind'],
    );
  if (kind !== 'matrix' && room !== undefined)
    addProblem(
      ctx,
      { problem: 'value-form', remedy: 'Remove it.' },
      '"room" is only for "matrix".',
      ['room'],
    );
});

/** The receivers of notifications. Each has its own name, because it names the secrets. */
export const receivers = () =>
  z
    .array(receiverSchema)
    .max(20)
    .superRefine((all, ctx) => {
      for (const [i, { name }] of all.entries())
        if (all.findIndex((one) => one.name === name) < i)
          addProblem(
            ctx,
            { problem: 'value-form' },
            `${JSON.stringify(name)} names two receivers.`,
            [i, 'name'],
          );
    })
    .default([]);

/** A service that notices are posted to. */
export type Receiver = z.output<typeof receiverSchema>;
