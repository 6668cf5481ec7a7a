// TLS: the version (RFC 8996 forbids 1.0 and 1.1) and the certificate.

import { millisecondsOf } from '../../model/instant.ts';
import { notOffered, offered, type SitePromise } from '../verdict.ts';

const DAY = 86_400_000;
/** Certificates of 90 days are renewed a month before their end: less means that renewal fails. */
const LEAST_DAYS = 7;

export const tls: SitePromise = {
  name: 'tls',
  title: 'The connection uses TLS 1.2 or newer, and its certificate is valid',
  fix: 'Serve the site over https with TLS 1.2 and 1.3 only, and renew the certificate automatically.',
  look({ root, home, address, now }) {
    if (!root.startsWith('https:'))
      return notOffered(
        root === address
          ? 'The site is served over http: what it says can be changed on its way.'
          : 'The copy is served over http.',
      );
    if (home.tls === undefined) return notOffered('The connection shows no certificate.');
    const { version, validTo } = home.tls;
    const days = Math.floor((validTo - millisecondsOf(now)) / DAY);
    const reason = `${version}; the certificate is valid for ${days} more days.`;
    const faults = [
      ...(/^TLSv1\.[23]$/.test(version) ? [] : [`the server chooses ${version}`]),
      ...(days < LEAST_DAYS ? [`the certificate expires in ${days} days`] : []),
    ];
    return offered(
      reason,
      faults.map((one) => ({ where: root, reason: one })),
    );
  },
};
