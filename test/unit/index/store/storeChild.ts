// A process that keeps saving an index until it is killed: `node storeChild.js FOLDER SEED`. Tells each step on standard
// output, as `KIND<tab>DUMP`, before ("begun") and after ("saved") each save.
import * as fs from "node:fs";
import { openRunStore } from "../../../support/index/openRunStore";
import { seededRandom } from "../../../../bench/generate/seededRandom";
import { dumpStore, put } from "./storeScript";

const tell = (kind: string, dump: string) => fs.writeSync(1, `${kind}\t${dump}\n`);

async function main(folder: string, seed: number): Promise<void> {
  const next = seededRandom(seed);
  const store = await openRunStore({ folder, segmentBudget: 2 * 1024 * 1024 });
  tell(store.report.role, dumpStore(store));
  for (let step = 0; ; step++) {
    const changes = 1 + Math.floor(next() * 4);
    for (let change = 0; change < changes; change++) {
      const runId = `run-${Math.floor(next() * 8)}`;
      if (next() < 0.15) store.remove(runId);
      else put(store, runId, Math.floor(next() * 1e6));
    }
    const { role } = store.report;
    tell(role === "writer" ? "begun" : "following", dumpStore(store));
    await (next() < 0.15 ? store.compact() : store.commit());
    if (store.report.role === "writer") tell("saved", dumpStore(store));
  }
}

void main(process.argv[2] ?? "", Number(process.argv[3]));
