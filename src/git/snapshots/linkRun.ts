import { isObjectId } from "../../core/model/isObjectId";
import type { RunSource } from "../../core/model/runSource";
import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import { type ObservedRecord, readObservedRecord } from "./readObservedRecord";
import { observedRef } from "./observedRef";

/** Runs of one code state that are remembered: the newest. */
const mostRuns = 1000;
const attempts = 3;

/** Writes beside a snapshot's ref that a run was seen to start with it, so that this outlives the index. */
export async function linkRun(git: RepositoryGit, runId: string, source: RunSource): Promise<void> {
  const { snapshot } = source;
  if (snapshot === null || !isObjectId(snapshot)) throw new GitTrouble("bad-request", "A snapshot's id is needed.");
  const ref = observedRef(snapshot);
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = await git.runWithCode(["rev-parse", "-q", "--verify", ref], { codes: [0, 1] });
    const old = code === 0 ? output.toString("latin1").trim() : null;
    const text = old === null ? "" : await git.text(["cat-file", "blob", old]);
    const before = readObservedRecord(text, snapshot, git.repository.topLevel)?.runIds ?? [];
    if (before.includes(runId)) return;
    const record: ObservedRecord = { version: 1, runIds: [...before, runId].slice(-mostRuns), source };
    const blob = await git.text(["hash-object", "-w", "--stdin"], { input: Buffer.from(JSON.stringify(record)) });
    try {
      // With the old value: another window may have added a run meanwhile.
      const expected = old ?? "0".repeat(blob.length);
      await git.run(["update-ref", "--no-deref", ref, blob, expected], { isUnstoppable: true });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}
