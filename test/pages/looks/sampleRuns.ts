import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RealIndex } from "../support/realIndex";

/** A picture of one pixel. */
const bytes = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Logs runs that have something for every part of every page, and gives their ids. */
export function sampleRuns(index: RealIndex, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const run = index.run({ name: `run-${at}-with-a-name-of-some-length`, experiment: "looks", age: 4000 - at });
    run.write("params", { params: { lr: 10 ** -(at % 5), optimizer: ["adam", "sgd"][at % 2], seed: at } });
    run.write("tags", { tags: { owner: "somebody", purpose: at % 3 === 0 ? "baseline" : "sweep" } });
    run.write("source", {
      ...{ attempt: 1, evidence: "snapshot", repository: "/p", branch: "main", dirty: true },
      ...{ commit: "1".repeat(40), snapshot: String(at % 2).repeat(40), entry: "train.py" },
    });
    run.write("dataset", { name: "spirals", role: "train", digest: "d41d8cd9" });
    run.write("environment", { attempt: 1, platform: "Linux", python: "3.11", cpu_count: 8 });
    mkdirSync(path.join(run.folder, "artifacts"));
    writeFileSync(path.join(run.folder, "artifacts", "curve.png"), bytes);
    run.write("artifact", { path: "artifacts/curve.png", name: "curve.png", kind: "image", size: bytes.length });
    for (let step = 0; step < 30; step++) {
      const value = Math.exp(-step / 10) + (at % 7) / 10;
      run.metric(step, { "train/loss": value, "val/acc": 1 - value / 3, lr: 0.1 / (step + 1), "system/gpu": 50 });
    }
    return run.end().runId;
  });
}
