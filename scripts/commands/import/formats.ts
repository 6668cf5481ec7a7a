// The formats that can be imported: the files that they are in, and the reader of their records.

import { readCsaf } from '../../../src/imports/csaf/index.ts';
import { readCve } from '../../../src/imports/cve/index.ts';
import { readGhsa } from '../../../src/imports/ghsa/index.ts';
import { readMarkdownAdvisory } from '../../../src/imports/markdown/index.ts';
import { readOsv } from '../../../src/imports/osv/index.ts';
import type { ReadRecord } from '../../../src/imports/record/run.ts';
import type { IMPORT_FORMATS } from '../../../src/model/advisory/advisory.ts';

export interface ImportFormat {
  /** The name of the command. */
  readonly name: (typeof IMPORT_FORMATS)[number];
  readonly words: string;
  /** The argument in the help. */
  readonly argument: string;
  /** The ending of the files in a folder. */
  readonly ending: '.json' | '.md';
  /** The formats of earlier imports that it updates. */
  readonly takes: readonly string[];
  /** True if it can be read from a repository on GitHub. */
  readonly isOnGitHub?: true;
  readonly read: ReadRecord;
}

export const FORMATS: readonly ImportFormat[] = [
  {
    name: 'osv',
    words: 'import OSV records from JSON files or folders',
    argument: 'files or folders',
    ending: '.json',
    takes: ['osv'],
    read: readOsv,
  },
  {
    name: 'ghsa',
    words:
      "import GitHub's security advisories from JSON files or folders, or from a repository on GitHub",
    argument: 'files, folders, or OWNER/REPO',
    isOnGitHub: true,
    ending: '.json',
    takes: ['ghsa', 'osv'],
    read: readGhsa,
  },
  {
    name: 'csaf',
    words: 'import CSAF documents (2.0 and 2.1) from JSON files or folders',
    argument: 'files or folders',
    ending: '.json',
    takes: ['csaf'],
    read: readCsaf,
  },
  {
    name: 'cve',
    words: 'import CVE records, whole or only the container of the CNA, from JSON files or folders',
    argument: 'files or folders',
    ending: '.json',
    takes: ['cve'],
    read: readCve,
  },
  {
    name: 'markdown',
    words: 'import Markdown advisories of the databases of Rust, Haskell, Julia and OCaml',
    argument: 'files or folders',
    ending: '.md',
    takes: ['markdown'],
    read: readMarkdownAdvisory,
  },
];
