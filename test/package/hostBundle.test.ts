import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { describe, it } from "mocha";

/** What the threads and the pages are for: the extension host must not load it. */
const heavy = /^node_modules\/(sql\.js|chokidar|chart\.js)\/|^webview\/|^src\/index\/(?!client\/|place\/|[^/]+$)/;

/** Text that minifying keeps, of each such package. */
const traces = /sql-wasm|sqlite3_|FSWatcher|BarController|LineController/;

async function inputsOf(entry: string): Promise<string[]> {
  const options = { bundle: true, platform: "node", format: "cjs", metafile: true, write: false } as const;
  const { metafile } = await build({ ...options, entryPoints: [entry], external: ["vscode"], logLevel: "silent" });
  return Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}

describe("the extension host's bundle", () => {
  it("holds neither the database nor the watcher nor charts nor the worker's inside", async () => {
    const inputs = await inputsOf("src/extension.ts");
    assert.ok(inputs.includes("src/host/buildServices.ts"), inputs.join(" "));
    assert.deepEqual(
      inputs.filter((file) => heavy.test(file)),
      [],
    );
    assert.doesNotMatch(readFileSync("dist/extension.js", "utf8"), traces);
  });

  it("would be caught: the worker's holds them", async () => {
    const found = (await inputsOf("src/index/workerMain.ts")).filter((file) => heavy.test(file)).join(" ");
    assert.match(found, /node_modules\/sql\.js\//);
    assert.match(found, /node_modules\/chokidar\//);
    assert.match(readFileSync("dist/worker.js", "utf8"), traces);
  });
});

describe("the index thread's bundle", () => {
  it("leaves the readers of other tools' logs to one that is read later", () => {
    const readers = /YAMLParseError|tfevents|trial_params/;
    assert.doesNotMatch(readFileSync("dist/worker.js", "utf8"), readers);
    assert.match(readFileSync("dist/wantedImporters.js", "utf8"), readers);
  });
});
