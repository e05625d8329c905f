import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { canonicalDump } from "../../live/support/canonicalDump";
import { eventually } from "../../live/support/eventually";
import { LogWriter } from "../../live/support/logWriter";
import { logsIn, openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

const importers = [
  lineImporter({ format: "tensorboard", recordsEnd: false }),
  lineImporter({ format: "wandb" }),
  lineImporter({ format: "hydra", recordsEnd: false, isAddition: true }),
];

const params = (values: Record<string, number>) => ({ event: { kind: "params", params: values } as const });

function tensorboard(run: string): LineLog {
  return new LineLog(path.join(run, "tensorboard.log"))
    .start("tensorboard:1", { host: "gpu1", experiment: null })
    .write(params({ lr: 1, seed: 7 }))
    .points("train/loss", 0, 20)
    .points("shared", 0, 20, 2);
}

function wandb(run: string): LineLog {
  return new LineLog(path.join(run, "wandb.log"))
    .start("wandb:1", { runName: "brave-sun", experiment: "digits" })
    .write(params({ lr: 2 }))
    .points("shared", 0, 5, 4)
    .end();
}

function hydra(folder: string): LineLog {
  return new LineLog(path.join(folder, "hydra.log"))
    .start("hydra:1")
    .write(params({ lr: 3, seed: 8, depth: 5 }))
    .write({ event: { kind: "tags", tags: { "hydra.overrides": "lr=3" } } });
}

describe("imported runs of several formats in one folder", () => {
  it("are one run: of what several say the best format's word counts, and all metrics show", async () => {
    const folder = temporaryFolder();
    const run = path.join(folder, "project", "outputs", "run");
    tensorboard(run);
    wandb(run);
    hydra(path.join(folder, "project", "outputs"));
    const index = await openLive(folder, { importers });
    await index.loaded();
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    assert.equal(rows.length, 1);
    const { runId, runName, experiment, status, formats, host } = rows[0]!;
    assert.deepEqual(
      { runId, runName, experiment, status, formats, host },
      {
        runId: "wandb:1",
        runName: "brave-sun",
        experiment: "digits",
        status: "FINISHED",
        formats: ["wandb", "tensorboard", "hydra"],
        host: "gpu1",
      },
    );
    const detail = await index.api.run("tensorboard:1");
    assert.equal(detail?.row.runId, "wandb:1", "found by its alias");
    assert.deepEqual(detail.aliases, ["tensorboard:1"]);
    assert.deepEqual(detail.params, { lr: 2, seed: 7, depth: 5 });
    assert.deepEqual(detail.tags, { "hydra.overrides": "lr=3" });
    assert.equal(detail.metrics["train/loss"]?.count, 20);
    assert.equal(detail.metrics["shared"]?.count, 5);
    const shared = await index.api.series({ runId: "tensorboard:1", metric: "shared" });
    assert.deepEqual([...shared.values], [0, 0.25, 0.5, 0.75, 1]);
    assert.equal((await index.api.series({ runId: "wandb:1", metric: "train/loss" })).total, 20);
    assert.equal(await index.api.count("params.depth = 5"), 1);
    assert.equal(await index.api.count("tags.`hydra.overrides` = 'lr=3'"), 1);
    const experiments = await index.api.experiments();
    assert.deepEqual(
      experiments.map(({ name, runCount }) => ({ name, runCount })),
      [{ name: "digits", runCount: 1 }],
    );
  });

  it("end in the same state whatever came first, and after a restart", async () => {
    const folder = temporaryFolder();
    const run = path.join(folder, "project", "outputs", "run");
    const makers = [() => tensorboard(run), () => wandb(run), () => hydra(path.join(folder, "project", "outputs"))];
    const time = Date.now;
    Date.now = () => 1_750_000_000_000; // the logs' own times must not tell the orders apart
    try {
      for (const make of makers) make();
    } finally {
      Date.now = time;
    }
    const dumps = new Set<string>();
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ];
    for (const order of orders) {
      rmSync(path.join(folder, "project"), { recursive: true });
      const index = await openLive(folder, { importers }, { storageFolder: path.join(folder, order.join("")) });
      await index.loaded();
      for (const [done, which] of order.entries()) {
        Date.now = () => 1_750_000_000_000;
        try {
          makers[which]!();
        } finally {
          Date.now = time;
        }
        const added = order.slice(0, done + 1);
        const expected = added.some((one) => one < 2) ? 1 : 0;
        await eventually(async () => {
          await index.api.refresh();
          assert.equal((await index.api.runs({ offset: 0, limit: 10 })).total, expected);
        });
      }
      dumps.add(await canonicalDump(index.api));
      await index.close();
      const again = await openLive(folder, { importers }, { storageFolder: path.join(folder, order.join("")) });
      assert.equal((await again.api.runs({ offset: 0, limit: 10 })).total, 1, "merged before anything is looked at");
      await again.loaded();
      dumps.add(await canonicalDump(again.api));
      await again.close();
    }
    assert.equal(dumps.size, 1);
  });

  it("are part of Runback's own run when they lie in its folder, and stand alone when it goes", async () => {
    const folder = temporaryFolder();
    const run = path.join(logsIn(folder), "digits", "RUN1");
    const own = new LogWriter(run).start().metrics(0, 4);
    const index = await openLive(folder, { importers });
    await index.loaded();
    tensorboard(run);
    await eventually(async () => {
      const detail = await index.api.run("runback:RUN1");
      assert.deepEqual(detail?.row.formats, ["runback", "tensorboard"]);
      assert.deepEqual(detail.aliases, ["tensorboard:1"]);
      assert.equal(detail.metrics["train/loss"]?.count, 20);
      assert.equal(detail.metrics["loss"]?.count, 4);
    });
    assert.equal((await index.api.run("tensorboard:1"))?.row.runId, "runback:RUN1");
    own.end();
    await eventually(async () => assert.equal((await index.api.run("runback:RUN1"))?.row.status, "FINISHED"));
    await index.close();
    const again = await openLive(folder, { importers });
    await again.loaded();
    assert.deepEqual((await again.api.run("tensorboard:1"))?.row.formats, ["runback", "tensorboard"]);
    rmSync(own.file);
    await eventually(async () => {
      const { rows } = await again.api.runs({ offset: 0, limit: 10 });
      assert.deepEqual(
        rows.map(({ runId }) => runId),
        ["tensorboard:1"],
      );
    });
  });
});
