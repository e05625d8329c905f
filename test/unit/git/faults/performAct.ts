import path from "node:path";
import { LocalGit } from "../../../../src/git/localGit";
import type { GitResult } from "../../../../src/git/port/gitResult";
import { GitRunner } from "../../../../src/git/process/gitRunner";
import { settle } from "../../../../src/git/process/settle";
import { openRepository } from "../../../../src/git/repository/openRepository";
import { takeSnapshot } from "../../../../src/git/snapshot/takeSnapshot";
import { sourceOf } from "../sourceOf";

/** The acts that change something, in this process; "python snapshot" is carried out by the logger. */
export const actNames = [
  "snapshot",
  "open",
  "observe",
  "remove",
  "branch",
  "forget",
  "open as changes",
  "prune working trees",
  "python snapshot",
  "prune snapshots",
  "check out",
  "undo checkout",
] as const;

/** One act with all that it needs; plain values, so that a child process can be given it. */
export interface ActRequest {
  readonly act: (typeof actNames)[number];
  readonly root: string;
  /** Absolute folder that the user is in. */
  readonly folder: string;
  readonly snapshot: string;
  readonly commit: string | null;
  /** Absolute folder to remove. */
  readonly worktree: string;
}

const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
/** The branch that "branch" makes. */
export const branchName = "from-run";

/** Carries the act out and tells how it ended: what it made, or "ok", or the reason of its failure. */
export async function performAct(request: ActRequest): Promise<string> {
  const git = new LocalGit(trusted);
  try {
    return await perform(git, request);
  } finally {
    git.dispose();
  }
}

async function perform(git: LocalGit, request: ActRequest): Promise<string> {
  const { act, folder, snapshot, root } = request;
  const logs = path.join(folder, "mlruns");
  if (act === "snapshot") {
    const runner = new GitRunner(trusted);
    const task = { leftOut: [logs], knownCode: [], runObjects: null };
    const taken = await settle(async () => takeSnapshot(runner, await openRepository(runner, folder), task));
    if (!taken.ok) return told(taken);
    return taken.value.ref === null ? "not kept" : taken.value.snapshot;
  }
  if (act === "observe") {
    const start = { runFolder: path.join(logs, "0"), startTime: Date.now(), host: null, processId: null, commit: null };
    const result = await git.snapshots.observe({ ...start, leftOut: [logs] });
    if (!result.ok) return told(result);
    const { source, reason } = result.value;
    if (source === null) return reason ?? "";
    const linked = await git.snapshots.link(folder, { runId: "fault", source });
    return linked.ok ? (source.snapshot ?? "") : told(linked);
  }
  if (act === "remove") return told(await git.worktrees.remove(request.worktree, true));
  if (act === "prune working trees") return told(await git.worktrees.prune(folder));
  if (act === "forget") return told(await git.snapshots.forget(folder, snapshot));
  if (act === "prune snapshots") return told(await git.snapshots.prune(folder, new Set(), Date.now() + 60_000));
  if (act === "undo checkout") return told(await git.checkouts.undo(folder));
  const source = sourceOf({ evidence: "snapshot", snapshot, commit: request.commit });
  const located = await git.locateSource({ source, runFolder: path.join(root, "run"), workspaceFolders: [folder] });
  if (!located.ok) return told(located);
  if (act === "branch") return told(await git.worktrees.createBranch(located.value, branchName));
  if (act === "check out") {
    const wanted = { located: located.value, folder, asChanges: false };
    const plan = await git.checkouts.plan(wanted);
    return told(plan.ok ? await git.checkouts.checkOut(wanted, plan.value, "fault") : plan);
  }
  const asChanges = act === "open as changes";
  const opened = await git.worktrees.open({ located: located.value, label: "fault", asChanges, parentFolder: null });
  return opened.ok ? opened.value.folder : told(opened);
}

const told = (result: GitResult<unknown>): string => (result.ok ? "ok" : `${result.reason}: ${result.message}`);
