// public/: its files replace generated ones of the same path. Replacing a document is reported,
// replacing a page needs permission in site.yaml, and replacing the ledger is forbidden. Hosts that
// ignore case or Unicode normalization treat more paths as equal than a file system does.
// security.txt is exempt, because it is signed that way: read/signature/security-txt.ts checks it.

import type { Everything } from '../model/content.ts';
import { LEDGER_PATH } from '../model/ledger/ledger.ts';
import type { Finding } from '../model/problem/problem.ts';
import { foldersOf, hostPath, uncompressed } from '../model/static-file/host-path.ts';
import { checkFor } from './check.ts';
import { documentPaths, isDocument, mayReplace, pageFiles } from './generated-paths.ts';

const CODES = [
  'public-collision',
  'public-page',
  'public-ledger',
  'public-path',
  'public-replaces',
] as const;

/** No file of public/ replaces a generated one, unless site.yaml says so. */
export const publicFiles = checkFor(CODES, function* ({ site, content }: Everything) {
  const { replaces } = site.public;
  const paths = content.publicFiles;
  if (paths.length === 0 && replaces.length === 0) return;
  const files = paths.some((path) => mayReplace(hostPath(path), content)) ? pageFiles(content) : [];
  const pages = new Map(files.map((path) => [hostPath(path), path]));
  const documents = documentPaths(content, site, files);
  // security.txt is checked elsewhere. Only another spelling of its path is an error here.
  const made = new Map(
    [...documents, ...pages.values(), ...SECURITY_TXT].map((path) => [hostPath(path), path]),
  );
  const places: Places = {
    pages,
    made,
    folders: new Set([...made.keys()].flatMap(foldersOf)),
    site,
    documents,
  };
  const used = new Set<string>();
  const seen = new Map<string, string>();
  for (const path of paths) {
    const existing = seen.get(hostPath(path));
    seen.set(hostPath(path), path);
    const found = existing === undefined ? faultOf(path, places) : samePath(path, existing);
    if (found === undefined) continue;
    const isAllowed =
      (found.code === 'public-collision' || found.code === 'public-page') &&
      replaces.includes(path);
    if (isAllowed) used.add(path);
    // Findings have paths relative to the content folder, and public/ is beside it.
    else yield { ...found, file: `../public/${path}`, at: 'start' };
  }
  for (const [i, path] of replaces.entries())
    if (!used.has(path)) yield unused(path, i, paths.includes(path));
});

const SECURITY_TXT = ['security.txt', '.well-known/security.txt'];

interface Places {
  readonly pages: ReadonlyMap<string, string>;
  /** Returns all generated paths, by the form in which hosts compare them. */
  readonly made: ReadonlyMap<string, string>;
  readonly folders: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly site: Everything['site'];
}

type Fault = Pick<Finding, 'message'> & { readonly code: (typeof CODES)[number] };

function faultOf(
  path: string,
  { pages, made, folders, documents, site }: Places,
): Fault | undefined {
  const name = hostPath(path);
  if (uncompressed(name.split('/')[0] ?? '') === LEDGER_PATH)
    return {
      code: 'public-ledger',
      message: `This file replaces /${LEDGER_PATH}, at least on some hosts.`,
    };
  const same = made.get(name);
  if (same !== undefined && same !== path) return samePath(path, same);
  if (folders.has(name)) return blocked(`/${path}/ is a folder of the site, but this is a file.`);
  const file = foldersOf(name).find((folder) => made.has(folder));
  if (file !== undefined)
    return blocked(`/${made.get(file)} is a file of the site, but a folder here.`);
  if (pages.has(name))
    return { code: 'public-page', message: `The site has a page /${path}; this file replaces it.` };
  const page = servedAs(name).find((one) => pages.has(one));
  if (page !== undefined)
    return {
      code: 'public-page',
      message: `Some hosts serve this file instead of the page /${pages.get(page)}.`,
    };
  if (!documents.has(path) && !isDocument(path, site))
    return isDocument(name, site) ? samePath(path, name) : undefined;
  return {
    code: 'public-collision',
    message: `The site generates /${path}; this file replaces it.`,
  };
}

const blocked = (message: string): Fault => ({ code: 'public-path', message });
const samePath = (path: string, other: string): Fault =>
  blocked(`Some hosts treat /${path} and /${other} as the same file.`);

/**
 * The files that hosts can serve in place of a page: a compressed copy, another index, a page
 * without "/" at its end.
 */
function servedAs(name: string): string[] {
  const plain = uncompressed(name);
  const index = plain.replace(
    /(^|\/)(?:index|default|iisstart|home|welcome)\.[a-z0-9]+$/,
    '$1index.html',
  );
  const clean = plain.replace(/\.[a-z0-9]+$/, '/index.html');
  return [
    plain,
    index,
    ...(/\.(?:x?html?|xht)$/.test(plain) || !plain.includes('.') ? [clean] : []),
  ];
}

function unused(path: string, i: number, isThere: boolean): Finding & { code: 'public-replaces' } {
  const why = isThere
    ? 'is in public/, but replaces nothing that is generated'
    : 'is not in public/';
  const at = { path: ['public', 'replaces', i] };
  return { code: 'public-replaces', file: 'site.yaml', at, message: `${path} ${why}.` };
}
