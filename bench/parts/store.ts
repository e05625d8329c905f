import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { openSqlite } from "../../src/index/database/sqlite";
import { nodeFileSystem } from "../../src/index/store/disk/nodeFileSystem";
import { beginRunStore } from "../../src/index/store/beginRunStore";
import { openRunStore } from "../../test/support/index/openRunStore";
import { median, quantile } from "../generate/statistics";
import { storedRun, type RunShape } from "../generate/storedRuns";
import { newFolder, workFolder } from "../support/benchIndex";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 3 : 9;
const runs = isQuick ? 1000 : 10_000;
const shape: RunShape = { params: 50, metrics: 50, steps: 100, digits: 6 };
const segmentBudget = 1e9;
const place = { segment: 1_800_000_000_000_000, offset: 1000, length: 150_000 };
const rows: PartRow[] = [];

/** A saved index of many runs, with a fresh image; gives its folder and bytes a run. */
async function fill(folder: string, of: RunShape): Promise<number> {
  const store = await openRunStore({ folder, segmentBudget });
  for (let i = 0; i < runs; i++) store.put(storedRun(i, of, place));
  await store.compact();
  await store.close();
  return savedBytes(folder) / runs;
}

function savedBytes(folder: string): number {
  const inside = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return inside.reduce((sum, { parentPath, name }) => sum + fs.statSync(path.join(parentPath, name)).size, 0);
}

/** One cold start in a process of its own: journal and rows; the database is opened later. Printed by this file when it is told to. */
function startOnce(folder: string, mode: "--start" | "--memory"): { readonly ms: number; readonly bytes: number } {
  const output = execFileSync(process.execPath, ["--expose-gc", process.argv[1] ?? "", mode, folder], {
    encoding: "utf8",
  });
  return JSON.parse(output) as { ms: number; bytes: number };
}

/** Reading the same files and nothing else: what no start can be faster than. */
function readOnly(folder: string): number {
  const began = performance.now();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (/image|journal/.test(name)) fs.readFileSync(path.join(folder, name));
  return performance.now() - began;
}

async function starts(folder: string): Promise<void> {
  const ours: number[] = [];
  const bytes: number[] = [];
  const reads: number[] = [];
  for (let i = 0; i < repetitions; i++) {
    ours.push(startOnce(folder, "--start").ms);
    bytes.push(startOnce(folder, "--memory").bytes / runs);
    reads.push(readOnly(folder));
  }
  const least = median(ours);
  rows.push({
    name: `start of a process to the rows of ${runs} runs`,
    unit: "ms",
    median: least,
    p95: quantile(ours, 0.95),
    repetitions,
    against: { name: "reading the files", median: median(reads) },
    ratio: least / median(reads),
    ratioOf: "times as long",
    goal: "at most 200 ms",
    isMet: least <= 200,
  });
  const held = median(bytes);
  rows.push({
    name: "memory a run, rows included",
    unit: "B",
    median: held,
    repetitions,
    goal: "at most 8 KB",
    isMet: held <= 8192,
  });
}

/** A fresh image against export, write and fsync of the same database. */
async function saves(folder: string): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const store = await openRunStore({ folder, segmentBudget });
  const image = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).find((name) => name.includes("image"));
  const plain = await openSqlite(fs.readFileSync(path.join(folder, image ?? "")));
  for (let i = 0; i < repetitions; i++) {
    let began = performance.now();
    store.put(storedRun(i, { ...shape, steps: 100 + i }, place));
    await store.compact();
    ours.push(performance.now() - began);
    began = performance.now();
    const file = fs.openSync(path.join(folder, "plain.db"), "w");
    fs.writeSync(file, plain.image());
    fs.fsyncSync(file);
    fs.closeSync(file);
    theirs.push(performance.now() - began);
    fs.rmSync(path.join(folder, "plain.db"));
  }
  const commits: number[] = [];
  for (let i = 0; i < 100; i++) {
    store.put(storedRun(i, { ...shape, steps: 150 }, place));
    const began = performance.now();
    await store.commit();
    commits.push(performance.now() - began);
  }
  await store.close();
  plain.close();
  const ratio = median(ours) / median(theirs);
  rows.push({
    name: `a fresh image of ${runs} runs`,
    unit: "ms",
    median: median(ours),
    p95: quantile(ours, 0.95),
    repetitions,
    against: { name: "export, write, fsync", median: median(theirs) },
    ratio,
    ratioOf: "times as long",
    goal: "at most 1.5",
    isMet: ratio <= 1.5,
  });
  rows.push({
    name: "a commit of one run",
    unit: "ms",
    median: median(commits),
    p95: quantile(commits, 0.95),
    repetitions: 100,
  });
}

