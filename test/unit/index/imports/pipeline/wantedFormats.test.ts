import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { settingDefaults } from "../../../../../src/host/catalogue/settings";
import { importers } from "../../../../../src/index/imports/importers";
import { wantedImporters } from "../../../../../src/index/imports/wantedImporters";
import type { OpenOptions } from "../../../../../src/protocol/indexApi";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";

const fixtures = path.resolve("test/fixtures");
const plain: OpenOptions = { storageFolder: "", workspaceFolders: [], logDirectories: [], segmentBudget: 0 };
const names = (options: Partial<OpenOptions>) => wantedImporters({ ...plain, ...options }).map(({ format }) => format);

describe("formats that are looked for", () => {
  it("are all of them by default, and the setting knows each", () => {
    const all = importers.map(({ format }) => format).sort();
    assert.deepEqual([...settingDefaults["runback.formats"]].map(String).sort(), all);
    const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
      contributes: { configuration: { properties: Record<string, { items: { enum: string[] } }> } };
    };
    const { items } = manifest.contributes.configuration.properties["runback.formats"]!;
    assert.deepEqual([...items.enum].sort(), all);
    assert.deepEqual(names({}).sort(), all);
  });

  it("are those that the options leave on; experiments go with DVC, and mapped files are always read", () => {
    const git = { gitPrograms: [] };
    assert.deepEqual(names({ ...git, formats: ["wandb", "dvc", "unheard of"] }), ["wandb", "dvc", "dvc-experiments"]);
    assert.deepEqual(names({ ...git, formats: [] }), []);
    assert.deepEqual(names({ formats: [], tables: [{ files: "*.csv", step: "" }] }), ["csv"]);
  });

  it("left out are forgotten, and read again when they are back", async () => {
    const folder = temporaryFolder();
    cpSync(path.join(fixtures, "csv/keras"), path.join(folder, "project/keras"), { recursive: true });
    cpSync(path.join(fixtures, "csv/sb3"), path.join(folder, "project/sb3"), { recursive: true });
    const shown = async (formats: readonly string[]) => {
      const index = await openLive(folder, { importers: wantedImporters({ ...plain, formats }) });
      await index.loaded();
      const { rows } = await index.api.runs({ offset: 0, limit: 10 });
      const points = await Promise.all(
        rows.map(async ({ runId }) => Object.keys((await index.api.run(runId))!.metrics).length),
      );
      await index.close();
      assert.ok(points.every((count) => count > 0));
      return rows.flatMap((row) => row.formats).sort();
    };
    assert.deepEqual(await shown(["keras", "sb3"]), ["keras", "keras", "sb3"]);
    assert.deepEqual(await shown(["sb3"]), ["sb3"]);
    assert.deepEqual(await shown(["keras", "sb3", "mlflow"]), ["keras", "keras", "sb3"]);
  });
});
