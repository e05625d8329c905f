import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalGit } from "../../../../src/git/localGit";
import { valueOf } from "../resultOf";
import { VectorPlace } from "../vectorPlace";
import type { Condition } from "./conditions";
import { everyFile } from "./everyFile";
import { mounts } from "./mounts";
import { branchName, performAct, type ActRequest } from "./performAct";

/** Milliseconds that a git which was left alone may take to its end on a busy machine. */
const mostWait = 60_000;
const objects = /(?:^|\/)\.git\/(?:modules\/[^/]+\/)?objects\//;
/** What an act may add while it is under way, beside objects. */
const ours = [
  /\/\.git\/(?:modules\/[^/]+\/)?refs\/runback\//,
  /^repo\/\.git\/worktrees\/fault-/,
  /^repo\.worktrees\//,
  new RegExp(`^repo/\\.git/refs/heads/${branchName}$`),
];
/** The run's folder, and temporary folders of a killed process, which the next one clears up some time later. */
const elsewhere = /^(?:run|tmp\/runback-[^/]+)\//;

/** A repository in some condition, and what must be the same in it after each act. */
export class FaultPlace {
  private constructor(
    readonly place: VectorPlace,
    readonly base: Omit<ActRequest, "act" | "worktree">,
    /** Where temporary files go. */
    private readonly temporary: string,
    /** The disk of the place's own; null when it has none. */
    private readonly disk: string | null,
    private readonly before: ReadonlyMap<string, string>,
  ) {}

  static async make(condition: Condition): Promise<FaultPlace> {
    const size = condition.hindrance?.diskSize ?? null;
    const disk = size === null ? null : await mkdtemp(path.join(tmpdir(), "runback-disk-test-"));
    if (size !== null && disk !== null) mounts.small(disk, size);
    const place = await VectorPlace.make(disk ?? tmpdir());
    const temporary = disk === null ? path.join(place.root, "tmp") : `${disk}-tmp`;
    await mkdir(temporary);
    await place.carryOut(condition.steps);
    const commit = await place.text("repo", "rev-parse", "-q", "--verify", "HEAD").catch(() => null); // unborn
    const folder = path.join(place.root, condition.at);
    const base = { root: place.root, folder, commit, snapshot: "" };
    const snapshot = await place.within(() => performAct({ ...base, act: "snapshot", worktree: "" }));
    assert.match(snapshot, /^[0-9a-f]{40}$/);
    const made = new FaultPlace(place, { ...base, snapshot }, temporary, disk, new Map());
    await made.clear();
    return new FaultPlace(place, made.base, temporary, disk, everyFile(place.root, true));
  }

  get environment(): NodeJS.ProcessEnv {
    return { ...this.place.environment, TMPDIR: this.temporary };
  }

  /** Where the snapshot's working tree is made, as long as nothing of an earlier one is left. */
  get worktree(): string {
    return path.join(this.place.root, "repo.worktrees", `fault-${this.base.snapshot.slice(0, 10)}`);
  }

  /** Carries an act out in this process. */
  perform(act: ActRequest["act"]): Promise<string> {
    return this.place.within(() => performAct(this.request(act)));
  }

  request(act: ActRequest["act"]): ActRequest {
    return { ...this.base, act, worktree: this.worktree };
  }

  /** Brings about what the act needs. */
  async prepare(act: ActRequest["act"]): Promise<void> {
    if (act === "remove" || act === "prune working trees") {
      assert.equal(await this.perform("open"), this.worktree);
      if (act === "prune working trees") await rm(this.worktree, { recursive: true });
    } else if (act === "forget" || act === "prune snapshots") await this.perform("snapshot");
    else if (act === "undo checkout" && !this.refusesCheckout) assert.equal(await this.perform("check out"), "ok");
  }

