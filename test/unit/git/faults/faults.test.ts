import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { seededRandom } from "../../../../bench/generate/seededRandom";
import { conditions, type Condition } from "./conditions";
import { everyFile } from "./everyFile";
import { FaultPlace } from "./faultPlace";
import { runAct } from "./faultProcess";
import { actNames, type ActRequest } from "./performAct";

type ActName = ActRequest["act"];

const isDeep = process.env["RUNBACK_DEEP"] === "1";
const seed = Number(process.env["RUNBACK_SEED"] ?? 20261123);
const kills = isDeep ? 50 : 1;
/** After every so many kills of one act it is asked for again. */
const againEvery = 5;
/** Acts of each condition in the short version, taken in turn so that each act comes up. */
const actsEach = 1;

function actsOf(condition: Condition): readonly ActName[] {
  if (isDeep) return actNames;
  const first = conditions.indexOf(condition) * actsEach + (seed % actNames.length);
  return Array.from({ length: actsEach }, (_, at) => actNames[(first + at) % actNames.length]!);
}

/** How an act ends when it is not killed, and when it is asked for again after a kill. */
function expected(act: ActName, place: FaultPlace, isAgain: boolean): RegExp {
  const { snapshot, commit } = place.base;
  if (act === "observe" && commit === null) return /^the repository has no commit$/;
  if (act === "snapshot" || act === "python snapshot" || act === "observe") return new RegExp(`^${snapshot}$`);
  if (act === "open" || act === "open as changes") return new RegExp(`^${place.worktree}$`);
  if (place.refusesCheckout && act === "check out") return /^exists: Another git process holds the index|sparse/;
  if (act === "undo checkout" && (isAgain || place.refusesCheckout)) return /^ok$|^bad-request: There is no checkout/;
  if (isAgain && act === "branch") return /^ok$|^exists: /;
  if (isAgain && act === "remove") return /^ok$|^no-repository: /; // that far it had got
  return /^ok$/;
}

describe("acts that are killed", function () {
  this.timeout(isDeep ? 3_600_000 : 60_000);
  const roll = seededRandom(seed);
  /** Milliseconds that each act takes. */
  const times = new Map<ActName, number>();
  let script: string;

  before(async () => {
    mkdirSync("out", { recursive: true });
    script = path.join(mkdtempSync(path.resolve("out", "fault-child-")), "faultChild.js");
    const entryPoints = ["test/unit/git/faults/faultChild.ts"];
    await build({ entryPoints, outfile: script, bundle: true, platform: "node", packages: "external" });
  });
  after(() => rmSync(path.dirname(script), { recursive: true, force: true }));

  async function assertDone(act: ActName, place: FaultPlace, contents: ReadonlyMap<string, string>): Promise<void> {
    const { snapshot, commit, root } = place.base;
    const isKept = (await place.place.text("repo", "for-each-ref", "refs/runback")).includes(snapshot);
    if (act.endsWith("snapshot") || (act === "observe" && commit !== null)) assert.ok(isKept);
    if (act === "forget" || act === "prune snapshots") assert.ok(!isKept);
    if (act === "remove") assert.ok(!existsSync(place.worktree) || everyFile(place.worktree, false).size === 0);
    if (act === "prune working trees")
      assert.ok(!existsSync(path.join(root, "repo", ".git", "worktrees", path.basename(place.worktree))));
    if (act === "branch") assert.equal(await place.place.text("repo", "rev-parse", "refs/heads/from-run"), snapshot);
    const folder = shownFolder(act, place);
    if (folder !== null) assert.deepEqual(contentsOf(folder), contents);
  }

  /** The act without a kill: what it makes, and how long it takes. */
  async function whole(act: ActName, place: FaultPlace): Promise<ReadonlyMap<string, string>> {
    await place.prepare(act);
    const end = await runAct(script, place.request(act), place.environment, null, false);
    assert.match(end.outcome ?? "", expected(act, place, false), act);
    times.set(act, end.time);
    const folder = shownFolder(act, place);
    const contents = folder === null ? new Map<string, string>() : contentsOf(folder);
    await assertDone(act, place, contents);
    await place.clear();
    await place.assertUntouched(`${act}, not killed`, true);
    return contents;
  }

  async function askAgain(
    act: ActName,
    place: FaultPlace,
    contents: ReadonlyMap<string, string>,
    where: string,
  ): Promise<void> {
    const again =
      act === "python snapshot"
        ? (await runAct(script, place.request(act), place.environment, null, false)).outcome
        : await place.perform(act);
    assert.match(again ?? "", expected(act, place, true), where);
    await assertDone(act, place, contents);
  }

  for (const condition of conditions)
    it(`leave ${condition.name} as it was, and can be asked for again (seed ${seed})`, async () => {
      const place = await FaultPlace.make(condition);
      try {
        for (const act of actsOf(condition)) {
          const contents = await whole(act, place);
          for (let kill = 0; kill < kills; kill++) {
            await place.prepare(act);
            const withGit = roll() < 0.5;
            const after = roll() * (times.get(act) ?? 0);
            const where = `${act} killed ${withGit ? "with its git " : ""}after ${after.toFixed(1)} ms`;
            await runAct(script, place.request(act), place.environment, after, withGit);
            if (act.includes("check")) await place.recover();
            await place.assertUntouched(where, false);
            if (kill % againEvery === 0) await askAgain(act, place, contents, where);
            await place.clear();
            await place.assertUntouched(`${where}, cleared up`, true);
          }
        }
        await place.place.git("repo", "fsck", "--no-dangling");
      } finally {
        await place.dispose();
      }
    });
});

/** The folder that shows what an act made; null when none does. */
function shownFolder(act: ActName, { base, worktree }: FaultPlace): string | null {
  if (act.startsWith("open")) return worktree;
  return act === "check out" ? base.folder : null;
}

function contentsOf(worktree: string): ReadonlyMap<string, string> {
  const files = everyFile(worktree, false);
  for (const file of files.keys()) if (/^\.git(?:$|\/)/.test(file)) files.delete(file);
  return files;
}
