import assert from "node:assert/strict";
import path from "node:path";
import type { FolderWatch } from "../../../../src/index/watch/folderWatch";
import { canonicalDump } from "./support/canonicalDump";
import { eventually } from "./support/eventually";
import { dice, LogMutations } from "./support/mutateLogs";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

const isDeep = process.env["RUNBACK_DEEP"] === "1";
const seeds = isDeep ? 200 : 6;
const actsEach = 40;
const deaf: FolderWatch = () => () => undefined;

describe("live index, logs that change in every way", () => {
  for (let seed = 1; seed <= seeds; seed++)
    it(`ends in the state of a fresh index (seed ${seed})`, async () => {
      const folder = temporaryFolder();
      const roll = dice(seed);
      const parts = seed % 3 === 0 ? { folderWatch: deaf } : {};
      const options = seed % 3 === 0 ? { isPolling: true } : {};
      let index = await openLive(folder, parts, options);
      const mutations = new LogMutations(logsIn(folder), roll);
      const done: string[] = [];
      for (let act = 0; act < actsEach; act++) {
        done.push(mutations.mutate());
        if (roll(4) === 0) await new Promise((resolve) => setTimeout(resolve, roll(80)));
        if (roll(15) === 0) {
          await index.close();
          index = await openLive(folder, parts, options);
          done.push("reopen");
        }
      }
      const fresh = await openLive(folder, parts, { ...options, storageFolder: path.join(folder, "fresh") });
      await fresh.loaded();
      const expected = await canonicalDump(fresh.api);
      const same = async () => {
        const found = await canonicalDump(index.api);
        assert.ok(found === expected, `after: ${done.join(", ")}\n${firstDifference(found, expected)}`);
      };
      await eventually(same);

      await index.close();
      index = await openLive(folder, parts, options);
      await index.loaded();
      await eventually(same);
    });
});

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const from = Math.max(0, at - 200);
  return `found:    …${found.slice(from, at + 200)}\nexpected: …${expected.slice(from, at + 200)}`;
}
