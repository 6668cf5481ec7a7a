// candor export host: the configuration of a web server or host for the site.

import { isAbsolute } from 'node:path';
import type { Clock } from '../../../src/environment.ts';
import { apacheConfiguration } from '../../../src/formats/hosting/host/apache.ts';
import { caddyConfiguration } from '../../../src/formats/hosting/host/caddy.ts';
import { headerRules } from '../../../src/formats/hosting/host/header-rules.ts';
import type { Host } from '../../../src/formats/hosting/host/host.ts';
import { nginxConfiguration } from '../../../src/formats/hosting/host/nginx.ts';
import { s3Upload } from '../../../src/formats/hosting/host/s3.ts';
import { redirectPairs } from '../../../src/formats/hosting/redirects.ts';
import { headersOf } from '../../../src/formats/hosting/security-headers.ts';
import { readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { HASH_COMMENT, isUnedited, withChecksum } from '../../checksum-line.ts';
import { command, type Finish, pathOption, print, problemsText, say } from '../../command.ts';
import { nameHint } from '../../names.ts';
import { FORCE, isFreeOfLeaks, writeResult } from '../../output.ts';
import { publicPlaceOf } from '../../public-place.ts';

/** The hosts, each with its configuration. */
const HOSTS: Readonly<Record<string, (host: Host) => string>> = {
  nginx: nginxConfiguration,
  apache: apacheConfiguration,
  caddy: caddyConfiguration,
  netlify: ({ site, headers }) => headerRules(site, headers),
  cloudflare: ({ site, headers }) => headerRules(site, headers),
  s3: s3Upload,
};
const NAMES = Object.keys(HOSTS);

export function exportHost(finish: Finish, clock: Clock) {
  return command('host')
    .description('the configuration of a web server or host: types, headers, caches and redirects')
    .argument('<kind>', NAMES.join(', '))
    .option(
      '--root <folder>',
      'the folder at the top of the host, which holds the files of the build',
      '/srv/www',
    )
    .option(
      '--listen <address>',
      'serve plain http at an address such as 127.0.0.1:8080, behind a proxy',
    )
    .option('--output <file>', 'write it there instead of printing it', pathOption)
    .option(...FORCE)
    .addHelpText(
      'after',
      '\ndocs/hosting/ has a page for each host. After the deploy, "candor verify URL" looks whether it keeps its promises.',
    )
    .action(async (kind, options) => {
      const make = Object.hasOwn(HOSTS, kind) ? HOSTS[kind] : undefined;
      if (make === undefined)
        throw new UsageError(`There is no host "${kind}". ${nameHint(kind, NAMES)}`);
      const place = publicPlaceOf(options, clock);
      const reading = await readContent(place);
      const { content, site, problems } = reading;
      const broken = problems.filter(({ level, file }) => level === 'error' && MADE_OF.test(file));
      if (broken.length > 0) {
        say(problemsText(broken, place).trimEnd());
        say(
          'The configuration is made of these files; nothing was written. Fix the errors above, and run it again.',
        );
        return finish(1);
      }
      const made = make({
        site,
        headers: headersOf(site),
        redirects: redirectPairs(content.redirects, site),
        root: rootNamed(options.root),
        listen: options.listen === undefined ? undefined : listenNamed(options.listen),
      });
      const text = isMarked(made) ? withChecksum(made, HASH_COMMENT) : made;
      if (!(await isFreeOfLeaks(text, 'The configuration', 'configuration.txt', reading)))
        return finish(1);
      if (options.output !== undefined)
        writeResult(options.output, text, {
          content: place.folder,
          force: options.force,
          isOurs: isGenerated,
        });
      else print(options.json ? JSON.stringify({ kind, text }, null, 2) : text);
    });
}

/** The sources of a configuration. An error in an advisory does not affect it. */
const MADE_OF = /^(?:site|redirects)\.yaml$/;

const isMarked = (text: string): boolean => text.includes('Made by "candor export host ');
/** A Caddyfile can also have the servers of others. */
const isGenerated = (text: string): boolean => isMarked(text) && isUnedited(text);

// The folder becomes a part of configuration files, in which other characters have a meaning.
function rootNamed(root: string): string {
  const folder = root.replace(/\/+$/, '');
  if (isAbsolute(root) && /^[\w./@+-]+$/.test(folder)) return folder;
  throw new UsageError(
    `--root: "${root}" is not an absolute path of letters, digits and . _ - + @ /.`,
  );
}

function listenNamed(address: string): string {
  if (/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]):\d{1,5}$/i.test(address)) return address;
  throw new UsageError(
    `--listen: "${address}" is not an address with a port such as 127.0.0.1:8080.`,
  );
}
