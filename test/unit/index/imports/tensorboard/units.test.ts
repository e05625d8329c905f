import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { frame, scalarEvent } from "../../../core/readers/tensorboard/eventBytes";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import { unitsIn } from "../support/unitsIn";

const fixtures = path.resolve("test/fixtures/tensorboard");
const fileName = "events.out.tfevents.1700000000.host.name.42.0";

function write(folder: string, name: string, tag: string, ...steps: number[]): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat(steps.map((step) => frame(scalarEvent(tag, BigInt(step), step / 2)))));
  return file;
}

const read = (folder: string) => new FolderReader(tensorboardImporter, folder).read();

function stepsOf({ runs }: FolderReader): Record<string, Record<string, number[]>> {
  const metrics = [...runs].map(([name, run]) => [
    name,
    Object.fromEntries([...run.metrics].map(([metric, points]) => [metric, points.map(([step]) => step)])),
  ]);
  return Object.fromEntries(metrics) as Record<string, Record<string, number[]>>;
}

describe("TensorBoard: which folders are which run", () => {
  it("takes host, process, name and experiment from where a file lies", async () => {
    const home = temporaryFolder();
    write(path.join(home, "logs", "first"), fileName, "loss", 1, 2);
    const [unit] = await unitsIn(tensorboardImporter, home);
    assert.deepEqual([unit!.experiment, unit!.experimentPath], ["logs", path.join(home, "logs")]);
    const { record } = [...(await read(home)).runs.values()][0]!;
    assert.deepEqual([record.runName, record.host, record.pid, record.startTime], ["first", "host.name", 42, 1000]);
  });

  it("puts the folders of training and validation together, with and without files beside them", async () => {
    const home = temporaryFolder();
    for (const part of ["train", "validation"]) write(path.join(home, "apart", part), fileName, "loss", 1);
    write(path.join(home, "beside"), fileName, "loss", 1);
    write(path.join(home, "beside", "eval"), fileName, "loss", 1);
    write(path.join(home, "mixed", "train"), fileName, "loss", 1);
    write(path.join(home, "mixed", "other"), fileName, "loss", 1);
    assert.deepEqual(stepsOf(await read(home)), {
      "apart#": { "train/loss": [1], "validation/loss": [1] },
      "beside#": { loss: [1], "eval/loss": [1] },
      "mixed/other#": { loss: [1] },
      "mixed/train#": { loss: [1] },
    });
  });

  it("knows the folders of add_scalars by their tag, and leaves other folders runs of their own", async () => {
    const home = temporaryFolder();
    write(home, fileName, "lr", 1);
    write(path.join(home, "loss_all_val"), fileName, "loss/all", 1);
    write(path.join(home, "run_2"), fileName, "loss/all", 1);
    const waiting = write(path.join(home, "loss_new"), fileName, "loss");
    const reader = await read(home);
    assert.deepEqual(stepsOf(reader), { "#": { lr: [1], "loss/all/val": [1] }, "run_2#": { "loss/all": [1] } });
    appendFileSync(waiting, frame(scalarEvent("loss", 3n, 1)));
    await reader.read();
    assert.deepEqual(stepsOf(reader)["#"], { lr: [1], "loss/all/val": [1], "loss/new": [3] });
  });

  it("knows tensorboardX's folders in folders too, and those that hold nothing yet", async () => {
    const home = temporaryFolder();
    const run = path.join(home, "run");
    write(run, fileName, "lr", 1);
    for (const key of ["train", "val"]) write(path.join(run, "loss all (%)", key), fileName, "loss_all____", 1);
    write(path.join(run, "acc", "top", "1"), fileName, "acc/top", 1);
    write(path.join(run, "acc", "top", "seed 1"), fileName, "other", 1);
    write(path.join(run, "acc_top_a", "b"), fileName, "acc/top", 1);
    const waiting = write(path.join(run, "acc", "top", "5"), fileName, "acc/top");
    const reader = await read(home);
    const known = { lr: [1], "loss_all____/train": [1], "loss_all____/val": [1], "acc/top/1": [1], "acc/top/a/b": [1] };
    const other = { "run/acc/top/seed 1#": { other: [1] } };
    assert.deepEqual(stepsOf(reader), { "run#": known, ...other });
    appendFileSync(waiting, frame(scalarEvent("acc/top", 3n, 1)));
    await reader.read();
    assert.deepEqual(stepsOf(reader), { "run#": { ...known, "acc/top/5": [3] }, ...other });
  });

  it("has room for a series of each class", async () => {
    const home = temporaryFolder();
    write(path.join(home, "run"), fileName, "lr", 1);
    for (let key = 0; key < 100; key++) write(path.join(home, "run", "acc", `class ${key}`), fileName, "acc", key);
    const [unit, ...others] = await unitsIn(tensorboardImporter, home);
    assert.deepEqual([unit!.path, others], [path.join(home, "run"), []]);
    assert.equal(Object.keys(stepsOf(await read(home))["run#"]!).length, 101);
  });

  it("gives a training of Hugging Face's Trainer to its output folder when it has checkpoints, under the same id", async () => {
    const home = temporaryFolder();
    cpSync(path.join(fixtures, "trainer"), home, { recursive: true });
    for (const step of [4, 8])
      renameSync(path.join(home, "output", `checkpoint-${step}`), path.join(home, `kept-${step}`));
    const early = [...(await read(home)).runs.values()][0]!.record;
    renameSync(path.join(home, "kept-4"), path.join(home, "output", "checkpoint-4"));
    const [unit] = await unitsIn(tensorboardImporter, home);
    assert.equal(unit!.directory, path.join(home, "output"));
    const late = [...(await read(home)).runs.values()][0]!.record;
    assert.deepEqual([early.runName, late.runName], ["Nov23_10-00-00_host", "output"]);
    assert.equal(late.runId, early.runId);
  });
});

