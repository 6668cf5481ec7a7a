// Looks at a deployed site as its consumers do, and says which promises it keeps. It writes nothing.

import { lookup } from 'node:dns/promises';
import type { Instant } from '../model/instant.ts';
import { UsageError } from '../usage-error.ts';
import { visit } from './deployed-site.ts';
import type { Hop } from './http/answer.ts';
import { Client } from './http/client.ts';
import { isPrivateAddress } from './http/private-address.ts';
import { address } from './promises/address.ts';
import { assets, freshness, revalidation } from './promises/caching.ts';
import { compression } from './promises/compression.ts';
import { csafDocuments, lists, provider, rolie, wellKnown } from './promises/csaf.ts';
import { csafHashes, csafSignatures } from './promises/csaf-integrity.ts';
import { cors, documents, hashes, moved, redirects, types } from './promises/documents.ts';
import { traversal, unknownPages } from './promises/errors.ts';
import { atom, json, rss } from './promises/feeds.ts';
import { csp, hsts, nosniff } from './promises/headers.ts';
import { osvRecords, osvRest } from './promises/osv.ts';
import {
  canonical,
  encryption,
  expiry,
  fields,
  place,
  signature,
} from './promises/security-txt.ts';
import { tls } from './promises/tls.ts';
import { wkdAdvanced, wkdDirect, wkdLookup } from './promises/wkd.ts';
import { type SitePromise, type Verdict, verdictOn } from './verdict.ts';

/** Every promise, in the order of the report. To add one, add a file beside these, and a line. */
const PROMISES: readonly SitePromise[] = [
  ...[
    address,
    documents,
    hashes,
    types,
    cors,
    redirects,
    moved,
    unknownPages,
    traversal,
    compression,
  ],
  ...[tls, hsts, csp, nosniff, freshness, revalidation, assets],
  ...[place, fields, expiry, canonical, signature, encryption],
  ...[provider, wellKnown, lists, rolie, csafDocuments, csafHashes, csafSignatures],
  ...[wkdDirect, wkdAdvanced, wkdLookup],
  ...[rss, atom, json, osvRecords, osvRest],
];

/** What to look at, and how. */
interface VerifySetting {
  readonly url: string;
  readonly now: Instant;
  /** True if the site is a copy of the one at the address that its documents name. */
  readonly copy: boolean;
  /** True to look at every document of a long list. */
  readonly all: boolean;
  readonly seconds: number;
  readonly userAgent: string;
}

/** The verdicts on a site. */
export interface VerifyReport {
  readonly url: string;
  /** True if Candor built the site. */
  readonly hasLedger: boolean;
  readonly verdicts: readonly Verdict[];
  readonly requests: number;
  /** The redirects that were followed, all within the site's origin. */
  readonly redirects: readonly Hop[];
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Looks at a site. Throws UsageError if its address is none, or if it does not answer. */
export async function verifySite(setting: VerifySetting): Promise<VerifyReport> {
  const root = rootOf(setting.url);
  const { origin, hostname } = new URL(root);
  const isPrivate = await leadsToPrivate(hostname);
  const client = new Client({
    limits: { seconds: setting.seconds, bytes: MOST_BYTES },
    userAgent: setting.userAgent,
    privateOrigin: isPrivate ? origin : undefined,
  });
  try {
    const home = await client.get(root);
    if (home.elsewhere !== undefined)
      throw new UsageError(
        `${root} redirects to another host. Look at that one: candor verify ${home.elsewhere}`,
      );
    if (home.fault !== undefined)
      throw new UsageError(`${root} cannot be looked at: ${home.fault}.`);
    // A site on a private address is a trial before it is deployed.
    const isCopy = setting.copy || isPrivate;
    const site = await visit({ root, client, now: setting.now, all: setting.all, isCopy }, home);
    const verdicts = await Promise.all(PROMISES.map((one) => verdictOn(one, site)));
    const hasLedger = site.ledger !== undefined;
    return { url: root, hasLedger, verdicts, requests: client.requests, redirects: client.hops };
  } finally {
    client.close();
  }
}

function rootOf(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(
      `"${text}" is not the address of a site. Write it like https://security.example.org/.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new UsageError(
      'The address contains a user or a password. Remove it: readers have none.',
    );
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`"${text}" is a part of a page. Name the site.`);
  url.pathname = url.pathname.replace(/(?:index\.html|ledger\.json)$/, '').replace(/\/?$/, '/');
  return url.href;
}

async function leadsToPrivate(hostname: string): Promise<boolean> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(bare, { all: true }).catch(() => []);
  return found.some(({ address: one }) => isPrivateAddress(one));
}
