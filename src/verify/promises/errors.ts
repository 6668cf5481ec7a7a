// Addresses that do not exist: the status 404 (RFC 9110, section 15.5.5), and nothing that was never
// published.

import { type Answer, textOf } from '../http/answer.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';

const ABSENT = ['no-such-page-of-candor-verify/', 'no-such-file-of-candor-verify.json'];

export const unknownPages: SitePromise = {
  name: 'unknown-pages',
  title: 'An address that does not exist has the status 404',
  fix: 'Make the host send 404.html with the status 404. Switch off the fallback of single-page applications.',
  async look(site) {
    const answers = await Promise.all(ABSENT.map((path) => site.client.get(`${site.root}${path}`)));
    const faults = answers.flatMap((answer): Fault[] => {
      const { status, fault, elsewhere } = answer;
      if (status === 404 || status === 410) return [];
      const reason =
        fault ??
        (elsewhere ? `it redirects to ${elsewhere}` : `the status is ${status}, expected is 404`);
      return [{ where: answer.url, reason }];
    });
    if (site.ledger === undefined && faults.length > 0)
      return notOffered(`For an unknown page, ${faults[0]?.reason}.`);
    return offered('The status is 404.', faults);
  },
};

/** Paths out of the folder of the site, and files that must not be deployed. */
const PROBES: readonly {
  readonly path: string;
  readonly found: RegExp;
  readonly reason: string;
}[] = [
  ...[
    '/../../../../../../../../etc/passwd',
    `/${'%2e%2e/'.repeat(8)}etc/passwd`,
    `/${'..%2f'.repeat(8)}etc%2fpasswd`,
  ].map((path) => ({
    path,
    found: /^root:[^:]*:0:0:/m,
    reason: 'a path with ".." leads out of the folder of the site',
  })),
  {
    path: '.git/HEAD',
    found: /^ref: refs\/|^[0-9a-f]{40}\s*$/,
    reason: 'the folder .git is served',
  },
  { path: '.git/config', found: /^\[core\]/m, reason: 'the folder .git is served' },
  { path: '.env', found: /^[A-Z_]+=/m, reason: 'the file .env is served' },
];

export const traversal: SitePromise = {
  name: 'traversal',
  title: 'Nothing outside of the site is served',
  fix: 'Serve only the folder of the build. Update the server, and remove rules that join paths by hand.',
  async look(site) {
    // Such a request looks like an attack. It is only sent to a site that Candor built.
    if (site.ledger === undefined)
      return notOffered('This is not tried on a site that Candor did not build.');
    const answers = await Promise.all(
      PROBES.map(async ({ path, found, reason }) => {
        const isRaw = path.startsWith('/');
        const where = isRaw ? `${new URL(site.root).origin}${path}` : `${site.root}${path}`;
        const answer = await site.client.ask(
          isRaw ? site.root : where,
          isRaw ? { rawPath: path } : {},
        );
        return { where, reason, exposed: exposes(answer, found) };
      }),
    );
    const faults = answers
      .filter(({ exposed }) => exposed)
      .map(({ where, reason }) => ({ where, reason }));
    return offered(`${PROBES.length} paths were tried.`, faults);
  },
};

const exposes = (answer: Answer, found: RegExp): boolean =>
  answer.status === 200 && found.test(textOf(answer).slice(0, 100_000));
