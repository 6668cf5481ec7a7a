// The media type of each file of the site, for the rules of hosts and for what is expected of them.
// Most types follow from the ending of a name; a few files have one of their own.

/** The media type of some files. */
interface MediaType {
  /** The type that a host should send. */
  readonly type: string;
  /** Other types with which consumers work too. */
  readonly others?: readonly string[];
  /** True if readers guess the encoding of the text unless the type names it. */
  readonly charset?: true;
}

/** The types by the ending of the name, after its last dot. */
export const TYPES_BY_ENDING: Readonly<Record<string, MediaType>> = {
  html: { type: 'text/html; charset=utf-8' },
  css: { type: 'text/css; charset=utf-8' },
  js: { type: 'text/javascript; charset=utf-8', others: ['application/javascript'] },
  json: { type: 'application/json' },
  xml: { type: 'application/xml; charset=utf-8', others: ['text/xml'] },
  atom: { type: 'application/atom+xml; charset=utf-8', others: ['application/xml', 'text/xml'] },
  txt: { type: 'text/plain; charset=utf-8', charset: true },
  csv: { type: 'text/csv; charset=utf-8', charset: true },
  ics: { type: 'text/calendar; charset=utf-8', charset: true },
  asc: {
    type: 'application/pgp-keys',
    others: [
      'application/pgp-signature',
      'application/pgp-encrypted',
      'text/plain',
      'application/octet-stream',
    ],
  },
  // Programs that check hashes and signatures do not look at the type.
  sha256: { type: 'text/plain; charset=utf-8', others: ['application/octet-stream'] },
  sha512: { type: 'text/plain; charset=utf-8', others: ['application/octet-stream'] },
  zip: { type: 'application/zip', others: ['application/x-zip-compressed'] },
  svg: { type: 'image/svg+xml' },
  png: { type: 'image/png' },
  jpg: { type: 'image/jpeg' },
  jpeg: { type: 'image/jpeg' },
  gif: { type: 'image/gif' },
  webp: { type: 'image/webp' },
  avif: { type: 'image/avif' },
  pdf: { type: 'application/pdf' },
  woff2: { type: 'font/woff2', others: ['application/font-woff2', 'application/octet-stream'] },
};

/** The types of files with these names, in any folder. */
export const TYPES_BY_NAME: Readonly<Record<string, MediaType>> = {
  'feed.xml': {
    type: 'application/rss+xml; charset=utf-8',
    others: ['application/xml', 'text/xml'],
  },
  'feed.json': { type: 'application/feed+json', others: ['application/json'] },
};

/** The types of all files in these folders. */
export const TYPES_BY_FOLDER: Readonly<Record<string, MediaType>> = {
  '.well-known/openpgpkey/': {
    type: 'application/octet-stream',
    others: ['text/plain', 'application/pgp-keys'],
  },
};

/**
 * Returns the media type that a file of the site should have; undefined if nothing depends on it.
 */
export function mediaTypeOf(path: string): MediaType | undefined {
  const [, folder] =
    Object.entries(TYPES_BY_FOLDER).find(([start]) => path.startsWith(start)) ?? [];
  if (folder !== undefined) return folder;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const archived = /(?:^|\/)feed-archive\/\d+(\.(?:xml|json))$/.exec(path)?.[1];
  const known = archived === undefined ? name : `feed${archived}`;
  if (Object.hasOwn(TYPES_BY_NAME, known)) return TYPES_BY_NAME[known];
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') && Object.hasOwn(TYPES_BY_ENDING, ending)
    ? TYPES_BY_ENDING[ending]
    : undefined;
}

/** Returns a media type without its parameters. */
export const essence = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();
