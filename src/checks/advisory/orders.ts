// The orders of versions that authors state: one for each package, in all advisories and its project.

import { packageKey, packageLabel } from '../../model/package/package.ts';
import { type StatedOrder, statedOrder } from '../../model/package/version-order.ts';
import { type Check, checkFor } from '../check.ts';
import { advisoriesOf, found } from './each.ts';

/** Reports an entry whose order differs from that of the project, or of another advisory. */
export const orders: Check = checkFor(['version-order-conflict'], function* (everything) {
  const known = new Map<string, { readonly order: StatedOrder; readonly file: string }>();
  for (const { packages, file } of everything.content.projects)
    for (const one of packages) {
      const order = statedOrder(one);
      if (order !== undefined) known.set(packageKey(one), { order, file });
    }
  // Public advisories come first, so no finding about them names a private file.
  for (const advisory of advisoriesOf(everything))
    for (const [i, { package: of, version_order: written }] of advisory.affected.entries()) {
      const order = statedOrder(of);
      if (order === undefined) continue;
      const other = known.get(packageKey(of));
      if (other === undefined) known.set(packageKey(of), { order, file: advisory.file });
      else if (other.order !== order)
        yield found(
          advisory,
          'version-order-conflict',
          { path: ['affected', i, ...(written === undefined ? ['package'] : ['version_order'])] },
          `${packageLabel(of)} has the order ${order} here, but ${other.order} in ${other.file}.`,
          `Write ${other.order}, or change ${other.file}: a package has one order.`,
        );
    }
});
