/** What the activation probe notes. Times in milliseconds. */
export interface ActivationReport {
  /** Reading and running the bundle. */
  readonly loadTime: number;
  readonly activateTime: number;
  /** Modules that were asked for until `activate` returned. */
  readonly modules: readonly string[];
  /** Threads that were started until then. */
  readonly workers: number;
}

/** How long the event loop was blocked over a while, in milliseconds. */
export interface LoopDelay {
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** How long was looked. */
  readonly duration: number;
  /** Processor time of the thread meanwhile; null where this Node cannot tell. */
  readonly cpuTime: number | null;
}

/** What one session of the editor found. */
export interface HostReport {
  readonly editor: string;
  readonly node: string;
  readonly activation: ActivationReport;
  /** Before the index was started: what the editor itself does. */
  readonly idle: LoopDelay;
  /** While the index was built and shown. */
  readonly indexing: LoopDelay;
  /** Afterwards, while panels were opened and filled. */
  readonly filling: LoopDelay;
  readonly runCount: number;
}
