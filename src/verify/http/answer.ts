// An answer of a server, and what its headers say.

/** A redirect of a server. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

/** The TLS connection of an answer. */
export interface Tls {
  /** As in "TLSv1.3". */
  readonly version: string;
  /** The end of the certificate, in milliseconds since 1970. */
  readonly validTo: number;
}

/** An answer to a request, after redirects within the same origin. */
export interface Answer {
  /** The address that was asked first. */
  readonly url: string;
  /** 0 if the request failed. */
  readonly status: number;
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The body without its content encoding. */
  readonly bytes: Uint8Array;
  /** The redirects that were followed. */
  readonly hops: readonly Hop[];
  /** A redirect to another origin, which was not followed. */
  readonly elsewhere?: string;
  /** Why no usable answer came, as the end of a sentence. */
  readonly fault?: string;
  readonly tls?: Tls | undefined;
}

/** Returns a header; an empty text if the answer lacks it. */
export const header = (answer: Pick<Answer, 'headers'>, name: string): string =>
  answer.headers.get(name) ?? '';

/** True for an answer with a body that was asked for. */
export const isFound = ({ status, fault, elsewhere }: Answer): boolean =>
  fault === undefined && elsewhere === undefined && status === 200;

/** Returns the media type without parameters, in lower case. */
export const essenceOf = (answer: Pick<Answer, 'headers'>): string =>
  (header(answer, 'content-type').split(';')[0] ?? '').trim().toLowerCase();

/** Returns the charset of the media type in lower case; undefined if it has none. */
export const charsetOf = (answer: Pick<Answer, 'headers'>): string | undefined =>
  /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(header(answer, 'content-type'))?.[1]?.toLowerCase();

/** Returns the body as UTF-8 text. */
export const textOf = ({ bytes }: Pick<Answer, 'bytes'>): string => new TextDecoder().decode(bytes);

/** Returns the body as JSON; undefined if it is not JSON. */
export function jsonOf(answer: Pick<Answer, 'bytes'>): unknown {
  try {
    return JSON.parse(textOf(answer));
  } catch {
    return undefined;
  }
}

/** True for a page, which some servers also send in place of a missing file. */
export const isPage = (answer: Answer): boolean =>
  essenceOf(answer) === 'text/html' ||
  /^\s*<(?:!doctype html|html)\b/i.test(textOf(answer).slice(0, 200));

/** Returns why an answer is not the file that was asked for; undefined if it is. */
export function missingBecause(answer: Answer): string | undefined {
  if (answer.fault !== undefined) return answer.fault;
  if (answer.elsewhere !== undefined) return `it redirects to another host: ${answer.elsewhere}`;
  return answer.status === 200 ? undefined : `the status is ${answer.status}`;
}
