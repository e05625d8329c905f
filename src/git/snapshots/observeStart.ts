import { hostname } from "node:os";
import type { RunSource } from "../../core/model/runSource";
import { pathText } from "../paths/pathText";
import type { ObservedStart } from "../port/snapshots";
import type { GitRunner } from "../process/gitRunner";
import { openRepository } from "../repository/openRepository";
import type { RepositoryGit } from "../repository/repositoryGit";
import { harmlessReasons } from "../snapshot/choose/harmlessReasons";
import type { Snapshot } from "../snapshot/snapshot";
import { takeSnapshot } from "../snapshot/takeSnapshot";
import { headTime } from "./headTime";
import { isOwnFolder } from "./isOwnFolder";
import { newestCode } from "./newestCode";
import { whyNotObserved, type ObservedFacts } from "./whyNotObserved";

/** The source of an observed run, or why there is none. */
export interface Observation {
  readonly source: RunSource | null;
  readonly reason: string | null;
}

const listed = 200;
const harmless: readonly string[] = Object.values(harmlessReasons);

/** Takes a snapshot for a run of another tool that has just started, if it surely ran this code. */
export async function observeStart(
  runner: GitRunner,
  start: ObservedStart,
  signal?: AbortSignal,
): Promise<Observation> {
  const git = await openRepository(runner, start.runFolder, signal);
  const isOwn = await isOwnFolder(git, start.runFolder, start.startTime);
  const leftOut = [...start.leftOut, ...(isOwn ? [start.runFolder] : [])];
  const before = await whyNot(git, start, leftOut);
  if (before !== null) return { source: null, reason: before };
  const snapshot = await takeSnapshot(runner, git, { leftOut, knownCode: [], runObjects: null }, signal);
  // A file saved while the snapshot was taken may or may not be in it. The time that this took is no fault of the run.
  const after = await whyNot(git, start, leftOut, start.startTime);
  if (after !== null) return { source: null, reason: after };
  const branch = await git.text(["symbolic-ref", "-q", "--short", "HEAD"], { codes: [0, 1] });
  return { source: sourceOf(git, snapshot, branch === "" ? null : branch), reason: null };
}

async function whyNot(
  git: RepositoryGit,
  start: ObservedStart,
  leftOut: readonly string[],
  now = Date.now(),
): Promise<string | null> {
  const head = await git.text(["rev-parse", "-q", "--verify", "HEAD^{commit}"], { codes: [0, 1] });
  const facts: ObservedFacts = {
    now,
    startTime: start.startTime,
    host: start.host,
    ownHost: hostname(),
    isProcessHere: start.processId === null ? null : isOwnProcess(start.processId),
    toolCommit: start.commit,
    head: head === "" ? null : head,
    headTime: await headTime(git),
    newestCode: 0,
  };
  // Code is looked at last: that costs the most by far.
  return whyNotObserved(facts) ?? whyNotObserved({ ...facts, newestCode: await newestCode(git, leftOut) });
}

function isOwnProcess(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch {
    return false; // no such process, or another user's
  }
}

function sourceOf(git: RepositoryGit, snapshot: Snapshot, branch: string | null): RunSource {
  const reasons = [...snapshot.notCaptured].sort(
    ([, a], [, b]) => Number(harmless.includes(a)) - Number(harmless.includes(b)),
  );
  return {
    attempt: 1,
    evidence: "observed",
    repository: git.repository.topLevel,
    commit: snapshot.commit,
    branch,
    remote: null,
    dirty: snapshot.isDirty,
    snapshot: snapshot.snapshot,
    objects: null,
    changed: snapshot.changed.slice(0, listed).map(pathText),
    changedCount: snapshot.changed.length,
    untracked: snapshot.untracked.slice(0, listed).map(pathText),
    untrackedCount: snapshot.untracked.length,
    notCaptured: reasons.slice(0, listed).map(([path, reason]) => ({ path: pathText(path), reason })),
    patch: null,
    entry: null,
    reason: null,
    remedy: null,
  };
}
