// Where a receiver is: its address and its token, which are secrets of the environment. No message
// contains one.

import { receiverKind, secretName } from '../formats/notice/message.ts';
import type { Receiver } from '../model/site/notification.ts';

/** The secrets of a receiver. */
export interface Target {
  readonly address: URL;
  readonly token: string | undefined;
}

/** Reads an environment variable; undefined if it is absent or empty. */
export type SecretOf = (name: string) => string | undefined;

/** Returns the target of a receiver, or why it has none: the end of a sentence. */
export function targetOf(
  receiver: Receiver,
  secretOf: SecretOf,
): Target | { readonly fault: string } {
  const [urlName, tokenName] = [secretName(receiver, 'URL'), secretName(receiver, 'TOKEN')];
  const url = secretOf(urlName)?.trim();
  if (url === undefined) return { fault: `${urlName} is not set` };
  const address = URL.parse(url);
  if (address === null) return { fault: `${urlName} is not an address` };
  if (!isSafe(address))
    return { fault: `${urlName} does not start with https://, so others could read it on the way` };
  if (address.username !== '' || address.password !== '' || address.hash !== '')
    return { fault: `${urlName} contains a user, a password or a "#"` };
  const rule = receiverKind(receiver.kind).token;
  const token = rule === 'none' ? undefined : secretOf(tokenName)?.trim();
  if (rule === 'required' && token === undefined) return { fault: `${tokenName} is not set` };
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    return { fault: `${tokenName} is not a token` };
  return { address, token };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** True if nobody else can read what is sent there: https, or a program on this machine. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
