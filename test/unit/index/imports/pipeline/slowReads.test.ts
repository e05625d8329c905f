import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { Importer, ImportUnit } from "../../../../../src/index/imports/importer";
import { newUnitEntry } from "../../../../../src/index/imports/reading/unitEntry";
import { UnitPoller } from "../../../../../src/index/imports/reading/unitPoller";
import type { UnitReader } from "../../../../../src/index/imports/reading/unitReader";

/** A unit that is another one at every look, and a reader that takes so long (ms) for it. */
function changingUnit(took: number) {
  let looks = 0;
  let reads = 0;
  const importer = { format: "slow", stamp: () => String(looks++) } as unknown as Importer;
  const entry = newUnitEntry({ format: "slow", path: "/slow" } as ImportUnit, importer, true);
  entry.stamp = "known";
  const reader = {
    read: async () => {
      reads++;
      entry.isReading = true;
      await delay(took);
      entry.isReading = false;
    },
    rest: () => undefined,
    put: () => undefined,
  } as unknown as UnitReader;
  const poller = new UnitPoller(new Map([["slow", entry]]), reader, Date.now, () => undefined);
  return { poller, reads: () => reads };
}

async function pollFor(poller: UnitPoller, time: number): Promise<void> {
  for (const end = performance.now() + time; performance.now() < end; await delay(5)) await poller.poll();
}

describe("Units whose reading takes long", () => {
  it("are read in at most a fifth of the time, however often they change", async () => {
    const { poller, reads } = changingUnit(80);
    await pollFor(poller, 1200);
    assert.ok(reads() >= 1 && reads() <= 4, `${reads()} reads`);
  });

  it("are read whenever that is asked for", async () => {
    const { poller, reads } = changingUnit(80);
    await pollFor(poller, 120);
    while (poller.waiting > 0) await delay(5);
    const before = reads();
    await poller.checkAll();
    assert.equal(reads(), before + 1);
  });
});
