import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RunRow } from "../../../../src/core/model/runRow";
import { eventually } from "../live/support/eventually";
import { LogWriter } from "../live/support/logWriter";
import { logsIn, openLive, type LiveIndex } from "../live/support/openLive";
import { temporaryFolder } from "../live/support/temporaryFolder";

/** Two ended runs, A and B, and the index over them. */
async function openTwo(): Promise<{ folder: string; index: LiveIndex; marks: string }> {
  const folder = temporaryFolder();
  for (const name of ["A", "B"]) new LogWriter(path.join(logsIn(folder), "e", name), name).start().metrics(0, 3).end();
  const index = await openLive(folder);
  await index.loaded();
  return { folder, index, marks: path.join(folder, "project", ".runback", "marks") };
}

async function rows({ api }: LiveIndex, filter?: string): Promise<readonly RunRow[]> {
  return (await api.runs({ offset: 0, limit: 10, ...(filter === undefined ? {} : { filter }) })).rows;
}

const ids = (found: readonly RunRow[]) => found.map(({ runId }) => runId).sort();

describe("marks in the index", () => {
  it("name, note, star and tags win over the log, show at once, and are found", async () => {
    const { index } = await openTwo();
    await index.api.mark(
      ["runback:A"],
      [
        { field: "name", value: "the good one" },
        { field: "note", value: "# Why\nbecause" },
        { field: "star", value: true },
        { field: "tags.team", value: "vision" },
      ],
    );
    const detail = await index.api.run("runback:A");
    assert.equal(detail?.row.runName, "the good one");
    assert.equal(detail.note, "# Why\nbecause");
    assert.equal(detail.tags["team"], "vision");
    assert.deepEqual(detail.markedTags, ["team"]);
    for (const filter of ["good", "because", "vision", "attributes.starred = true", "tags.team = 'vision'"])
      assert.deepEqual(ids(await rows(index, filter)), ["runback:A"], filter);
    await index.api.mark(["runback:A"], [{ field: "note", value: null }]);
    assert.deepEqual(await rows(index, "because"), [], "a note that is in no row is searched anew as well");
  });

  it("leave archived and hidden runs out of lists and counts, but for those that ask for them", async () => {
    const { index } = await openTwo();
    await index.api.mark(["runback:A"], [{ field: "archived", value: true }]);
    assert.deepEqual(ids(await rows(index)), ["runback:B"]);
    assert.deepEqual(
      (await index.api.experiments()).map(({ runCount }) => runCount),
      [1],
    );
    assert.equal(await index.api.count("status = 'FINISHED'"), 1);
    assert.deepEqual(ids(await rows(index, "attributes.archived = true")), ["runback:A"]);
    assert.equal(await index.api.count("not attributes.archived = false"), 1);
    assert.deepEqual((await index.api.tableCells({ columns: [] })).runIds, ["runback:B"]);
    await index.api.showArchived(true);
    assert.deepEqual(ids(await rows(index)), ["runback:A", "runback:B"]);
    await index.api.showArchived(false);
    await index.api.mark(
      ["runback:A", "runback:B"],
      [
        { field: "archived", value: null },
        { field: "hidden", value: true },
      ],
    );
    assert.deepEqual(await rows(index), []);
  });

  it("survive a lost index, and another place of the project", async () => {
    const { folder, index } = await openTwo();
    await index.api.mark(["runback:B"], [{ field: "name", value: "kept" }]);
    await index.close();
    const moved = temporaryFolder();
    rmSync(path.join(folder, "storage"), { recursive: true });
    renameSync(path.join(folder, "project"), path.join(moved, "project"));
    const again = await openLive(moved);
    await again.loaded();
    assert.equal((await again.api.run("runback:B"))?.row.runName, "kept");
  });

  it("lie over what is saved as soon as the index is open", async () => {
    const { folder, index } = await openTwo();
    const changes = [
      { field: "name", value: "saved" },
      { field: "archived", value: true },
    ];
    await index.api.mark(["runback:B"], changes);
    await index.close();
    const again = await openLive(folder);
    assert.deepEqual(ids(await rows(again)), ["runback:A"]);
    assert.equal(
      (await again.api.runs({ offset: 0, limit: 10, filter: "attributes.archived = true" })).rows[0]?.runName,
      "saved",
    );
    await again.loaded();
    assert.equal((await again.api.run("runback:B"))?.row.runName, "saved");
    assert.deepEqual(ids(await rows(again)), ["runback:A"]);
  });

  it("of somebody else appear live, and problems in them are told at the run", async () => {
    const { index, marks } = await openTwo();
    mkdirSync(marks, { recursive: true });
    const place = path.join(marks, "runback%3AA.json");
    writeFileSync(place, '[\n{"field":"name","value":"pulled","at":5},\n{"field":"st\nnull]\n');
    await eventually(async () => assert.equal((await rows(index, "pulled")).length, 1));
    assert.deepEqual(await index.api.problems("runback:A"), [
      { file: place, line: 3, reason: "This line of a marks file cannot be read." },
    ]);
    assert.equal((await rows(index, "pulled"))[0]?.problemCount, 1);
    writeFileSync(place, '[\n{"field":"name","value":"pulled again","at":6},\nnull]\n');
    await eventually(async () => assert.equal((await index.api.run("runback:A"))?.row.runName, "pulled again"));
    rmSync(place);
    await eventually(async () => assert.equal((await index.api.run("runback:A"))?.row.runName, "a"));
  });

  it("lie in the project, with what git needs, and change nothing of the log", async () => {
    const { folder, index, marks } = await openTwo();
    const log = path.join(logsIn(folder), "e", "A", "events.jsonl");
    const before = readFileSync(log, "utf8");
    await index.api.mark(["runback:A"], [{ field: "star", value: true }]);
    assert.deepEqual(readdirSync(marks).sort(), [".gitattributes", ".gitignore", "runback%3AA.json"]);
    assert.equal(readFileSync(path.join(marks, "..", ".gitignore"), "utf8"), "/runs/\n/trash/\n/.gitignore\n");
    assert.equal(readFileSync(log, "utf8"), before);
  });

  it("are refused when they are none of ours", async () => {
    const { index } = await openTwo();
    await assert.rejects(index.api.mark(["runback:A"], [{ field: "rating", value: "5" }]));
    await assert.rejects(index.api.mark(["runback:A"], [{ field: "star", value: "yes" }]));
  });
});
