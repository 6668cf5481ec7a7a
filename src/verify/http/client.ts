// Asks for addresses: a bounded number at the same time, each answer once, with redirects inside the
// origin.

import { type Answer, type Hop, header } from './answer.ts';
import { codeOf, networkFailure } from './failure.ts';
import { Connections, type Limits, PARALLEL } from './request.ts';
import { retryAfter } from './retry-after.ts';

const MOST_HOPS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** The longest wait for a server that asks for one (RFC 9110, section 10.2.3). */
const MOST_WAIT_SECONDS = 10;

/** The details of a request that differ from a plain GET. */
interface Details {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the path of the address without any normalization. */
  readonly rawPath?: string;
}

/** The settings of a client. */
interface ClientSetting {
  readonly limits: Limits;
  readonly userAgent: string;
  /** The only origin that can have a private address. */
  readonly privateOrigin?: string | undefined;
}

/** Asks for addresses. Plain GET requests are answered once and remembered. */
export class Client {
  readonly #setting: ClientSetting;
  readonly #connections = new Connections();
  readonly #known = new Map<string, Promise<Answer>>();
  readonly #hops = new Map<string, Hop>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #requests = 0;

  constructor(setting: ClientSetting) {
    this.#setting = setting;
  }

  /** The number of requests so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Every redirect that was followed, each once. */
  get hops(): readonly Hop[] {
    return [...this.#hops.values()];
  }

  /** Asks for an address and remembers the answer. */
  get(url: string): Promise<Answer> {
    const known = this.#known.get(url) ?? this.ask(url);
    this.#known.set(url, known);
    return known;
  }

  /** Asks for an address. Never rejects: a failure is an answer with a fault. */
  async ask(url: string, details: Details = {}): Promise<Answer> {
    const hops: Hop[] = [];
    for (let current = url; ; ) {
      const answer = await this.#once(url, current, details, hops);
      const target = redirectOf(answer, current);
      if (target === undefined) return answer;
      if (target.origin !== new URL(current).origin) return { ...answer, elsewhere: target.href };
      const hop = { from: current, to: target.href, status: answer.status };
      hops.push(hop);
      this.#hops.set(current, hop);
      if (hops.length > MOST_HOPS)
        return { ...answer, fault: `it redirects more than ${MOST_HOPS} times` };
      current = target.href;
    }
  }

  /** Ends all connections. */
  close(): void {
    this.#connections.close();
  }

  async #once(
    url: string,
    current: string,
    details: Details,
    hops: readonly Hop[],
  ): Promise<Answer> {
    const none = {
      url,
      status: 0,
      headers: new Map<string, string>(),
      bytes: new Uint8Array(),
      hops,
    };
    try {
      const answer = await this.#patiently(new URL(current), details);
      return { ...answer, url, hops: [...hops] };
    } catch (error) {
      return { ...none, fault: networkFailure(error, this.#setting.limits.seconds) };
    }
  }

  // A busy server asks to wait. A server can also close a kept connection just when it is used again.
  async #patiently(target: URL, details: Details) {
    const send = () => this.#inTurn(() => this.#send(target, details));
    const first = await send().catch((error: unknown) => {
      if (codeOf(error) === 'ECONNRESET' || codeOf(error) === 'EPIPE') return undefined;
      throw error;
    });
    if (first === undefined) return await send();
    if (first.status !== 429 && first.status !== 503) return first;
    const seconds = retryAfter(header(first, 'retry-after') || '1');
    if (seconds === undefined || seconds > MOST_WAIT_SECONDS) return first;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return await send();
  }

  #send(target: URL, { method = 'GET', headers = {}, rawPath }: Details) {
    const { userAgent, limits, privateOrigin } = this.#setting;
    this.#requests++;
    const all = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': userAgent,
      ...headers,
    };
    return this.#connections.send(
      target,
      { method, headers: all, rawPath, privately: target.origin === privateOrigin },
      limits,
    );
  }

  async #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    while (this.#running >= PARALLEL)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await act();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }
}

function redirectOf(answer: Answer, current: string): URL | undefined {
  if (answer.fault !== undefined || !REDIRECTS.has(answer.status)) return undefined;
  return URL.parse(header(answer, 'location'), current) ?? undefined;
}
