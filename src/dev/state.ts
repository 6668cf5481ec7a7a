// The messages of the dev server to the browser about the content and one page. Data only: the client reads
// it with `fetch`.

/** The path of the state, relative to the top of the site. The query names the page. */
export const STATE_PATH = 'candor-dev/state.json';
/** The path of the CVSS calculator. The query has the vector. */
export const CALCULATOR_PATH = 'candor-dev/cvss.json';
/** The event that announces a new state. */
export const CHANGED = 'candor:changed';

/** A problem, as `check` prints it. */
export interface ShownProblem {
  readonly level: 'error' | 'warning';
  /** The line, the source line and the remedy. */
  readonly text: string;
  /** For an editor: an absolute path with line and column. */
  readonly place: string;
}

/** The record of a page. */
export interface ShownRecord {
  /** Relative to the content folder. */
  readonly file: string;
  /** For an editor: an absolute path. */
  readonly place: string;
  /** The reason why it is not public. */
  readonly mark?: string | undefined;
  /** "HIGH 8.7", with the vectors. */
  readonly severity?: string | undefined;
  readonly vectors: readonly string[];
  /** Those of its file. */
  readonly problems: readonly ShownProblem[];
  /** The text of the announcement of its release. */
  readonly announcement?: string | undefined;
}

export interface DevState {
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, each level in the order of `check`. */
  readonly problems: readonly ShownProblem[];
  /** The problems that are counted, not listed. */
  readonly repeated?: string | undefined;
  /** Further messages, such as that a restart is needed. */
  readonly notices: readonly string[];
  /** The number of records that are not public. */
  readonly hidden: number;
  readonly record?: ShownRecord | undefined;
}

/** One metric of the CVSS calculator. */
export interface Question {
  readonly key: string;
  readonly name: string;
  readonly group: string;
  readonly choices: readonly {
    readonly value: string;
    readonly name: string;
    readonly sentence: string;
  }[];
  /** A value; empty if the metric is mandatory and has none. */
  readonly answer: string;
}

/** The CVSS calculator. `vector` and `score` ("9.3 critical") exist if no value is missing. */
export interface CalculatorState {
  readonly version: string;
  readonly versions: readonly string[];
  readonly questions: readonly Question[];
  readonly missing: number;
  readonly vector?: string;
  readonly score?: string;
}