  /** A checkout in place that was stopped in the middle is taken back, as the next start offers it. */
  async recover(): Promise<void> {
    const { folder } = this.base;
    const git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    await this.place.within(async () => {
      if ((await git.checkouts.last(folder)) !== null) valueOf(await git.checkouts.undo(folder));
    });
    git.dispose();
  }

  /** Another git holds the index, or not all of the tree is there: it is not changed in place then. */
  get refusesCheckout(): boolean {
    return ["index.lock", "info/sparse-checkout"].some((name) => this.before.has(`repo/.git/${name}`));
  }

  /** Fails unless everything of the user's is as it was, byte for byte, and no lock stands in the user's way. */
  async assertUntouched(where: string): Promise<void> {
    await this.assertSoon(where, () => Promise.resolve(this.differences(false)));
  }

  /** Undoes what acts have made; fails unless nothing of it is left then. */
  async assertCleared(where: string): Promise<void> {
    await this.assertSoon(`${where}, cleared up`, async () => {
      await this.clear(); // again each time: a git that was left alone may make its ref after the clearing
      return this.differences(true);
    });
  }

  /** Fails unless nothing is wrong any more before long: a git that was left alone finishes what it has begun. */
  private async assertSoon(where: string, findWrong: () => Promise<string[]>): Promise<void> {
    for (const until = Date.now() + mostWait; ; await sleep(10)) {
      const wrong = await findWrong();
      if (wrong.length === 0) return;
      assert.ok(Date.now() < until, `${where}:\n${wrong.join("\n")}`);
    }
  }

  private differences(isOver: boolean): string[] {
    const now = everyFile(this.place.root, true);
    const digestOf = (value: string | undefined): string | undefined => value?.split(" ").at(-1);
    // Git renews the time of an object that it is asked to store again.
    const isSameObject = (file: string, value: string): boolean =>
      objects.test(file) && digestOf(now.get(file)) === digestOf(value);
    const lost = [...this.before]
      .filter(([file, value]) => now.get(file) !== value && !isSameObject(file, value))
      .map(([file]) => `changed: ${file}`);
    const fresh = [...now.keys()].filter((file) => !this.before.has(file) && !objects.test(file));
    const isAllowed = (file: string): boolean =>
      elsewhere.test(file) || (!isOver && ours.some((pattern) => pattern.test(file)));
    return [...lost, ...fresh.filter((file) => !isAllowed(file)).map((file) => `left: ${file}`)];
  }

  /** Undoes what acts have made, by the means that users have. */
  private async clear(): Promise<void> {
    await this.recover();
    const { folder, root } = this.base;
    const git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    await this.ageEmptyLocks();
    await this.place.within(async () => {
      valueOf(await git.worktrees.prune(folder));
      for (const one of valueOf(await git.worktrees.list(folder)))
        if (one.revision !== null) valueOf(await git.worktrees.remove(one.folder, true));
      const submodule = path.join(root, "repo", "sub");
      for (const repository of existsSync(submodule) ? [folder, submodule] : [folder])
        valueOf(await git.snapshots.prune(repository, new Set(), Date.now() + 60_000));
    });
    git.dispose();
    const ref = `refs/heads/${branchName}`;
    if (existsSync(path.join(root, "repo", ".git", ref))) await this.place.git("repo", "update-ref", "-d", ref);
  }

  /** A lock that git was killed in the middle of writing is cleared up when it is old. */
  private async ageEmptyLocks(): Promise<void> {
    const parent = path.join(this.place.root, "repo", ".git", "worktrees");
    for (const name of await readdir(parent).catch((): string[] => [])) {
      const lock = path.join(parent, name, "locked");
      if (existsSync(lock) && (await stat(lock)).size === 0) await utimes(lock, 0, 0);
    }
  }

  async dispose(): Promise<void> {
    await this.place.dispose();
    if (this.disk === null) return;
    mounts.end(this.disk);
    for (const folder of [this.disk, this.temporary]) await rm(folder, { recursive: true, force: true });
  }
}
