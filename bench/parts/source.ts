import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LocalGit } from "../../src/git/localGit";
import type { LocatedSource } from "../../src/git/port/locatedSource";
import { GitRunner } from "../../src/git/process/gitRunner";
import { openRepository } from "../../src/git/repository/openRepository";
import { takeSnapshot } from "../../src/git/snapshot/takeSnapshot";
import { codeRepository } from "../generate/codeRepository";
import { gitIn } from "../generate/gitIn";
import { median, quantile } from "../generate/statistics";
import { newFolder, workFolder } from "../support/benchIndex";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const scale = isQuick ? 50 : 1;
const repetitions = isQuick ? 3 : 9;
const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
const runner = new GitRunner(trusted);
const rows: PartRow[] = [];

type Act = (repetition: number) => Promise<unknown> | void;

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  const folder = newFolder("source");
  try {
    const small = codeRepository(path.join(folder, "small"), 5000 / scale);
    await snapshots("5,000 files, clean", small.folder);
    small.change(10, 1);
    await snapshots("5,000 files, ten changed", small.folder);
    await entryScript(small.folder);
    await differences(small.folder, small.change);
    await worktrees(small.folder);
    const large = codeRepository(path.join(folder, "large"), 50_000 / scale);
    large.change(10, 1);
    await snapshots("50,000 files, ten changed", large.folder);
    await besideData(small.folder, path.join(folder, "data"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    part: "source",
    title: "Acts on the exact code of runs, each against the plain git commands that do the same, in turns.",
    rows,
    notes: [
      `File counts are divided by ${scale} in this run.`,
      "Plain snapshot: index copied, then `git add -A`, `write-tree`, `commit-tree`, `update-ref`, a process each.",
      "The ratio is of the medians.",
    ],
  };
});

/** Ours and the plain way in turns, the first to go changing each time. */
async function inTurns(ours: Act, plain: Act, after: Act = () => undefined): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  const sides = [ours, plain] as const;
  for (let repetition = -1; repetition < repetitions; repetition++)
    for (const at of repetition % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const start = performance.now();
      await sides[at](repetition);
      const time = performance.now() - start;
      if (repetition >= 0) times[at].push(time); // the first round warms the caches of both
      await after(repetition);
    }
  return times;
}

function row(name: string, plainName: string, [ours, plain]: [number[], number[]], most: number): PartRow {
  const ratio = median(ours) / median(plain);
  process.stderr.write(`  ${name}: ${median(ours).toFixed(1)} ms, plain ${median(plain).toFixed(1)} ms\n`);
  return {
    name,
    unit: "ms",
    median: median(ours),
    p95: quantile(ours, 0.95),
    repetitions,
    against: { name: plainName, median: median(plain) },
    ratio,
    ratioOf: "times its time",
    goal: `at most ${most}`,
    isMet: ratio <= most,
  };
}

async function snapshots(name: string, folder: string): Promise<void> {
  const index = path.join(folder, ".git", "plain-index");
  const env = { ...process.env, GIT_INDEX_FILE: index };
  const git = (...args: string[]): string => gitIn(folder, args, env);
  const times = await inTurns(
    async () => {
      const repository = await openRepository(runner, folder);
      await takeSnapshot(runner, repository, { leftOut: [], knownCode: [], runObjects: null });
    },
    () => {
      execFileSync("cp", ["-p", path.join(folder, ".git", "index"), index]);
      git("add", "-A");
      const commit = git("commit-tree", git("write-tree"), "-p", "HEAD", "-m", "plain");
      git("update-ref", `refs/plain/${commit}`, commit);
    },
  );
  rows.push(row(`snapshot of ${name}`, "plumbing commands", times, 2.5));
}

