// Every file of the ledger is served at its address with its bytes. All files are asked for once,
// and every promise about all of them looks at the same answers.

import { createHash } from 'node:crypto';
import { essence, mediaTypeOf } from '../../model/site/media-type.ts';
import { fileOfPath } from '../../model/site/redirects.ts';
import { type DeployedSite, officialOf, placeOfFile } from '../deployed-site.ts';
import {
  type Answer,
  charsetOf,
  essenceOf,
  header,
  isFound,
  missingBecause,
  textOf,
} from '../http/answer.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';

/** An answer for a file of the ledger, without its bytes. */
interface Served {
  readonly path: string;
  readonly answer: Answer;
  readonly sha256: string;
}

// The page of errors has an address of its own on some hosts only.
const UNSERVED = '404.html';

const known = new WeakMap<DeployedSite, Promise<readonly Served[]>>();

/** Asks for every file of the ledger, once for each site. */
export function servedFiles(site: DeployedSite): Promise<readonly Served[]> {
  const asked = known.get(site) ?? askAll(site);
  known.set(site, asked);
  return asked;
}

function askAll(site: DeployedSite): Promise<readonly Served[]> {
  // A host that takes rules redirects instead of serving the page that was made for other hosts.
  const moved = new Set((site.ledger?.redirects ?? []).map(({ from }) => fileOfPath(from)));
  const paths = [...site.files.keys()].filter((path) => path !== UNSERVED && !moved.has(path));
  return Promise.all(
    paths.map(async (path) => {
      const answer = await site.client.ask(placeOfFile(site, path));
      const sha256 = createHash('sha256').update(answer.bytes).digest('hex');
      return { path, answer: { ...answer, bytes: new Uint8Array() }, sha256 };
    }),
  );
}

const noLedger = ({ ledgerFault }: DeployedSite): string =>
  ledgerFault === undefined
    ? 'The site has no ledger.json, which lists the files of a site that Candor built.'
    : `ledger.json cannot be read. ${ledgerFault}`;

const faultsIn = (served: readonly Served[], of: (one: Served) => string | undefined): Fault[] =>
  served.flatMap((one) => {
    const reason = of(one);
    return reason === undefined ? [] : { where: one.answer.url, reason };
  });

export const documents: SitePromise = {
  name: 'documents',
  title: 'Every file of ledger.json is served',
  fix: 'Deploy the whole folder of the build, with its hidden folders, and nothing else. Clear the cache of the CDN.',
  async look(site) {
    if (site.ledger === undefined) return notOffered(noLedger(site));
    const served = await servedFiles(site);
    return offered(
      `${served.length} files are served.`,
      faultsIn(served, ({ answer }) => missingBecause(answer)),
    );
  },
};

export const hashes: SitePromise = {
  name: 'hashes',
  title: 'Every file has the SHA-256 of ledger.json',
  fix: 'Deploy one build as a whole. Switch off whatever changes files on their way, such as minifiers and scripts of a CDN.',
  async look(site) {
    if (site.ledger === undefined) return notOffered(noLedger(site));
    const served = (await servedFiles(site)).filter(({ answer }) => isFound(answer));
    return offered(
      `${served.length} files have their bytes.`,
      faultsIn(served, ({ path, sha256 }) =>
        sha256 === site.files.get(path) ? undefined : 'the bytes are not those of ledger.json',
      ),
    );
  },
};

export const types: SitePromise = {
  name: 'types',
  title: 'Every file has its media type, and text its charset',
  fix: 'Set the types of the host: docs/hosting/ has them for each host, and "candor export host" writes them.',
  async look(site) {
    if (site.ledger === undefined) return notOffered(noLedger(site));
    const served = (await servedFiles(site)).filter(({ answer }) => isFound(answer));
    return offered(
      `${served.length} files have their types.`,
      faultsIn(served, ({ path, answer }) => typeFault(path, answer)),
    );
  },
};

