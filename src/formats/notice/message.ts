// The request that posts a notice to each kind of receiver. To add a kind, add it to RECEIVER_KINDS
// in model/site/notification.ts and a row here.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Receiver } from '../../model/site/notification.ts';
import type { Site } from '../../model/site/site.ts';
import { discordText, htmlText, mastodonText, slackText } from './escape.ts';
import type { Notice } from './notice.ts';

/** A request without the secrets: the address of the receiver and its token. */
export interface Message {
  readonly method: 'POST' | 'PUT';
  /** Follows the address of the receiver: "" or a path without a leading "/". */
  readonly path: string;
  /** Parameters that are added to the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface ReceiverKind {
  readonly token: 'required' | 'optional' | 'none';
  /**
   * For how many minutes the service recognizes a repeated request by its id, so that it posts
   * nothing twice. 0: never. A run of twenty minutes ends before the service forgets it.
   */
  readonly repeatable: number;
  readonly write: (
    notice: Notice,
    id: string,
    receiver: Receiver,
    site: Site,
  ) => Partial<Message> & { json: object };
}

const KINDS: Readonly<Record<Receiver['kind'], ReceiverKind>> = {
  slack: {
    token: 'none',
    repeatable: 0,
    // Slack turns the bare address into a link, even without its markup.
    write: ({ text, url }) => ({
      json: { text: `${slackText(text)}\n${slackText(url)}`, mrkdwn: false, link_names: false },
    }),
  },
  discord: {
    token: 'none',
    repeatable: 0,
    // With "wait", Discord answers after it has stored the message, and reports an error otherwise.
    write: ({ text, url }) => ({
      query: { wait: 'true' },
      json: { content: `${discordText(text)}\n${url}`, allowed_mentions: { parse: [] } },
    }),
  },
  matrix: {
    token: 'required',
    // Servers keep transaction ids for at least half an hour.
    repeatable: 8,
    write: ({ text, url }, id, { room = '' }) => ({
      method: 'PUT',
      path: `_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${id}`,
      json: {
        msgtype: 'm.text',
        body: `${text}\n${url}`,
        format: 'org.matrix.custom.html',
        formatted_body: `${htmlText(text)}<br><a href="${htmlText(url)}">${htmlText(url)}</a>`,
        // An empty list of mentions turns off @room and names (Matrix 1.7).
        'm.mentions': {},
      },
    }),
  },
  mastodon: {
    token: 'required',
    // Mastodon keeps keys for an hour.
    repeatable: 35,
    write: ({ text, url }, id) => ({
      path: 'api/v1/statuses',
      headers: { 'idempotency-key': id },
      json: { status: `${mastodonText(text)}\n${url}`, visibility: 'public', language: 'en' },
    }),
  },
  json: {
    token: 'optional',
    // The contract in docs/notify.md: the receiver ignores a key that it has seen.
    repeatable: Number.POSITIVE_INFINITY,
    write: ({ key, event, kind, id: record, at, text, url }, id, _, { url: site }) => ({
      headers: { 'idempotency-key': id },
      json: { version: 1, id, key, event, kind, record, at, text, url, site },
    }),
  },
};

/** Returns the rules of a kind of receiver. */
export const receiverKind = (kind: Receiver['kind']): Omit<ReceiverKind, 'write'> => KINDS[kind];

/** Returns the request that posts a notice. The same notice gives the same request. */
export function messageOf(notice: Notice, receiver: Receiver, site: Site): Message {
  const { json, ...rest } = KINDS[receiver.kind].write(
    notice,
    idOf(notice, receiver, site),
    receiver,
    site,
  );
  const headers = { 'content-type': 'application/json; charset=utf-8', ...rest.headers };
  return { method: 'POST', path: '', query: {}, ...rest, headers, body: JSON.stringify(json) };
}

/** The id of a notice at a receiver: the same in every run, and different on every site. */
const idOf = ({ key }: Notice, { name }: Receiver, { url }: Site): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([url, name, key])))).slice(0, 32);

/** Returns the name of an environment variable of a receiver. */
export const secretName = ({ name }: Pick<Receiver, 'name'>, what: 'URL' | 'TOKEN'): string =>
  `CANDOR_NOTIFY_${name.toUpperCase().replaceAll('-', '_')}_${what}`;

/** Returns the body of a ping to a WebSub hub. Hubs read either of the two names. */
export const hubPing = (feed: string): string =>
  new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed }).toString();
