import { plainLine } from "../core/format/plainLine";
import type { RunDetail } from "../core/model/runDetail";
import type { RunRow } from "../core/model/runRow";
import type { IndexApi } from "../protocol/indexApi";
import { allRuns } from "./allRuns";
import { RequestError } from "./requestError";

/** Ids that an answer about a run that is not the only one lists. */
const maxListed = 10;

/**
 * The run that is meant by an id, the beginning of an id (with or without the format before it, in any case of
 * letters), or a name that only one run has. Throws a RequestError when there is none or more than one.
 */
export async function findRun(api: IndexApi, wanted: string): Promise<RunDetail> {
  const rows = await allRuns(api);
  const lower = wanted.toLowerCase();
  const bare = (row: RunRow) => row.runId.slice(row.runId.indexOf(":") + 1);
  const rules: ((row: RunRow) => boolean)[] = [
    (row) => row.runId === wanted || bare(row) === wanted,
    (row) => row.runName === wanted,
    (row) => row.runId.toLowerCase().startsWith(lower) || bare(row).toLowerCase().startsWith(lower),
  ];
  const found = rules.map((rule) => rows.filter(rule)).find((matches) => matches.length > 0) ?? [];
  const [first] = found;
  if (first === undefined) throw new RequestError(`There is no run "${plainLine(wanted)}".`);
  if (found.length > 1) {
    const listed = found
      .slice(0, maxListed)
      .map(({ runId, runName }) => `  ${plainLine(runId)}  ${plainLine(runName)}`);
    const more = found.length > maxListed ? [`  and ${found.length - maxListed} more`] : [];
    throw new RequestError([`"${plainLine(wanted)}" is more than one run:`, ...listed, ...more].join("\n"));
  }
  const detail = await api.run(first.runId);
  if (detail === null) throw new RequestError(`The run ${plainLine(first.runId)} has just been deleted.`);
  return detail;
}
