// Detects parts of git repositories by their bytes, regardless of names and archives.

const FORMS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a git bundle', /^# v\d+ git bundle\n/],
  ['a pack of a git repository', /^PACK\0\0\0[\x02\x03]/],
  ['the index of a git repository', /^DIRC\0\0\0[\x02-\x04]/],
  ['an object of a git repository', /^(?:blob|tree|commit|tag) \d{1,12}\0/],
  [
    'a dump of a git repository',
    /^(?:feature done\n)?(?:reset refs\/|blob\nmark :\d|commit refs\/)/,
  ],
  [
    'the settings of a git repository',
    /^(?:[ \t]*[#;][^\n]*\n|\s)*\[core\]\s*(?:\n\s*\w+\s*=[^\n]*)*\n\s*bare\s*=/,
  ],
  [
    'the settings of a git repository',
    /^(?:[ \t]*[#;][^\n]*\n|\s)*\[core\]\s*(?:\n\s*\w+\s*=[^\n]*)*\n\s*repositoryformatversion\s*=/,
  ],
  ['the HEAD of a git repository', /^ref: refs\/[^\n]*\n?$/],
  ['the references of a git repository', /^# pack-refs with:/],
  [
    'a log of a git repository',
    /^[0-9a-f]{40,64} [0-9a-f]{40,64} [^\n<]*<[^\n>]*> \d+ [+-]\d{4}\t/,
  ],
  ['a file that points to a git repository', /^gitdir: /],
];
const FIRST = 512;

/** Returns the part of a repository that some bytes are; undefined if none. */
export function repositoryIn(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, FIRST));
  return FORMS.find(([, pattern]) => pattern.test(start))?.[0];
}
