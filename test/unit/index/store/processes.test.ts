import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { openRunStore } from "../../../support/index/openRunStore";
import { seededRandom } from "../../../../bench/generate/seededRandom";
import { dumpStore, put } from "./storeScript";

const kills = process.env["RUNBACK_DEEP"] === "1" ? 1000 : 8;
const segmentBudget = 2 * 1024 * 1024;

describe("saved index of real processes", function () {
  this.timeout(Math.max(300_000, kills * 5000));
  let folder: string;
  let script: string;
  const children = new Set<ChildProcess>();

  before(async () => {
    // Below the project, so that the child finds the packages.
    fs.mkdirSync("out", { recursive: true });
    script = path.join(fs.mkdtempSync(path.resolve("out", "store-child-")), "storeChild.js");
    const entryPoints = ["test/unit/index/store/storeChild.ts"];
    await build({
      entryPoints,
      outfile: script,
      bundle: true,
      platform: "node",
      packages: "external",
      logLevel: "error",
    });
  });
  after(() => fs.rmSync(path.dirname(script), { recursive: true, force: true }));
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "runback-store-"))));
  afterEach(() => {
    for (const child of children) child.kill("SIGKILL");
    children.clear();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a saving process; `lines` fills with what it tells. */
  function start(seed: number): {
    readonly child: ChildProcess;
    readonly lines: () => string[][];
    readonly end: Promise<void>;
  } {
    const child = spawn(process.execPath, [script, folder, String(seed)], { stdio: ["ignore", "pipe", "inherit"] });
    children.add(child);
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    const end = new Promise<void>((resolve) => child.on("close", () => resolve()));
    const lines = () =>
      output
        .split("\n")
        .slice(0, -1)
        .map((line) => line.split("\t"));
    return { child, lines, end };
  }

  async function waitFor(isSo: () => boolean, what: string): Promise<void> {
    for (const until = Date.now() + 60_000; !isSo(); await sleep(5))
      assert.ok(Date.now() < until, `waited for: ${what}`);
  }

  it(`is a state that was saved after each of ${kills} kills at random moments`, async () => {
    const next = seededRandom(2);
    let before = "";
    for (let kill = 0; kill < kills; kill++) {
      const { child, lines, end } = start(kill);
      await waitFor(() => lines().length > 0, "the child's first line");
      await sleep(next() * 150);
      child.kill("SIGKILL");
      await end;
      const told = lines();
      assert.deepEqual(told[0], ["writer", before], `kill ${kill}: the next process is the writer at once`);
      const saved = told.findLastIndex(([kind]) => kind === "saved" || kind === "writer");
      const allowed = told.slice(saved).map(([, dump]) => dump);
      const store = await openRunStore({ folder, segmentBudget });
      assert.deepEqual(store.report, { role: "writer", notes: [] });
      before = dumpStore(store);
      assert.ok(allowed.includes(before), `kill ${kill}: ${before} is none of ${allowed.join(" | ")}`);
      await store.close();
    }
  });

  it("goes over to the other process when its writer is stopped, and the writer follows when it wakes", async () => {
    const { child, lines, end } = start(1);
    await waitFor(() => lines().some(([kind]) => kind === "saved"), "a first save");
    const store = await openRunStore({ folder, segmentBudget });
    assert.equal(store.report.role, "follower");
    assert.equal(await store.tryPromote(), false);
    child.kill("SIGSTOP");
    await waitFor(() => store.report.role === "writer" || (void store.tryPromote(), false), "the take-over");
    put(store, "mine", 1);
    assert.deepEqual(await store.commit(), []);
    child.kill("SIGCONT");
    await waitFor(() => lines().some(([kind]) => kind === "following"), "the first writer to follow");
    put(store, "mine", 2);
    assert.deepEqual(await store.commit(), []);
    const wanted = dumpStore(store);
    child.kill("SIGKILL");
    await end;
    await store.close();
    const after = await openRunStore({ folder, segmentBudget });
    assert.equal(dumpStore(after), wanted);
    assert.deepEqual(after.report.notes, []);
    await after.close();
  });

  it("goes over at once when its writer is killed", async () => {
    const { child, lines, end } = start(1);
    await waitFor(() => lines().some(([kind]) => kind === "saved"), "a first save");
    const store = await openRunStore({ folder, segmentBudget });
    assert.equal(store.report.role, "follower");
    child.kill("SIGKILL");
    await end;
    assert.equal(await store.tryPromote(), true);
    await store.close();
  });
});
