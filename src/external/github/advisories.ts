// The security advisories of a repository on GitHub, from its REST API (docs.github.com/rest,
// "List repository security advisories"): pages, rate limits and entity tags (RFC 9110, 8.8.3).

import { setTimeout as sleep } from 'node:timers/promises';

/** What a request needs. */
interface GitHubRequest {
  /** The address of the API, without a slash at its end. */
  readonly api: string;
  readonly token: string | undefined;
  readonly owner: string;
  readonly name: string;
  /** The pages of an earlier answer, if that is still known. */
  readonly pages?: readonly TaggedPage[] | undefined;
  /** Receives a sentence before a wait. */
  readonly say: (sentence: string) => void;
  /** The real time in milliseconds. */
  readonly clock: () => number;
}

/** The address of a page, and its entity tag. */
export interface TaggedPage {
  readonly url: string;
  readonly tag: string;
}

/** The advisories of all pages; or "unchanged", if every page has its earlier tag. */
type GitHubAnswer =
  | { readonly advisories: readonly unknown[]; readonly pages: readonly TaggedPage[] }
  | { readonly unchanged: true };

/** The API gave no usable answer. The message is a sentence for people. */
export class GitHubRefused extends Error {}

const MOST_PAGES = 1000;
const MOST_REDIRECTS = 5;
const MOST_BYTES = 16 * 1024 * 1024;
const TIMEOUT = 30_000;
/** A longer wait is left to the user. */
const LONGEST_WAIT = 60_000;
const MOST_WAITS = 5;

/** Lists the advisories. Throws GitHubRefused. */
export async function listAdvisories(request: GitHubRequest): Promise<GitHubAnswer> {
  demandSafe(request);
  const { api, owner, name, pages: known = [] } = request;
  if (known.length > 0 && (await areUnchanged(known, request))) return { unchanged: true };
  const advisories: unknown[] = [];
  const pages: TaggedPage[] = [];
  let url: string | undefined =
    `${api}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/security-advisories?per_page=100`;
  while (url !== undefined) {
    if (pages.length >= MOST_PAGES)
      throw new GitHubRefused(`${owner}/${name} has more than ${MOST_PAGES} pages of advisories.`);
    const response: Response = await answerOf(request, url);
    advisories.push(...(await listIn(response, request)));
    pages.push({ url, tag: response.headers.get('etag') ?? '' });
    url = nextPage(response, url);
  }
  return { advisories, pages: pages.every(({ tag }) => tag !== '') ? pages : [] };
}

/** The tags count only together: if one page has changed, all are needed. */
async function areUnchanged(
  pages: readonly TaggedPage[],
  request: GitHubRequest,
): Promise<boolean> {
  for (const { url, tag } of pages) {
    if (URL.parse(url)?.origin !== new URL(request.api).origin) return false;
    const response = await answerOf(request, url, tag);
    if (response.status !== 304) return false;
  }
  return true;
}

/** A token must not travel unencrypted, except on this machine. */
function demandSafe({ api, token }: GitHubRequest): void {
  const url = URL.parse(api);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new GitHubRefused(
      `GITHUB_API_URL is ${JSON.stringify(api)}, which is not a web address.`,
    );
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol === 'http:' && token !== undefined && !isLocal)
    throw new GitHubRefused(
      'GITHUB_API_URL is not an https address, so the token is not sent. Use https.',
    );
}

async function answerOf(request: GitHubRequest, address: string, tag?: string): Promise<Response> {
  let url = address;
  let redirects = 0;
  let waits = 0;
  for (;;) {
    const response = await get(request, url, tag);
    if ([301, 302, 307, 308].includes(response.status)) {
      // A renamed repository. The token is for this origin only.
      const target = URL.parse(response.headers.get('location') ?? '', url);
      if (
        target === null ||
        target.origin !== new URL(request.api).origin ||
        ++redirects > MOST_REDIRECTS
      )
        throw new GitHubRefused(
          `GitHub redirects to ${target?.href ?? 'nowhere'}, which is not followed.`,
        );
      url = target.href;
      continue;
    }
    const wait = waitOf(response, request.clock());
    if (wait === undefined) return checked(response, request);
    if (wait > LONGEST_WAIT || ++waits > MOST_WAITS) {
      const until = new Date(request.clock() + wait).toISOString().replace(/\.\d+Z$/, 'Z');
      throw new GitHubRefused(
        `The rate limit of GitHub is used up. Run the command again after ${until}${tokenHint(request)}.`,
      );
    }
    request.say(`GitHub asks to wait ${Math.ceil(wait / 1000)} seconds.`);
    await sleep(wait);
  }
}

const tokenHint = ({ token }: GitHubRequest): string =>
  token === undefined ? ', or set GITHUB_TOKEN' : '';

async function get(
  { token, api }: GitHubRequest,
  url: string,
  tag: string | undefined,
): Promise<Response> {
  try {
    return await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        accept: 'application/vnd.github+json',
        'user-agent': 'Candor',
        'x-github-api-version': '2022-11-28',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(tag === undefined ? {} : { 'if-none-match': tag }),
      },
    });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new GitHubRefused(`${api} gives no answer: ${cause}.`);
  }
}

/**
 * Returns how long to wait before the next attempt, in milliseconds; undefined if the answer is not
 * about the rate limit (docs.github.com/rest, "Rate limits").
 */
function waitOf({ status, headers }: Response, now: number): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = headers.get('retry-after');
  if (after !== null && /^\d{1,6}$/.test(after)) return Number(after) * 1000;
  const reset = headers.get('x-ratelimit-reset');
  if (headers.get('x-ratelimit-remaining') === '0' && reset !== null && /^\d{1,12}$/.test(reset))
    return Math.max(0, Number(reset) * 1000 - now) + 1000;
  return status === 429 ? LONGEST_WAIT : undefined;
}

function checked(response: Response, { owner, name, token }: GitHubRequest): Response {
  const { status } = response;
  if (status === 200 || status === 304) return response;
  if (status === 401)
    throw new GitHubRefused('GitHub does not accept the token in GITHUB_TOKEN or GH_TOKEN.');
  if (status === 404 || status === 403)
    throw new GitHubRefused(
      `GitHub shows no advisories of ${owner}/${name}. ${token === undefined ? 'Set GITHUB_TOKEN if the repository is private.' : 'The token must be able to read its security advisories.'}`,
    );
  throw new GitHubRefused(`GitHub answers with the status ${status}.`);
}

async function listIn(
  response: Response,
  { owner, name }: GitHubRequest,
): Promise<readonly unknown[]> {
  const text = await textOf(response);
  const value = jsonOf(text);
  if (!Array.isArray(value))
    throw new GitHubRefused(`The answer about ${owner}/${name} is not a list of advisories.`);
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new GitHubRefused('A page of the answer has more than 16 MiB.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Returns the address of the next page (RFC 8288, Link), in the same origin: the token goes there. */
function nextPage({ headers }: Response, current: string): string | undefined {
  const link = (headers.get('link') ?? '')
    .split(/,(?=\s*<)/)
    .find((one) => /;\s*rel="?next"?/.test(one));
  const [, target] = /<([^>]+)>/.exec(link ?? '') ?? [];
  if (target === undefined) return undefined;
  const url = URL.parse(target, current);
  if (url?.origin !== new URL(current).origin)
    throw new GitHubRefused(
      `The next page is at ${target}, which is another host. It is not fetched.`,
    );
  return url.href;
}
