// The orders of versions that authors state: one for each package, in all advisories and its project.

import { packageKey, packageLabel } from '../../model/package/package.ts';
import { type StatedOrder, statedOrder } from '../../model/package/version-order.ts';
import { type Check, checkFor } from '../check.ts';
import { advisoriesOf, found } from './each.ts';

/** Reports a list of releases that is an order of versions, if its dates go backwards only. */
export const releaseOrder: Check = checkFor(['releases-backwards'], function* ({ content, desk }) {
  const stating = new Set(
    [...content.advisories, ...desk.advisories]
      .filter(({ affected }) => affected.some((one) => statedOrder(one.package) === 'releases'))
      .map(({ project }) => project),
  );
  for (const { slug, file, releases, version_order: order } of content.projects) {
    if (order !== 'releases' && !stating.has(slug)) continue;
    const dates = releases.flatMap(({ date }) => date ?? []);
    const isBackwards = dates.every((date, i) => i === 0 || date <= (dates[i - 1] ?? date));
    if (isBackwards && new Set(dates).size > 1)
      yield {
        code: 'releases-backwards',
        file,
        at: { path: ['releases'] },
        message: `The list of releases is an order of versions, but it begins with ${dates[0]} and ends with ${dates.at(-1)}.`,
      };
  }
});

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
