// Compression on the way (RFC 9110, section 8.4): the same bytes arrive, and archives are archives.

import { type DeployedSite, placeOfFile, promises } from '../deployed-site.ts';
import { type Answer, essenceOf, header, isFound } from '../http/answer.ts';
import { type Fault, offered, type SitePromise } from '../verdict.ts';

const MAIN = ['index.html', 'feed.xml', 'feed.atom', 'osv/all.json', '.well-known/security.txt'];
const ARCHIVE = 'osv/all.zip';

export const compression: SitePromise = {
  name: 'compression',
  title: 'Compressed answers contain the same bytes',
  fix: 'Compress text on the fly or from files that are as new as the originals. Never compress .zip and .asc again.',
  async look(site) {
    const paths = ['index.html', ...MAIN.slice(1).filter((path) => promises(site, path))];
    const texts = await Promise.all(paths.map((path) => textFault(site, path)));
    const archive = promises(site, ARCHIVE) ? await archiveFault(site) : undefined;
    const used = texts.flatMap(({ encoding }) => encoding ?? []);
    const words =
      used.length === 0 ? 'Nothing is compressed.' : `It uses ${[...new Set(used)].join(', ')}.`;
    return offered(
      words,
      [...texts, { fault: archive }].flatMap(({ fault }) => fault ?? []),
    );
  },
};

async function textFault(
  site: DeployedSite,
  path: string,
): Promise<{ fault?: Fault; encoding?: string }> {
  const where = placeOfFile(site, path);
  const [plain, packed] = await Promise.all([
    site.client.get(where),
    site.client.ask(where, { headers: { 'accept-encoding': 'gzip, br' } }),
  ]);
  if (!isFound(plain)) return {};
  if (packed.fault !== undefined)
    return { fault: { where, reason: `compressed, ${packed.fault}` } };
  const encoding = header(packed, 'content-encoding');
  if (encoding === '' || encoding === 'identity') return {};
  if (Buffer.compare(plain.bytes, packed.bytes) !== 0)
    return { fault: { where, reason: `compressed with ${encoding}, it contains other bytes` } };
  return { encoding };
}

/** The first bytes of a ZIP archive, and those of an empty one (APPNOTE, sections 4.3.7 and 4.3.16). */
const ZIP_STARTS: readonly string[] = ['PK\u0003\u0004', 'PK\u0005\u0006'];

async function archiveFault(site: DeployedSite): Promise<Fault | undefined> {
  const where = placeOfFile(site, ARCHIVE);
  const answer: Answer = await site.client.ask(where, {
    headers: { 'accept-encoding': 'gzip, br' },
  });
  if (answer.status === 404) return undefined;
  if (answer.fault !== undefined) return { where, reason: answer.fault };
  const start = Buffer.from(answer.bytes.subarray(0, 4)).toString('latin1');
  return ZIP_STARTS.includes(start)
    ? undefined
    : { where, reason: `it is no ZIP archive but ${essenceOf(answer)}` };
}
