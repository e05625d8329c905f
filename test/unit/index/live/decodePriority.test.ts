import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import path from "node:path";
import { decodeThread } from "../../../../src/index/ingest/decode/decodeThread";
import { bundleFolder } from "./support/bundleFolder";

/** Nice values of the threads of this process, the main thread's first; only the main thread's where they cannot be told. */
function niceValues(): number[] {
  const tasks = "/proc/self/task";
  if (!existsSync(tasks)) return [getPriority()];
  const main = String(process.pid);
  return [main, ...readdirSync(tasks).filter((id) => id !== main)].map((id) => {
    const stat = readFileSync(path.join(tasks, id, "stat"), "utf8");
    // After the name in brackets, which may hold anything, the 17th field (man 5 proc_pid_stat).
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  });
}

describe("a thread that reads whole logs", () => {
  it("lets other threads go first, and no other thread with it", async () => {
    const before = niceValues();
    const thread = decodeThread(path.join(bundleFolder(), "decode.js"), () => undefined);
    try {
      await thread.api.add([]);
      const own = getPriority();
      const low = process.platform === "linux" ? Math.max(own, 10) : own;
      assert.equal(Math.max(...niceValues()), low);
      assert.equal(niceValues()[0], before[0]);
    } finally {
      thread.close();
    }
  });
});
