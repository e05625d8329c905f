import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { GitTrouble } from "../process/gitTrouble";
import type { BatchAnswer } from "./batchAnswer";
import { BatchParser } from "./batchParser";

interface Waiting {
  readonly objectId: string;
  readonly resolve: (answer: BatchAnswer) => void;
  readonly reject: (error: GitTrouble) => void;
  readonly timer: NodeJS.Timeout;
}

/** Milliseconds. */
const answerTimeLimit = 20_000;
const idleTime = 30_000;
/** Bytes of one object that are kept; larger ones are answered by their size. */
const mostBytes = 64 * 1024 * 1024;

/** One kept `git cat-file --batch`. It ends itself when idle, and is started again by the next question. */
export class BatchProcess {
  private child: ChildProcessWithoutNullStreams | null = null;
  private starting: Promise<ChildProcessWithoutNullStreams> | null = null;
  private waiting: Waiting[] = [];
  private idle: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor(private readonly start: () => Promise<ChildProcessWithoutNullStreams>) {}

  /** The object of a full id. */
  async ask(objectId: string): Promise<BatchAnswer> {
    const child = this.child ?? (await this.open());
    if (this.isDisposed) throw disposed();
    clearTimeout(this.idle);
    return new Promise((resolve, reject) => {
      const limit = (): void => this.close(new GitTrouble("timeout", "Git did not answer in time."));
      this.waiting.push({ objectId, resolve, reject, timer: setTimeout(limit, answerTimeLimit) });
      child.stdin.write(`${objectId}\n`);
    });
  }

  /** Ends the process; questions under way fail with "disposed". */
  dispose(): void {
    this.isDisposed = true;
    this.close(disposed());
  }

  private open(): Promise<ChildProcessWithoutNullStreams> {
    this.starting ??= this.start().then(
      (child) => {
        this.starting = null;
        if (this.isDisposed) child.kill("SIGKILL");
        else this.attach(child);
        return child;
      },
      (error: unknown) => {
        this.starting = null;
        throw error;
      },
    );
    return this.starting;
  }

  private attach(child: ChildProcessWithoutNullStreams): void {
    this.child = child;
    let errors = "";
    const parser = new BatchParser(mostBytes, (answer) => this.answer(answer));
    child.stdout.on("data", (bytes: Buffer) => parser.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => (errors = (errors + bytes.toString("utf8")).slice(-4096)));
    child.stdin.on("error", () => {
      // The process is gone; "close" below tells the waiting.
    });
    child.on("error", (error) => this.lost(child, `Git could not be started: ${error.message}`));
    child.on("close", () => this.lost(child, errors.trim()));
  }

  private answer(answer: BatchAnswer): void {
    const first = this.waiting.shift();
    if (!first) return;
    clearTimeout(first.timer);
    first.resolve(answer);
    if (this.waiting.length === 0) {
      this.idle = setTimeout(() => this.close(null), idleTime);
      this.idle.unref();
    }
  }

  /** The process ended by itself: in a partial clone git dies when an object is not here and may not be fetched. */
  private lost(child: ChildProcessWithoutNullStreams, words: string): void {
    if (this.child !== child) return;
    this.child = null;
    if (/promisor|lazy fetch/.test(words)) {
      const [first, ...others] = this.waiting;
      this.waiting = first ? [first] : [];
      this.answer({ kind: "missing" });
      for (const one of others) {
        clearTimeout(one.timer);
        this.ask(one.objectId).then(one.resolve, one.reject);
      }
      return;
    }
    const last = words.split("\n").at(-1) ?? "";
    this.fail(new GitTrouble("git-failed", `git cat-file ended: ${last === "" ? "no message" : last}`));
  }

  private close(reason: GitTrouble | null): void {
    clearTimeout(this.idle);
    const child = this.child;
    this.child = null;
    child?.stdin.end();
    if (reason) child?.kill("SIGKILL");
    if (reason) this.fail(reason);
  }

  private fail(reason: GitTrouble): void {
    clearTimeout(this.idle);
    const waiting = this.waiting;
    this.waiting = [];
    for (const one of waiting) {
      clearTimeout(one.timer);
      one.reject(reason);
    }
  }
}

const disposed = (): GitTrouble => new GitTrouble("disposed", "The git service has ended.");
