import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { testServices } from "./support/testServices";

// Runs before every other test: those open views, which is what starts the index.
describe("the extension after its start", () => {
  it("has started no index", async () => {
    const { index } = await testServices();
    assert.equal(index.isStarted, false);
    assert.equal(index.state, "idle");
  });

  it("has loaded one small bundle without database, watcher or charts", async () => {
    const { context } = await testServices();
    const bundle = readFileSync(path.join(context.extensionPath, "dist", "extension.js"), "utf8");
    for (const name of ["node_modules/sql.js", "node_modules/chokidar", "node_modules/chart.js", "sql-wasm"])
      assert.ok(!bundle.includes(name), `the bundle holds ${name}`);
  });
});
