/** Runs an act when asked, never twice at the same time nor more often than every `interval` ms; the last ask counts. */
export class Refresher {
  #isRunning = false;
  #isAsked = false;

  /** @param act must not reject */
  constructor(
    private readonly interval: number,
    private readonly act: () => Promise<void>,
  ) {}

  ask(): void {
    this.#isAsked = true;
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#isAsked) {
      this.#isAsked = false;
      await this.act();
      await new Promise((resolve) => window.setTimeout(resolve, this.interval));
    }
    this.#isRunning = false;
  }
}
