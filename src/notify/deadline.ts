// The time limit of a whole run. It is measured with a clock that nobody can set.

export class Deadline {
  readonly #end: number;

  constructor(seconds: number) {
    this.#end = performance.now() + seconds * 1000;
  }

  /** The seconds that are left; 0 if none are. */
  get left(): number {
    return Math.max(0, (this.#end - performance.now()) / 1000);
  }

  /** Waits some seconds. Returns false, without waiting, if that would be too long. */
  async wait(seconds: number): Promise<boolean> {
    if (seconds > this.left) return false;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return true;
  }
}
