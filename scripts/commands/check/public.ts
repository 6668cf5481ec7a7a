// candor check --public: checks whether the repository can be public. A log can be public too, so
// findings are shown by place and kind. Names of files and refs are shown only if the person who
// checks is the only reader.

import { candorsOwn, KINDS } from '../../../src/embargo/refuse-leaks.ts';
import type { Exposure, FindKinds } from '../../../src/embargo/repository/exposure.ts';
import { exposuresOf } from '../../../src/embargo/repository/guard.ts';
import { otherTrees } from '../../../src/embargo/repository/other-trees.ts';
import {
  PRIVATE_KINDS,
  type PrivateKind,
  type PrivateTexts,
} from '../../../src/embargo/repository/private-file.ts';
import { type FindSecrets, secretFinder } from '../../../src/embargo/search/find-secrets.ts';
import { notesIn } from '../../../src/embargo/search/notes.ts';
import { SECRET_KINDS } from '../../../src/embargo/search/secret-kinds.ts';
import { type Secret, secretsOf } from '../../../src/embargo/search/secrets.ts';
import {
  type Push,
  type PushWords,
  privateRemotes,
  pushOf,
  topOf,
} from '../../../src/external/git/pushed-commits.ts';
import { isAlsoPublic } from '../../../src/external/git/remote-tips.ts';
import { gitUser } from '../../../src/external/git/repository.ts';
import { recordFiles } from '../../../src/model/content.ts';
import { visible } from '../../../src/model/text/visible.ts';
import type { Reading } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';

/** The request: the repository of a folder, and the contents of its next push. */
export interface GuardWords extends PushWords {
  /** A folder of the repository; if absent, the content folder. */
  readonly repository?: string | undefined;
}

/**
 * The findings, and how much was checked. Undefined push: a private remote can receive everything.
 */
export interface Guarded {
  readonly push: Push | undefined;
  readonly exposures: readonly Exposure[];
}

/** Checks a repository. Throws UsageError if it does not exist, or git cannot answer. */
export async function guard(reading: Reading, words: GuardWords): Promise<Guarded> {
  const top = await topOf(words.repository ?? reading.place.folder);
  const ours = await privateRemotes(top);
  if (words.remote !== undefined && ours.includes(words.remote)) {
    if (!(await isAlsoPublic(top, words.url, ours))) return { push: undefined, exposures: [] };
    throw new UsageError(
      'The remote is configured as private, but a remote that is not private has the same address.',
    );
  }
  const push = await pushOf(top, words);
  const { texts, isWhole } = await otherTrees(reading);
  const encoder = new TextEncoder();
  const { name, email } = gitUser(top);
  // Everyone can sign their own work, and a case names the people who work on it.
  const isOfUser = ({ kind, text }: Secret): boolean =>
    (kind === 'person' && text === name) || (kind === 'address' && text === email);
  // Drafts can have the same comments as public files.
  const open = notesIn(reading.texts, new Set(recordFiles(reading.content))).map(
    ({ text }) => text,
  );
  const finderFor = (known: PrivateTexts): FindKinds => {
    const secrets = secretsOf({ ...reading, ...known, shared: [...candorsOwn(), ...open] });
    const findSecrets: FindSecrets = secretFinder(secrets.filter((secret) => !isOfUser(secret)));
    return (text) => {
      const bytes = typeof text === 'string' ? encoder.encode(text) : text;
      return bytes.length === 0 ? [] : [...new Set(findSecrets(bytes).map(({ kind }) => kind))];
    };
  };
  const exposures = await exposuresOf(top, push, reading, finderFor, texts);
  return { push: isWhole ? push : { ...push, notes: [...push.notes, OTHER_TREE] }, exposures };
}

const OTHER_TREE =
  'The content of another working tree (git worktree list) has problems, so some of its private content is not known. Run "candor check" there.';

/** Formats the findings with their remedies. `open`: names can be shown. */
export function exposuresText(exposures: readonly Exposure[], open: boolean): string {
  const lines = exposures.map((one) => {
    const names = open && one.names.length > 0 ? ` (${one.names.map(visible).join(', ')})` : '';
    return `error: ${placeWords(one)} ${one.kinds.map(kindWords).join(', ')}${names}.\n`;
  });
  const remedies = new Set(exposures.map(remedyOf));
  const hint = open
    ? []
    : ['    = The names are not shown, because logs can be public. Add --verbose to see them.\n'];
  return [...lines, ...[...remedies].map((remedy) => `    = ${remedy}\n`), ...hint].join('');
}

function placeWords({ where, hash = '', ref, names }: Exposure): string {
  const short = hash.slice(0, 12);
  const files = names.length === 1 ? 'a file' : `${names.length} files`;
  switch (where) {
    case 'index':
      return `the index of git: ${files} with`;
    case 'head':
      return `the commit that is checked out: ${files} with`;
    case 'commit':
      return `commit ${short}: ${files} with`;
    case 'message':
      return `commit ${short}: its message contains`;
    case 'header':
      return `commit ${short}: one of its headers contains`;
    case 'person':
      return `${short}: the name or address of its author, committer or tagger contains`;
    case 'packed':
      return `commit ${short}: ${files} with packed or encoded text that contains`;
    case 'tag':
      return `${short}, which is pushed without a commit, contains`;
    case 'path':
      return `commit ${short}: the path of ${files} contains`;
    case 'lines':
      return `commit ${short}: the added lines contain`;
    case 'tag-message':
      return `tag ${short}: its message contains`;
    case 'ref':
      return `the name of a ${ref === 'ref' ? 'ref' : ref} contains`;
  }
}

const kindWords = (kind: string): string => {
  if (kind === 'encoding') return 'text in an unknown encoding, which cannot be searched';
  const secret = SECRET_KINDS.find((one) => one === kind);
  if (secret !== undefined) return KINDS[secret];
  return isPrivateKind(kind) ? PRIVATE_KINDS[kind] : kind;
};
const isPrivateKind = (kind: string): kind is PrivateKind => Object.hasOwn(PRIVATE_KINDS, kind);

const PUSHED =
  'If it was already pushed, consider it public: rotate credentials, inform the reporter and everyone who keeps the embargo, and plan a new disclosure.';

function remedyOf({ where }: Exposure): string {
  switch (where) {
    case 'index':
    case 'head':
      return 'Keep private content in a private repository, or on a branch that is pushed only to a private remote (git config --add candor.privateRemote NAME). Here: git rm --cached FILE, add it to .gitignore, and commit.';
    case 'ref':
      return 'Rename it: git branch -m OLD NEW; for a tag, git tag NEW OLD^{} and git tag -d OLD.';
    case 'tag':
    case 'tag-message':
      return 'Create the tag again with a different message: git tag -f -a NAME NAME^{}.';
    default:
      return `Removing it in a later commit does not help: rewrite those commits before you push (git rebase -i, or git filter-repo --invert-paths --path FILE). ${PUSHED}`;
  }
}
