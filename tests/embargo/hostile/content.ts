// A content folder full of payloads: each payload in every field that accepts it, in every kind of
// published file. Lengths are not limited here: see roomy.mjs.

import { generateKey } from 'openpgp';
import type { Instant } from '../../../src/model/instant.ts';
import { readContent } from '../../../src/read/index.ts';
import {
  ADVISORY,
  AFFECTED,
  CHANNEL,
  IMPORTED,
  KEY,
  POLICY,
  PROJECT,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  TRANSLATION,
  WITHDRAWN,
} from '../../content/broken-inputs/base.ts';
import { replaced, textOf } from '../../content/broken-inputs/broken-input.ts';
import { bodyOf, mdxBody, withBody } from './body.ts';
import { PAYLOADS } from './payloads.ts';
import { type Field, fieldsOf, type Kind, type Place, refuses } from './trial.ts';
import { type Change, keyOf, partsOf, written } from './written.ts';

/** The retrospective of the base as plain Markdown, because trusted authors write MDX. */
export const PLAIN = RETROSPECTIVE.replace(/x$/, '');
export const REDIRECTS = 'redirects.yaml';
/** A retrospective with components. */
const MDX = 'retrospectives/components.mdx';
/** The key whose user ids are payloads. */
const HOSTILE_KEY = 'keys/hostile.asc';

const OTHERS: Readonly<Record<string, string>> = {
  [REDIRECTS]: 'redirects:\n  - {from: /old/, to: /advisories/, reason: It moved.}\n',
  [PLAIN]: textOf(RETROSPECTIVE),
  // An imported record can have versions without an order.
  [IMPORTED]: replaced(
    textOf(IMPORTED),
    '    ranges:\n      - {introduced: "0", fixed: 2.0.1}\n',
    '    ranges:\n      - {introduced: "0", fixed: 2.0.1}\n      - {introduced: 3.0.0, last_affected: 3.0.1}\n    versions: [1.0.0]\n',
  ),
  // In the middle, because the first and the last one must be valid.
  [RELEASE]: replaced(
    textOf(RELEASE),
    'versions: [2.1.3, 3.0.2]',
    'versions: [2.1.3, 2.1.4, 3.0.2]',
  ),
};
/**
 * Without the names of branches: those of the project become payloads, and an advisory must name
 * existing branches.
 */
const original = (file: string): string =>
  (OTHERS[file] ?? textOf(file)).replace(/^assessed: .*\n/m, '').replace(/, branch: [^,}]+/, '');

const advisory = (number: number): string => `advisories/2026/ORB-2026-${number}.md`;
const statement = (number: number): string => `statements/s${number}.yaml`;
const policy = (number: number): string => `policies/q${number}.md`;

/**
 * A kind of published file: one of the base, the folder for further ones for trials, and whether
 * the site has only one.
 */
interface Row {
  readonly file: string;
  readonly copy?: (number: number) => string;
  readonly own?: (number: number) => readonly Change[];
  readonly alone?: true;
  /** The minimum number. */
  readonly least?: number;
}

const KINDS: readonly Row[] = [
  { file: SITE, alone: true },
  { file: REDIRECTS, alone: true },
  { file: SECURITY, copy: policy, alone: true },
  { file: POLICY, copy: policy },
  {
    file: RELEASE,
    copy: (number) => `releases/orbital-9.${number}.0.md`,
    own: (number) => [{ path: ['versions', 0], set: `9.${number}.0` }],
    alone: true,
  },
  { file: PROJECT, copy: (number) => `projects/p${number}.yaml` },
  { file: CHANNEL, copy: (number) => `channels/c${number}.yaml` },
  // One for each translation, and one without a translation.
  { file: ADVISORY, copy: advisory, least: 3 },
  { file: WITHDRAWN, copy: advisory },
  { file: IMPORTED, copy: advisory },
  { file: PLAIN, copy: (number) => `retrospectives/r${number}.md` },
  { file: STATEMENT, copy: statement },
  { file: AFFECTED, copy: statement },
  { file: TRANSLATION, copy: (number) => `advisories/2026/ORB-2026-${number}.de.md` },
];
const BODIES = [SECURITY, POLICY, ADVISORY, RELEASE, PLAIN];

/** What the folder is. */
export interface Hostile {
  /** The files by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * For each field, the number of accepted payloads in each manner, and the numbers of the refused
   * ones.
   */
  readonly fields: Readonly<Record<string, Taken>>;
  /** The number of payloads in each body. */
  readonly bodies: Readonly<Record<string, number>>;
}

interface Taken {
  readonly itself: number;
  readonly 'on one line': number;
  readonly behind: number;
  readonly refuses: readonly number[];
}

