// A site of Caddy (2.6 or newer). Caddy gets and renews the certificate itself.

import { RULES } from '../../../model/site/host-files.ts';
import { ASSETS, endingsByType, FOREVER, folderOf, type Host, isBelow, SOON } from './host.ts';

/** Returns the site for a Caddyfile. */
export function caddyConfiguration(host: Host): string {
  const { site, root, listen } = host;
  const { hostname } = new URL(site.url);
  const [, address = '', port = ''] = /^(.*):(\d+)$/.exec(listen ?? '') ?? [];
  return `# ${site.url} by Caddy. Made by "candor export host caddy": add it to /etc/caddy/Caddyfile.
# The files of the build are in ${folderOf(host)}.

${listen === undefined ? hostname : `http://:${port}`} {
${listen === undefined ? '' : `\t# Plain http, for a proxy on this machine that ends TLS.\n\tbind ${address}\n`}	root * ${root}
	encode gzip

${headerLines(host, '\t')}	@assets path ${site.base}${ASSETS}*
	@others not path ${site.base}${ASSETS}*
	header @assets Cache-Control "${FOREVER}"
	header @others Cache-Control "${SOON}"

	# The types of docs/hosting/README.md. No file is in two of these groups.
	@keys path */.well-known/openpgpkey/*
	header @keys Content-Type application/octet-stream
	@rss path_regexp /feed(-archive/[0-9]+)?\\.xml$
	header @rss Content-Type "application/rss+xml; charset=utf-8"
	@jsonfeed path_regexp /feed(-archive/[0-9]+)?\\.json$
	header @jsonfeed Content-Type application/feed+json
${typeLines()}
	# Hidden files and rules of hosts are not part of the site.
	@hidden path */.git* */.env* */.htaccess */.nojekyll ${RULES.map((one) => `${site.base}${one}`).join(' ')}
	error @hidden 404
${host.redirects.map(([from, to]) => `\tredir ${from} ${to} 301\n`).join('')}${wellKnown(host)}	file_server

	handle_errors {
${headerLines(host, '\t\t')}		header Content-Type "text/html; charset=utf-8"
		rewrite * ${site.base}404.html
		file_server
	}
}
`;
}

const headerLines = ({ headers }: Host, indent: string): string =>
  `${indent}header {\n${headers.map(([name, value]) => `${indent}\t${name} "${value}"\n`).join('')}${indent}\t-Server\n${indent}}\n`;

/** A page of a folder has no ending in its address: Caddy knows the type of HTML. */
const typeLines = (): string =>
  endingsByType()
    .filter(([, endings]) => !endings.includes('html'))
    .map(([type, endings]) => {
      const name = `@${endings.join('_')}`;
      const files = endings.map((ending) => `*.${ending}`).join(' ');
      const others = endings.some((ending) => ending === 'xml' || ending === 'json')
        ? '\n\t\tnot path_regexp /feed(-archive/[0-9]+)?\\.(xml|json)$'
        : '';
      return `\t${name} {\n\t\tpath ${files}${others}\n\t}\n\theader ${name} Content-Type "${type}"\n`;
    })
    .join('');

// RFC 9116, section 3, and the direct method of the Web Key Directory: at the top of the host.
const wellKnown = (host: Host): string =>
  isBelow(host)
    ? `	@wellknown path /.well-known/security.txt /.well-known/openpgpkey/*
	rewrite @wellknown ${host.site.base.slice(0, -1)}{uri}
`
    : '';
