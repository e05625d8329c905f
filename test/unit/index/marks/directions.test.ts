import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseMarks } from "../../../../src/core/marks/parseMarks";
import { readDirections } from "../../../../src/core/marks/readDirections";
import { writeMarksFile } from "../../../../src/index/marks/writeMarksFile";
import { LogWriter } from "../live/support/logWriter";
import { logsIn, openLive } from "../live/support/openLive";
import { temporaryFolder } from "../live/support/temporaryFolder";

const place = (home: string) => ({ home, folder: "metrics", name: "directions.json", runId: null });
const fileOf = (home: string) => path.join(home, "metrics", "directions.json");

describe("directions of metrics", () => {
  it("decide what is best in queries, columns, groups and of experiments, as long as they are kept", async () => {
    const folder = temporaryFolder();
    const home = path.dirname(logsIn(folder));
    for (const [name, values] of Object.entries({ A: [3, 1, 2], B: [5, 4, 6] })) {
      const log = new LogWriter(path.join(logsIn(folder), "e", name), name).start({ run_name: name });
      values.forEach((value, step) => log.metric(step, { val_loss: value }));
      log.end();
    }
    const index = await openLive(folder);
    await index.loaded();
    const { api } = index;
    const best = async () => {
      const columns = [{ entity: "metrics", key: "val_loss", summary: "best" } as const];
      const { cells } = await api.tableCells({ columns });
      const [experiment] = await api.bestRuns({ metrics: {} });
      const { statistics } = await api.groups({ by: "experiment", statistics: columns });
      const values = cells[0]?.kind === "number" ? [...cells[0].values].sort() : null;
      const found = await api.count("best(metrics.val_loss) > 3.5");
      return { values, found, run: experiment?.runId, mean: statistics[0]?.mean[0] };
    };
    const lower = { values: [1, 4], found: 1, run: "runback:A", mean: 2.5 };
    const higher = { values: [3, 6], found: 1, run: "runback:B", mean: 4.5 };
    assert.deepEqual(await best(), lower);
    await api.setDirection("val_loss", "higher");
    assert.deepEqual(await best(), higher);
    assert.deepEqual(await api.directions(), { val_loss: "higher" });
    await api.setDirection("val_loss", "none");
    assert.deepEqual((await best()).values, [2, 6], "the last values, where neither way is better");
    assert.equal((await best()).run, null);
    await api.setDirection("val_loss", null);
    assert.deepEqual(await best(), lower);

    // What somebody else writes into the project counts as well.
    await writeMarksFile(place(home), [{ field: "val_loss", value: "higher" }], Date.now() + 1000);
    await api.refresh();
    assert.deepEqual(await best(), higher);
    await index.close();
    const again = await openLive(folder);
    assert.deepEqual(await again.api.directions(), { val_loss: "higher" });
  });

  it("are merged by git without a conflict, the later word of each metric", async () => {
    const folder = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync(
        "git",
        ["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false", ...args],
        {
          ...{ cwd: folder, encoding: "utf8", timeout: 60_000 },
        },
      );
    const home = path.join(folder, ".runback");
    const say = async (metric: string, value: string, at: number) => {
      await writeMarksFile(place(home), [{ field: metric, value }], at);
      git("add", "--all");
      git("commit", "--quiet", "-m", `${metric} ${value}`);
    };
    git("init", "--quiet", "--initial-branch=main");
    await say("speed", "lower", 1);
    git("checkout", "--quiet", "-b", "other");
    await say("speed", "higher", 30);
    git("checkout", "--quiet", "main");
    await say("speed", "none", 20);
    await say("__proto__", "higher", 21);
    git("merge", "--quiet", "--no-edit", "other");
    const { file, problems } = parseMarks(readFileSync(fileOf(home), "utf8"));
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.entries(readDirections(file)).sort(), [
      ["__proto__", "higher"],
      ["speed", "higher"],
    ]);
  });

  it("that nobody knows, or cannot be read, are left out and stay in the file", async () => {
    const home = path.join(temporaryFolder(), ".runback");
    mkdirSync(path.join(home, "metrics"), { recursive: true });
    writeFileSync(fileOf(home), '[\n{"field":"a","value":"sideways","at":1},\n<img onerror=x>\nnull]\n');
    await writeMarksFile(place(home), [{ field: "b", value: "lower" }], 2);
    const text = readFileSync(fileOf(home), "utf8");
    assert.match(text, /sideways/);
    assert.match(text, /<img onerror=x>/);
    assert.deepEqual(readDirections(parseMarks(text).file), { b: "lower" });
  });
});
