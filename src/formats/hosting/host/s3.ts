// The upload to a bucket of S3 or of a service with its interface, with the type and the cache time
// of each file. The CDN in front adds the headers.

import { ASSETS, endingsByType, FOREVER, type Host, SOON } from './host.ts';

/** Files that have another type than their ending says. */
const OWN_UPLOADS: readonly (readonly [files: readonly string[], type: string])[] = [
  [['feed.xml', '*/feed.xml', '*feed-archive/*.xml'], 'application/rss+xml; charset=utf-8'],
  [['feed.json', '*/feed.json', '*feed-archive/*.json'], 'application/feed+json'],
  [['.well-known/openpgpkey/*'], 'application/octet-stream'],
];

/** Returns a script for a POSIX shell. */
export function s3Upload({ site, headers, redirects }: Host): string {
  const place = `"$bucket${site.base}"`;
  const copy = (files: string, type: string, cache = SOON): string =>
    `aws s3 cp "$dist/" ${place} --recursive --no-progress ${files} --content-type "${type}" --cache-control "${cache}"\n`;
  const only = (names: readonly string[], without: readonly string[] = []): string =>
    [
      `--exclude "*"`,
      ...names.map((one) => `--include "${one}"`),
      ...without.map((one) => `--exclude "${one}"`),
    ].join(' ');
  const special = OWN_UPLOADS.flatMap(([files]) => files);
  return `#!/bin/sh
# Uploads ${site.url} to a bucket. Made by "candor export host s3".
# Use: sh upload.sh dist s3://BUCKET
set -eu
dist=$1
bucket=$2

# Each file with its type: docs/hosting/README.md. Files without a type of their own come first.
${copy(`--exclude "${ASSETS}*"`, 'application/octet-stream')}${endingsByType()
  .map(([type, endings]) =>
    copy(
      only(
        endings.map((ending) => `*.${ending}`),
        [`${ASSETS}*`, ...special],
      ),
      type,
    ),
  )
  .join('')}${OWN_UPLOADS.map(([files, type]) => copy(only(files), type)).join('')}${endingsByType()
  .map(([type, endings]) =>
    copy(only(endings.map((ending) => `${ASSETS}*.${ending}`)), type, FOREVER),
  )
  .join('')}
# Removes what the build does not have.
aws s3 sync "$dist/" ${place} --delete --size-only --no-progress

# The CDN sends these headers with every answer (in CloudFront, a response headers policy):
${headers.map(([name, value]) => `#   ${name}: ${value}`).join('\n')}
# It serves index.html for a path that ends in "/", and ${site.base}404.html with the status 404.
${redirects.map(([from, to]) => `# It redirects ${from} to ${to} with the status 301.\n`).join('')}`;
}
