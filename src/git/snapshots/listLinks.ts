import { isObjectId } from "../../core/model/isObjectId";
import { BatchParser } from "../objects/batchParser";
import type { BatchAnswer } from "../objects/batchAnswer";
import type { ObservedLink } from "../port/snapshots";
import type { RepositoryGit } from "../repository/repositoryGit";
import { readObservedRecord } from "./readObservedRecord";
import { observedRef } from "./observedRef";

/** Bytes of one record that are read; ours are far smaller. */
const mostBytes = 1 << 20;

/** The runs that were seen to start with the snapshots of a repository. What is not ours is left out. */
export async function listLinks(git: RepositoryGit): Promise<ObservedLink[]> {
  const format = "--format=%(objectname) %(objecttype) %(refname)";
  const lines = (await git.text(["for-each-ref", format, observedRef("")])).split("\n");
  const found = lines
    .map((line) => line.split(" "))
    .map(([id = "", type, ref = ""]) => ({ id, type, snapshot: ref.slice(observedRef("").length) }))
    .filter(({ type, snapshot }) => type === "blob" && isObjectId(snapshot));
  if (found.length === 0) return [];
  const answers: BatchAnswer[] = [];
  const parser = new BatchParser(mostBytes, (answer) => answers.push(answer));
  const input = Buffer.from(found.map(({ id }) => `${id}\n`).join(""));
  parser.push(await git.run(["cat-file", "--batch"], { input }));
  return found.flatMap(({ snapshot }, at) => {
    const answer = answers[at];
    if (answer?.kind !== "object") return [];
    const record = readObservedRecord(answer.bytes.toString("utf8"), snapshot, git.repository.topLevel);
    return record === null ? [] : record.runIds.map((runId) => ({ runId, source: record.source }));
  });
}
