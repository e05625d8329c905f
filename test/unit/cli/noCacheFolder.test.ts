import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Cli } from "./runCli";

describe("command line without a cache folder", () => {
  it("lists the runs when no folder for the saved index can be made", async () => {
    const cli = new Cli();
    try {
      rmSync(cli.cache, { recursive: true });
      writeFileSync(cli.cache, "a plain file where the cache folder should be");
      const { runs } = await cli.json<{ runs: unknown[] }>(
        "ls",
        path.resolve("test/fixtures/runback/example"),
        "--json",
      );
      assert.equal(runs.length, 9);
    } finally {
      cli.dispose();
    }
  });
});