/** Files that nobody committed: images, and as much that could be code by its name. They are sparse: 20 GiB take no room. */
async function besideData(folder: string, dataFolder: string): Promise<void> {
  const name = path.join(folder, "data");
  mkdirSync(dataFolder);
  for (let file = 0; file < 20_000 / scale; file++) {
    const data = path.join(dataFolder, `${file}${file % 2 === 0 ? ".png" : ".json"}`);
    writeFileSync(data, "");
    truncateSync(data, (1 << 20) + (file % 4 === 1 ? 0 : 1));
  }
  const git = await openRepository(runner, folder);
  const snapshot = () => takeSnapshot(runner, git, { leftOut: [], knownCode: [], runObjects: null });
  await snapshot();
  const times: number[][] = [[], []];
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const [at, isBeside] of [true, false].entries()) {
      if (isBeside) renameSync(dataFolder, name);
      const start = performance.now();
      await snapshot();
      times[at]?.push(performance.now() - start);
      if (isBeside) renameSync(name, dataFolder);
    }
  const [beside = [], without = []] = times;
  rows.push(
    row("snapshot of 5,000 files beside 20 GiB of data in 20,000 files", "without the data", [beside, without], 10),
  );
}

/** Files read a repetition: a single one right after a process that blocks the event loop measures its waking up. */
const readEach = 20;

async function entryScript(folder: string): Promise<void> {
  const git = new LocalGit(trusted);
  const located = await locate(git, folder, "HEAD");
  const head = gitIn(folder, ["rev-parse", "HEAD"]);
  const names = Array.from({ length: readEach }, (_, file) => `package00/module${String(file).padStart(5, "0")}.py`);
  const times = await inTurns(
    async () => {
      for (const name of names) {
        const read = await git.readSourceFile(located, name);
        if (!read.ok) throw new Error(read.message);
      }
    },
    () => names.forEach((name) => gitIn(folder, ["show", `${head}:${name}`])),
  );
  git.dispose();
  const { against, ...ours } = row(`read ${readEach} scripts of a located run`, "a `git show` each", times, 0.1);
  const ratio = 1 / (ours.ratio ?? NaN);
  rows.push({
    ...ours,
    ...(against && { against }),
    ...{ ratio, ratioOf: "times as fast", goal: "at least 10", isMet: ratio >= 10 },
  });
}

async function differences(folder: string, change: (files: number, seed: number) => void): Promise<void> {
  const before = gitIn(folder, ["rev-parse", "HEAD"]);
  change(200, 2);
  gitIn(folder, ["commit", "-qam", "second"]);
  const git = new LocalGit(trusted);
  const [from, to] = [await locate(git, folder, before), await locate(git, folder, "HEAD")];
  const times = await inTurns(
    async () => {
      const compared = await git.browser.compare(from, to);
      if (!compared.ok || compared.value.changes.length < 200 / scale) throw new Error(JSON.stringify(compared));
    },
    () => void gitIn(folder, ["diff-tree", "-r", "--raw", "--numstat", "-z", "-M", before, "HEAD"]),
  );
  git.dispose();
  rows.push(row("list of 200 changed files between two runs", "`git diff-tree`", times, 2.5));
}

async function worktrees(folder: string): Promise<void> {
  const git = new LocalGit(trusted);
  const located = await locate(git, folder, "HEAD");
  const plainFolder = path.join(folder, "..", "plain");
  let opened: string | null = null;
  const times = await inTurns(
    async () => {
      const request = { located, label: "bench", asChanges: false, parentFolder: path.join(folder, "..", "ours") };
      const result = await git.worktrees.open(request);
      if (!result.ok) throw new Error(result.message);
      opened = result.value.folder;
    },
    () => void gitIn(folder, ["worktree", "add", "-q", "--detach", plainFolder, "HEAD"]),
    async () => {
      if (opened === null) gitIn(folder, ["worktree", "remove", "--force", plainFolder]);
      else await git.worktrees.remove(opened, true);
      opened = null;
    },
  );
  git.dispose();
  rows.push(row("working tree of 5,000 files", "`git worktree add`", times, 1.2));
}

async function locate(git: LocalGit, folder: string, revision: string): Promise<LocatedSource> {
  const found = await git.findRepository(folder);
  if (!found.ok) throw new Error(found.message);
  const place = { repository: found.value, extraObjects: [] };
  const commit = gitIn(folder, ["rev-parse", revision]);
  return { kind: "objects", evidence: "commit", place, revision: commit, base: null, notice: null };
}