describe("TensorBoard: reading on", () => {
  it("reads what was appended, a next file, and nothing twice", async () => {
    const home = temporaryFolder();
    const file = write(home, fileName, "loss", 1, 2);
    const reader = await read(home);
    appendFileSync(file, frame(scalarEvent("loss", 3n, 1)));
    await reader.read();
    write(home, fileName.replace("1700000000", "1700000009"), "loss", 3, 4);
    await reader.read();
    await reader.read();
    assert.deepEqual(stepsOf(reader), { "#": { loss: [1, 2, 3, 3, 4] } });
  });

  it("begins anew when a file was replaced, cut or removed", async () => {
    const home = temporaryFolder();
    const file = write(home, fileName, "loss", 1, 2, 3);
    const second = write(home, fileName.replace("1700000000", "1700000009"), "loss", 7);
    const reader = await read(home);
    truncateSync(file, frame(scalarEvent("loss", 1n, 0.5)).length);
    await reader.read();
    assert.deepEqual(stepsOf(reader), { "#": { loss: [1, 7] } });
    write(home, fileName, "loss", 5, 6, 8, 9);
    await reader.read();
    assert.deepEqual(stepsOf(reader), { "#": { loss: [5, 6, 8, 9, 7] } });
    rmSync(second);
    await reader.read();
    assert.deepEqual(stepsOf(reader), { "#": { loss: [5, 6, 8, 9] } });
  });

  it("waits at zeros and half records, says once what is damaged, and passes over what is too long to be of use", async () => {
    const home = temporaryFolder();
    const file = write(home, fileName, "loss", 1);
    const large = frame(Buffer.alloc(17 * 1024 * 1024, 0x32));
    appendFileSync(file, large.subarray(0, 2 ** 24));
    const reader = await read(home);
    appendFileSync(file, large.subarray(2 ** 24));
    appendFileSync(file, frame(scalarEvent("loss", 2n, 1)));
    appendFileSync(file, Buffer.alloc(64));
    await reader.read();
    assert.deepEqual(stepsOf(reader), { "#": { loss: [1, 2] } });
    const problems = () => [...reader.runs.values()].map(({ record }) => record.problems.map(({ reason }) => reason));
    assert.deepEqual(problems(), [[]]);
    const other = write(path.join(home, "other"), fileName, "loss", 1);
    appendFileSync(other, Buffer.alloc(64, 1));
    await reader.read();
    appendFileSync(other, Buffer.alloc(64, 1));
    await reader.read();
    const told = problems().flat();
    assert.equal(told.length, 1);
    assert.match(told[0]!, /^damaged at byte \d+/);
  });

  it("changes nothing in the folder", async () => {
    const home = temporaryFolder();
    cpSync(path.join(fixtures, "restart"), home, { recursive: true });
    const before = await unitsIn(tensorboardImporter, home);
    const stamps = before.map((unit) => tensorboardImporter.stamp(unit));
    const bytes = readFileSync(path.join(home, "overlap", "events.out.tfevents.1795409066.vm.14852.0"));
    await read(home);
    assert.deepEqual(before.map((unit) => tensorboardImporter.stamp(unit)), stamps); // prettier-ignore
    assert.deepEqual(readFileSync(path.join(home, "overlap", "events.out.tfevents.1795409066.vm.14852.0")), bytes);
  });
});
