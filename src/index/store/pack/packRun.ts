import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { encodeUtf8 } from "../../../core/text/encodeUtf8";
import { exactJson } from "./exactJson";
import { packChunks } from "./packChunks";
import type { PackedRun } from "./packedRun";
import { packRow } from "./packRow";
import type { StoredRun } from "../storedRun";

/** Turns a run into its packed form and back, exactly. */
export const packRun = {
  write(run: StoredRun): PackedRun {
    return {
      header: encodeUtf8(packRow.write({ row: run.row, file: run.files[0] ?? null, imported: run.imported })),
      body: run.body,
      summaries: run.summaries,
      groups: encodeUtf8(exactJson.write(run.groups)),
      chunks: packChunks.write(run.chunks),
      files: encodeUtf8(exactJson.write(run.files)),
    };
  },

  /** Throws for bytes that `write` did not make. */
  read(packed: PackedRun): StoredRun {
    const { row, imported } = packRow.read(decodeUtf8(packed.header));
    return {
      row,
      body: packed.body,
      summaries: packed.summaries,
      groups: exactJson.read(decodeUtf8(packed.groups)) as StoredRun["groups"],
      chunks: packChunks.read(packed.chunks),
      files: exactJson.read(decodeUtf8(packed.files)) as StoredRun["files"],
      imported,
    };
  },
};
