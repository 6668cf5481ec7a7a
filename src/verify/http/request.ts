// One request, without redirects: bounded in time and size, and never to a private address unless
// that is allowed.

import { type LookupOptions, lookup } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Tls } from './answer.ts';
import { Refusal } from './failure.ts';
import { isPrivateAddress } from './private-address.ts';

/** The connections at the same time. */
export const PARALLEL = 8;

/** The limits of a request. */
export interface Limits {
  readonly seconds: number;
  readonly bytes: number;
}

/** A request. */
interface Ask {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** Replaces the path of the address without any normalization. */
  readonly rawPath?: string | undefined;
  /** True if the address can be private. */
  readonly privately: boolean;
}

/** A response before redirects are followed. */
interface RawResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
  readonly tls: Tls | undefined;
}

const OPTIONS = { keepAlive: true, maxSockets: PARALLEL, scheduling: 'fifo' } as const;

/** The connections of one run. */
export class Connections {
  readonly #http = new HttpAgent(OPTIONS);
  readonly #https = new HttpsAgent(OPTIONS);

  /** Sends one request. Rejects if no complete answer comes within the limits. */
  async send(url: URL, ask: Ask, limits: Limits): Promise<RawResponse> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!ask.privately && isPrivateAddress(host)) throw new Refusal(PRIVATE_WORDS);
    const secure = url.protocol === 'https:';
    const signal = AbortSignal.timeout(limits.seconds * 1000);
    const options = {
      method: ask.method,
      hostname: host,
      path: ask.rawPath ?? `${url.pathname}${url.search}`,
      headers: { ...ask.headers, host: url.host },
      signal,
      ...(url.port === '' ? {} : { port: url.port }),
      ...(ask.privately ? {} : { lookup: publicLookup }),
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const started = secure
        ? httpsRequest(
            { ...options, agent: this.#https, ...(isIP(host) ? {} : { servername: host }) },
            resolve,
          )
        : httpRequest({ ...options, agent: this.#http }, resolve);
      started.on('error', (error) => reject(signal.aborted ? signal.reason : error));
      started.end();
    });
    const tls = tlsOf(response);
    const received = await bodyOf(response, limits, signal);
    const headers = headersOf(response);
    const status = response.statusCode ?? 0;
    return {
      status,
      headers,
      bytes: decoded(received, headers.get('content-encoding'), limits),
      tls,
    };
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

const PRIVATE_WORDS = 'it leads to a private address, which a public site must not use';

// The check is part of the lookup of the connection, so that a second answer of the name server
// cannot differ from the one that was checked.
function publicLookup(
  host: string,
  options: LookupOptions,
  done: (
    error: Error | null,
    address: string | { address: string; family: number }[],
    family?: number,
  ) => void,
): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null) done(error, []);
    else if (addresses.some(({ address }) => isPrivateAddress(address)))
      done(new Refusal(PRIVATE_WORDS), []);
    else if (options.all || first === undefined) done(null, addresses);
    else done(null, first.address, first.family);
  });
}

function tlsOf({ socket }: IncomingMessage): Tls | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const validTo = Date.parse(socket.getPeerCertificate().valid_to);
  return { version: socket.getProtocol() ?? '', validTo };
}

const headersOf = ({ headers }: IncomingMessage): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );

async function bodyOf(
  response: IncomingMessage,
  limits: Limits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response) {
      if (!(part instanceof Uint8Array)) continue;
      size += part.length;
      if (size > limits.bytes) throw new Refusal(tooLarge(limits));
      parts.push(part);
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    if (!response.complete) response.destroy();
  }
  return Buffer.concat(parts);
}

function decoded(bytes: Uint8Array, encoding: string | undefined, limits: Limits): Uint8Array {
  if (encoding === undefined || encoding === '' || encoding === 'identity' || bytes.length === 0)
    return bytes;
  const unpack = {
    gzip: gunzipSync,
    'x-gzip': gunzipSync,
    deflate: inflateSync,
    br: brotliDecompressSync,
  }[encoding.toLowerCase()];
  if (unpack === undefined)
    throw new Refusal(`it is sent in the encoding ${encoding}, which was not asked for`);
  try {
    return unpack(bytes, { maxOutputLength: limits.bytes });
  } catch (error) {
    const large =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(
      large ? tooLarge(limits) : `its bytes are not valid ${encoding}, as Content-Encoding says`,
    );
  }
}

const tooLarge = ({ bytes }: Limits): string =>
  `it is larger than ${Math.floor(bytes / 1024 / 1024)} MiB`;
