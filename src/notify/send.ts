// Sends one request, again if the service asks for it, and never twice if it could have arrived.

import { codeOf, failureWords } from '../verify/http/failure.ts';
import { retryAfter } from '../verify/http/retry-after.ts';
import type { Deadline } from './deadline.ts';

/** A request with everything in it. Its address and its headers can be secret. */
interface Outgoing {
  readonly url: URL;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True if the service recognizes a repeated request, so that it can be sent again. */
  readonly repeatable: boolean;
}

/** What became of a request. A reason is the end of a sentence, without secrets. */
export type Outcome =
  | { readonly state: 'sent' }
  /** The service did not accept it. */
  | { readonly state: 'refused'; readonly reason: string }
  /** It may have arrived: no answer came, or one that does not say. */
  | { readonly state: 'unknown'; readonly reason: string };

/** The limits of a run. */
export interface Limits {
  /** For one request. */
  readonly seconds: number;
  readonly deadline: Deadline;
  readonly userAgent: string;
}

/** One try: `again` is the number of seconds after which it can be repeated. */
type Try = Outcome & { readonly again?: number | undefined; readonly temporary?: boolean };

const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 30;

/**
 * Sends a request until the service accepts or refuses it, or the time is over. RFC 9110, section
 * 9.2.2: a request that could have been applied is only repeated if the service recognizes it.
 */
export async function send(request: Outgoing, limits: Limits): Promise<Outcome> {
  let doubt: Outcome | undefined;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const { again, temporary, ...outcome } = await attempt(request, limits);
    if (outcome.state === 'sent') return outcome;
    if (outcome.state === 'unknown') doubt = outcome;
    const isOver = temporary !== true || (outcome.state === 'unknown' && !request.repeatable);
    if (isOver || !(await limits.deadline.wait(again ?? pause))) return doubt ?? outcome;
  }
}

async function attempt(request: Outgoing, { seconds, deadline, userAgent }: Limits): Promise<Try> {
  const limit = Math.max(1, Math.min(seconds, deadline.left));
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { 'user-agent': userAgent, ...request.headers },
      body: request.body,
      // A redirect would send the text, and perhaps a secret, to another place.
      redirect: 'manual',
      signal: AbortSignal.timeout(limit * 1000),
    });
    // The answer can repeat secrets, so that nothing reads it.
    await response.body?.cancel();
    return outcomeOf(response);
  } catch (error) {
    return failed(error, Math.round(limit));
  }
}

/** The service refuses a request before it looks at it, and will accept it later. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

function outcomeOf({ status, headers, ok }: Response): Try {
  if (ok) return { state: 'sent' };
  const reason = `the status is ${status}${HINTS[status] ?? ''}`;
  if (BUSY.has(status))
    return {
      state: 'refused',
      reason,
      temporary: true,
      again: retryAfter(headers.get('retry-after') ?? ''),
    };
  if (status === 408 || status >= 500) return { state: 'unknown', reason, temporary: true };
  if (status >= 300 && status < 400)
    return { state: 'refused', reason: `${reason}: redirects are not followed` };
  return { state: 'refused', reason };
}

const HINTS: Readonly<Record<number, string>> = {
  401: ': the token is not accepted',
  403: ': the token or the address does not permit this',
  404: ': nothing is at this address',
  410: ': the address was removed',
};

/** The request never reached the service. */
const UNSENT: ReadonlySet<string> = new Set([
  ...[
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ],
]);

function failed(error: unknown, seconds: number): Try {
  // The reason is in the cause. Its message can contain the address.
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = codeOf(cause) ?? '';
  const reason =
    failureWords(cause, seconds) ?? `the request failed${code === '' ? '' : ` (${code})`}`;
  if (UNSENT.has(code)) return { state: 'refused', reason, temporary: true };
  if (/CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code)) return { state: 'refused', reason };
  return { state: 'unknown', reason, temporary: true };
}
