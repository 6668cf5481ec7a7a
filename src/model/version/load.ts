// Loads the order of one ecosystem on demand: a reader's browser needs one or two of them.

import { type OrderKind, orderKind } from './kind.ts';
import type { VersionOrder } from './order.ts';

const LOADERS: Readonly<Record<Exclude<OrderKind, 'releases'>, () => Promise<VersionOrder>>> = {
  actions: async () => (await import('./actions.ts')).actions,
  alpine: async () => (await import('./alpine.ts')).alpine,
  bitnami: async () => (await import('./bitnami.ts')).bitnami,
  calendar: async () => (await import('./calendar.ts')).calendar,
  conan: async () => (await import('./conan.ts')).conan,
  cran: async () => (await import('./cran.ts')).cran,
  dpkg: async () => (await import('./dpkg.ts')).dpkg,
  hackage: async () => (await import('./hackage.ts')).hackage,
  julia: async () => (await import('./julia.ts')).julia,
  maven: async () => (await import('./maven.ts')).maven,
  nuget: async () => (await import('./nuget.ts')).nuget,
  opam: async () => (await import('./opam.ts')).opam,
  packagist: async () => (await import('./packagist.ts')).packagist,
  pep440: async () => (await import('./pep440.ts')).pep440,
  pub: async () => (await import('./pub.ts')).pub,
  rpm: async () => (await import('./rpm.ts')).rpm,
  rubygems: async () => (await import('./rubygems.ts')).rubygems,
  semver: async () => (await import('./semver.ts')).semver,
};

/** Like `versionOrder` of compare.ts. Rejects if the code cannot be loaded. */
export async function loadVersionOrder(ecosystem: string): Promise<VersionOrder | undefined> {
  const kind = orderKind(ecosystem);
  if (kind === 'releases') return (await import('./releases.ts')).releasesOrder(ecosystem);
  return kind === undefined ? undefined : LOADERS[kind]();
}
