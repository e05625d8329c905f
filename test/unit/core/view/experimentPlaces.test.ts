import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { experimentPlaces } from "../../../../src/core/view/runs/experimentPlaces";

const row = (id: string, name: string, logDirectory: string) => ({ id, name, logDirectory, runCount: 1, liveCount: 0 });

describe("places of experiments of one name", () => {
  it("are as much of the path's end as tells them apart", () => {
    const rows = [
      row("a", "digits", "/home/me/project/mlruns"),
      row("b", "digits", "/home/me/project/wandb"),
      row("c", "network", "/home/me/project/.runback"),
      row("d", "vit", "/data/one/mlruns"),
      row("e", "vit", "/data/two/mlruns/"),
    ];
    assert.deepEqual(Object.fromEntries(experimentPlaces(rows)), {
      a: "mlruns",
      b: "wandb",
      d: "one/mlruns",
      e: "two/mlruns",
    });
  });

  it("are the name of the folder where experiments of one name share it", () => {
    const rows = [row("a", "x", "C:\\logs\\store"), row("b", "x", "C:\\logs\\store")];
    assert.deepEqual([...experimentPlaces(rows).values()], ["store", "store"]);
  });
});
