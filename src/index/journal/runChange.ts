import type { ByteReader } from "../../core/bytes/byteReader";
import type { ByteWriter } from "../../core/bytes/byteWriter";
import type { PackedRun } from "../store/pack/packedRun";
import { splice, type Splice } from "./splice";

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

/** A change as the journal says it. */
export interface JournalChange {
  readonly key: string;
  /** "put": the run was not there before. */
  readonly kind: "remove" | "put" | "change";
  /** How each part came from what it was; none when the run was removed. */
  readonly parts: Readonly<Partial<Record<keyof PackedRun, Splice>>>;
}

const codes = { remove: 0, put: 1, change: 2 } as const;
const kinds = ["remove", "put", "change"] as const;
const none = new Uint8Array();
const nothing: PackedRun = { header: none, body: none, summaries: none, groups: none, chunks: none, files: none };
const parts = ["header", "body", "summaries", "groups", "chunks", "files"] as const satisfies (keyof PackedRun)[];

/** One run's change as the journal writes it: only what differs from the state before. */
export const runChange = {
  write(writer: ByteWriter, { key, before, after }: RunChange): void {
    writer.byte(after === null ? codes.remove : before === null ? codes.put : codes.change);
    writer.text(key);
    if (after !== null) for (const part of parts) splice.write(writer, (before ?? nothing)[part], after[part]);
  },

  /** Every change of one commit, in order. Throws a RangeError for bytes that `write` did not make. */
  *readAll(reader: ByteReader): IterableIterator<JournalChange> {
    while (!reader.isAtEnd) {
      const kind = kinds[reader.byte()];
      if (kind === undefined) throw new RangeError("A change in the journal is of an unknown kind.");
      const key = reader.text();
      const changes: Partial<Record<keyof PackedRun, Splice>> = {};
      if (kind !== "remove") for (const part of parts) changes[part] = splice.read(reader);
      yield { key, kind, parts: changes };
    }
  },

  /** One part after a change. Throws a RangeError when the change does not belong to this state. */
  part(change: JournalChange, part: keyof PackedRun, before: PackedRun[typeof part] | null): Uint8Array {
    const how = change.parts[part];
    if (how === undefined || (before === null && change.kind === "change"))
      throw new RangeError("The journal changes a run that is not there.");
    return splice.apply(how, change.kind === "put" ? none : (before ?? none));
  },

  /** Applies every change of one commit. Throws a RangeError when they do not belong to this state. */
  applyAll(reader: ByteReader, runs: RunMap): void {
    for (const change of runChange.readAll(reader)) {
      const { key, kind } = change;
      if (kind === "remove") {
        runs.remove(key);
        continue;
      }
      const before = kind === "put" ? null : runs.read(key);
      const after: Partial<Record<keyof PackedRun, Uint8Array>> = {};
      for (const part of parts) after[part] = runChange.part(change, part, before?.[part] ?? null);
      runs.write(key, after as PackedRun);
    }
  },
};
