// Explains why a request has no answer.

/** A reason to stop a request that the network does not give. */
export class Refusal extends Error {}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name does not exist (DNS)',
  EAI_AGAIN: 'the name server does not answer (DNS)',
  ECONNREFUSED: 'the host refuses the connection: no server listens on this port',
  ECONNRESET: 'the server closed the connection without an answer',
  EHOSTUNREACH: 'no route leads to the host',
  ENETUNREACH: 'no route leads to the network of the host',
  ETIMEDOUT: 'the host does not answer',
  EPROTO: 'the server does not use TLS here, or only old versions of it',
  CERT_HAS_EXPIRED: 'its TLS certificate has expired',
  CERT_NOT_YET_VALID: 'its TLS certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its TLS certificate is from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its TLS certificate is from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the intermediate TLS certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another host name',
};

/** Returns why a request failed, as the end of a sentence. `seconds` is the time limit. */
export function networkFailure(error: unknown, seconds: number): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  return failureWords(error, seconds) ?? (error.message || (code ?? error.name));
}

/** The same without the message of the error, which can contain the address; undefined for an unknown one. */
export function failureWords(error: unknown, seconds: number): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return `no answer within ${seconds} second${seconds === 1 ? '' : 's'}`;
  if (error instanceof Refusal) return error.message;
  const code = codeOf(error);
  if (code === undefined) return undefined;
  return WORDS[code] ?? (code.startsWith('ERR_SSL') ? `TLS failed (${code})` : undefined);
}

/** Returns the code of a system error; of a failure of several addresses, that of the first. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
