// Loads the order of one ecosystem on demand: a reader's browser needs one or two of them.

import { type OrderKind, orderKind } from './kind.ts';
import type { VersionOrder } from './order.ts';

const LOADERS: Readonly<Record<OrderKind, () => Promise<VersionOrder>>> = {
  bitnami: async () => (await import('./bitnami.ts')).bitnami,
  dpkg: async () => (await import('./dpkg.ts')).dpkg,
  julia: async () => (await import('./julia.ts')).julia,
  maven: async () => (await import('./maven.ts')).maven,
  nuget: async () => (await import('./nuget.ts')).nuget,
  packagist: async () => (await import('./packagist.ts')).packagist,
  pep440: async () => (await import('./pep440.ts')).pep440,
  pub: async () => (await import('./pub.ts')).pub,
  rubygems: async () => (await import('./rubygems.ts')).rubygems,
  semver: async () => (await import('./semver.ts')).semver,
};

/** Like `versionOrder` of compare.ts. Rejects if the code cannot be loaded. */
export async function loadVersionOrder(ecosystem: string): Promise<VersionOrder | undefined> {
  const kind = orderKind(ecosystem);
  return kind === undefined ? undefined : LOADERS[kind]();
}
