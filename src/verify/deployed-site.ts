// A deployed site: its address, its ledger if Candor built it, and the documents that lead to others.

import { SECURITY_TXT_PATHS } from '../formats/contact/security-txt.ts';
import type { Instant } from '../model/instant.ts';
import { LEDGER_PATH, type Ledger, parseLedger } from '../model/ledger/ledger.ts';
import { addressOf } from '../model/ledger/paths.ts';
import { parseSecurityTxt, type SecurityTxt } from '../model/reporting/security-txt.ts';
import { isHostFile } from '../model/site/host-files.ts';
import { type Answer, isFound, isPage, textOf } from './http/answer.ts';
import type { Client } from './http/client.ts';

/** A security.txt that was found. */
interface FoundSecurityTxt {
  readonly answer: Answer;
  readonly parsed: SecurityTxt;
}

export interface DeployedSite {
  /** The address that was given. Ends in "/". */
  readonly root: string;
  /** The address that the documents of the site name. Differs from `root` only for a copy. */
  readonly address: string;
  readonly client: Client;
  readonly now: Instant;
  readonly home: Answer;
  readonly ledger: Ledger | undefined;
  /** Why ledger.json cannot be read; undefined if it can be, or does not exist. */
  readonly ledgerFault: string | undefined;
  /** The files that the ledger promises, without those that hosts read and do not serve. */
  readonly files: ReadonlyMap<string, string>;
  readonly securityTxt: FoundSecurityTxt | undefined;
  /** True if every document may be looked at, however many there are. */
  readonly all: boolean;
}

/** What the look at a site is given. */
interface VisitSetting {
  readonly root: string;
  readonly client: Client;
  readonly now: Instant;
  readonly all: boolean;
  /** True if the site at `root` is a copy of the one at the address that its ledger names. */
  readonly isCopy: boolean;
}

/** Reads what leads to everything else. */
export async function visit(setting: VisitSetting, home: Answer): Promise<DeployedSite> {
  const { root, client, isCopy } = setting;
  const found = await client.get(`${root}${LEDGER_PATH}`);
  const read = isFound(found) && !isPage(found) ? parseLedger(textOf(found)) : undefined;
  const ledger = read !== undefined && 'ledger' in read ? read.ledger : undefined;
  const files = (ledger?.files ?? []).filter(({ path }) => !isHostFile(path));
  const start = {
    root,
    client,
    now: setting.now,
    all: setting.all,
    home,
    address: isCopy && ledger !== undefined ? ledger.site : root,
    ledger,
    ledgerFault: read !== undefined && 'fault' in read ? read.fault : undefined,
    files: new Map(files.map(({ path, sha256 }) => [path, sha256])),
  };
  return { ...start, securityTxt: await findSecurityTxt(start) };
}

/**
 * Returns the address at which an address of the site is asked for: itself, or its place in a copy.
 */
export function placeOf(
  { root, address }: Pick<DeployedSite, 'root' | 'address'>,
  url: string,
): string {
  if (root === address) return url;
  if (url.startsWith(address)) return `${root}${url.slice(address.length)}`;
  const parsed = URL.parse(url);
  if (parsed === null || parsed.origin !== new URL(address).origin) return url;
  return `${new URL(root).origin}${parsed.pathname}${parsed.search}`;
}

/** Returns the address that the documents of a site must use for the place of an answer. */
export function officialOf(
  { root, address }: Pick<DeployedSite, 'root' | 'address'>,
  place: string,
): string {
  if (place.startsWith(root)) return `${address}${place.slice(root.length)}`;
  const parsed = URL.parse(place);
  if (parsed === null || parsed.origin !== new URL(root).origin) return place;
  return `${new URL(address).origin}${parsed.pathname}${parsed.search}`;
}

/** Returns the place of a file of the site. That of a page ends in "/". */
export const placeOfFile = ({ root }: Pick<DeployedSite, 'root'>, path: string): string =>
  `${root}${addressOf(path)
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%40', '@').replaceAll('%2B', '+'))
    .join('/')}`;

/** Returns the place of a path at the top of the host, where well-known files are (RFC 8615). */
export const placeAtHost = ({ root }: Pick<DeployedSite, 'root'>, path: string): string =>
  new URL(`/${path}`, root).href;

/** True if the ledger of the site promises a file. */
export const promises = ({ files }: Pick<DeployedSite, 'files'>, path: string): boolean =>
  files.has(path);

async function findSecurityTxt(
  site: Pick<DeployedSite, 'root' | 'client'>,
): Promise<FoundSecurityTxt | undefined> {
  for (const place of securityTxtPlaces(site)) {
    const answer = await site.client.get(place);
    if (!isFound(answer) || isPage(answer)) continue;
    return { answer, parsed: parseSecurityTxt(textOf(answer).replaceAll('\r\n', '\n')) };
  }
  return undefined;
}

/** The places of security.txt, the best first (RFC 9116, section 3). */
function securityTxtPlaces(site: Pick<DeployedSite, 'root'>): string[] {
  const [current, old] = SECURITY_TXT_PATHS;
  const all = [
    placeAtHost(site, current),
    placeAtHost(site, old),
    `${site.root}${current}`,
    `${site.root}${old}`,
  ];
  return [...new Set(all)];
}
