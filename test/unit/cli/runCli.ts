import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How the command line ended, and what it said. */
export interface CliAnswer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line with a cache folder of the test's own. Bounded: it is ended after a minute. */
export class Cli {
  readonly cache = mkdtempSync(path.join(tmpdir(), "runback-cli-"));

  run(...args: string[]): Promise<CliAnswer> {
    const child = spawn(process.execPath, [path.resolve("dist/cli.js"), ...args], {
      env: { ...process.env, XDG_CACHE_HOME: this.cache, LOCALAPPDATA: this.cache, HOME: this.cache },
      timeout: 120_000,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts = { out: [] as Buffer[], err: [] as Buffer[] };
    child.stdout.on("data", (part: Buffer) => parts.out.push(part));
    child.stderr.on("data", (part: Buffer) => parts.err.push(part));
    const text = (list: Buffer[]) => Buffer.concat(list).toString();
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, out: text(parts.out), err: text(parts.err) }));
    });
  }

  /** Runs it, and reads the JSON it answers with. */
  async json<T>(...args: string[]): Promise<T> {
    const { code, out, err } = await this.run(...args);
    if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
    return JSON.parse(out) as T;
  }

  dispose(): void {
    rmSync(this.cache, { recursive: true, force: true });
  }
}
