// public/: files there win over generated ones of the same path. Over a document that is said, over a page it must be meant, and over
// the ledger never. Hosts that ignore case or the normal form of Unicode take more paths for the same than a file system here.
// Not so security.txt, which is signed that way: read/signed-security-txt.ts looks into it.

import type { Everything } from '../model/content.ts';
import { LEDGER_PATH } from '../model/ledger/ledger.ts';
import type { Finding } from '../model/problem/problem.ts';
import { foldersOf, hostPath, uncompressed } from '../model/static-file/host-path.ts';
import { checkFor } from './check.ts';
import { documentPaths, isDocument, mayReplace, pageFiles } from './generated-paths.ts';

const CODES = ['public-collision', 'public-page', 'public-ledger', 'public-path', 'public-replaces'] as const;

/** No file of public/ replaces something generated, unless site.yaml says so. */
export const publicFiles = checkFor(CODES, function* ({ site, content }: Everything) {
  const { replaces } = site.public;
  const paths = content.publicFiles;
  if (paths.length === 0 && replaces.length === 0) return;
  const files = paths.some((path) => mayReplace(hostPath(path), content)) ? pageFiles(content) : [];
  const pages = new Map(files.map((path) => [hostPath(path), path]));
  const documents = documentPaths(content, site, files);
  // security.txt is looked into elsewhere; only another spelling of it is a fault.
  const made = new Map([...documents, ...pages.values(), ...SECURITY_TXT].map((path) => [hostPath(path), path]));
  const places: Places = { pages, made, folders: new Set([...made.keys()].flatMap(foldersOf)), site, documents };
  const used = new Set<string>();
  const seen = new Map<string, string>();
  for (const path of paths) {
    const twin = seen.get(hostPath(path));
    seen.set(hostPath(path), path);
    const found = twin === undefined ? faultOf(path, places) : samePath(path, twin);
    if (found === undefined) continue;
    const isMeant = (found.code === 'public-collision' || found.code === 'public-page') && replaces.includes(path);
    if (isMeant) used.add(path);
    // Findings are named from the content folder, and public/ lies beside it.
    else yield { ...found, file: `../public/${path}`, at: 'start' };
  }
  for (const [i, path] of replaces.entries()) if (!used.has(path)) yield unused(path, i, paths.includes(path));
});

const SECURITY_TXT = ['security.txt', '.well-known/security.txt'];

interface Places {
  readonly pages: ReadonlyMap<string, string>;
  /** Everything that is generated, by the form in which hosts compare paths. */
  readonly made: ReadonlyMap<string, string>;
  readonly folders: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly site: Everything['site'];
}

type Fault = Pick<Finding, 'message'> & { readonly code: (typeof CODES)[number] };

function faultOf(path: string, { pages, made, folders, documents, site }: Places): Fault | undefined {
  const name = hostPath(path);
  if (uncompressed(name.split('/')[0] ?? '') === LEDGER_PATH)
    return {
      code: 'public-ledger',
      message: `This file takes the place of /${LEDGER_PATH}, or does so on some hosts.`,
    };
  const same = made.get(name);
  if (same !== undefined && same !== path) return samePath(path, same);
  if (folders.has(name)) return blocked(`/${path}/ is a folder of the site, and this is a file.`);
  const file = foldersOf(name).find((folder) => made.has(folder));
  if (file !== undefined) return blocked(`/${made.get(file)} is a file of the site, and here a folder.`);
  if (pages.has(name))
    return { code: 'public-page', message: `The site has a page /${path}; this file takes its place.` };
  const page = servedAs(name).find((one) => pages.has(one));
  if (page !== undefined)
    return { code: 'public-page', message: `Some hosts serve this file in place of the page /${pages.get(page)}.` };
  if (!documents.has(path) && !isDocument(path, site)) return isDocument(name, site) ? samePath(path, name) : undefined;
  return { code: 'public-collision', message: `The site generates /${path}; this file takes its place.` };
}

const blocked = (message: string): Fault => ({ code: 'public-path', message });
const samePath = (path: string, other: string): Fault =>
  blocked(`Some hosts take /${path} and /${other} for the same file.`);

/** The pages in place of which hosts can serve a file: a compressed copy, another index, a page without "/" at its end. */
function servedAs(name: string): string[] {
  const plain = uncompressed(name);
  const index = plain.replace(/(^|\/)(?:index|default|iisstart|home|welcome)\.[a-z0-9]+$/, '$1index.html');
  const clean = plain.replace(/\.[a-z0-9]+$/, '/index.html');
  return [plain, index, ...(/\.(?:x?html?|xht)$/.test(plain) || !plain.includes('.') ? [clean] : [])];
}

function unused(path: string, i: number, isThere: boolean): Finding & { code: 'public-replaces' } {
  const why = isThere ? 'is in public/, but replaces nothing that is generated' : 'is not in public/';
  const at = { path: ['public', 'replaces', i] };
  return { code: 'public-replaces', file: 'site.yaml', at, message: `${path} ${why}.` };
}
