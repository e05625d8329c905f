import { watch, type FSWatcher } from "node:fs";
import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { watch as chokidarWatch } from "chokidar";
import { runbackSource } from "../../src/index/discovery/runbackSource";
import { folderWatch } from "../../src/index/watch/folderWatch";
import { LogWatch } from "../../src/index/watch/logWatch";
import { median } from "../generate/statistics";
import { newFolder, workFolder } from "../support/benchIndex";
import { runPart } from "../support/runPart";
import type { PartResult, PartRow } from "../support/partResult";

const isQuick = process.argv.includes("--quick");
const sizes = isQuick ? [500] : [1_000, 10_000, 50_000];
const repetitions = isQuick ? 2 : 7;
const live = 100;

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  const rows: PartRow[] = [];
  for (const size of sizes) rows.push(...(await measure(size)));
  return {
    part: "watch",
    title:
      "Time until log directories with many run folders of five files each are watched, and appends to live runs that go unnoticed.",
    rows,
    notes: [
      `Ours watches experiments and ${live} live runs; the bound is one fs.watch a run folder; both alternate in one process.`,
      "chokidar 5 on the whole tree is measured once a size, with up to 10,000 runs (beyond, it runs into the system's limit).",
    ],
  };
});

async function measure(size: number): Promise<PartRow[]> {
  const root = makeTree(size);
  const ours: number[] = [];
  const bound: number[] = [];
  let missed = 0;
  let watches = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const run = await openOurs(root);
    ours.push(run.ready);
    missed = Math.max(missed, run.missed);
    watches = run.watches;
    bound.push(watchEach(root));
  }
  const times = median(ours) / median(bound);
  const rows: PartRow[] = [
    {
      name: `${size} runs: ready`,
      unit: "ms",
      median: median(ours),
      repetitions,
      against: { name: "one fs.watch a folder", median: median(bound) },
      ratio: times,
      ratioOf: "times as long",
      goal: "at most 4",
      isMet: times <= 4,
    },
    {
      name: `${size} runs: watches`,
      unit: "",
      median: watches,
      repetitions: 1,
      goal: "experiments + live + 16",
      isMet: watches <= 20 + live + 16,
    },
    {
      name: `${size} runs: appends to ${live} live runs unnoticed after 1 s`,
      unit: "",
      median: missed,
      repetitions,
      goal: "0",
      isMet: missed === 0,
    },
  ];
  if (size <= 10_000) {
    const other = await openChokidar(root);
    rows.push({
      name: `${size} runs: chokidar 5 on the whole tree, ready`,
      unit: "ms",
      median: other,
      repetitions: 1,
      ratio: other / median(ours),
      ratioOf: "times as long as ours",
    });
  }
  rmSync(root, { recursive: true });
  return rows;
}

function makeTree(size: number): string {
  const root = newFolder("watch");
  for (let run = 0; run < size; run++) {
    const folder = path.join(root, `e${run % 20}`, `RUN${run}`);
    mkdirSync(folder, { recursive: true });
    for (const name of ["events.jsonl", "console.log", "packages.txt", "source.patch", "model.bin"])
      writeFileSync(path.join(folder, name), "x\n");
  }
  return root;
}

async function openOurs(root: string): Promise<{ ready: number; missed: number; watches: number }> {
  const looked = new Set<string>();
  const found: string[] = [];
  const start = performance.now();
  const logWatch = new LogWatch(
    { source: runbackSource, folderWatch, isPolling: undefined },
    {
      runFound: (directory) => {
        found.push(directory);
        if (found.length <= live) logWatch.setLive(directory, true);
      },
      runGone: () => undefined,
      look: (directory) => {
        looked.add(directory);
        return false;
      },
      poll: async () => undefined,
      note: () => undefined,
    },
  );
  await logWatch.setRoots([root]);
  const ready = performance.now() - start;
  for (const directory of found.slice(0, live)) appendFileSync(path.join(directory, "events.jsonl"), "y\n");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const missed = found.slice(0, live).filter((directory) => !looked.has(directory)).length;
  const { watchCount } = logWatch;
  await logWatch.close();
  return { ready, missed, watches: watchCount };
}

/** The bound: a walk and one watch a folder, all at once. */
function watchEach(root: string): number {
  const start = performance.now();
  const watchers: FSWatcher[] = [];
  for (const experiment of readdirSync(root)) {
    const folder = path.join(root, experiment);
    watchers.push(watch(folder, () => undefined));
    for (const run of readdirSync(folder)) watchers.push(watch(path.join(folder, run), () => undefined));
  }
  const ready = performance.now() - start;
  for (const watcher of watchers) watcher.close();
  return ready;
}

async function openChokidar(root: string): Promise<number> {
  const start = performance.now();
  const watcher = chokidarWatch(root, { ignoreInitial: true });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  const ready = performance.now() - start;
  await watcher.close();
  return ready;
}
