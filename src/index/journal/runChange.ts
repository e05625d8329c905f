import type { ByteReader } from "../../core/bytes/byteReader";
import type { ByteWriter } from "../../core/bytes/byteWriter";
import type { PackedRun } from "../store/packedRun";
import { splice } from "./splice";

/** What happened to one run since the journal's last commit. */
export interface RunChange {
  readonly key: string;
  /** null: the run was not there. */
  readonly before: PackedRun | null;
  /** null: the run was removed. */
  readonly after: PackedRun | null;
}

/** Where changes are applied. */
export interface RunMap {
  read(key: string): PackedRun | null;
  write(key: string, run: PackedRun): void;
  remove(key: string): void;
}

const kind = { remove: 0, put: 1, change: 2 } as const;
const none = new Uint8Array();
const nothing: PackedRun = { header: none, body: none, summaries: none, groups: none, chunks: none, files: none };
const parts = ["header", "body", "summaries", "groups", "chunks", "files"] as const satisfies (keyof PackedRun)[];

/** One run's change as the journal writes it: only what differs from the state before. */
export const runChange = {
  write(writer: ByteWriter, { key, before, after }: RunChange): void {
    writer.byte(after === null ? kind.remove : before === null ? kind.put : kind.change);
    writer.text(key);
    if (after !== null) for (const part of parts) splice.write(writer, (before ?? nothing)[part], after[part]);
  },

  /** Applies every change of one commit. Throws a RangeError when they do not belong to this state. */
  applyAll(reader: ByteReader, runs: RunMap): void {
    while (!reader.isAtEnd) {
      const what = reader.byte();
      const key = reader.text();
      if (what === kind.remove) {
        runs.remove(key);
        continue;
      }
      const before = what === kind.put ? nothing : runs.read(key);
      if (before === null) throw new RangeError("The journal changes a run that is not there.");
      const after: Partial<Record<(typeof parts)[number], Uint8Array>> = {};
      for (const part of parts) after[part] = splice.read(reader, before[part]);
      runs.write(key, after as PackedRun);
    }
  },
};
