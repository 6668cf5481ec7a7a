// The Web Key Directory (draft-koch-openpgp-webkey-service): the key of each mail address of the
// site, by the direct and by the advanced method, and as mail programs look for it.

import { wkdHash } from '../../formats/contact/wkd.ts';
import { valuesOf } from '../../model/reporting/security-txt.ts';
import { type DeployedSite, placeAtHost } from '../deployed-site.ts';
import { type Answer, header, isFound, isPage, missingBecause } from '../http/answer.ts';
import { isPrivateAddress } from '../http/private-address.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';

const ROOT = '.well-known/openpgpkey/';

/** A mail address with its parts. */
interface Mailbox {
  readonly address: string;
  readonly local: string;
  readonly domain: string;
}

/** Returns the mail addresses that the site names for reports. */
function mailboxesOf(site: DeployedSite): Mailbox[] {
  const contacts =
    site.securityTxt === undefined ? [] : valuesOf(site.securityTxt.parsed, 'Contact');
  const addresses = contacts.flatMap((value) => /^mailto:([^?,]+)/i.exec(value)?.[1] ?? []);
  return [...new Set(addresses)].flatMap((address) => {
    const [, local, domain] = /^(.+)@([^@]+)$/.exec(address) ?? [];
    return local === undefined || domain === undefined
      ? []
      : { address, local, domain: domain.toLowerCase() };
  });
}

const fileOf = ({ local, domain }: Mailbox, method: Method): string =>
  `${ROOT}${method === 'direct' ? '' : `${domain}/`}hu/${wkdHash(local)}`;

type Method = 'direct' | 'advanced';

/** A file of the directory with the address of its key, if the site names it. */
interface DirectoryFile {
  readonly path: string;
  readonly mailbox?: Mailbox;
}

/** Returns the files of one layout: those of the ledger, and those of the named addresses. */
function filesOf(site: DeployedSite, method: Method): DirectoryFile[] {
  const pattern =
    method === 'direct'
      ? /^\.well-known\/openpgpkey\/hu\//
      : /^\.well-known\/openpgpkey\/[^/]+\/hu\//;
  const named = mailboxesOf(site).map((mailbox) => ({ path: fileOf(mailbox, method), mailbox }));
  const known = new Map(named.map((one) => [one.path, one]));
  const promised = [...site.files.keys()]
    .filter((path) => pattern.test(path))
    .map((path) => known.get(path) ?? { path });
  return site.ledger === undefined ? named : promised;
}

function methodPromise(method: Method): SitePromise {
  return {
    name: `wkd-${method}`,
    title: `The Web Key Directory of the site has its keys, by the ${method} method`,
    fix: `Serve ${ROOT} with its files, as application/octet-stream and with "Access-Control-Allow-Origin: *".`,
    async look(site) {
      const files = filesOf(site, method);
      if (files.length === 0)
        return notOffered('The site has no directory, or names no mail address.');
      const looks = await Promise.all(files.map((file) => lookAt(site, file)));
      const faults = looks.flatMap(({ fault }) => fault ?? []);
      if (new URL(site.root).pathname !== '/' && looks.every(({ absent }) => absent))
        return notOffered(
          'The site is below a path, but programs ask for keys at the top of the host.',
        );
      if (site.ledger === undefined && looks.every(({ absent }) => absent))
        return notOffered('The host of the site has no key of the addresses that it names.');
      return offered(`${files.length === 1 ? 'The key is' : `${files.length} keys are`} served.`, [
        ...faults,
        ...(await policyFaults(site, files)),
      ]);
    },
  };
}

async function lookAt(
  site: DeployedSite,
  { path, mailbox }: DirectoryFile,
): Promise<{ fault?: Fault; absent: boolean }> {
  const query = mailbox === undefined ? '' : `?l=${encodeURIComponent(mailbox.local)}`;
  const answer = await site.client.get(`${placeAtHost(site, path)}${query}`);
  const reason = await keyFault(answer, mailbox, site);
  const absent = !isFound(answer) || isPage(answer);
  return reason === undefined || (absent && site.ledger === undefined)
    ? { absent }
    : { absent, fault: { where: answer.url, reason } };
}

