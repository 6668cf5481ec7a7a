// A virtual host of Apache httpd (2.4.19 or newer) for the site.

import { RULES } from '../../../model/site/host-files.ts';
import {
  ASSETS,
  COMPRESSED_TYPES,
  endingsByType,
  FOREVER,
  folderOf,
  type Host,
  isBelow,
  OWN_TYPES,
  pattern,
  SOON,
} from './host.ts';

/** Returns the file for /etc/apache2/sites-available/. */
export function apacheConfiguration(host: Host): string {
  const { site, root, listen } = host;
  const { hostname } = new URL(site.url);
  return `# ${site.url} by Apache httpd. Made by "candor export host apache": save it as
# /etc/apache2/sites-available/${hostname}.conf, then: a2enmod headers deflate ssl && a2ensite ${hostname}
# The files of the build are in ${folderOf(host)}.

${listen === undefined ? toHttps(hostname) : `# Plain http, for a proxy on this machine that ends TLS.\nListen ${listen}\n`}<VirtualHost ${listen ?? '*:443'}>
    ServerName ${hostname}
    DocumentRoot "${root}"
${listen === undefined ? tls(hostname) : ''}    ServerSignature Off
    TraceEnable Off
    ErrorDocument 404 ${site.base}404.html
    <Directory "${root}">
        Options None
        AllowOverride None
        Require all granted
        DirectoryIndex index.html
    </Directory>

    # The types of docs/hosting/README.md.
    AddDefaultCharset Off
${endingsByType()
  .map(
    ([type, endings]) => `    AddType "${type}" ${endings.map((ending) => `.${ending}`).join(' ')}`,
  )
  .join('\n')}
${OWN_TYPES.map(([path, type]) => match(path, `ForceType "${type}${type.includes('xml') ? '; charset=utf-8' : ''}"`)).join('')}${match('/\\.well-known/openpgpkey/', 'ForceType application/octet-stream')}
    FileETag MTime Size
    AddOutputFilterByType DEFLATE text/html ${COMPRESSED_TYPES.join(' ')}
    # Without it, the ETag of a compressed answer is never recognized again.
    DeflateAlterETag NoChange

${host.headers.map(([name, value]) => `    Header always set ${name} "${value}"`).join('\n')}
    Header set Cache-Control "${SOON}"
${match(`^${pattern(site.base)}${ASSETS}`, `Header set Cache-Control "${FOREVER}"`)}
    # Hidden files and rules of hosts are not part of the site. RFC 8615 allows .well-known/.
    RedirectMatch 404 "/\\.(?!well-known/)"
    RedirectMatch 404 "^${pattern(site.base)}(${RULES.map(pattern).join('|')})$"
${host.redirects.map(([from, to]) => match(`^${pattern(from)}$`, `Redirect 301 "${to}"`)).join('')}${wellKnown(host)}</VirtualHost>
`;
}

const match = (path: string, directive: string): string =>
  `    <LocationMatch "${path}">\n        ${directive}\n    </LocationMatch>\n`;

const toHttps = (hostname: string): string => `<VirtualHost *:80>
    ServerName ${hostname}
    Redirect permanent / https://${hostname}/
</VirtualHost>

`;

const tls = (hostname: string): string => `    SSLEngine on
    SSLProtocol -all +TLSv1.2 +TLSv1.3
    SSLCertificateFile /etc/letsencrypt/live/${hostname}/fullchain.pem
    SSLCertificateKeyFile /etc/letsencrypt/live/${hostname}/privkey.pem
`;

// RFC 9116, section 3, and the direct method of the Web Key Directory: at the top of the host.
const wellKnown = (host: Host): string =>
  isBelow(host)
    ? `    Alias /.well-known/security.txt "${folderOf(host)}/.well-known/security.txt"
    Alias /.well-known/openpgpkey/ "${folderOf(host)}/.well-known/openpgpkey/"
`
    : '';
