import type { RunRow } from "../core/model/runRow";
import type { IndexApi } from "../protocol/indexApi";

const pageRows = 1000;

/** Rows of all runs that match the words, newest first. */
export async function allRuns(api: IndexApi, words = ""): Promise<RunRow[]> {
  const rows: RunRow[] = [];
  for (;;) {
    const filter = words === "" ? {} : { filter: words };
    const page = await api.runs({ ...filter, offset: rows.length, limit: pageRows });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}