/** Returns why an answer is not the binary key of an address; undefined if it is. */
async function keyFault(
  answer: Answer,
  mailbox: Mailbox | undefined,
  site: DeployedSite,
): Promise<string | undefined> {
  const missing = missingBecause(answer);
  if (missing !== undefined) return missing;
  if (isPage(answer)) return 'it is a page, not a key';
  const start = new TextDecoder('latin1').decode(answer.bytes.subarray(0, 30));
  if (start.includes('-----BEGIN PGP'))
    return 'the key is armored; the directory requires binary keys';
  const { readKeys } = await import('openpgp');
  const keys = await readKeys({ binaryKeys: answer.bytes }).catch(() => []);
  if (keys.length === 0) return 'it is no OpenPGP key';
  const addresses = keys.flatMap(({ users }) =>
    users.flatMap(({ userID }) => userID?.email.toLowerCase() ?? []),
  );
  if (mailbox !== undefined && !addresses.includes(mailbox.address.toLowerCase()))
    return `the key is not for ${mailbox.address} but for ${addresses.join(', ')}`;
  if (site.ledger !== undefined && header(answer, 'access-control-allow-origin') !== '*')
    return 'it has no "Access-Control-Allow-Origin: *": mail programs in a browser cannot read it';
  return undefined;
}

/** Section 4.5: without a policy file, GnuPG takes the domain for one without a directory. */
async function policyFaults(site: DeployedSite, files: readonly DirectoryFile[]): Promise<Fault[]> {
  const policies = new Set(files.map(({ path }) => path.replace(/hu\/.*$/, 'policy')));
  const answers = await Promise.all(
    [...policies].map((path) => site.client.get(placeAtHost(site, path))),
  );
  return answers.flatMap((answer): Fault[] => {
    const reason =
      missingBecause(answer) ?? (isPage(answer) ? 'it is a page, not a policy file' : undefined);
    return reason === undefined ? [] : [{ where: answer.url, reason }];
  });
}

export const wkdDirect = methodPromise('direct');
export const wkdAdvanced = methodPromise('advanced');

export const wkdLookup: SitePromise = {
  name: 'wkd-lookup',
  title: 'Mail programs find the key of each address that the site names',
  fix: 'Let openpgpkey.<domain of the address> lead to the site (a CNAME with TLS), or serve the directory on the domain itself.',
  async look(site) {
    const mailboxes = mailboxesOf(site);
    if (mailboxes.length === 0) return notOffered('security.txt names no mail address.');
    if (site.root !== site.address || isPrivateAddress(new URL(site.root).hostname))
      return notOffered('This is not tried for a copy: programs ask the domain of the address.');
    const looks = await Promise.all(mailboxes.map((mailbox) => lookUp(site, mailbox)));
    const faults = looks.flatMap(({ fault }) => fault ?? []);
    const without = looks.flatMap(({ none }) => none ?? []);
    if (faults.length === 0 && without.length > 0)
      return notOffered(`No directory has a key of ${without.join(', ')}.`);
    return offered(`${mailboxes.map(({ address }) => address).join(', ')}.`, faults);
  },
};

// Section 3.1: the direct method is only used if the host of the advanced one does not exist.
async function lookUp(
  site: DeployedSite,
  mailbox: Mailbox,
): Promise<{ fault?: Fault; none?: string }> {
  const query = `?l=${encodeURIComponent(mailbox.local)}`;
  const advanced = await site.client.get(
    `https://openpgpkey.${mailbox.domain}/${fileOf(mailbox, 'advanced')}${query}`,
  );
  const answer =
    advanced.status === 0
      ? await site.client.get(`https://${mailbox.domain}/${fileOf(mailbox, 'direct')}${query}`)
      : advanced;
  if (!isFound(answer) || isPage(answer)) return { none: mailbox.address };
  const reason = await keyFault(answer, mailbox, site);
  return reason === undefined ? {} : { fault: { where: answer.url, reason } };
}
