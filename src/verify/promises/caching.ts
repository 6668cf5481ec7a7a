// Caches (RFC 9111): readers see changes soon and need not load what has not changed.

import { isAsset } from '../../model/ledger/paths.ts';
import { type DeployedSite, placeOfFile } from '../deployed-site.ts';
import { type Answer, header, isFound } from '../http/answer.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';
import { servedFiles } from './documents.ts';

const DAY = 86_400;

const isImmutable = (answer: Answer): boolean =>
  /\bimmutable\b/i.test(header(answer, 'cache-control'));
const ageOf = (answer: Answer): number =>
  Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(header(answer, 'cache-control'))?.[1] ?? '0');

export const freshness: SitePromise = {
  name: 'freshness',
  title: 'A change of an advisory is seen within a day',
  fix: 'Let caches keep documents and pages for minutes: "Cache-Control: public, max-age=600". Only files below _astro/ can be immutable.',
  async look(site) {
    if (site.ledger === undefined)
      return notOffered('Without ledger.json, it is unknown which files change.');
    const served = (await servedFiles(site)).filter(
      ({ path, answer }) => !isAsset(path) && isFound(answer),
    );
    const faults = served.flatMap(({ answer }): Fault[] => {
      const reason = isImmutable(answer)
        ? 'caches can keep it forever (immutable)'
        : `caches can keep it for ${Math.round(ageOf(answer) / DAY)} days`;
      const slow = isImmutable(answer) || ageOf(answer) > DAY;
      return slow && !isPicture(answer) ? [{ where: answer.url, reason }] : [];
    });
    return offered(`${served.length} files can be kept for a day at most.`, faults);
  },
};

const isPicture = (answer: Answer): boolean =>
  /^(?:image|font)\//.test(header(answer, 'content-type'));

export const revalidation: SitePromise = {
  name: 'revalidation',
  title: 'Feed readers and scanners can ask whether something changed',
  fix: 'Send ETag or Last-Modified, and answer 304 to If-None-Match and If-Modified-Since.',
  async look(site) {
    const path =
      ['feed.atom', 'osv/all.json', 'index.html'].find((one) => site.files.has(one)) ??
      'index.html';
    const where = placeOfFile(site, path);
    // Feed readers ask for compressed answers, for which some servers forget their ETag.
    const packed = { 'accept-encoding': 'gzip' };
    const answer = await site.client.ask(where, { headers: packed });
    if (!isFound(answer)) return notOffered('The document for the test is not served.');
    const [tag, changed] = [header(answer, 'etag'), header(answer, 'last-modified')];
    if (tag === '' && changed === '')
      return site.ledger === undefined
        ? notOffered('The server sends neither ETag nor Last-Modified.')
        : offered('', [{ where, reason: 'it has neither ETag nor Last-Modified' }]);
    const headers = {
      ...packed,
      ...(tag === '' ? { 'if-modified-since': changed } : { 'if-none-match': tag }),
    };
    const again = await site.client.ask(where, { headers });
    const reason =
      again.fault ??
      `the status is ${again.status} for a file that has not changed, expected is 304`;
    if (again.status !== 304 && site.ledger === undefined)
      return notOffered(`The answer is complete each time.`);
    return offered(
      `The answer is 304 by ${tag === '' ? 'Last-Modified' : 'ETag'}.`,
      again.status === 304 ? [] : [{ where, reason }],
    );
  },
};

export const assets: SitePromise = {
  name: 'assets',
  title: 'Browsers keep scripts and styles, whose names change with their bytes',
  fix: 'Send "Cache-Control: public, max-age=31536000, immutable" for the files below _astro/.',
  async look(site) {
    const served = (await assetsOf(site)).filter(isFound);
    if (served.length === 0) return notOffered('The site has no such files.');
    const short = served.filter((answer) => !isImmutable(answer));
    const words = `${short.length} of ${served.length} files are not "immutable": browsers ask for them on each visit.`;
    return short.length > 0 ? notOffered(words) : offered(`${served.length} files are immutable.`);
  },
};

async function assetsOf(site: DeployedSite): Promise<Answer[]> {
  if (site.ledger === undefined) return [];
  return (await servedFiles(site))
    .filter(({ path }) => path.startsWith('_astro/'))
    .map(({ answer }) => answer);
}
