import { spawn } from "node:child_process";
import { GitTrouble } from "./gitTrouble";

/** One process to run to its end. Times in milliseconds, sizes in bytes. */
export interface ProcessCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly input: Uint8Array | null;
  readonly timeLimit: number;
  readonly mostBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Out of reach for signals to this process's group. */
  readonly isUnstoppable: boolean;
}

/** How a process ended. `errors` is the beginning of its standard error. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly output: Buffer;
  readonly errors: string;
}

const mostErrorBytes = 64 * 1024;
/** Milliseconds that a process is given to clear up (git removes its locks) before it is killed. */
const endingTime = 2000;

/** Runs a process without a shell. Rejects with a GitTrouble: "timeout", "cancelled", "too-large" or "no-git". */
export function runProcess(call: ProcessCall): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    if (call.signal?.aborted) return reject(new GitTrouble("cancelled", "Cancelled."));
    const child = spawn(call.program, call.args, {
      cwd: call.folder,
      env: call.environment,
      shell: false,
      windowsHide: true,
      detached: call.isUnstoppable && process.platform !== "win32", // there it would open a console window
    });
    const output: Buffer[] = [];
    let size = 0;
    let errors = "";
    let trouble: GitTrouble | null = null;
    let killer: NodeJS.Timeout | undefined;
    const stop = (reason: GitTrouble): void => {
      trouble ??= reason;
      child.kill("SIGTERM");
      killer ??= setTimeout(() => child.kill("SIGKILL"), endingTime);
    };
    const seconds = Math.round(call.timeLimit / 1000);
    const timer = setTimeout(
      () => stop(new GitTrouble("timeout", `Git took longer than ${seconds} s.`)),
      call.timeLimit,
    );
    const onAbort = (): void => stop(new GitTrouble("cancelled", "Cancelled."));
    call.signal?.addEventListener("abort", onAbort, { once: true });
    const release = (): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      call.signal?.removeEventListener("abort", onAbort);
    };
    child.stdout.on("data", (bytes: Buffer) => {
      size += bytes.length;
      if (size > call.mostBytes) stop(new GitTrouble("too-large", `Git gave more than ${call.mostBytes} bytes.`));
      else output.push(bytes);
    });
    child.stderr.on("data", (bytes: Buffer) => {
      if (errors.length < mostErrorBytes) errors += bytes.toString("utf8");
    });
    child.stdin.on("error", () => {
      // A process that ends before it has read everything closes the pipe; its exit code tells the story.
    });
    child.on("error", (error) => {
      release();
      reject(trouble ?? new GitTrouble("no-git", `Git could not be started: ${error.message}`));
    });
    child.on("close", (code) => {
      release();
      if (trouble) reject(trouble);
      else resolve({ code, output: Buffer.concat(output), errors });
    });
    child.stdin.end(call.input ?? undefined);
  });
}
