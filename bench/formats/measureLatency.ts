import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { IndexConnection } from "../../src/index/client/indexConnection";
import { median, quantile } from "../generate/statistics";
import { loaded, newFolder, openIndex } from "../support/benchIndex";
import type { PartRow } from "../support/partResult";
import type { LiveCase } from "./liveCase";
import { liveCases } from "./liveCases";

const goal = 1000;
/** How often the index is asked (ms); the figures are that much too high at most. */
const askEvery = 5;
const limit = 30_000;

/** How long after it is on the disk a new point of each format is in the index. All formats lie in one index. */
export async function measureLatency(repetitions: number): Promise<PartRow[]> {
  const home = newFolder("latency");
  const folderOf = ({ name }: LiveCase) => path.join(home, "logs", name.replace(/\W+/g, "-"), "project");
  for (const each of liveCases) {
    mkdirSync(folderOf(each), { recursive: true });
    cpSync(path.resolve("test", "fixtures", each.fixture), folderOf(each), { recursive: true });
    each.prepare?.(folderOf(each));
  }
  const connection = await openIndex(path.join(home, "logs"), path.join(home, "storage"));
  const rows: PartRow[] = [];
  try {
    await loaded(connection);
    for (const each of liveCases) {
      const runId = each.runId ?? (await runOf(connection, each.format));
      const times: number[] = [];
      for (let round = 1; round <= repetitions; round++) {
        await setTimeout(37 * round); // at another moment between two looks
        const before = await pointsOf(connection, runId);
        const written = each.append(folderOf(each), round);
        while ((await pointsOf(connection, runId)) <= before) {
          if (Date.now() - written > limit) throw new Error(`${each.name}: a new point was not seen.`);
          await setTimeout(askEvery);
        }
        times.push(Date.now() - written);
      }
      rows.push(rowOf(each, times));
    }
  } finally {
    await connection.close();
    rmSync(home, { recursive: true });
  }
  return rows;
}

function rowOf({ name }: LiveCase, times: readonly number[]): PartRow {
  const p95 = quantile(times, 0.95);
  const figure = { unit: "ms", median: median(times), p95, repetitions: times.length };
  return {
    name: `${name}: a new point, from the disk to the index`,
    ...figure,
    goal: `at most ${goal}`,
    isMet: p95 <= goal,
  };
}

async function runOf({ api }: IndexConnection, format: string): Promise<string> {
  const { rows } = await api.runs({ offset: 0, limit: 1000 });
  const found = rows.filter(({ formats }) => formats.includes(format));
  if (found.length !== 1) throw new Error(`${found.length} runs of ${format} were found.`);
  return found[0]!.runId;
}

async function pointsOf({ api }: IndexConnection, runId: string): Promise<number> {
  const detail = await api.run(runId);
  if (!detail) throw new Error(`The run ${runId} is not in the index.`);
  return Object.values(detail.metrics).reduce((sum, { count }) => sum + count, 0);
}
