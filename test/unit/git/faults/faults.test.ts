import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { seededRandom } from "../../../../bench/generate/seededRandom";
import { conditions } from "./conditions";
import { FaultPlace } from "./faultPlace";
import { leftOutHindrances } from "./hindrances";
import { KilledActs } from "./killedActs";
import { actNames } from "./performAct";

const isDeep = process.env["RUNBACK_DEEP"] === "1";
const seed = Number(process.env["RUNBACK_SEED"] ?? 20261123);
/** Times that each act is killed in each condition: `rounds` times `killsEach`. */
const rounds = isDeep ? 10 : 1;
const killsEach = isDeep ? 5 : 1;
/** Acts that each condition is tried with; in the short version they are taken in turn, so that each act comes up. */
const actsEach = isDeep ? actNames.length : 1;

const untried = leftOutHindrances.length === 0 ? "" : `; not tried for want of rights: ${leftOutHindrances.join(", ")}`;

describe(`an act that is killed${untried}`, function () {
  this.timeout(isDeep ? 3_600_000 : 300_000);
  let script: string;

  before(async () => {
    mkdirSync("out", { recursive: true });
    script = path.join(mkdtempSync(path.resolve("out", "fault-child-")), "faultChild.js");
    const entryPoints = ["test/unit/git/faults/faultChild.ts"];
    await build({ entryPoints, outfile: script, bundle: true, platform: "node", packages: "external" });
  });
  after(() => rmSync(path.dirname(script), { recursive: true, force: true }));

  // A part of the long version has tried all conditions, and most acts, before it kills any of them again.
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < actsEach; turn++)
      for (const [number, condition] of conditions.entries()) {
        const act = actNames[(number + turn + (seed % actNames.length)) % actNames.length]!;
        // Its own numbers for each test, so that one is the same whether others have run before it or not.
        const roll = seededRandom(seed + (round * actNames.length + turn) * conditions.length + number);
        const which = `round ${round + 1}, seed ${seed}, ${killsEach} kills`;
        it(`${act} leaves ${condition.name} as it was, and can be asked for again (${which})`, async () => {
          const place = await FaultPlace.make(condition);
          try {
            const hindrance = condition.hindrance ?? null;
            await new KilledActs(script, place, hindrance, roll).carryOut(act, killsEach);
            await place.place.git("repo", "fsck", "--no-dangling");
          } finally {
            await place.dispose();
          }
        });
      }
});
