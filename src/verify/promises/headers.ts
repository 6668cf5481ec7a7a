// Headers that protect readers. They are promised if the build wrote a file of headers for its host.

import { isHeaderFile } from '../../model/site/host-files.ts';
import type { DeployedSite } from '../deployed-site.ts';
import { header, textOf } from '../http/answer.ts';
import { type Look, notOffered, offered, type SitePromise } from '../verdict.ts';

const LEAST_AGE = 15_552_000;

const isPromised = ({ ledger }: DeployedSite): boolean =>
  ledger?.files.some(({ path }) => isHeaderFile(path)) ?? false;

/** An absent header breaks a promise only if the build configured the host to send it. */
const absent = (site: DeployedSite, name: string): Look =>
  isPromised(site)
    ? offered('', [
        {
          where: site.root,
          reason: `the header ${name} is not sent, though the build set it for the host`,
        },
      ])
    : notOffered(`The header ${name} is not sent.`);

export const hsts: SitePromise = {
  name: 'hsts',
  title: 'Browsers use https only (RFC 6797)',
  fix: 'Send "Strict-Transport-Security: max-age=31536000" over https.',
  look(site) {
    if (!site.root.startsWith('https:')) return notOffered('The header has no effect over http.');
    const value = header(site.home, 'strict-transport-security');
    if (value === '') return absent(site, 'Strict-Transport-Security');
    const age = Number(/max-age\s*=\s*"?(\d+)/i.exec(value)?.[1] ?? '0');
    if (age >= LEAST_AGE) return offered(`${value}.`);
    const reason = `it keeps browsers on https for ${age} seconds only; expected is half a year or more`;
    return site.ledger === undefined
      ? notOffered(`The header is sent, but ${reason}.`)
      : offered('', [{ where: site.root, reason }]);
  },
};

export const csp: SitePromise = {
  name: 'csp',
  title: 'A Content-Security-Policy restricts what pages load and run',
  fix: 'Do not change the pages of the build. Send the policy as a header too, where the host allows it.',
  look(site) {
    const inPage = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(
      textOf(site.home),
    )?.[1];
    const sent = header(site.home, 'content-security-policy');
    const policies = [inPage, sent].filter((one) => one !== undefined && one !== '');
    if (policies.length === 0)
      return site.ledger === undefined
        ? notOffered('There is no policy.')
        : absent(site, 'Content-Security-Policy');
    if (sent === '' && isPromised(site)) return absent(site, 'Content-Security-Policy');
    const unsafe = policies.every((one) => /'unsafe-inline'|'unsafe-eval'/.test(one ?? ''));
    const reason = 'the policy allows inline scripts or eval';
    const where =
      inPage === undefined ? 'a header' : sent === '' ? 'the page' : 'the page and a header';
    return offered(
      `The policy is in ${where}.`,
      unsafe && site.ledger !== undefined ? [{ where: site.root, reason }] : [],
    );
  },
};

export const nosniff: SitePromise = {
  name: 'nosniff',
  title: 'Browsers do not guess types',
  fix: 'Send "X-Content-Type-Options: nosniff".',
  look(site) {
    const value = header(site.home, 'x-content-type-options');
    if (value === '') return absent(site, 'X-Content-Type-Options');
    const reason = `the header X-Content-Type-Options is "${value}"; expected is "nosniff"`;
    return offered(
      'nosniff.',
      value.toLowerCase() === 'nosniff' ? [] : [{ where: site.root, reason }],
    );
  },
};
