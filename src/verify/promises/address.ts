// The site is at the address that its documents name.

import { notOffered, offered, type SitePromise } from '../verdict.ts';

export const address: SitePromise = {
  name: 'address',
  title: 'The site is at the address that its documents name',
  fix: 'Set "url:" in site.yaml to the address of the site and build again. For a copy, such as a preview, use --copy.',
  look({ ledger, root, address: official }) {
    if (ledger === undefined) return notOffered('Without ledger.json, the site names no address.');
    if (official !== root) return notOffered(`This is looked at as a copy of ${official}.`);
    const faults =
      ledger.site === root ? [] : [{ where: root, reason: `its documents name ${ledger.site}` }];
    return offered(`It is ${root}.`, faults);
  },
};