/** An hour of a run that logs one line of 50 metrics a second, put every 64 KB of log. */
async function slowRun(folder: string): Promise<void> {
  let written = 0;
  const files = {
    ...nodeFileSystem,
    writeAt: (file: number, bytes: Uint8Array, position: number) => {
      written += bytes.length;
      return nodeFileSystem.writeAt(file, bytes, position);
    },
  };
  const store = await openRunStore({ folder, segmentBudget, files });
  const lineBytes = 40 + shape.metrics * 24;
  const lines = 3600;
  const every = Math.ceil((64 * 1024) / lineBytes);
  const chunks = [];
  for (let line = every; line <= lines; line += every) {
    const chunk = store.appendChunk(new Uint8Array(every * shape.metrics * 4));
    const run = storedRun(1, { ...shape, steps: line }, chunk);
    chunks.push({ ...run.chunks[0]!, ...chunk });
    store.put({ ...run, chunks: [...chunks] });
    await store.commit();
  }
  const idle = written;
  for (let i = 0; i < 1000; i++) await store.commit();
  await store.close();
  const ingested = lines * lineBytes;
  const ratio = written / ingested;
  rows.push({
    name: "an hour of one slow run: bytes written",
    unit: "KB",
    median: written / 1000,
    repetitions: 1,
    against: { name: "bytes of its log", median: ingested / 1000 },
    ratio,
    ratioOf: "times the log",
    goal: "at most 2; nothing when idle",
    isMet: ratio <= 2 && written === idle,
  });
}

/** @param empty a saved index that is opened before, so that what the engine takes without any run is not counted */
async function startAndTell(folder: string, empty: string | null): Promise<void> {
  const other = empty === null ? null : await openRunStore({ folder: empty, segmentBudget });
  globalThis.gc?.();
  const before = process.memoryUsage();
  const began = performance.now();
  const store = await beginRunStore({ folder, segmentBudget });
  const all = [...store.rows()];
  const ms = performance.now() - began;
  await store.open();
  globalThis.gc?.();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.external - before.heapUsed - before.external;
  process.stdout.write(`${JSON.stringify({ ms, bytes, rows: all.length })}\n`);
  await store.close();
  await other?.close();
}

async function measure(): Promise<PartResult> {
  fs.mkdirSync(workFolder, { recursive: true });
  const folders = [newFolder("store"), newFolder("store"), newFolder("store")] as const;
  try {
    for (const [folder, digits] of [
      [folders[0], 17],
      [folders[1], 6],
    ] as const) {
      const bytes = await fill(folder, { ...shape, digits });
      rows.push({
        name: `disk a run, 50 params and 50 metrics of ${digits} digits`,
        unit: "B",
        median: bytes,
        repetitions: 1,
        goal: "at most 8 KB",
        isMet: bytes <= 8192,
      });
    }
    await starts(folders[1]);
    await saves(folders[1]);
    await slowRun(folders[2]);
  } finally {
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  }
  return {
    part: "store",
    title: "The saved index alone: start, size, saves.",
    rows,
    notes: ["Files in the page cache."],
  };
}

const [mode, folder = ""] = process.argv.slice(2);
if (mode === "--start") void startAndTell(folder, null);
else if (mode === "--memory") void startAndTell(folder, path.join(folder, "empty"));
else runPart(measure);
