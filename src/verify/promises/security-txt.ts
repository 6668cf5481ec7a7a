// security.txt (RFC 9116): its place, its fields, its end, its addresses and its signature.

import { SECURITY_TXT_PATHS } from '../../formats/contact/security-txt.ts';
import { isAfter, millisecondsOf, parseInstant } from '../../model/instant.ts';
import { type SecurityTxt, valuesOf } from '../../model/reporting/security-txt.ts';
import { faultOfSignature } from '../../read/signature/cleartext.ts';
import { type DeployedSite, officialOf, placeAtHost } from '../deployed-site.ts';
import { charsetOf, essenceOf, isFound, isPage, missingBecause, textOf } from '../http/answer.ts';
import { encryptionKeys } from '../published-keys.ts';
import { type Fault, type Look, notOffered, offered, type SitePromise } from '../verdict.ts';

const DAY = 86_400_000;
const NONE = 'The site has no security.txt.';

/** Looks at the security.txt that was found. */
const withFile =
  (look: (parsed: SecurityTxt, where: string, site: DeployedSite) => Look | Promise<Look>) =>
  (site: DeployedSite) =>
    site.securityTxt === undefined
      ? notOffered(NONE)
      : look(site.securityTxt.parsed, site.securityTxt.answer.url, site);

export const place: SitePromise = {
  name: 'security-txt',
  title:
    'security.txt is at /.well-known/security.txt of the host, as plain text (RFC 9116, section 3)',
  fix: 'Serve the file itself at /.well-known/security.txt, at the top of the host, as "text/plain; charset=utf-8".',
  async look(site) {
    const wanted = placeAtHost(site, SECURITY_TXT_PATHS[0]);
    const answer = await site.client.get(wanted);
    const isPromised = site.ledger?.formats.includes('security_txt') === true;
    if (site.securityTxt === undefined && answer.elsewhere === undefined && !isPromised)
      return notOffered(NONE);
    const missing = missingBecause(answer) ?? (isPage(answer) ? 'it is a page' : undefined);
    if (missing !== undefined) {
      const other =
        site.securityTxt === undefined ? '' : `; the file is at ${site.securityTxt.answer.url}`;
      return offered('', [{ where: wanted, reason: `${missing}${other}` }]);
    }
    const faults: Fault[] = [];
    if (essenceOf(answer) !== 'text/plain')
      faults.push({
        where: wanted,
        reason: `its type is "${essenceOf(answer)}"; expected is "text/plain; charset=utf-8"`,
      });
    else if (charsetOf(answer) !== 'utf-8')
      faults.push({ where: wanted, reason: 'its type has no "charset=utf-8"' });
    return offered(`It is ${wanted}.`, [
      ...faults,
      ...(await oldPlaceFaults(site, textOf(answer))),
    ]);
  },
};

/** Section 3: a copy at the old place is for old programs, and must not say anything else. */
async function oldPlaceFaults(site: DeployedSite, text: string): Promise<Fault[]> {
  const answer = await site.client.get(placeAtHost(site, SECURITY_TXT_PATHS[1]));
  if (!isFound(answer) || isPage(answer) || textOf(answer) === text) return [];
  return [{ where: answer.url, reason: 'it differs from the file at /.well-known/security.txt' }];
}

const KNOWN = [
  ...[
    'acknowledgments',
    'canonical',
    'contact',
    'encryption',
    'expires',
    'hiring',
    'policy',
    'preferred-languages',
  ],
  ...['csaf', 'bug-bounty'],
];
const WEB_FIELDS = KNOWN.filter((name) => !['expires', 'preferred-languages'].includes(name));

export const fields: SitePromise = {
  name: 'security-txt-fields',
  title: 'The fields of security.txt are valid (RFC 9116, section 2.5)',
  fix: 'Write one "Name: value" on each line: Contact at least once, Expires exactly once, web addresses with https.',
  look: withFile((parsed, where) => {
    const reasons = [
      ...(valuesOf(parsed, 'Contact').length > 0 ? [] : ['it has no Contact']),
      ...(valuesOf(parsed, 'Expires').length > 1 ? ['it has Expires more than once'] : []),
      ...(valuesOf(parsed, 'Preferred-Languages').length > 1
        ? ['it has Preferred-Languages more than once']
        : []),
      ...WEB_FIELDS.flatMap((name) =>
        valuesOf(parsed, name).flatMap((value) => uriFault(name, value) ?? []),
      ),
    ];
    return offered(
      `${parsed.fields.length} fields.`,
      reasons.map((reason) => ({ where, reason })),
    );
  }),
};

