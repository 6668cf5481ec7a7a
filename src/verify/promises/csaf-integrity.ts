// The hashes and signatures beside CSAF documents (CSAF 2.0, sections 7.1.18 to 7.1.20).

import { createHash } from 'node:crypto';
import type { PublicKey } from '../../model/reporting/key.ts';
import type { CsafDocument, Provider } from '../csaf/provider.ts';
import { type DeployedSite, placeOf } from '../deployed-site.ts';
import { isFound, missingBecause, textOf } from '../http/answer.ts';
import { readPublishedKey } from '../published-keys.ts';
import { listAt, textAt } from '../shape.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';
import { isServed, withProvider } from './csaf.ts';

const HASHES = ['sha256', 'sha512'] as const;
type HashName = (typeof HASHES)[number];

/** The companion files that the provider promises for a document. */
function companionsOf({ feeds, metadata }: Provider, { url }: CsafDocument, site: DeployedSite) {
  const links = feeds.flatMap(({ entries }) =>
    entries.filter(({ src }) => src === url).flatMap((entry) => entry.links),
  );
  const linked = (rel: string): string[] =>
    links.filter((link) => link.rel === rel).map(({ href }) => href);
  const trusted = textAt(metadata, 'role') === 'csaf_trusted_provider';
  const promised = (ending: string): string[] =>
    [...site.files.keys()].some(
      (path) => url === `${site.address}${path.slice(0, -ending.length)}` && path.endsWith(ending),
    )
      ? [`${url}${ending}`]
      : [];
  return { linked, trusted, promised };
}

export const csafHashes: SitePromise = {
  name: 'csaf-hashes',
  title: 'The hash files beside CSAF documents have their hashes (section 7.1.18)',
  fix: 'Deploy the .sha256 and .sha512 files of the same build as the documents.',
  look: withProvider(async (provider, site) => {
    const looks = await Promise.all(
      provider.documents.filter(isServed).map(async (document) => {
        const { linked, trusted } = companionsOf(provider, document, site);
        const named = linked('hash');
        const urls = named.length > 0 ? named : trusted ? [`${document.url}.sha256`] : [];
        return Promise.all(urls.map((url) => hashFault(url, document, site)));
      }),
    );
    const all = looks.flat();
    if (all.length === 0) return notOffered('The provider names no hashes.');
    return offered(
      `${all.length} hashes are right.`,
      all.flatMap((fault) => fault ?? []),
    );
  }),
};

async function hashFault(
  url: string,
  { answer }: CsafDocument,
  site: DeployedSite,
): Promise<Fault | undefined> {
  const name = HASHES.find((one): one is HashName => url.endsWith(`.${one}`));
  const found = await site.client.get(placeOf(site, url));
  const missing = missingBecause(found);
  if (missing !== undefined) return { where: found.url, reason: missing };
  if (name === undefined) return { where: found.url, reason: 'it is neither .sha256 nor .sha512' };
  const written = /^[0-9a-f]+/i.exec(textOf(found))?.[0]?.toLowerCase();
  if (written === undefined) return { where: found.url, reason: 'it does not start with a hash' };
  const hash = createHash(name).update(answer.bytes).digest('hex');
  return written === hash
    ? undefined
    : { where: found.url, reason: 'it is not the hash of the document' };
}

export const csafSignatures: SitePromise = {
  name: 'csaf-signatures',
  title: 'The signatures beside CSAF documents are valid (sections 7.1.19 and 7.1.20)',
  fix: 'Sign the documents with "candor sign", deploy the .asc files with them, and publish the key that signs.',
  look: withProvider(async (provider, site) => {
    const signed = provider.documents.filter(isServed).flatMap((document) => {
      const { linked, trusted, promised } = companionsOf(provider, document, site);
      const named = [...new Set([...linked('signature'), ...promised('.asc')])];
      const urls = named.length > 0 ? named : trusted ? [`${document.url}.asc`] : [];
      return urls.map((url) => ({ url, document }));
    });
    if (signed.length === 0) return notOffered('The provider names no signatures.');
    const { keys, faults } = await providerKeys(provider, site);
    // OpenPGP is slow to load; only signatures need it.
    const { verifier } = await import('../../read/signature/detached.ts');
    const check = await verifier(
      keys,
      site.now,
      (id) => `It is signed by the key ${id}, which is not among public_openpgp_keys.`,
    );
    const looks = await Promise.all(
      signed.map(async ({ url, document }): Promise<Fault[]> => {
        const found = await site.client.get(placeOf(site, url));
        const reason = isFound(found)
          ? await check(textOf(found), document.answer.bytes)
          : (missingBecause(found) ?? 'it is missing');
        return reason === undefined ? [] : [{ where: found.url, reason }];
      }),
    );
    return offered(`${signed.length} signatures are valid.`, [...faults, ...looks.flat()]);
  }),
};

async function providerKeys(
  { metadata, url: where }: Provider,
  site: DeployedSite,
): Promise<{ keys: PublicKey[]; faults: Fault[] }> {
  const named = listAt(metadata, 'public_openpgp_keys').flatMap((one) => {
    const url = textAt(one, 'url');
    return url === undefined ? [] : { url, fingerprint: textAt(one, 'fingerprint')?.toUpperCase() };
  });
  const read = await Promise.all(
    named.map(async ({ url, fingerprint }) => ({
      fingerprint,
      ...(await readPublishedKey(site, url)),
    })),
  );
  const faults = read.flatMap(({ url, key, fault, fingerprint }): Fault[] => {
    if (fault !== undefined) return [{ where: url, reason: fault }];
    const other = fingerprint !== undefined && fingerprint !== key?.fingerprint;
    return other
      ? [{ where: url, reason: `the key is not ${fingerprint}, which the metadata names` }]
      : [];
  });
  if (read.length === 0)
    faults.push({ where, reason: 'the metadata names no public_openpgp_keys' });
  return { keys: read.flatMap(({ key }) => (key === undefined || key.revoked ? [] : key)), faults };
}
