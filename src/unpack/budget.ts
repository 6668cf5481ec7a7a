// Limits how much is unpacked from one file, and records the parts that stay unread. A file of a
// few kilobytes can unpack to more than any disk can store.

/**
 * The deepest nesting that is opened: a file in gzip in Base64 in ZIP is at depth 3.
 * docs/publishing.md states it.
 */
export const DEEPEST = 8;
/** How many bytes one file may unpack to, all layers together. docs/publishing.md states it. */
const MOST_BYTES = 512 * 1024 ** 2;
/**
 * How many offsets of one file can fail to be compressed data, and how many parts are extracted
 * from it.
 */
const MOST_FAILURES = 20_000;
const MOST_PARTS = 200_000;

/**
 * Receives the reason why a part of a file cannot be read, as the end of a sentence: "holds a 7z
 * archive".
 */
export type Report = (unread: string) => void;

/** A part of a file that is not yet unpacked. */
export interface Inner {
  readonly bytes: Uint8Array;
  /** How it was packed: "gzip", or the path of an entry of an archive. */
  readonly by: string;
  /** The path of an entry of an archive. */
  readonly entry?: string;
}

/**
 * Counts the bytes that are unpacked from one file, and stops decompression that would exceed the
 * limits.
 */
export class Budget {
  #bytes: number;
  #failures = MOST_FAILURES;
  #parts = MOST_PARTS;
  readonly report: Report;

  constructor(report: Report, bytes = MOST_BYTES) {
    this.report = report;
    this.#bytes = bytes;
  }

  /** False if the limit of parts is reached. */
  takePart(): boolean {
    if (this.#parts-- > 0) return true;
    this.report('more compressed parts than are searched');
    return false;
  }

  /**
   * Counts bytes that were created without a decompressor, such as those of Base64. False if the
   * limit is reached.
   */
  takeBytes(count: number): boolean {
    if (count > this.#bytes) {
      this.report(
        `more than ${mebibytes(MOST_BYTES)} of compressed data; the rest is not searched`,
      );
      this.#bytes = 0;
      return false;
    }
    this.#bytes -= count;
    return true;
  }

  /** Runs a decompressor, which gets the most bytes that it can write; undefined if it fails. */
  unpack<Made extends { readonly bytes: Uint8Array }>(
    decompress: (most: number) => Made | undefined,
  ): Made | undefined {
    if (this.#bytes <= 0) return undefined;
    if (this.#failures <= 0) {
      this.report('too much data that looks compressed but is not; the rest is not searched');
      return undefined;
    }
    // Most attempts fail, and a stack trace takes longer than the attempt.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      const made = decompress(this.#bytes);
      if (made !== undefined) return this.takeBytes(made.bytes.length) ? made : undefined;
      this.#failures--;
      return undefined;
    } catch (error) {
      this.#failures--;
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        this.takeBytes(Infinity);
      return undefined;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}

const mebibytes = (count: number): string => `${count / 1024 ** 2} MiB`;