/** Returns why the media type of a file is wrong; undefined if it is right. */
function typeFault(path: string, answer: Answer): string | undefined {
  const expected = mediaTypeOf(path);
  if (expected === undefined) return undefined;
  const sent = essenceOf(answer);
  if (sent === '') return `it has no Content-Type; expected is "${expected.type}"`;
  const good = [essence(expected.type), ...(expected.others ?? [])];
  if (!good.includes(sent)) return `its type is "${sent}"; expected is "${expected.type}"`;
  const charset = charsetOf(answer);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    return `its charset is "${charset}"; expected is "${expected.type}"`;
  // RFC 7303, section 3.2: old readers take text/xml without a charset for US-ASCII.
  const needsCharset = expected.charset === true || sent === 'text/xml';
  return needsCharset && charset === undefined
    ? `its type "${sent}" has no charset; expected is "${sent}; charset=utf-8"`
    : undefined;
}

/** The folders and files that programs in a browser read from other origins. */
const READ_ACROSS =
  /^(?:osv|csaf|csaf-2\.1|vex|\.well-known\/csaf|\.well-known\/openpgpkey)\/|(?:^|\/)feed\.(?:xml|atom|json)$/;

export const cors: SitePromise = {
  name: 'cors',
  title: 'Programs in a browser can read OSV, CSAF, VEX, keys and feeds',
  fix: 'Send "Access-Control-Allow-Origin: *" with these documents. They are public, and the site has no sessions.',
  async look(site) {
    if (site.ledger === undefined) return notOffered(noLedger(site));
    const served = (await servedFiles(site)).filter(
      ({ path, answer }) => READ_ACROSS.test(path) && !path.endsWith('.html') && isFound(answer),
    );
    if (served.length === 0) return notOffered('The site has no such documents.');
    return offered(
      `${served.length} documents can be read.`,
      faultsIn(served, ({ answer }) =>
        header(answer, 'access-control-allow-origin') === '*'
          ? undefined
          : 'it has no "Access-Control-Allow-Origin: *"',
      ),
    );
  },
};

export const redirects: SitePromise = {
  name: 'redirects',
  title: 'Files are served at their addresses, without redirects',
  fix: 'Serve the files at the addresses that ledger.json lists. Switch off the rewriting of paths and host names.',
  async look(site) {
    if (site.ledger === undefined) return notOffered(noLedger(site));
    const served = await servedFiles(site);
    return offered(
      'No file redirects.',
      faultsIn(served, ({ answer: { hops, elsewhere } }) =>
        elsewhere !== undefined
          ? `it redirects to another host: ${elsewhere}`
          : hops[0] && `it redirects with ${hops[0].status} to ${hops[0].to}`,
      ),
    );
  },
};

export const moved: SitePromise = {
  name: 'moved',
  title: 'Old addresses lead to the new ones of redirects.yaml',
  fix: 'Deploy the rules of the host with the site: docs/hosting/ says where they belong.',
  async look(site) {
    const all = site.ledger?.redirects ?? [];
    if (all.length === 0) return notOffered('Nothing was moved.');
    const faults = await Promise.all(
      all.map(async ({ from, to }): Promise<Fault[]> => {
        const target = to.startsWith('/') ? `${site.root}${to.slice(1)}` : new URL(to).href;
        const answer = await site.client.ask(`${site.root}${from.slice(1)}`);
        const { status, hops, elsewhere } = answer;
        // A page that redirects names the address in the documents, also in a copy.
        const named = [target, officialOf(site, target)].map((one) => one.replaceAll('&', '&amp;'));
        const isThere = elsewhere === target || hops[0]?.to === target;
        const inPage =
          status === 200 && named.some((one) => textOf(answer).includes(`url=${one}"`));
        return isThere || inPage
          ? []
          : [{ where: answer.url, reason: `it does not lead to ${target}` }];
      }),
    );
    return offered(
      `${all.length === 1 ? 'An old address leads' : `${all.length} old addresses lead`} to the new.`,
      faults.flat(),
    );
  },
};
