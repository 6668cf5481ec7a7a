// The address of a statement, for answers. Browsers load this module.

import { statementPath } from '../site/paths.ts';

/** Returns the address of a statement, from that of the list of advisories. */
export const statementAddress = (advisories: string, slug: string): string =>
  `${advisories.replace(/advisories\/$/, '')}${statementPath(slug)}`;
