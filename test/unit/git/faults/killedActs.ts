import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { everyFile } from "./everyFile";
import type { FaultPlace } from "./faultPlace";
import { runAct, type ActEnd } from "./faultProcess";
import type { Hindrance } from "./hindrances";
import type { ActRequest } from "./performAct";

type ActName = ActRequest["act"];
type Contents = ReadonlyMap<string, string>;

/** After every so many kills of one act it is asked for again. */
const againEvery = 5;

/** Carries acts out in one place, kills them, and looks at what that leaves. */
export class KilledActs {
  constructor(
    private readonly script: string,
    private readonly place: FaultPlace,
    private readonly hindrance: Hindrance | null,
    private readonly roll: () => number,
  ) {}

  /** One act: once to its end, once hindered when something stands in its way, and killed so many times. */
  async carryOut(act: ActName, kills: number): Promise<void> {
    const { contents, time } = await this.whole(act);
    if (this.hindrance !== null) await this.hindered(act, this.hindrance, contents);
    for (let kill = 0; kill < kills; kill++) {
      await this.place.prepare(act);
      const withGit = this.roll() < 0.5;
      const after = this.roll() * time;
      const where = `${act} killed ${withGit ? "with its git " : ""}after ${after.toFixed(1)} ms`;
      await this.start(act, after, withGit);
      await this.assertLeft(act, where, kill % againEvery === 0 ? contents : null);
    }
  }

  /** The act without a kill and without hindrance: what it makes, and how long it takes in milliseconds. */
  private async whole(act: ActName): Promise<{ readonly contents: Contents; readonly time: number }> {
    const { place } = this;
    await place.prepare(act);
    const process = { environment: place.environment, killAfter: null, withGit: false };
    const { outcome, time } = await runAct(this.script, place.request(act), process);
    assert.match(outcome ?? "", this.expected(act, false), act);
    const folder = this.shownFolder(act);
    const contents = folder === null ? new Map<string, string>() : contentsOf(folder);
    await this.assertDone(act, contents);
    await place.assertCleared(`${act}, not killed`);
    return { contents, time };
  }

  private async hindered(act: ActName, { name, told }: Hindrance, contents: Contents): Promise<void> {
    await this.place.prepare(act);
    const { outcome } = await this.start(act, null, false);
    const where = `${act} with ${name}: ${outcome ?? "no outcome"}`;
    if (this.expected(act, false).test(outcome ?? "")) await this.assertDone(act, contents);
    else assert.match(outcome ?? "", told, where);
    await this.assertLeft(act, where, contents);
  }

  private async start(act: ActName, killAfter: number | null, withGit: boolean): Promise<ActEnd> {
    const { place, hindrance, roll } = this;
    const end = hindrance?.begin({ root: place.place.root, roll });
    try {
      const process = { environment: place.environment, killAfter, withGit };
      return await runAct(this.script, place.request(act), process);
    } finally {
      end?.();
    }
  }

  /** Everything of the user's is as it was; with contents, the act is asked for again and makes them. */
  private async assertLeft(act: ActName, where: string, contents: Contents | null): Promise<void> {
    const { place } = this;
    if (act.includes("check")) await place.recover();
    await place.assertUntouched(where);
    if (contents !== null) await this.askAgain(act, contents, where);
    await place.assertCleared(where);
  }

  private async askAgain(act: ActName, contents: Contents, where: string): Promise<void> {
    const { place } = this;
    const process = { environment: place.environment, killAfter: null, withGit: false };
    const again =
      act === "python snapshot"
        ? (await runAct(this.script, place.request(act), process)).outcome
        : await place.perform(act);
    assert.match(again ?? "", this.expected(act, true), where);
    await this.assertDone(act, contents);
  }

  private async assertDone(act: ActName, contents: Contents): Promise<void> {
    const { place } = this;
    const { snapshot, commit, root } = place.base;
    const isKept = (await place.place.text("repo", "for-each-ref", "refs/runback")).includes(snapshot);
    if (act.endsWith("snapshot") || (act === "observe" && commit !== null)) assert.ok(isKept);
    if (act === "forget" || act === "prune snapshots") assert.ok(!isKept);
    if (act === "remove") assert.ok(!existsSync(place.worktree) || everyFile(place.worktree, false).size === 0);
    if (act === "prune working trees")
      assert.ok(!existsSync(path.join(root, "repo", ".git", "worktrees", path.basename(place.worktree))));
    if (act === "branch") assert.equal(await place.place.text("repo", "rev-parse", "refs/heads/from-run"), snapshot);
    const folder = this.shownFolder(act);
    if (folder !== null) assert.deepEqual(contentsOf(folder), contents);
  }

  /** How an act ends when it is not killed, and when it is asked for again after a kill. */
  private expected(act: ActName, isAgain: boolean): RegExp {
    const { snapshot, commit } = this.place.base;
    const { refusesCheckout, worktree } = this.place;
    if (act === "observe" && commit === null) return /^the repository has no commit$/;
    if (act === "snapshot" || act === "python snapshot" || act === "observe") return new RegExp(`^${snapshot}$`);
    if (act === "open" || act === "open as changes") return new RegExp(`^${worktree}$`);
    if (refusesCheckout && act === "check out") return /^exists: Another git process holds the index|sparse/;
    if (act === "undo checkout" && (isAgain || refusesCheckout)) return /^ok$|^bad-request: There is no checkout/;
    if (isAgain && act === "branch") return /^ok$|^exists: /;
    if (isAgain && act === "remove") return /^ok$|^no-repository: /; // that far it had got
    return /^ok$/;
  }

  /** The folder that shows what an act made; null when none does. */
  private shownFolder(act: ActName): string | null {
    const { base, worktree } = this.place;
    if (act.startsWith("open")) return worktree;
    return act === "check out" ? base.folder : null;
  }
}

function contentsOf(worktree: string): Contents {
  const files = everyFile(worktree, false);
  for (const file of files.keys()) if (/^\.git(?:$|\/)/.test(file)) files.delete(file);
  return files;
}
