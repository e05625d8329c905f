import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { tmpdir } from "node:os";
import type { GitProgram } from "../port/gitPort";
import { findProgram } from "./findProgram";
import { GitTrouble } from "./gitTrouble";
import { hardenedConfig } from "./hardening";
import { hardenedEnvironment } from "./hardenedEnvironment";
import { runProcess } from "./runProcess";

/** Who may run git, and which. Both are asked at each call, since trust and settings change while we run. */
export interface GitRunnerOptions {
  /** False: no process is started, every call fails with "untrusted". */
  readonly isTrusted: () => boolean;
  /** Absolute paths of git programs to try before `PATH`: the user's setting, the built-in extension's. */
  readonly candidates: () => readonly string[];
}

/** One git call. Times in milliseconds, sizes in bytes. */
export interface GitCall {
  readonly folder: string;
  readonly args: readonly string[];
  readonly input?: Uint8Array;
  /** Exit codes that are an answer rather than a failure; 0 alone when absent. */
  readonly codes?: readonly number[];
  /** Settings beside the hardened ones, as `name=value`. */
  readonly config?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeLimit?: number;
  readonly mostBytes?: number;
  readonly signal?: AbortSignal | undefined;
  /**
   * True: this git goes on to its end when all processes of the window are killed together. For moving refs, which
   * takes a moment: a git killed in it would leave a lock in the user's way.
   */
  readonly isUnstoppable?: boolean;
}

const defaultTimeLimit = 20_000;
const defaultMostBytes = 256 * 1024 * 1024;

/** Starts git: hardened, without a shell, in trusted workspaces only. Failures are GitTroubles. */
export class GitRunner {
  private found: { readonly key: string; readonly program: Promise<GitProgram> } | null = null;

  constructor(private readonly options: GitRunnerOptions) {}

  /** The git in use; looked for once, and again when the candidates change or none was found. */
  async program(): Promise<GitProgram> {
    this.requireTrust();
    const candidates = this.options.candidates();
    const key = candidates.join("\0");
    if (this.found?.key !== key) this.found = { key, program: findProgram(candidates, tmpdir()) };
    try {
      return await this.found.program;
    } catch (error) {
      this.found = null;
      throw error;
    }
  }

  /** Runs git to its end and gives exit code and standard output. */
  async run(call: GitCall): Promise<{ readonly code: number; readonly output: Buffer }> {
    const program = await this.program();
    const end = await runProcess({
      program: program.path,
      args: [...configArguments(call.config), ...call.args],
      folder: call.folder,
      environment: { ...hardenedEnvironment(process.env), ...call.environment },
      input: call.input ?? null,
      timeLimit: call.timeLimit ?? defaultTimeLimit,
      mostBytes: call.mostBytes ?? defaultMostBytes,
      signal: call.signal,
      isUnstoppable: call.isUnstoppable ?? false,
    });
    if (end.code === null || !(call.codes ?? [0]).includes(end.code)) throw failureOf(call, end.errors.trim());
    return { code: end.code, output: end.output };
  }

  /** Starts a git that stays; the caller ends it. */
  async start(call: Pick<GitCall, "folder" | "args" | "environment">): Promise<ChildProcessWithoutNullStreams> {
    const program = await this.program();
    return spawn(program.path, [...configArguments(undefined), ...call.args], {
      cwd: call.folder,
      env: { ...hardenedEnvironment(process.env), ...call.environment },
      shell: false,
      windowsHide: true,
    });
  }

  private requireTrust(): void {
    if (!this.options.isTrusted())
      throw new GitTrouble("untrusted", "Git is not run in a workspace that is not trusted.", "Trust this workspace.");
  }
}

function configArguments(config: readonly string[] | undefined): string[] {
  return [...hardenedConfig, ...(config ?? [])].flatMap((setting) => ["-c", setting]);
}

function failureOf(call: GitCall, words: string): GitTrouble {
  if (/dubious ownership|unsafe repository/.test(words))
    return new GitTrouble(
      "unsafe-repository",
      `Git refuses the repository ${call.folder} because it belongs to another user.`,
      `If you trust it: git config --global --add safe.directory ${call.folder}`,
    );
  const last = words.split("\n").at(-1)?.slice(0, 300) ?? "";
  return new GitTrouble("git-failed", `git ${call.args[0] ?? ""} failed: ${last === "" ? "no message" : last}`);
}
