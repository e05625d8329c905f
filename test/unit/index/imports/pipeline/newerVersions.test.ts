import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { importers } from "../../../../../src/index/imports/importers";
import { field, frame } from "../../../core/readers/tensorboard/eventBytes";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

/** A place where a format names its version: the same file as a newer tool would write it. */
interface Newer {
  readonly format: string;
  readonly fixture: string;
  readonly file: RegExp;
  readonly raise: (bytes: Buffer) => Buffer;
  readonly note: RegExp;
}

const replaced = (bytes: Buffer, known: string, newer: string) => {
  const text = bytes.toString("latin1");
  assert.ok(text.includes(known), known);
  return Buffer.from(text.replaceAll(known, newer), "latin1");
};

const cases: readonly Newer[] = [
  {
    format: "tensorboard",
    fixture: "tensorboard/torch/basic",
    file: /tfevents/,
    raise: (bytes) => Buffer.concat([bytes, frame(field(3, "brain.Event:3"))]),
    note: /version "brain\.Event:3" of event files/,
  },
  {
    format: "wandb",
    fixture: "wandb/0.31/killed",
    file: /\.wandb$/,
    raise: (bytes) => Buffer.concat([bytes.subarray(0, 6), Buffer.from([1]), bytes.subarray(7)]),
    note: /header is not the one of W&B's logs that are known/,
  },
  {
    format: "mlflow",
    fixture: "mlflow/sqlite-3.x",
    file: /mlflow\.db$/,
    raise: (bytes) => replaced(bytes, "dc11669786a5", "0123456789ab"),
    note: /newer version of MLflow/,
  },
  {
    format: "optuna",
    fixture: "optuna/optuna-5.x",
    file: /studies\.db$/,
    raise: (bytes) => replaced(bytes, "v3.2.0.a", "v6.0.0.a"),
    note: /newer version of Optuna/,
  },
  {
    format: "dvc",
    fixture: "dvc/pipeline",
    file: /dvc\.lock$/,
    raise: (bytes) => replaced(bytes, "schema: '2.0'", "schema: '3.0'"),
    note: /newer version of DVC/,
  },
];

describe("files of a version that is newer than is known", () => {
  for (const { format, fixture, file, raise, note } of cases)
    it(`are read as far as they can be, with a note on the run: ${format}`, async () => {
      const importer = importers.find((one) => one.format === format)!;
      const folder = path.join(temporaryFolder(), "logs");
      cpSync(path.resolve("test/fixtures", fixture), folder, { recursive: true });
      const known = await new FolderReader(importer, folder).read();
      const name = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((one) => file.test(one))!;
      const place = path.join(folder, name);
      for (const run of known.runs.values()) assert.equal(notesOf(run, note).length, 0, "not without cause");
      writeFileSync(place, raise(readFileSync(place)));
      const newer = await new FolderReader(importer, folder).read();
      assert.ok(newer.runs.size > 0);
      assert.deepEqual([...newer.runs.keys()].sort(), [...known.runs.keys()].sort());
      for (const [key, run] of newer.runs) {
        assert.deepEqual(run.metrics, known.runs.get(key)!.metrics);
        const notes = notesOf(run, note);
        assert.deepEqual(
          notes.map((one) => one.file),
          [place],
          key,
        );
      }
    });
});

function notesOf({ record }: ImportedRun, note: RegExp) {
  return record.problems.filter(({ reason }) => note.test(reason));
}
