// A server of nginx (1.18 or newer) for the site.

import { RULES } from '../../../model/site/host-files.ts';
import { essence, TYPES_BY_ENDING } from '../../../model/site/media-type.ts';
import {
  ASSETS,
  COMPRESSED_TYPES,
  FOREVER,
  folderOf,
  type Host,
  isBelow,
  OWN_TYPES,
  pattern,
  SOON,
} from './host.ts';

/** Returns the file for /etc/nginx/conf.d/. */
export function nginxConfiguration(host: Host): string {
  const { site, root } = host;
  const { hostname } = new URL(site.url);
  return `# ${site.url} by nginx. Made by "candor export host nginx": save it as /etc/nginx/conf.d/${hostname}.conf.
# The files of the build are in ${folderOf(host)}.

map $uri $candor_cache {
    default "${SOON}";
    "~^${pattern(site.base)}${ASSETS}" "${FOREVER}";
}

${host.listen === undefined ? toHttps(hostname) : ''}server {
${listenLines(host, hostname)}
    root ${root};
    index index.html;
    autoindex off;
    server_tokens off;
    # Redirects to a folder keep the host and the port of the reader.
    absolute_redirect off;
    error_page 404 ${site.base}404.html;

    # The types of docs/hosting/README.md. nginx adds the charset.
    default_type application/octet-stream;
    types {
${typeLines()}
    }
    charset utf-8;
    charset_types ${CHARSET_TYPES.join(' ')};

    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 512;
    gzip_types ${COMPRESSED_TYPES.join(' ')};

    # nginx drops these in a block with an add_header of its own.
${host.headers.map(([name, value]) => `    add_header ${name} "${value}" always;`).join('\n')}
    add_header Cache-Control $candor_cache;

    # Hidden files and rules of hosts are not part of the site. RFC 8615 allows .well-known/.
    location ~ /\\.(?!well-known/) { return 404; }
    location ~ ^${pattern(site.base)}(${RULES.map(pattern).join('|')})$ { return 404; }
${host.redirects.map(([from, to]) => `    location = "${from}" { return 301 "${to}"; }\n`).join('')}${wellKnown(host)}    location ~ /\\.well-known/openpgpkey/ { types { } default_type application/octet-stream; }
${OWN_TYPES.map(([path, type]) => `    location ~ ${path} { types { } default_type ${type}; }`).join('\n')}
    location / { try_files $uri $uri/ =404; }
}
`;
}

const toHttps = (hostname: string): string => `server {
    listen 80;
    listen [::]:80;
    server_name ${hostname};
    server_tokens off;
    return 301 https://$host$request_uri;
}

`;

const listenLines = ({ listen }: Host, hostname: string): string =>
  listen === undefined
    ? `    listen 443 ssl;
    listen [::]:443 ssl;
    server_name ${hostname};
    ssl_certificate /etc/letsencrypt/live/${hostname}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${hostname}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
`
    : `    # Plain http, for a proxy on this machine that ends TLS.
    listen ${listen};
    server_name ${hostname};
`;

/** Types to which nginx adds the charset. It always does for text/html. */
const CHARSET_TYPES: readonly string[] = [
  ...new Set(
    [
      ...Object.values(TYPES_BY_ENDING).map(({ type }) => type),
      'application/rss+xml; charset=utf-8',
    ]
      .filter((type) => type.includes('charset='))
      .map(essence)
      .filter((type) => type !== 'text/html'),
  ),
];

function typeLines(): string {
  const groups = Map.groupBy(Object.entries(TYPES_BY_ENDING), ([, { type }]) => essence(type));
  return [...groups]
    .map(([type, entries]) => `        ${type} ${entries.map(([ending]) => ending).join(' ')};`)
    .join('\n');
}

// RFC 9116, section 3, and the direct method of the Web Key Directory: at the top of the host.
const wellKnown = (host: Host): string =>
  isBelow(host)
    ? `    location = /.well-known/security.txt { alias ${folderOf(host)}/.well-known/security.txt; }
    location ^~ /.well-known/openpgpkey/ {
        root ${folderOf(host)};
        types { }
        default_type application/octet-stream;
    }
`
    : '';
