import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runbackSource } from "../../src/index/discovery/runbackSource";
import { RunRegistry } from "../../src/index/ingest/run/runRegistry";
import { RunReader } from "../../src/index/query/runReader";
import { ShownRows } from "../../src/index/query/runs/shownRows";
import { beginRunStore } from "../../src/index/store/beginRunStore";
import { openRunStore } from "../../test/support/index/openRunStore";
import { storedRun } from "../generate/storedRuns";
import { newFolder, workFolder } from "../support/benchIndex";
import type { PartRow } from "../support/partResult";

const segmentBudget = 1e9;
const shape = { params: 50, metrics: 50, steps: 10, digits: 6 };
const place = { segment: 1_800_000_000_000_000, offset: 1000, length: 15_000 };
const now = () => 1_760_000_000_000;
const noMarks = { marks: null, problems: [] };

/** What an idle index takes for each of many runs: saved runs, their rows, and the columns that queries run over. */
export function measureIndexMemory(runs: number): PartRow {
  mkdirSync(workFolder, { recursive: true });
  const folder = newFolder("query");
  const own = (mode: string) =>
    execFileSync(process.execPath, ["--expose-gc", process.argv[1] ?? "", mode, folder, String(runs)], {
      encoding: "utf8",
    });
  try {
    own("--fill");
    const each = Number(own("--memory")) / runs / 1000;
    const goal = { goal: "at most 8 KB", isMet: each <= 8 };
    return { name: `${runs} runs: memory of an idle index, a run`, unit: "KB", median: each, repetitions: 1, ...goal };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The work of one of the processes that measure it. @param mode `--fill` a folder, or tell the `--memory` it takes */
export async function indexMemoryProcess(mode: string, folder: string, runs: number): Promise<void> {
  if (mode === "--fill") await fill(folder, runs);
  else process.stdout.write(String(await bytesOf(folder, runs)));
}

async function fill(folder: string, runs: number): Promise<void> {
  const store = await openRunStore({ folder, segmentBudget });
  for (let i = 0; i < runs; i++) {
    store.put(storedRun(i, shape, place));
    if (i % 1000 === 999) await store.commit();
  }
  await store.compact();
  await store.close();
}

async function bytesOf(folder: string, runs: number): Promise<number> {
  // What the engine takes without any run is not counted.
  const other = await openRunStore({ folder: path.join(folder, "empty"), segmentBudget });
  const before = await heldBytes();
  const store = await beginRunStore({ folder, segmentBudget });
  const shown = new ShownRows(
    {
      recorded: new RunReader(new RunRegistry(), store, runbackSource, now),
      recordsEnd: () => true,
      isNew: () => false,
      marksOf: () => noMarks,
      directions: () => ({}),
      now,
    },
    { changed: () => undefined, runEvent: () => undefined },
  );
  const rest = { lastingId: null, format: "runback", isAddition: false };
  const member = (runId: string, directory: string) => ({ runId, directory, ...rest });
  shown.restore(Array.from(store.rows(), ({ row }) => ({ row, member: member(row.runId, row.directory) })));
  await store.open();
  const { size } = await shown.search.table();
  shown.forgetSaved();
  const bytes = (await heldBytes()) - before;
  if (size !== runs) throw new Error(`The table has ${size} of ${runs} runs.`);
  shown.close();
  await store.close();
  await other.close();
  return bytes;
}

async function heldBytes(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50)); // buffers are freed a little later
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