function uriFault(name: string, value: string): string | undefined {
  if (/^http:/i.test(value)) return `${name} is ${value}; web addresses must use https`;
  return URL.canParse(value)
    ? undefined
    : `${name} is "${value}", which is no address such as mailto:security@example.org`;
}

export const expiry: SitePromise = {
  name: 'security-txt-expiry',
  title: 'security.txt has not expired (RFC 9116, section 2.5.5)',
  fix: 'Build and deploy again; sign the file again if it is signed. A build every month keeps it current.',
  look: withFile((parsed, where, { now }) => {
    const [value] = valuesOf(parsed, 'Expires');
    if (value === undefined) return offered('', [{ where, reason: 'it has no Expires' }]);
    const read = parseInstant(value);
    if (!('instant' in read))
      return offered('', [{ where, reason: `"${value}" is not a time with a zone (RFC 3339)` }]);
    if (!isAfter(read.instant, now))
      return offered('', [{ where, reason: `it expired at ${read.instant}` }]);
    const days = Math.floor((millisecondsOf(read.instant) - millisecondsOf(now)) / DAY);
    return offered(`It expires in ${days} days.`);
  }),
};

export const canonical: SitePromise = {
  name: 'security-txt-canonical',
  title: 'security.txt names the address at which it is served (RFC 9116, section 2.5.2)',
  fix: 'List every host that serves the file under "security_txt: canonical:" in site.yaml.',
  look: withFile((parsed, where, site) => {
    const all = valuesOf(parsed, 'Canonical');
    if (all.length === 0) return notOffered('It has no Canonical, which is optional.');
    const own = officialOf(site, where);
    return offered(
      `It names ${own}.`,
      all.includes(own) ? [] : [{ where, reason: `Canonical does not name ${own}` }],
    );
  }),
};

const foreign = (id: string): string => `It is signed by the key ${id}, which it does not name.`;

export const signature: SitePromise = {
  name: 'security-txt-signature',
  title: 'security.txt is signed by a key that the site publishes (RFC 9116, section 2.3)',
  fix: 'Sign it again with "candor sign" and a key that security.txt names under Encryption.',
  look: withFile(async (parsed, where, site) => {
    if (!parsed.signed) return notOffered('It is not signed. That is recommended, not required.');
    if (parsed.outside.length > 0)
      return offered('', [{ where, reason: 'the signature does not cover all of its lines' }]);
    const keys = (await encryptionKeys(site))
      .flatMap(({ key }) => key ?? [])
      .filter(({ revoked }) => !revoked);
    if (keys.length === 0)
      return notOffered('It is signed, but names no key that can be read, so nobody can check it.');
    const text = site.securityTxt === undefined ? '' : textOf(site.securityTxt.answer);
    const fault = await faultOfSignature(text, keys, site.now, foreign);
    return offered(
      'The signature is valid.',
      fault === undefined ? [] : [{ where, reason: fault }],
    );
  }),
};

export const encryption: SitePromise = {
  name: 'encryption-keys',
  title: 'The keys for encrypted reports can be read and used',
  fix: 'Serve each key of the field Encryption as an armored OpenPGP public key, and replace expired keys.',
  look: withFile(async (_parsed, _where, site) => {
    const keys = await encryptionKeys(site);
    if (keys.length === 0) return notOffered('security.txt names no key by a web address.');
    const faults = keys.flatMap(({ url, key, fault }): Fault[] => {
      const reason =
        fault ??
        (key?.revoked
          ? 'the key is revoked'
          : key?.encrypts
            ? undefined
            : 'the key cannot encrypt');
      return reason === undefined ? [] : [{ where: url, reason }];
    });
    return offered(`${keys.length === 1 ? 'The key' : `${keys.length} keys`} can encrypt.`, faults);
  }),
};
