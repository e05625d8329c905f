import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import { ExperimentsImporter } from "../../../src/index/imports/dvc/experiments/experimentsImporter";
import type { Importer } from "../../../src/index/imports/importer";
import { importers } from "../../../src/index/imports/importers";
import { FolderReader } from "../../unit/index/imports/support/folderReader";
import { restoreQueue } from "../../unit/index/imports/support/restoreQueue";

/** A run as the tools' own readers are asked to tell it too. */
interface PlainRun {
  readonly id: string;
  /** Path of its folder or file in the folder that is read. */
  readonly place: string;
  readonly status: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly (readonly [step: number | string, value: number | string])[]>>;
}

/** Reads a folder with every importer, and the repositories that lie in it as bundles; prints their runs as JSON. */
async function main(folder: string): Promise<void> {
  const runs: PlainRun[] = [];
  for (const importer of importers) runs.push(...(await runsBy(importer, folder)));
  const git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
  for (const bundle of readdirSync(folder).filter((name) => name.endsWith(".bundle")))
    runs.push(...(await experimentsIn(git, (project) => restoreBundle(path.join(folder, bundle), project))));
  const queue = path.join(folder, "queue");
  if (existsSync(path.join(queue, "repository.bundle")))
    runs.push(...(await experimentsIn(git, (project) => restoreQueue(queue, project))));
  git.dispose();
  process.stdout.write(JSON.stringify({ runs }));
}

function restoreBundle(bundle: string, project: string): void {
  const run = (...args: string[]) => execFileSync("git", args, { cwd: project, stdio: "ignore" });
  run("init", "-q");
  run("fetch", "-q", bundle, "refs/heads/main:refs/heads/work", "refs/exps/*:refs/exps/*");
  run("checkout", "-q", "work");
}

async function experimentsIn(git: LocalGit, restore: (project: string) => void): Promise<PlainRun[]> {
  const project = mkdtempSync(path.join(tmpdir(), "producers-bundle-"));
  try {
    restore(project);
    return await runsBy(new ExperimentsImporter(git), project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

async function runsBy(importer: Importer, folder: string): Promise<PlainRun[]> {
  const reader = await new FolderReader(importer, folder).read();
  return [...reader.runs].map(([key, { record, metrics }]) => ({
    id: record.lastingId ?? record.runId ?? "",
    place: key.slice(0, key.indexOf("#")),
    status: record.status,
    params: Object.fromEntries(record.params),
    tags: Object.fromEntries(record.tags),
    metrics: Object.fromEntries(
      [...metrics].map(([metric, list]) => [
        metric,
        list.map(([step, , value]) => [plain(step), plain(value)] as const),
      ]),
    ),
  }));
}

/** JSON has no NaN and no infinities, nor a zero below zero. */
function plain(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? "-0" : String(value);
}

void main(process.argv[2] ?? ".");
