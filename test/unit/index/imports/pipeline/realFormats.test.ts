import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importers } from "../../../../../src/index/imports/importers";
import type { IndexApi } from "../../../../../src/protocol/indexApi";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { everything } from "./support/everything";

/** Files of the tools themselves, each under the name that it has here. */
const fixtures = ["csv", "huggingface", "hydra", "mlflow/file-3.x", "tensorboard", "wandb/0.31"];

/**
 * Writes copies of files, one after the other, in pieces and with pauses, as their tools do; says when it is done, and
 * keeps them all open until its input ends.
 */
const writer = `
  const fs = require("node:fs");
  const path = require("node:path");
  const pause = () => new Promise((resolve) => setTimeout(resolve, 3));
  (async () => {
    const [from, to] = process.argv.slice(1);
    for (const name of fs.readdirSync(from, { recursive: true }).sort()) {
      const [source, target] = [path.join(from, name), path.join(to, name)];
      if (fs.statSync(source).isDirectory()) continue;
      const bytes = fs.readFileSync(source);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const file = fs.openSync(target, "a");
      const pieces = bytes.length > 500 ? 4 : 1;
      for (let piece = 0; piece < pieces; piece++) {
        fs.writeSync(file, bytes.subarray((piece * bytes.length) / pieces, ((piece + 1) * bytes.length) / pieces));
        await pause();
      }
    }
    process.stdout.write("written");
  })();
  process.stdin.resume().on("end", () => process.exit());
`;

interface ShownRun {
  readonly formats: readonly string[];
  readonly [fact: string]: unknown;
}

/** What each run is, by its id: all that does not depend on when it was looked at. */
async function shown(api: IndexApi): Promise<Record<string, ShownRun>> {
  const { rows } = await api.runs({ offset: 0, limit: 1000 });
  const runs: [string, ShownRun][] = [];
  for (const { runId, formats, attempts } of rows) {
    const { params, tags, metrics } = (await api.run(runId))!;
    const points = Object.entries(metrics).map(([name, one]) => [name, [one.count, one.last, one.min, one.nan]]);
    runs.push([runId, { formats, attempts, params, tags, metrics: Object.fromEntries(points) as unknown }]);
  }
  return Object.fromEntries(runs);
}

/** Contents of all files below a folder, by their names there. */
function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((file) => [path.relative(folder, file), readFileSync(file, "base64")]));
}

describe("files of the tools themselves", () => {
  it("show the same runs while a process writes them, and are left as they are, names and times too", async () => {
    const [source, home] = [temporaryFolder(), temporaryFolder()];
    for (const name of fixtures)
      cpSync(path.resolve("test/fixtures", name), path.join(source, "project", name), { recursive: true });
    const cold = await openLive(source, { importers });
    await cold.loaded();
    const expected = await shown(cold.api);
    await cold.close();
    const formats = new Set(Object.values(expected).map((one) => one.formats.join(" ")));
    assert.deepEqual([...formats].sort(), [
      "catboost",
      "huggingface",
      "keras",
      "lightning",
      "mlflow",
      "sb3",
      "tensorboard",
      "tensorboard huggingface",
      "tensorboard lightning",
      "ultralytics",
      "wandb",
    ]);
    const project = path.join(home, "project");
    mkdirSync(project);
    const index = await openLive(home, { importers });
    await index.loaded();
    const child = spawn(process.execPath, ["-e", writer, path.join(source, "project"), project], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    const written = everything(project);
    assert.deepEqual(bytesOf(project), bytesOf(path.join(source, "project")));
    await eventually(async () => {
      await index.api.refresh();
      assert.deepEqual(await shown(index.api), expected);
    });
    await index.close();
    assert.equal(everything(project), written);
    child.stdin.end();
    assert.equal((await ended)[0], 0);
  });

  it("of several formats in one folder are one run, with what each of them knows", async () => {
    const home = temporaryFolder();
    const run = path.join(home, "project", "outputs", "run");
    const sources = [
      "csv/lightning/plain/version_0",
      "huggingface/plain",
      "hydra/single/first",
      "tensorboard/torch/basic",
    ];
    for (const source of sources) cpSync(path.resolve("test/fixtures", source), run, { recursive: true });
    cpSync(path.resolve("test/fixtures/csv/catboost/catboost_info"), run, { recursive: true });
    const index = await openLive(home, { importers });
    await index.loaded();
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    assert.deepEqual(rows.map(({ formats }) => formats), [["tensorboard", "catboost", "lightning", "huggingface", "hydra"]]); // prettier-ignore
    const { aliases, metrics, params, tags } = (await index.api.run(rows[0]!.runId))!;
    assert.deepEqual(aliases.map((id) => id.split(":")[0]), ["catboost", "lightning", "huggingface"]); // prettier-ignore
    for (const metric of ["train/loss", "learn/RMSE", "val_loss", "grad_norm"]) assert.ok(metrics[metric], metric);
    for (const param of ["nested.momentum", "max_steps", "model.width"]) assert.ok(param in params, param);
    for (const tag of ["notes", "hydra.overrides"]) assert.ok(tags[tag], tag);
  });
});
