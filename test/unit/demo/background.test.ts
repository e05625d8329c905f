import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";

interface Place {
  readonly folder: string;
  readonly python: string;
  readonly logger: string;
}
interface Background {
  readonly pid: number;
  stop(): Promise<void>;
}
interface BackgroundModule {
  readonly startBackground: (place: Place) => Background;
}

/** A stand-in for the project's long training, so that no history has to be made first. */
const training = `
import time
import runback

with runback.init("online") as run:
    for step in range(600):
        run.log({"loss": 1 / (step + 1)}, step=step)
        time.sleep(0.1)
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}

describe("background training of the demo", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "runback-demo-background-"));
  const runs = path.join(folder, ".runback", "runs", "online");
  const readLog = () => {
    const [run] = existsSync(runs) ? readdirSync(runs) : [];
    const file = path.join(runs, run ?? "", "events.jsonl");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

  it("goes on until it is stopped, and its log says so", async () => {
    writeFileSync(path.join(folder, "online.py"), training);
    const module = pathToFileURL(path.resolve("demo", "support", "startBackground.mjs")).href;
    const { startBackground } = (await import(module)) as BackgroundModule;
    const python = process.env["PYTHON"] ?? "python3";
    const background = startBackground({ folder, python, logger: path.resolve("python") });
    for (const end = Date.now() + 60_000; !readLog().includes('"metric"') && Date.now() < end;) await wait(50);
    assert.ok(isAlive(background.pid));
    await background.stop();
    assert.equal(isAlive(background.pid), false);
    const log = readLog();
    assert.match(log, /"type":"metric"/);
    assert.match(log, /"type":"run\.end".*"status":"KILLED"/);
  });
});