/** Generates the files from the base in a folder. Throws if a generated file has an error. */
export async function hostileContent(place: Place): Promise<Hostile> {
  const files = new Map<string, string>();
  const fields: [string, Taken][] = [];
  const bodies = new Map<string, readonly string[]>();
  for (const file of BODIES) bodies.set(file, await bodyOf(place, file, original(file)));
  for (const row of KINDS) {
    const { file, copy, own } = row;
    const kind: Kind = { file, parts: partsOf(original(file)), copy, own, beside: BESIDE };
    const found = await fieldsOf(place, kind);
    for (const field of found)
      fields.push([`${file}: ${keyOf(field.change.path)}`, takenBy(field)]);
    const values = await Promise.all(found.map((field) => valuesOf(place, kind, field, row)));
    const copies = Math.max(row.least ?? 1, ...values.map(({ length }) => length));
    for (let i = 0; i < copies; i++) {
      const changes = values.flatMap((some) => some[i % some.length] ?? []);
      const { as, differs } = placeOf(row, i);
      const { text } = written(kind.parts, [...changes, ...differs]);
      files.set(as, i === 0 ? withBody(text, bodies.get(file)) : text);
    }
  }
  const mdx = await mdxBody(place);
  files.set(MDX, withBody(textOf(RETROSPECTIVE), mdx));
  bodies.set(MDX, mdx);
  files.set(HOSTILE_KEY, await hostileKey(place.now));
  const { problems } = await readContent(place, files);
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length > 0)
    throw new Error(
      errors
        .map((one) => `${one.file}:${one.line} ${one.code} ${one.message.slice(0, 300)}`)
        .join('\n'),
    );
  return {
    files: Object.fromEntries(files),
    fields: Object.fromEntries(fields),
    bodies: Object.fromEntries([...bodies].map(([file, { length }]) => [file, length])),
  };
}

/**
 * The content of the smallest folder: the single files, each of which requires a reading of a whole
 * folder.
 */
const BESIDE: ReadonlyMap<string, string> = new Map(
  [SITE, SECURITY, KEY, CHANNEL].map((file) => [file, textOf(file)]),
);

/**
 * The path of a copy (the first one replaces the file of the base), and the values that must be
 * unique.
 */
function placeOf(
  { file, copy, alone }: Row,
  i: number,
): { as: string; differs: readonly Change[] } {
  // The original of the translation is a draft, so its texts must not occur elsewhere. It becomes
  // the original of a copy of ADVISORY.
  if (i === 0 && file !== TRANSLATION) return { as: file, differs: [] };
  if (copy === undefined || alone)
    throw new Error(`${file} cannot hold all that its fields take: there is one.`);
  const first = KINDS.findIndex((row) => row.file === (file === TRANSLATION ? ADVISORY : file));
  const number = 1000 + 100 * first + i + (file === TRANSLATION ? 1 : 0);
  return { as: copy(number), differs: differencesOf(file, number) };
}

function differencesOf(file: string, number: number): readonly Change[] {
  if (file === STATEMENT || file === AFFECTED)
    return [{ path: ['vulnerability'], set: `CVE-1900-${40_000 + number}` }];
  if (file === ADVISORY)
    return [
      { path: ['aliases', 0], set: `CVE-1900-${30_000 + number}` },
      { path: ['aliases', 1], set: `GHSA-2222-3333-${ghsaEnd(number)}` },
    ];
  return file === TRANSLATION ? [{ path: ['of'], set: '2026-05-12T16:00:00Z' }] : [];
}

/** The four characters of a GHSA id: neither 0 nor 1 is one. */
const ghsaEnd = (number: number): string =>
  String(number).padStart(4, '0').replaceAll('0', 'c').replaceAll('1', 'f');

function takenBy({ takes, refuses }: Field): Taken {
  const of = (wanted: string): number => takes.filter(({ manner }) => manner === wanted).length;
  return {
    itself: of('itself'),
    'on one line': of('on one line'),
    behind: of('behind'),
    refuses: refuses.map(({ number }) => number),
  };
}

/**
 * The values of a field in the copies of its file: all accepted payloads in one text if possible,
 * and the same in reverse order.
 */
async function valuesOf(
  place: Place,
  kind: Kind,
  { change, takes }: Field,
  { alone }: Row,
): Promise<readonly Change[]> {
  const lines = takes.filter(({ manner }) => manner !== 'behind').map(({ text }) => text);
  const apart = lines.some((text) => text.includes('\n')) ? '\n\n' : ' ';
  const behind = takes.filter(({ manner }) => manner === 'behind').map(({ text }) => text);
  const orders = alone ? [lines] : [lines, lines.toReversed()];
  const values = [
    ...(await joined(place, kind, change.path, orders, (texts) => texts.join(apart))),
    ...(await joined(place, kind, change.path, [behind], (texts) => change.set + texts.join(''))),
  ];
  const lost = takes.filter(({ text }) => !values.some(({ set }) => set.includes(text)));
  if (lost.length > 0)
    throw new Error(
      `${kind.file}: ${keyOf(change.path)} takes ${lost[0]?.text}, but the file does not contain it.`,
    );
  return values;
}

/** Joins texts to one, or, if that is refused, to several. */
async function joined(
  place: Place,
  kind: Kind,
  path: Change['path'],
  all: readonly (readonly string[])[],
  join: (texts: readonly string[]) => string,
): Promise<Change[]> {
  const some = all.filter(({ length }) => length > 0);
  if (some.length === 0) return [];
  const changes = some.map((texts) => ({ path, set: join(texts) }));
  const refused = await refuses(place, kind, changes);
  const halves = some.flatMap((texts, i) =>
    !refused[i] || texts.length === 1
      ? []
      : [texts.slice(0, texts.length >> 1), texts.slice(texts.length >> 1)],
  );
  return [
    ...changes.filter((_, i) => !refused[i]),
    ...(await joined(place, kind, path, halves, join)),
  ];
}

/** A public key with a user id for each payload. */
async function hostileKey(date: Instant): Promise<string> {
  const userIDs = PAYLOADS.map(({ text }) => ({
    name: text.replaceAll('\n', ' '),
    email: 'security@orbital.example',
  }));
  const { publicKey } = await generateKey({ userIDs, date: new Date(date), format: 'armored' });
  return publicKey;
}
