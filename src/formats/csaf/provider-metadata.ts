// CSAF 2.0 section 7.1.7: the publisher, its locations, and its role by section 7.2.

import type { Instant } from '../../model/instant.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { keyPath } from '../contact/keys.ts';
import type { Setting } from '../format.ts';
import { type Entry, SIGNATURE } from './entry.ts';
import { CATEGORIES, FEED, PROVIDER_METADATA, SERVICE, WHITE } from './place.ts';
import { type Publisher, publisherOf } from './publisher.ts';

type Role = 'csaf_publisher' | 'csaf_provider' | 'csaf_trusted_provider';

interface ProviderMetadata {
  readonly canonical_url: string;
  readonly distributions: readonly object[];
  readonly last_updated: Instant;
  readonly list_on_CSAF_aggregators: boolean;
  readonly metadata_version: '2.0';
  readonly mirror_on_CSAF_aggregators: boolean;
  readonly public_openpgp_keys: readonly { readonly fingerprint: string; readonly url: string }[];
  readonly publisher: Publisher;
  readonly role: Role;
}

/**
 * Returns the provider metadata. Omits revoked keys, because their signatures cannot be trusted,
 * and all keys if none is published.
 */
export function providerMetadata(
  entries: readonly Entry[],
  keys: readonly PublicKey[],
  updated: Instant,
  { site, channels }: Pick<Setting, 'site' | 'channels'>,
): ProviderMetadata {
  const signing = site.formats.keys ? keys.filter(({ revoked }) => !revoked) : [];
  return {
    canonical_url: absolute(site, PROVIDER_METADATA),
    distributions: [
      {
        rolie: {
          categories: [absolute(site, CATEGORIES)],
          feeds: [
            { summary: 'All public advisories.', tlp_label: 'WHITE', url: absolute(site, FEED) },
          ],
          services: [absolute(site, SERVICE)],
        },
      },
      { directory_url: absolute(site, WHITE) },
    ],
    last_updated: updated,
    list_on_CSAF_aggregators: site.csaf.list_on_aggregators,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: site.csaf.mirror_on_aggregators,
    public_openpgp_keys: signing.map((key) => ({
      fingerprint: key.fingerprint,
      url: absolute(site, keyPath(key)),
    })),
    publisher: publisherOf(site, channels),
    role: roleOf(entries, signing.length > 0, site),
  };
}

/**
 * Returns the role that the files justify. A provider serves by TLS, is found by the host's
 * well-known address or security.txt (requirements 8 and 9), and has a ROLIE feed (15). A trusted
 * one has a hash and a signature for every document (18, 19).
 */
function roleOf(entries: readonly Entry[], hasKey: boolean, site: Site): Role {
  const announced = [
    site.url,
    ...(site.formats.security_txt ? site.security_txt.canonical : []),
  ].some(isTopOfHost);
  if (!site.url.startsWith('https:') || !announced) return 'csaf_publisher';
  const trusted = entries.every(
    ({ companions }) => companions.includes(SIGNATURE) && companions.length > 1,
  );
  return entries.length > 0 && hasKey && trusted ? 'csaf_trusted_provider' : 'csaf_provider';
}

// Under a base path, clients find neither file, unless the host serves security.txt too.
const isTopOfHost = (url: string): boolean =>
  ['/', '/.well-known/security.txt'].includes(new URL(url).pathname);
