import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import type { RunDetail } from "../../src/core/model/runDetail";
import { median, quantile } from "../generate/statistics";
import { newFolder, workFolder } from "../support/benchIndex";
import type { PartRow } from "../support/partResult";
import { MlflowSearch } from "./mlflowSearch";

const goal = 20;
const limit = 50;
/** What both sides are asked: a query of ours, and the same as MLflow's filter and order. */
const cases = [
  {
    name: "two conditions, sorted by a metric",
    filter: "metrics.metric_3 > 0.5 AND params.optimizer = 'adam'",
    order: ["metrics.metric_5 DESC"],
  },
  { name: "no condition, sorted by two keys", filter: "", order: ["params.optimizer ASC", "metrics.metric_7 ASC"] },
  { name: "a pattern, newest first", filter: "params.optimizer LIKE 'ada%'", order: ["attributes.start_time DESC"] },
] as const;

/**
 * Ours against MLflow's own `search_runs` over a store of the same runs, in turns; both have to find the same.
 * @param search ids of the first page of a query, with what MLflow gives of a run worked out too
 * @returns the rows, and a note where MLflow is not there
 */
export async function measureMlflow(
  runs: readonly RunDetail[],
  search: (query: string, limit: number) => readonly string[],
  repetitions: number,
): Promise<{ rows: PartRow[]; notes: string[] }> {
  mkdirSync(workFolder, { recursive: true });
  const folder = newFolder("mlflow-search");
  const mlflow = new MlflowSearch(folder);
  try {
    const missing = await mlflow.fill(runs);
    if (missing !== null) return { rows: [], notes: [`MLflow's search_runs was not measured (${missing}).`] };
    const rows: PartRow[] = [];
    for (const { name, filter, order } of cases) {
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let repetition = -1; repetition < repetitions; repetition++) {
        const began = process.cpuUsage();
        const found = search(`${filter} ORDER BY ${order.join(", ")}`, limit);
        const { user, system } = process.cpuUsage(began);
        const { ids, time } = await mlflow.ask({ filter, order, limit });
        assert.deepEqual(found, ids, `MLflow finds other runs: ${name}`);
        if (repetition < 0) continue; // compiles what it needs
        ours.push((user + system) / 1000);
        theirs.push(time);
      }
      const against = { name: "MLflow's search_runs", median: median(theirs) };
      const ratio = against.median / median(ours);
      rows.push({
        name: `${runs.length} runs: ${name}, first page with all params and metrics`,
        unit: "ms",
        median: median(ours),
        p95: quantile(ours, 0.95),
        repetitions,
        against,
        ratio,
        ratioOf: "times as fast",
        goal: `at least ${goal}`,
        isMet: ratio >= goal,
      });
    }
    return { rows, notes: [] };
  } finally {
    await mlflow.close();
    rmSync(folder, { recursive: true });
  }
}
