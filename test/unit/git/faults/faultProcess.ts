import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ActRequest } from "./performAct";

const logger = `
import json, pathlib, sys, time
from runback.snapshot.capture import capture_source
request = json.loads(sys.argv[1])
folder = pathlib.Path(request["folder"])
print("begin", flush=True)
record = capture_source(folder, pathlib.Path(request["root"], "run"), [folder / "mlruns"], None, [], time.monotonic() + 60)
print(record["snapshot"] if record["snapshot_ref"] else record["reason"] or "not kept", flush=True)
`;
const mostTime = 30_000;

/** How an act in a process of its own ended. Times in milliseconds since it began. */
export interface ActEnd {
  /** What it told; null when it was killed before that. */
  readonly outcome: string | null;
  readonly time: number;
}

/** How the process of an act is started, and when it is killed. */
export interface ActProcess {
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds; null: never. */
  readonly killAfter: number | null;
  /** Whether its git processes are killed with it. */
  readonly withGit: boolean;
}

/** Carries an act out in a process of its own, which is perhaps killed. */
export async function runAct(
  script: string,
  request: ActRequest,
  { environment, killAfter, withGit }: ActProcess,
): Promise<ActEnd> {
  const isLogger = request.act === "python snapshot";
  const [program, ...args] = isLogger ? ["python3", "-c", logger] : [process.execPath, script];
  const env = { ...environment, PYTHONPATH: path.resolve("python"), PYTHONDONTWRITEBYTECODE: "1" };
  const child = spawn(program ?? "", [...args, JSON.stringify(request)], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  const begun = new Promise<void>((resolve) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      resolve();
    });
  });
  const ended = once(child, "exit");
  const limit = setTimeout(() => endAll(child), mostTime);
  await Promise.race([begun, ended]);
  const start = performance.now();
  if (killAfter !== null) {
    await Promise.race([sleep(killAfter), ended]);
    if (withGit) endAll(child);
    else child.kill("SIGKILL");
  }
  await ended;
  clearTimeout(limit);
  const [, outcome = ""] = /^begin\n([^]+)\n$/.exec(output) ?? [];
  const time = performance.now() - start;
  await groupEnd(child);
  return { outcome: outcome === "" ? null : outcome, time };
}

function endAll(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), "SIGKILL");
  } catch {
    // They have all ended by themselves.
  }
}

/** A git whose starter was killed alone goes on to its end. */
async function groupEnd(child: ChildProcess): Promise<void> {
  for (const until = Date.now() + mostTime; Date.now() < until; await sleep(5))
    try {
      process.kill(-(child.pid ?? 0), 0);
    } catch {
      return; // no process of the group is left
    }
}
