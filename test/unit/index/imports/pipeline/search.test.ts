import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FolderSearch } from "../../../../../src/index/imports/search/folderSearch";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

const importers = [lineImporter({ format: "tiny" })];
const bounds = { depth: 6, entries: 20_000, time: 60_000 };

/** Makes a run in each of these folders; its id is the folder's name. */
function runsIn(top: string, ...folders: string[]): void {
  for (const folder of folders)
    new LineLog(path.join(top, folder, "tiny.log")).start(`tiny:${folder}`).points("loss", 0, 2).end();
}

async function foldersFound(top: string, within: Partial<typeof bounds> = {}): Promise<[string[], string | null]> {
  const { units, cut } = await new FolderSearch(importers, { ...bounds, ...within }).run(top);
  return [units.map(({ unit }) => path.relative(top, path.dirname(unit.path)).split(path.sep).join("/")), cut];
}

describe("search for runs of other tools", () => {
  it("goes six folders deep, nearest first, and tells when a bound ended it", async () => {
    const top = temporaryFolder();
    runsIn(top, "1/2/3/4/5/6", "1/2/3/4/5/6/7", "a", "z/y");
    assert.deepEqual(await foldersFound(top), [["a", "z/y", "1/2/3/4/5/6"], null]);
    for (let file = 0; file < 40; file++) writeFileSync(path.join(top, "a", `${file}.txt`), "");
    assert.deepEqual(await foldersFound(top, { entries: 30 }), [["a"], "30 files and folders"]);
    assert.match((await foldersFound(top, { time: -1 }))[1] ?? "", / seconds$/);
  });

  it("does not count folders of Runback's own runs and what is in them, and enters them all the same", async () => {
    const top = temporaryFolder();
    runsIn(top, "own/1/tb", "own/2/tb", "own/3/tb");
    for (const run of ["1", "2", "3"])
      for (let file = 0; file < 40; file++) writeFileSync(path.join(top, "own", run, `${file}.txt`), "");
    assert.equal((await foldersFound(top, { entries: 30 }))[1], "30 files and folders");
    const isOwn = (folder: string) => path.basename(path.dirname(folder)) === "own";
    const search = new FolderSearch(importers, { ...bounds, entries: 30 }, () => true, isOwn);
    const { units, cut } = await search.run(top);
    assert.deepEqual([units.length, cut], [3, null]);
  });

  it("enters ignored and hidden folders, but no environments, repositories and packages", async () => {
    const top = temporaryFolder();
    writeFileSync(path.join(top, ".gitignore"), "outputs/\n");
    runsIn(top, "outputs/a", ".hidden", "node_modules/x", ".git/x", "venv/x", "lib/site-packages/x", "myenv/x");
    writeFileSync(path.join(top, "myenv", "pyvenv.cfg"), "");
    mkdirSync(path.join(top, "conda", "conda-meta"), { recursive: true });
    runsIn(top, "conda/x", ".runback/runs/e/r");
    assert.deepEqual(await foldersFound(top), [[".hidden", "outputs/a"], null]);
  });

  it("follows no link, and looks once at a folder that is reached twice", async () => {
    const top = temporaryFolder();
    runsIn(top, "real");
    symlinkSync(path.join(top, "real"), path.join(top, "linked"));
    symlinkSync(top, path.join(top, "real", "circle"));
    assert.deepEqual(await foldersFound(top), [["real"], null]);
  });

  it("is made in named folders and files outside the workspace, and its bound is told of", async () => {
    const folder = temporaryFolder();
    const far = path.join(folder, "far");
    runsIn(far, "a", "b");
    const file = new LineLog(path.join(folder, "alone", "tiny.many"));
    file.start("tiny:alone", {}, { run: "1" });
    const many = path.join(folder, "many");
    mkdirSync(many);
    for (let name = 0; name < 60; name++) writeFileSync(path.join(many, `${name}`), "");
    mkdirSync(path.join(many, "deeper"));
    const searchBounds = { ...bounds, entries: 50 };
    const index = await openLive(folder, { importers, searchBounds }, { logDirectories: [far, file.file, many] });
    await index.loaded();
    const ids = async () => (await index.api.runs({ offset: 0, limit: 10 })).rows.map(({ runId }) => runId).sort();
    assert.deepEqual(await ids(), ["tiny:a", "tiny:alone", "tiny:b"]);
    const notes = (await index.api.status()).notes.join("\n");
    assert.match(notes, /The search for runs in .*many ended after 50 files and folders.*Add Log Directory…/);
    assert.equal(notes.includes("far"), false);
    file.start("tiny:later", {}, { run: "2" });
    await eventually(async () => assert.deepEqual(await ids(), ["tiny:a", "tiny:alone", "tiny:b", "tiny:later"]));
    await index.api.setLogDirectories([path.join(folder, "project")], [far]);
    assert.deepEqual(await ids(), ["tiny:a", "tiny:b"]);
    assert.equal((await index.api.status()).notes.join("\n").includes("many"), false);
  });
});
